// Scenarios: expected outcomes, the reasons that count, and coverage of conditions.
#include "engine/scenario/scenario.hpp"
#include "tests/support/rule_set_builder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace wetwijzer;
using namespace wetwijzer::test;
using scenario::Coverage;
using scenario::Expectation;
using scenario::ExpectFault;
using scenario::ExpectUnknown;
using scenario::Scenario;

namespace {

// plichtig (Wi 3): ja als a) leeftijd >= norm (lid 1 a) en b) verblijf (lid 1 b), tenzij eu (lid 2) nee, anders nee
struct Duty {
    RuleSetBuilder b;
    FactId age = b.fact("leeftijd", b.number());
    FactId stay = b.fact("verblijf", b.boolean());
    FactId eu = b.fact("eu", b.boolean());
    ParameterId norm = b.parameter("norm", b.number(), {{from("2022-01-01"), Value(std::int64_t{16})}});
    ExprId old_enough, conditions, is_eu;
    RuleId adult, duty, use;
    model::RuleSet rules;

    Duty() {
        b.rules().parameters[norm.value].citation = b.cite("Bi", {"9"});
        b.rules().facts[stay.value].citation = b.cite("Vw", {"8"});
        old_enough = b.at_least(b.use(age), b.use(norm));
        adult = b.rule("oud_genoeg", b.boolean());
        auto const only = b.branch(old_enough);
        b.version(adult, always(), b.cite("Wi", {"2"})).branches = {only};

        conditions = b.all_of({b.labelled("a)", b.use(adult), b.cite("Wi", {"3", "1", "a"})),
                               b.labelled("b)", b.use(stay), b.cite("Wi", {"3", "1", "b"}))});
        is_eu = b.use(eu);
        duty = b.rule("plichtig", b.boolean());
        auto const taken = b.branch(b.yes(), conditions, b.cite("Wi", {"3", "1"}));
        auto const other = b.branch(b.no(), {}, b.cite("Wi", {"99"}));
        auto const exception = b.exception("a", is_eu, b.no(), {}, b.cite("Wi", {"3", "2"}));
        auto& version = b.version(duty, always(), b.cite("Wi", {"3"}));
        version.branches = {taken, other};
        version.exceptions = {exception};
        use = b.rule("gebruik", b.number(), b.choose(b.use(duty), b.number(1), b.number(2)));
        rules = b.build();
    }

    Scenario scenario(std::optional<std::int64_t> years, std::optional<bool> stays, std::optional<bool> is_european) {
        Scenario s;
        s.title = "t";
        s.line = 7;
        s.reference_date = date("2024-06-03");
        s.facts = evaluate::no_facts(rules);
        if (years) s.facts.slots[age.value].value = Value(*years);
        if (stays) s.facts.slots[stay.value].value = Value(*stays);
        if (is_european) s.facts.slots[eu.value].value = Value(*is_european);
        return s;
    }
    Scenario expecting(Scenario s, RuleId rule, decltype(Expectation::expected) expected) {
        s.expectations.push_back({rule, std::move(expected), 9});
        return s;
    }
    // Whether the reference is found among the reasons for `plichtig`.
    bool reason(Scenario s, bool outcome, model::Citation const& reference) {
        s = expecting(std::move(s), duty, Value(outcome));
        s.because = reference;
        auto const failures = scenario::run(rules, s).failures;
        for (auto const& failure : failures) REQUIRE(failure.message_nl.find("geen reden") != std::string::npos);
        return failures.empty();
    }
    model::Citation wi(std::initializer_list<char const*> parts) { return b.cite("Wi", parts); }
};

std::string only_message(scenario::Result const& result) {
    return result.failures.size() == 1 ? result.failures[0].message_nl : std::to_string(result.failures.size());
}

}  // namespace

