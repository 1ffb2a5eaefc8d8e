// Aggregates over lists, records and the rules of a record.
#include "tests/unit/evaluate/bench.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::test;
using trace::StepKind;

namespace {

// begrip examen: behaald, punten, dag, periode
struct Exams : Bench {
    RecordId exam = record(
        "examen", {{"behaald", boolean()}, {"punten", number()}, {"dag", optional(date_type())}, {"tijd", period()}});
    FactId exams = fact("examens", list_of(exam));

    using Cell = std::optional<Value>;
    static evaluate::Row row(Cell passed, Cell points, Cell day = date("2024-01-01"), Cell time = std::nullopt) {
        return {passed, points, day, time};
    }
    ExprId passed() { return field(exam, 0); }
    ExprId points() { return field(exam, 1); }
    ExprId day() { return field(exam, 2); }
    ExprId time() { return field(exam, 3); }
    Outcome over(Op what, TypeId result, std::vector<ExprId> operands) {
        operands.insert(operands.begin(), list(exams));
        return value(op(what, result, operands));
    }
    Outcome count() { return over(Op::Count, number(), {passed()}); }
    Outcome sum() { return over(Op::Sum, number(), {points(), passed()}); }
    Outcome exists() { return over(Op::Exists, boolean(), {passed()}); }
    Outcome every() { return over(Op::ForAll, boolean(), {passed()}); }
    Outcome first() { return over(Op::First, record_type(exam, true), {day(), passed()}); }
    Outcome last() { return over(Op::Last, record_type(exam, true), {day(), passed()}); }
};

constexpr auto unknown = std::nullopt;
Value n(std::int64_t value) { return value; }
values::Period through(char const* a, char const* b) { return *values::Period::from_through(date(a), date(b)); }
Outcome exam_row(Exams const& b, std::uint32_t row) { return gives(values::RecordRef{b.exams.value, row}); }
using AllMissing = std::vector<values::Missing>;
AllMissing all_missing(Outcome const& outcome) { return std::get<Unknown>(outcome).missing.items(); }

}  // namespace

TEST_CASE("A list that is not given is unknown as a whole", "[lists]") {
    Exams b;
    for (auto const& outcome : {b.count(), b.sum(), b.exists(), b.every(), b.first(), b.last()}) {
        CHECK(all_missing(outcome) == AllMissing{{b.exams.value}});
    }
}

TEST_CASE("An empty list is known", "[lists]") {
    Exams b;
    b.set_rows(b.exams, {});
    CHECK(b.count() == gives(n(0)));
    CHECK(b.sum() == gives(n(0)));
    CHECK(b.exists() == no());
    CHECK(b.every() == yes());
    CHECK(b.first() == geen());
    CHECK(b.last() == geen());
    CHECK(b.over(Op::Sum, b.money(), {b.constant(b.money(), euro(1))}) == gives(euro(0)));
    CHECK(b.over(Op::Sum, b.duration(), {b.length(values::months(1))}) == gives(values::days(0)));
    CHECK(b.over(Op::Sum, b.percentage(), {b.percent(1)}) == gives(fraction(0)));
    CHECK(b.over(Op::UnionLength, b.duration(), {b.time()}) == gives(values::days(0)));
    CHECK(b.over(Op::LongestRun, b.optional(b.period()), {b.time()}) == geen());
}

TEST_CASE("Known rows", "[lists]") {
    Exams b;
    b.set_rows(b.exams, {Exams::row(true, n(5), date("2024-03-01")), Exams::row(false, unknown, unknown),
                         Exams::row(true, n(7), date("2024-02-01"))});
    CHECK(b.count() == gives(n(2)));
    CHECK(b.over(Op::Count, b.number(), {}) == gives(n(3)));
    CHECK(b.sum() == gives(n(12)));  // the points of what does not count are not needed
    CHECK(b.exists() == yes());
    CHECK(b.every() == no());
    CHECK(b.first() == exam_row(b, 2));
    CHECK(b.last() == exam_row(b, 0));
    CHECK(all_missing(b.over(Op::Sum, b.number(), {b.points()})) == AllMissing{{b.exams.value, 1, 1}});
}

TEST_CASE("Unknown fields: the row and the field are named, and Kleene decides where it can", "[lists]") {
    Exams b;
    b.set_rows(b.exams, {Exams::row(true, n(5)), Exams::row(unknown, unknown)});
    CHECK(all_missing(b.count()) == AllMissing{{b.exams.value, 1, 0}});
    CHECK(all_missing(b.sum()) == AllMissing{{b.exams.value, 1, 0}, {b.exams.value, 1, 1}});
    CHECK(b.exists() == yes());
    CHECK(is_unknown(b.every()));
    b.set_rows(b.exams, {Exams::row(false, n(5)), Exams::row(unknown, n(1))});
    CHECK(is_unknown(b.exists()));
    CHECK(b.every() == no());
}

