// What an agenda says about a term, on every side of its bounds.
#include "engine/agenda/agenda.hpp"

#include "tests/unit/agenda/one_term.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::test;
using namespace wetwijzer::agenda;

namespace {

// Starts on 6 January 2026; the last day is 16 February 2026, a Monday.
evaluate::Facts started(OneTerm const& term) {
    auto facts = term.facts("Z-1");
    term.start(facts, Value(date("2026-01-05")));
    return facts;
}

Agenda on(OneTerm const& term, evaluate::Facts const& facts, char const* day,
          values::Language language = values::Language::Dutch) {
    return agenda::agenda(term.rules, facts, date(day), language);
}

Entry only(Agenda const& agenda) {
    REQUIRE(agenda.entries.size() == 1);
    return agenda.entries.front();
}

}  // namespace

TEST_CASE("a running term tells its days, its signal and who must act") {
    OneTerm const term;
    auto const agenda = on(term, started(term), "2026-01-15");
    CHECK(agenda.case_id == "Z-1");
    auto const entry = only(agenda);
    CHECK(entry.start == date("2026-01-06"));
    CHECK(entry.last == date("2026-02-16"));
    CHECK(entry.status == Status::Running);
    CHECK(entry.days_left == 32);
    CHECK(entry.signal == date("2026-02-02"));
    CHECK_FALSE(entry.signal_given);
    CHECK(entry.bearer == "het college");
    CHECK(entry.can_be_met);
    CHECK(entry.moves.empty());
    CHECK(model::to_text(term.rules, entry.citation) == "Wi art. 11");
}

TEST_CASE("a signal is given from its own day on") {
    OneTerm const term;
    CHECK_FALSE(only(on(term, started(term), "2026-02-01")).signal_given);
    CHECK(only(on(term, started(term), "2026-02-02")).signal_given);
}

TEST_CASE("the last day has no days left, the day after it is late") {
    OneTerm const term;
    auto const last = only(on(term, started(term), "2026-02-16"));
    CHECK(last.status == Status::Running);
    CHECK(last.days_left == 0);
    auto const late = only(on(term, started(term), "2026-02-17"));
    CHECK(late.status == Status::Expired);
    CHECK(late.days_left == -1);
}

TEST_CASE("before its first day a term has not started, and it is in the agenda") {
    OneTerm const term;
    auto const before = only(on(term, started(term), "2026-01-05"));
    CHECK(before.status == Status::NotStarted);
    CHECK(before.last == date("2026-02-16"));
    CHECK(only(on(term, started(term), "2026-01-06")).status == Status::Running);
}

TEST_CASE("a term that is met says when, on time or late") {
    OneTerm const term;
    auto facts = started(term);
    term.met(facts, Value(date("2026-02-16")));
    auto const met = only(on(term, facts, "2026-03-01"));
    CHECK(met.status == Status::Met);
    CHECK(met.met_on == date("2026-02-16"));
    term.met(facts, Value(date("2026-02-17")));
    auto const late = only(on(term, facts, "2026-03-01"));
    CHECK(late.status == Status::MetLate);
    CHECK(late.met_on == date("2026-02-17"));
    CHECK_FALSE(only(on(term, facts, "2026-02-16")).met_on);  // not met yet on that day
}

TEST_CASE("extensions and the general terms act are told as what moved the end") {
    OneTerm const term;
    auto facts = term.facts("Z-1");
    term.start(facts, Value(date("2026-01-03")));  // six weeks later is Saturday 14 February
    auto const shifted = only(on(term, facts, "2026-01-15"));
    CHECK(shifted.last == date("2026-02-16"));
    REQUIRE(shifted.moves.size() == 2);
    CHECK(shifted.moves[0].kind == explain::Reason::Kind::CalendarShift);
    CHECK(shifted.moves[0].text ==
          "14 februari 2026 is een zaterdag, daarom schuift het einde naar zondag 15 februari 2026.");

    facts = started(term);
    term.complex(facts, true);
    auto const extended = only(on(term, facts, "2026-01-15"));
    CHECK(extended.last == date("2026-03-16"));
    REQUIRE(extended.moves.size() == 1);
    CHECK(extended.moves[0].kind == explain::Reason::Kind::Computation);
    CHECK(extended.moves[0].value == "4 weken");
    CHECK(extended.moves[0].text == "De termijn wordt verlengd met 4 weken.");
    CHECK(model::to_text(term.rules, extended.moves[0].citation) == "Wi art. 12 lid 1");
    CHECK(only(on(term, facts, "2026-01-15", values::Language::English)).moves[0].text ==
          "The term is extended by 4 weeks.");
}

TEST_CASE("a term without a start is left out when that is known, and waits when it is not") {
    OneTerm const term;
    auto facts = term.facts("Z-1");
    auto const waiting = on(term, facts, "2026-01-15");
    CHECK(waiting.entries.empty());
    REQUIRE(waiting.waiting.size() == 1);
    REQUIRE(waiting.waiting[0].waits_for.size() == 1);
    CHECK(waiting.waiting[0].waits_for[0].name == "aanvraagdatum");
    term.start(facts, Value(values::None{}));
    auto const none = on(term, facts, "2026-01-15");
    CHECK(none.entries.empty());
    CHECK(none.waiting.empty());
}

TEST_CASE("an end that is not known yet stays in the agenda, with what it waits for") {
    OneTerm const term;
    auto facts = started(term);
    term.complex_unknown(facts);
    auto const entry = only(on(term, facts, "2026-01-15"));
    CHECK_FALSE(entry.last);
    CHECK_FALSE(entry.days_left);
    CHECK_FALSE(entry.signal);
    REQUIRE(entry.waits_for.size() == 1);
    CHECK(entry.waits_for[0].name == "complex");
}

TEST_CASE("whether a term is met can be unknown while its end is known") {
    OneTerm const term;
    auto facts = started(term);
    term.met_unknown(facts);
    auto const entry = only(on(term, facts, "2026-01-15"));
    CHECK(entry.last == date("2026-02-16"));
    CHECK_FALSE(entry.status);
    CHECK(entry.waits_for[0].name == "beslissing");
}

TEST_CASE("a term that is not law yet is left out, another fault is told") {
    OneTerm const term;
    auto const early = on(term, started(term), "2021-12-31");
    CHECK(early.entries.empty());
    CHECK(early.faulty.empty());

    OneTerm other;
    auto facts = other.facts("Z-1");
    other.start(facts, Value(date("9999-12-31")));  // the day after it does not exist
    auto const faulty = on(other, facts, "2026-01-15");
    CHECK(faulty.entries.empty());
    REQUIRE(faulty.faulty.size() == 1);
    CHECK(faulty.faulty[0].text.find("F0001") != std::string::npos);
}

TEST_CASE("entries stand by their last day, those without one at the end") {
    OneTerm term;
    auto const again = [&](std::string name) {
        auto copy = term.rules.terms[0];
        copy.name = std::move(name);
        term.rules.terms.push_back(copy);
    };
    again("zelfde");
    auto const agenda = on(term, started(term), "2026-01-15");
    REQUIRE(agenda.entries.size() == 2);
    CHECK(agenda.entries[0].term.value == 0);
    CHECK(agenda.entries[1].term.value == 1);
    CHECK(agenda.entries[1].last == date("2026-02-16"));  // computed once, told twice
    CHECK(agenda.entries[1].signal == date("2026-02-02"));
}
