// Terms: PIP and integration term with worked dates, the Algemene termijnenwet, status and signal.
#include "tests/unit/evaluate/bench.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::test;
using trace::StepKind;

namespace {

enum Status : std::uint16_t { NotStarted, Running, Met, MetLate, Expired };

struct Term : Bench {
    std::uint8_t flags;
    TypeId day = optional(date_type());
    FactId start = fact("start", day);
    ExprId end;

    Term(std::uint8_t term_flags, values::Duration base)
        : flags(term_flags), end(op(Op::TermEnd, day, {use(start), length(base)})) {
        expr(end).detail = flags;
    }
    Outcome last_day(char const* from) {
        set(start, date(from));
        return value(end);
    }
    Outcome first_day(char const* from) {
        set(start, date(from));
        auto const id = op(Op::TermStart, day, {use(start)});
        expr(id).detail = flags;
        return value(id);
    }
    std::vector<values::TermShift> shifts(char const* from) {
        set(start, date(from));
        return evaluate::evaluate_expression(rules(), facts(), today, end).trace.shifts;
    }
};

Outcome on(char const* iso) { return gives(date(iso)); }
constexpr auto after = model::term_flags::starts_day_after;
constexpr auto act = model::term_flags::general_terms_act;

struct StatusOf : Bench {
    TypeId day = optional(date_type());
    FactId start = fact("start", day), end = fact("einde", day), met = fact("gehaald", day);
    ExprId status =
        op(Op::TermStatus, enumeration({"nog_niet_begonnen", "loopt", "gehaald", "te_laat_gehaald", "verlopen"}),
           {use(start), use(end), use(met)});
    void give(FactId id, char const* text) {
        std::string const given = text;
        if (given == "?")
            forget(id);
        else if (given == "geen")
            set(id, values::None{});
        else
            set(id, date(text));
    }
    Outcome operator()(char const* first, char const* last, char const* met_on) {
        give(start, first);
        give(end, last);
        give(met, met_on);
        return value(status);
    }
};

Outcome is(Status status) { return gives(values::Member{status}); }

}  // namespace

TEST_CASE("The integration term: three years from the day after the date of the PIP", "[terms]") {
    Term term(after, values::months(36));
    CHECK(term.first_day("2022-03-15") == on("2022-03-16"));
    CHECK(term.last_day("2022-03-15") == on("2025-03-15"));
    CHECK(term.first_day("2024-02-28") == on("2024-02-29"));
    CHECK(term.last_day("2024-02-28") == on("2027-02-28"));
}

TEST_CASE("A term that starts on a day counts that day", "[terms]") {
    Term term(0, values::months(36));
    CHECK(term.first_day("2022-03-16") == on("2022-03-16"));
    CHECK(term.last_day("2022-03-16") == on("2025-03-15"));
    CHECK(Term(0, values::days(1)).last_day("2022-03-16") == on("2022-03-16"));
}

TEST_CASE("The PIP within ten weeks, by the Algemene termijnenwet", "[terms]") {
    Term term(after | act, values::days(70));
    CHECK(term.last_day("2023-01-30") == on("2023-04-11"));  // Easter Monday
    CHECK(term.last_day("2023-02-03") == on("2023-04-14"));
    CHECK(term.last_day("2022-10-16") == on("2022-12-27"));  // both Christmas days
    CHECK(term.last_day("2025-10-17") == on("2025-12-29"));  // Christmas and a weekend
    CHECK(term.last_day("2026-01-24") == on("2026-04-07"));  // weekend and Easter Monday
    auto const shifts = term.shifts("2023-01-30");
    REQUIRE_FALSE(shifts.empty());
    CHECK(shifts.front().from == date("2023-04-10"));
    CHECK(shifts.front().holiday == values::Holiday::EasterMonday);
    CHECK(shifts.back().to == date("2023-04-11"));
    CHECK(term.shifts("2023-02-03").empty());
    CHECK(Term(after, values::days(70)).last_day("2023-01-30") == on("2023-04-10"));
}

TEST_CASE("A term of years is excluded from the act, and the trace says so", "[terms]") {
    Term term(after | act, values::months(36));
    CHECK(term.last_day("2022-03-12") == on("2025-03-12"));
    CHECK(term.last_day("2020-04-10") == on("2023-04-10"));  // Easter Monday, and it stays
    auto const steps = evaluate::evaluate_expression(term.rules(), term.facts(), term.today, term.end).trace.steps;
    REQUIRE(steps.back().kind == StepKind::Calendar);
    CHECK(steps.back().detail == trace::none);
    CHECK(steps.back().parent == 0);
}

TEST_CASE("For art. 4 of the act the base length counts, not the extensions", "[terms]") {
    Term term(after | act, values::days(70));
    auto const longer = term.op(Op::TermEnd, term.day,
                                {term.use(term.start), term.length(values::days(70)), term.length(values::days(28))});
    term.expr(longer).detail = after | act;
    term.set(term.start, date("2023-01-02"));  // 98 days later is 2023-04-10
    CHECK(term.value(longer) == on("2023-04-11"));
}