TEST_CASE("First and last: decided when no row that may count can come before", "[lists]") {
    Exams b;
    auto const early = date("2024-01-01");
    auto const middle = date("2024-02-01");
    auto const late = date("2024-03-01");
    b.set_rows(b.exams, {Exams::row(true, n(1), middle), Exams::row(unknown, n(1), late)});
    CHECK(b.first() == exam_row(b, 0));
    CHECK(is_unknown(b.last()));
    b.set_rows(b.exams, {Exams::row(true, n(1), middle), Exams::row(unknown, n(1), early)});
    CHECK(all_missing(b.first()) == AllMissing{{b.exams.value, 1, 0}});
    CHECK(b.last() == exam_row(b, 0));
    b.set_rows(b.exams, {Exams::row(true, n(1), middle), Exams::row(true, n(1), unknown)});
    CHECK(all_missing(b.first()) == AllMissing{{b.exams.value, 1, 2}});
    b.set_rows(b.exams, {Exams::row(true, n(1), middle), Exams::row(false, n(1), unknown)});
    CHECK(b.first() == exam_row(b, 0));
    b.set_rows(b.exams, {Exams::row(unknown, n(1), middle)});
    CHECK(is_unknown(b.first()));  // it, or geen
}

TEST_CASE("First and last: the same day keeps the order of the list; geen has no place in it", "[lists]") {
    Exams b;
    auto const day = date("2024-01-01");
    b.set_rows(b.exams, {Exams::row(true, n(1), day), Exams::row(true, n(1), day), Exams::row(true, n(1), day)});
    CHECK(b.first() == exam_row(b, 0));
    CHECK(b.last() == exam_row(b, 2));
    b.set_rows(b.exams, {Exams::row(true, n(1), values::None{})});
    CHECK(is_fault(b.first(), FaultCode::NoneOperand));
    b.set_rows(b.exams, {Exams::row(true, n(1), day), Exams::row(true, n(1), values::None{})});
    CHECK(is_fault(b.last(), FaultCode::NoneOperand));
    b.set_rows(b.exams, {Exams::row(true, n(1), day), Exams::row(false, n(1), values::None{})});
    CHECK(b.last() == exam_row(b, 0));
}

TEST_CASE("Lengths that cannot be ordered among each other have no first", "[lists]") {
    Bench b;
    auto const stay = b.record("verblijf", {{"duur", b.duration()}});
    auto const stays = b.fact("verblijven", b.list_of(stay));
    auto const value = [&](Op op) {
        return b.value(b.op(op, b.record_type(stay, true), {b.list(stays), b.field(stay, 0)}));
    };
    b.set_rows(stays, {{values::months(1)}, {values::days(0)}, {values::days(1)}});
    CHECK(value(Op::First) == gives(values::RecordRef{stays.value, 1}));  // no time at all is less than either
    CHECK(is_fault(value(Op::Last), FaultCode::MixedDurations));
}

TEST_CASE("A fault in one row: the deciding row wins, else unknown, else the fault", "[lists]") {
    Exams b;
    // punten / 0 where the row asks for it: a fault only in rows with points 0
    auto const share = b.op(Op::Divide, b.of(Kind::ExactNumber), {b.number(1), b.points()});
    auto const condition = b.less(share, b.number(1));
    auto const exists = [&] { return b.over(Op::Exists, b.boolean(), {condition}); };
    auto const every = [&] { return b.over(Op::ForAll, b.boolean(), {condition}); };
    auto const count = [&] { return b.over(Op::Count, b.number(), {condition}); };
    b.set_rows(b.exams, {Exams::row(true, n(0)), Exams::row(true, n(2))});
    CHECK(exists() == yes());
    CHECK(is_fault(every(), FaultCode::DivisionByZero));
    CHECK(is_fault(count(), FaultCode::DivisionByZero));
    b.set_rows(b.exams, {Exams::row(true, n(0)), Exams::row(true, n(1)), Exams::row(true, unknown)});
    CHECK(every() == no());
    CHECK(is_unknown(exists()));
    CHECK(is_unknown(count()));
}

TEST_CASE("Periods: days in the union, and the longest run", "[lists]") {
    Exams b;
    auto const length = [&] { return b.over(Op::UnionLength, b.duration(), {b.time(), b.passed()}); };
    auto const longest = [&] { return b.over(Op::LongestRun, b.optional(b.period()), {b.time(), b.passed()}); };
    auto const in = [&](bool counts, std::optional<Value> time) { return Exams::row(counts, n(1), unknown, time); };
    b.set_rows(b.exams, {in(true, through("2024-01-01", "2024-01-10")), in(true, through("2024-01-05", "2024-01-12")),
                         in(true, through("2024-01-13", "2024-01-14")), in(true, through("2024-02-01", "2024-02-03")),
                         in(false, through("2020-01-01", "2023-12-31"))});
    CHECK(length() == gives(values::days(17)));
    CHECK(longest() == gives(through("2024-01-01", "2024-01-14")));
    b.set_rows(b.exams,
               {in(true, through("2024-01-01", "2024-01-10")), in(true, values::Period::from(date("2024-03-01")))});
    CHECK(is_fault(length(), FaultCode::NoneOperand));
    CHECK(longest() == gives(values::Period::from(date("2024-03-01"))));
    b.set_rows(b.exams, {in(true, through("2024-01-01", "2024-01-10")), in(true, unknown)});
    CHECK(all_missing(length()) == AllMissing{{b.exams.value, 1, 3}});
    CHECK(is_unknown(longest()));
}