TEST_CASE("Outcomes that are as expected pass; others say what was found", "[scenario]") {
    Duty d;
    auto const adult = d.scenario(30, true, false);
    CHECK(scenario::run(d.rules, d.expecting(adult, d.duty, Value(true))).failures.empty());
    auto const wrong = scenario::run(d.rules, d.expecting(adult, d.duty, Value(false)));
    CHECK(only_message(wrong) == "verwacht: plichtig is nee; gevonden: ja");
    CHECK(wrong.failures[0].line == 9);
    CHECK(wrong.failures[0].message_en.find("expected: plichtig is ") == 0);
    CHECK(scenario::run(d.rules, d.expecting(d.scenario(30, true, true), d.duty, Value(false))).failures.empty());
}

TEST_CASE("Unknown: with or without what it waits for", "[scenario]") {
    Duty d;
    auto const open = d.scenario(30, std::nullopt, std::nullopt);
    CHECK(scenario::run(d.rules, d.expecting(open, d.duty, ExpectUnknown{})).failures.empty());
    CHECK(scenario::run(d.rules, d.expecting(open, d.duty, ExpectUnknown{{d.stay, d.eu}})).failures.empty());
    CHECK(only_message(scenario::run(d.rules, d.expecting(open, d.duty, ExpectUnknown{{d.stay}}))) ==
          "verwacht: plichtig wacht op (verblijf); gevonden: onbekend, wacht op (eu, verblijf)");
    CHECK(scenario::run(d.rules, d.expecting(open, d.duty, ExpectUnknown{{d.stay, d.eu, d.age}})).failures.size() == 1);
    CHECK(scenario::run(d.rules, d.expecting(d.scenario(30, true, false), d.duty, ExpectUnknown{})).failures.size() ==
          1);
    CHECK(scenario::run(d.rules, d.expecting(open, d.duty, Value(true))).failures.size() == 1);
}

TEST_CASE("Faults", "[scenario]") {
    Duty d;
    auto before = d.scenario(30, true, false);
    before.reference_date = date("2021-06-03");  // the norm has no value yet
    CHECK(scenario::run(d.rules, d.expecting(before, d.duty, ExpectFault{})).failures.empty());
    CHECK(only_message(scenario::run(d.rules, d.expecting(before, d.duty, Value(true)))) ==
          "verwacht: plichtig is ja; gevonden: fout F0006 (geen versie op deze datum)");
    CHECK(only_message(scenario::run(d.rules, d.expecting(d.scenario(30, true, false), d.duty, ExpectFault{}))) ==
          "verwacht: plichtig is fout; gevonden: ja");
}

TEST_CASE("Assumptions fix a derived value", "[scenario]") {
    Duty d;
    auto s = d.expecting(d.scenario(std::nullopt, std::nullopt, std::nullopt), d.use, Value(std::int64_t{1}));
    CHECK(scenario::run(d.rules, s).failures.size() == 1);
    s.assumptions = {{d.duty, Value(true)}};
    CHECK(scenario::run(d.rules, s).failures.empty());
}

TEST_CASE("Reasons for ja: version, branch, all conditions, and what they rest on", "[scenario]") {
    Duty d;
    auto const adult = d.scenario(30, true, false);
    CHECK(d.reason(adult, true, d.wi({"3"})));
    CHECK(d.reason(adult, true, d.wi({"3", "1"})));
    CHECK(d.reason(adult, true, d.wi({"3", "1", "a"})));
    CHECK(d.reason(adult, true, d.wi({"3", "1", "b"})));
    CHECK(d.reason(adult, true, d.wi({"2"})));
    CHECK(d.reason(adult, true, d.b.cite("Bi", {"9"})));
    CHECK(d.reason(adult, true, d.b.cite("Vw", {"8"})));
    CHECK_FALSE(d.reason(adult, true, d.wi({"3", "2"})));  // the exception did not apply
    CHECK_FALSE(d.reason(adult, true, d.wi({"99"})));      // the other branch was not taken
    CHECK_FALSE(d.reason(adult, true, d.wi({"3", "1", "c"})));
    CHECK_FALSE(d.reason(adult, true, d.b.cite("Bi", {"9", "1"})));  // more precise than the rules are
    CHECK_FALSE(d.reason(adult, true, d.b.cite("Bi", {"3"})));       // another source
}