TEST_CASE("Extensions are added to the last day in order; geen adds nothing", "[terms]") {
    Term b(after, values::months(1));
    auto const with = [&](std::vector<ExprId> operands) {
        operands.insert(operands.begin(), {b.use(b.start), b.length(values::months(1))});
        auto const id = b.op(Op::TermEnd, b.day, operands);
        b.expr(id).detail = after;
        return b.value(id);
    };
    b.set(b.start, date("2024-01-31"));
    CHECK(with({b.length(values::months(1))}) == on("2024-03-29"));  // 29 February, then a month
    CHECK(with({b.length(values::days(1)), b.length(values::months(1))}) == on("2024-04-01"));
    CHECK(with({b.none(b.duration()), b.length(values::days(0))}) == on("2024-02-29"));
    CHECK(is_unknown(with({b.unknown(b.duration())})));
    CHECK(is_fault(with({b.faulty(b.duration())}), FaultCode::NoVersion));
    auto const trace = evaluate::evaluate_expression(b.rules(), b.facts(), b.today, b.end).trace;
    CHECK(trace.steps.back().kind == StepKind::MonthRule);  // 31 February does not exist
    CHECK(trace.steps.back().detail == 1);
}

TEST_CASE("Without a start there is no term, whatever the rest is", "[terms]") {
    Term b(after | act, values::days(70));
    b.set(b.start, values::None{});
    CHECK(b.value(b.end) == geen());
    CHECK(b.value(b.op(Op::TermStart, b.day, {b.use(b.start)})) == geen());
    CHECK(b.value(b.op(Op::TermEnd, b.day, {b.use(b.start), b.unknown(b.duration())})) == geen());
    CHECK(b.value(b.op(Op::TermEnd, b.day, {b.use(b.start), b.faulty(b.duration())})) == geen());
    CHECK(b.value(b.op(Op::TermSignal, b.day, {b.use(b.start), b.unknown(b.duration())})) == geen());
    b.forget(b.start);
    CHECK(missing(b.value(b.end)) == std::vector{b.start.value});
    CHECK(is_fault(b.value(b.op(Op::TermStart, b.day, {b.faulty(b.day)})), FaultCode::NoVersion));
}

TEST_CASE("The signal lies before the end", "[terms]") {
    Term b(after, values::months(36));
    b.set(b.start, date("2022-03-31"));
    auto const signal = b.op(Op::TermSignal, b.day, {b.end, b.length(values::months(1))});
    CHECK(b.value(signal) == on("2025-02-28"));
    CHECK(is_unknown(b.value(b.op(Op::TermSignal, b.day, {b.end, b.unknown(b.duration())}))));
}

TEST_CASE("Terms beyond the calendar are a fault", "[terms]") {
    Term b(after, values::months(36));
    CHECK(is_fault(b.last_day("9998-01-01"), FaultCode::Overflow));
    CHECK(is_fault(b.first_day("9999-12-31"), FaultCode::Overflow));
    CHECK(is_fault(Term(0, values::days(0)).last_day("0001-01-01"), FaultCode::Overflow));
}

TEST_CASE("Status on 3 June 2024", "[terms]") {
    StatusOf status;
    CHECK(status("geen", "geen", "geen") == is(NotStarted));
    CHECK(status("geen", "?", "?") == is(NotStarted));
    CHECK(status("2024-06-04", "2024-07-01", "geen") == is(NotStarted));
    CHECK(status("2024-06-03", "2024-07-01", "geen") == is(Running));
    CHECK(status("2024-05-01", "2024-06-03", "geen") == is(Running));
    CHECK(status("2024-05-01", "2024-06-02", "geen") == is(Expired));
    CHECK(status("2024-05-01", "2024-06-02", "2024-06-02") == is(Met));
    CHECK(status("2024-05-01", "2024-06-02", "2024-06-03") == is(MetLate));
    CHECK(status("2024-05-01", "2024-06-10", "2024-06-04") == is(Running));  // met tomorrow is not met
    CHECK(status("2024-05-01", "2024-06-02", "2024-06-04") == is(Expired));
}

TEST_CASE("Status while dates are unknown", "[terms]") {
    StatusOf status;
    CHECK(missing(status("?", "2024-07-01", "geen")) == std::vector{status.start.value});
    CHECK(missing(status("2024-05-01", "2024-07-01", "?")) == std::vector{status.met.value});
    CHECK(missing(status("2024-05-01", "?", "geen")) == std::vector{status.end.value});
    CHECK(missing(status("2024-05-01", "?", "2024-05-15")) == std::vector{status.end.value});
    CHECK(missing(status("2024-05-01", "?", "?")) == std::vector{status.end.value, status.met.value});
    CHECK(status("2024-06-04", "?", "geen") == is(NotStarted));
    CHECK(is_unknown(status("2024-06-04", "?", "?")));
    CHECK(is_fault(status("2024-05-01", "geen", "geen"), FaultCode::NoneOperand));
}