TEST_CASE("A sum that does not fit is a fault", "[lists]") {
    Exams b;
    b.set_rows(b.exams, {Exams::row(true, n(INT64_MAX)), Exams::row(true, n(1))});
    CHECK(is_fault(b.sum(), FaultCode::Overflow));
}

TEST_CASE("A field and a rule of a record; of geen they are geen", "[lists]") {
    Exams b;
    auto const number = b.number();
    auto const doubled = b.rule_of(b.exam, "dubbel", number, b.op(Op::Add, number, {b.points(), b.points()}));
    auto const first = b.op(Op::First, b.record_type(b.exam, true), {b.list(b.exams), b.day(), b.passed()});
    auto const points = b.field_of(first, b.exam, 1);
    auto const twice = b.op(Op::RecordRule, b.optional(number), {first}, doubled.value);
    b.set_rows(b.exams, {Exams::row(false, n(3)), Exams::row(true, n(5))});
    CHECK(b.value(points) == gives(n(5)));
    CHECK(b.value(twice) == gives(n(10)));
    CHECK(b.over(Op::Sum, number, {b.use(doubled)}) == gives(n(16)));
    b.set_rows(b.exams, {Exams::row(true, unknown)});
    CHECK(all_missing(b.value(points)) == AllMissing{{b.exams.value, 0, 1}});
    CHECK(all_missing(b.value(twice)) == AllMissing{{b.exams.value, 0, 1}});
    b.set_rows(b.exams, {});
    CHECK(b.value(points) == geen());
    CHECK(b.value(twice) == geen());
    b.forget(b.exams);
    CHECK(all_missing(b.value(twice)) == AllMissing{{b.exams.value}});
}

TEST_CASE("A rule of a record is computed once for each element", "[lists]") {
    Exams b;
    auto const number = b.number();
    auto const doubled = b.rule_of(b.exam, "dubbel", number, b.op(Op::Add, number, {b.points(), b.points()}));
    auto const sum = b.op(Op::Sum, number, {b.list(b.exams), b.op(Op::Add, number, {b.use(doubled), b.use(doubled)})});
    auto const total = b.rule("totaal", number, sum);
    b.set_rows(b.exams, {Exams::row(true, n(1)), Exams::row(true, n(10))});
    auto const evaluation = b.run({total});
    CHECK(evaluation.outcomes[0] == gives(n(44)));
    std::vector<std::uint32_t> computed, again;
    for (auto const& step : evaluation.trace.steps) {
        if (step.kind == StepKind::Rule && step.subject == doubled.value) computed.push_back(step.detail);
        if (step.kind == StepKind::RuleAgain) again.push_back(step.detail);
    }
    CHECK(computed == std::vector<std::uint32_t>{0, 1});
    CHECK(again == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("Every element is traced, also after the outcome is decided", "[lists]") {
    Exams b;
    b.set_rows(b.exams, {Exams::row(true, n(1)), Exams::row(false, n(1)), Exams::row(true, n(1))});
    auto const exists = b.op(Op::Exists, b.boolean(), {b.list(b.exams), b.passed()});
    auto const steps = evaluate::evaluate_expression(b.rules(), b.facts(), b.today, exists).trace.steps;
    std::vector<Outcome> elements;
    for (auto const& step : steps) {
        if (step.kind == StepKind::Element) elements.push_back(step.outcome);
    }
    CHECK(elements == std::vector<Outcome>{yes(), no(), yes()});
    CHECK(steps[1].kind == StepKind::Fact);
    CHECK(steps[1].outcome == gives(n(3)));
}

TEST_CASE("A list inside a condition over another: fields are those of the innermost element", "[lists]") {
    Exams b;
    auto const others = b.fact("andere", b.list_of(b.exam));
    b.set_rows(b.exams, {Exams::row(true, n(1)), Exams::row(false, n(5))});
    b.set_rows(others, {Exams::row(true, n(7))});
    auto const inner = b.op(Op::Sum, b.number(), {b.list(others), b.points()});
    auto const total = b.op(Op::Add, b.number(), {inner, b.points()});  // 7 of the other, 1 and 5 of its own
    CHECK(b.over(Op::Sum, b.number(), {total}) == gives(n(20)));
}

TEST_CASE("A field without an element is a fault, not a crash", "[lists]") {
    Exams b;
    CHECK(is_fault(b.value(b.points()), FaultCode::NoneOperand));
}