TEST_CASE("Reasons for nee: only the condition that failed", "[scenario]") {
    Duty d;
    auto const child = d.scenario(12, true, false);
    CHECK(d.reason(child, false, d.wi({"3", "1", "a"})));
    CHECK(d.reason(child, false, d.wi({"99"})));
    CHECK(d.reason(child, false, d.b.cite("Bi", {"9"})));
    CHECK_FALSE(d.reason(child, false, d.wi({"3", "1", "b"})));
    CHECK_FALSE(d.reason(child, false, d.b.cite("Vw", {"8"})));
}

TEST_CASE("Reasons by exception: the exception, not the branches", "[scenario]") {
    Duty d;
    auto const european = d.scenario(30, true, true);
    CHECK(d.reason(european, false, d.wi({"3", "2"})));
    CHECK_FALSE(d.reason(european, false, d.wi({"3", "1"})));
    CHECK_FALSE(d.reason(european, false, d.wi({"2"})));
}

TEST_CASE("Reasons are found through rules that were computed before", "[scenario]") {
    Duty d;
    auto s = d.expecting(d.scenario(30, true, false), d.duty, Value(true));
    s = d.expecting(s, d.use, Value(std::int64_t{1}));
    s.because = d.wi({"3", "1", "a"});
    CHECK(scenario::run(d.rules, s).failures.empty());
    std::reverse(s.expectations.begin(), s.expectations.end());
    CHECK(scenario::run(d.rules, s).failures.empty());
    s.because = d.wi({"3", "2"});
    auto const failure = scenario::run(d.rules, s).failures.at(0);
    CHECK(failure.line == 7);
    CHECK(failure.message_nl.find("Wi art. 3 lid 2 is geen reden van de uitkomst; gevonden redenen: ") == 0);
    CHECK(failure.message_en.find("Wi art. 3 lid 2 is no reason for the outcome") == 0);
}

TEST_CASE("The row of a table that matched is a reason, the others are not", "[scenario]") {
    RuleSetBuilder b;
    auto const n = b.fact("n", b.number());
    auto const table = b.rule("tabel", b.number());
    auto const low = b.row({b.less(b.use(n), b.number(10))}, b.number(1), b.cite("Ri", {"7"}));
    auto const high = b.row({b.at_least(b.use(n), b.number(10))}, b.number(2), b.cite("Ri", {"8"}));
    auto& version = b.version(table);
    version.kind = model::BodyKind::Table;
    version.rows = {low, high};
    auto const other_source = b.cite("Ri", {"7"});
    auto const rules = b.build();
    Scenario s;
    s.reference_date = date("2024-06-03");
    s.facts = evaluate::no_facts(rules);
    s.facts.slots[n.value].value = Value(std::int64_t{12});
    s.expectations = {{table, Value(std::int64_t{2}), 1}};
    s.because = b.cite("Ri", {"8"});
    CHECK(scenario::run(rules, s).failures.empty());
    s.because = other_source;
    CHECK(scenario::run(rules, s).failures.size() == 1);
}

namespace {

// boete: by the law (Wi 23) € 50, doubled by a reading (Bi 7.1 lid 3); none since a ruling, for who is asylum. duur: a
// parameter (Wi 57) under the policy of a municipality.
struct OnTop {
    RuleSetBuilder b;
    FactId asylum = b.fact("asiel", b.boolean());
    FactId again = b.fact("herhaald", b.boolean());
    ReadingId repeat = b.reading("herhaling", {"verdubbeling", "optelling"}, b.cite("Bi", {"7.1", "3"}));
    ParameterId months = b.parameter("duur", b.number(), {{always(), Value(std::int64_t{0})}});
    ExprId is_asylum = b.use(asylum), repeated = b.use(again), doubles = b.takes(repeat, 0);
    RuleId beneath, fine, length, liable;
    model::RuleSet rules;

    OnTop() {
        b.rules().readings[0].alternatives[1].citation = b.cite("Nota", {"5"});
        b.rules().parameters[0].citation = b.cite("Wi", {"57"});
        auto const more = b.choose(doubles, b.number(100), b.number(75));
        beneath = b.rule("boete.volgens_de_wet", b.number());
        b.version(beneath, always(), b.cite("Wi", {"23"})).branches = {
            b.branch(more, repeated, b.cite("Wi", {"23", "2"})), b.branch(b.number(50))};
        fine = b.rule("boete", b.number());
        b.layered(fine, always(), b.cite("Wi", {"22"}), b.use(beneath),
                  {b.layer("keren", model::Layer::CaseLaw, is_asylum, b.number(0), b.cite("RvS", {"5"}))});
        length = b.rule("duur", b.number());
        b.layered(length, always(), {}, b.use(months),
                  {b.layer("beleid", model::Layer::Policy, b.use(again), b.number(6), b.cite("OA", {"2"}))});
        auto const by_law = b.rule("beboetbaar.volgens_de_wet", b.boolean(), b.use(again));
        liable = b.rule("beboetbaar", b.boolean());
        b.layered(liable, always(), {}, b.use(by_law),
                  {b.layer("keren", model::Layer::CaseLaw, b.use(asylum), b.no(), b.cite("RvS", {"5"}))});
        rules = b.build();
    }

    Scenario of(RuleId rule, std::int64_t expected, bool is_asylum_holder, bool is_repeated) const {
        Scenario s;
        s.reference_date = date("2025-07-09");
        s.facts = evaluate::no_facts(rules);
        s.facts.slots[asylum.value].value = is_asylum_holder;
        s.facts.slots[again.value].value = is_repeated;
        s.expectations = {{rule, Value(expected), 1}};
        return s;
    }
    bool reason(Scenario s, model::Citation const& reference) const {
        s.because = reference;
        auto const failures = scenario::run(rules, s).failures;
        for (auto const& failure : failures) REQUIRE(failure.message_nl.find("geen reden") != std::string::npos);
        return failures.empty();
    }
};

}  // namespace

TEST_CASE("Reasons on top: an exception from elsewhere, and not the law beneath it", "[scenario]") {
    OnTop t;
    auto const excepted = t.of(t.fine, 0, true, true);
    CHECK(t.reason(excepted, t.b.cite("RvS", {"5"})));
    CHECK(t.reason(excepted, t.b.cite("Wi", {"22"})));
    CHECK_FALSE(t.reason(excepted, t.b.cite("Wi", {"23"})));
    CHECK_FALSE(t.reason(excepted, t.b.cite("Bi", {"7.1"})));
    auto const by_law = t.of(t.fine, 100, false, true);
    CHECK(t.reason(by_law, t.b.cite("Wi", {"23", "2"})));
    CHECK_FALSE(t.reason(by_law, t.b.cite("RvS", {"5"})));
    CHECK(t.reason(t.of(t.length, 0, true, false), t.b.cite("Wi", {"57"})));
    CHECK_FALSE(t.reason(t.of(t.length, 6, true, true), t.b.cite("Wi", {"57"})));
    CHECK(t.reason(t.of(t.length, 6, true, true), t.b.cite("OA", {"2"})));
}

TEST_CASE("Reasons by a reading: it where it was met, and the alternative taken", "[scenario]") {
    OnTop t;
    CHECK(t.reason(t.of(t.fine, 100, false, true), t.b.cite("Bi", {"7.1", "3"})));
    CHECK_FALSE(t.reason(t.of(t.fine, 100, false, true), t.b.cite("Nota", {"5"})));
    CHECK_FALSE(t.reason(t.of(t.fine, 50, false, false), t.b.cite("Bi", {"7.1", "3"})));
    auto other = t.of(t.fine, 75, false, true);
    other.facts.readings = {{t.repeat, 1}};
    CHECK(t.reason(other, t.b.cite("Nota", {"5"})));
    CHECK(t.reason(other, t.b.cite("Bi", {"7.1", "3"})));
}

TEST_CASE("Coverage on top: the conditions of the exceptions and of readings, not that the law lies beneath",
          "[scenario]") {
    OnTop t;
    auto const all = scenario::conditions(t.rules);
    auto const counts = [&](ExprId id) { return std::find(all.begin(), all.end(), id) != all.end(); };
    CHECK(counts(t.is_asylum));
    CHECK(counts(t.doubles));
    CHECK_FALSE(counts(t.rules.rules[t.liable.value].versions[0].branches[0].value));
    Coverage seen;
    scenario::run(t.rules, t.of(t.fine, 0, true, true), &seen);
    CHECK(seen.seen[t.is_asylum.value] == scenario::seen_true);
    CHECK(seen.seen[t.doubles.value] == scenario::seen_true);
    auto other = t.of(t.fine, 75, false, true);
    other.facts.readings = {{t.repeat, 1}};
    scenario::run(t.rules, other, &seen);
    CHECK(seen.seen[t.is_asylum.value] == (scenario::seen_true | scenario::seen_false));
    CHECK(seen.seen[t.doubles.value] == (scenario::seen_true | scenario::seen_false));
}

TEST_CASE("Coverage: each condition seen true and false, merged over scenarios", "[scenario]") {
    Duty d;
    auto const all = scenario::conditions(d.rules);
    auto const counts = [&](ExprId id) { return std::find(all.begin(), all.end(), id) != all.end(); };
    CHECK(counts(d.old_enough));
    CHECK(counts(d.conditions));
    CHECK(counts(d.is_eu));
    for (auto const id : all) CHECK(d.rules.expr(id).op != Op::Constant);

    Coverage first, second, both;
    scenario::run(d.rules, d.expecting(d.scenario(30, true, false), d.duty, Value(true)), &first);
    CHECK(first.seen[d.old_enough.value] == scenario::seen_true);
    CHECK(first.seen[d.is_eu.value] == scenario::seen_false);
    scenario::run(d.rules, d.expecting(d.scenario(12, true, std::nullopt), d.duty, Value(false)), &second);
    CHECK(second.seen[d.old_enough.value] == scenario::seen_false);
    CHECK(second.seen[d.is_eu.value] == 0);  // unknown is neither
    scenario::merge(both, first);
    scenario::merge(both, second);
    CHECK(both.seen[d.old_enough.value] == (scenario::seen_true | scenario::seen_false));
    CHECK(both.seen[d.is_eu.value] == scenario::seen_false);
    scenario::run(d.rules, d.expecting(d.scenario(12, true, std::nullopt), d.duty, Value(false)), &first);
    CHECK(first.seen == both.seen);  // running on is merging
}

TEST_CASE("Coverage: a row of a table is one condition, its cells together", "[scenario]") {
    RuleSetBuilder b;
    auto const flag = b.fact("p", b.boolean()), other = b.fact("q", b.boolean());
    auto const table = b.rule("tabel", b.number());
    auto const first_cell = b.use(flag), second_cell = b.use(other), last_cell = b.negate(b.use(flag));
    auto& version = b.version(table);
    version.kind = model::BodyKind::Table;
    version.rows = {b.row({first_cell, second_cell}, b.number(1)),
                    b.row({b.use(flag), b.negate(b.use(other))}, b.number(2)),
                    b.row({ExprId(), last_cell}, b.number(3))};
    version.complete = true;
    auto const rules = b.build();
    auto const all = scenario::conditions(rules);
    auto const counts = [&](ExprId id) { return std::find(all.begin(), all.end(), id) != all.end(); };
    CHECK(counts(first_cell));
    CHECK_FALSE(counts(second_cell));
    CHECK(counts(last_cell));  // the first cell of its row is "*"

    auto const seen_with = [&](bool p, std::optional<bool> q, std::int64_t expected) {
        Scenario s;
        s.reference_date = date("2025-01-01");
        s.facts = evaluate::no_facts(rules);
        s.facts.slots[flag.value].value = p;
        if (q) s.facts.slots[other.value].value = *q;
        s.expectations = {{table, Value(expected), 1}};
        Coverage coverage;
        CHECK(scenario::run(rules, s, &coverage).failures.empty());
        return coverage;
    };
    auto const taken = seen_with(true, true, 1), last = seen_with(false, std::nullopt, 3);
    CHECK(taken.seen[first_cell.value] == scenario::seen_true);
    CHECK(taken.seen[last_cell.value] == scenario::seen_false);  // not looked at, and not the row
    CHECK(last.seen[first_cell.value] == scenario::seen_false);
    CHECK(last.seen[last_cell.value] == scenario::seen_true);
}
