// Which parts a decision used: by hand, against a plain second telling on random rules, and on the law itself.
#include "engine/uses/uses.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "tests/support/rule_files.hpp"
#include "tests/unit/evaluate/bench.hpp"
#include "tests/unit/evaluate/random_case.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace {

using namespace wetwijzer;
using namespace wetwijzer::test;
using uses::PartTable;
using uses::RulePart;
using PartKind = uses::RulePart::Kind;
using trace::StepKind;

std::string told(RulePart const& part) {
    std::string text(uses::name(part.kind));
    for (auto const& more : {part.name, part.detail, part.since}) text += more.empty() ? " -" : " " + more;
    return text;
}

std::set<std::string> told(PartTable const& table, std::string_view used) {
    std::set<std::string> result;
    for (std::size_t i = 0; i < table.parts().size(); ++i)
        if (uses::holds(used, i)) result.insert(told(table.parts()[i]));
    return result;
}

std::string iso(std::optional<values::Date> const& day) { return day ? day->iso() : std::string(); }

// The same from the names in the rule set, step by step, without a table.
std::set<std::string> plainly(model::RuleSet const& rules, trace::Trace const& trace) {
    std::set<std::string> result;
    auto const version_below = [&](std::uint32_t rule) {
        return std::find_if(trace.steps.begin(), trace.steps.end(), [&](trace::Step const& step) {
            return step.kind == StepKind::Version && step.parent == rule;
        });
    };
    for (auto const& step : trace.steps) {
        if (step.kind == StepKind::Version && step.subject != trace::none) {
            auto const& rule = rules.rules[trace.steps[step.parent].subject];
            result.insert(told({PartKind::RuleVersion, rule.name, {}, iso(rule.versions[step.subject].validity.from)}));
        }
        if (step.kind == StepKind::Exception && static_cast<trace::Choice>(step.detail) == trace::Choice::Taken) {
            auto const& rule = rules.rules[trace.steps[step.parent].subject];
            auto const& version = rule.versions[version_below(step.parent)->subject];
            result.insert(told(
                {PartKind::Exception, rule.name, version.exceptions[step.subject].label, iso(version.validity.from)}));
        }
        if (step.kind == StepKind::Parameter && step.detail != trace::none) {
            auto const& parameter = rules.parameters[step.subject];
            result.insert(
                told({PartKind::ParameterValue, parameter.name, {}, iso(parameter.values[step.detail].validity.from)}));
        }
        if (step.kind == StepKind::Reading) {
            auto const& reading = rules.readings[step.subject];
            result.insert(told({PartKind::Alternative, reading.name, reading.alternatives[step.detail].name, {}}));
        }
        if (step.kind == StepKind::Judgement) {
            auto const kind = values::is_known(step.outcome) ? PartKind::Judgement : PartKind::JudgementMissing;
            result.insert(told({kind, rules.facts[step.subject].name, {}, {}}));
        }
    }
    return result;
}

// A rule with two versions, of which the second has two exceptions, a parameter and a reading; and a judgement.
struct Small {
    Small() {
        income = b.fact("inkomen", b.money());
        sick = b.fact("ziek", b.boolean());
        blame = b.judgement("verwijtbaar", b.boolean());
        auto const amount = b.parameter(
            "bedrag", b.money(),
            {{between("2021-01-01", "2024-01-01"), Value(euro(100))}, {from("2024-01-01"), Value(euro(120))}});
        auto const repeat = b.reading("herhaling", {"een_keer", "telkens"});
        fine = b.rule("boete", b.money());
        b.version(fine, between("2020-01-01", "2022-01-01")).branches = {b.branch(b.money(euro(50)))};
        auto const value = b.choose(b.takes(repeat, 1), b.money(euro(1)), b.use(amount));
        auto const poor = b.less(b.use(income), b.money(euro(1000)));
        b.version(fine, from("2022-01-01")).branches = {b.branch(value)};
        b.get(fine).versions.back().exceptions = {b.exception("a", b.use(sick), b.money(euro(0))),
                                                  b.exception("b", poor, b.money(euro(10)), {0})};
        applies = b.rule("boete_mogelijk", b.boolean(), b.use(blame));
        model::DecisionDefinition decision;
        decision.name = "beboeten";
        decision.applies = applies;
        decision.outcomes = {fine};
        b.rules().decisions.push_back(decision);
        decision.name = "altijd";
        decision.applies = {};
        b.rules().decisions.push_back(decision);
        b.set(income, euro(2000));
        b.set(sick, false);
        b.set(blame, true);
    }
    std::set<std::string> used() {
        auto const rules = b.build();
        PartTable const table(rules);
        auto const trace = b.run({fine, applies}).trace;
        return told(table, uses::used(table, trace));
    }

    Bench b;
    RuleId fine, applies;
    FactId income, sick, blame;
};

std::set<std::string> const always_used{"rule_version boete - 2022-01-01", "rule_version boete_mogelijk - -",
                                        "alternative herhaling een_keer -", "decision altijd - -"};

std::set<std::string> and_more(std::set<std::string> set, std::initializer_list<char const*> more) {
    set.insert(more.begin(), more.end());
    return set;
}

}  // namespace

TEST_CASE("every part of the rules is listed once, by kind, name and date") {
    Small small;
    PartTable const table(small.b.build());
    std::vector<std::string> listed;
    for (auto const& part : table.parts()) listed.push_back(told(part));
    CHECK(listed == std::vector<std::string>{
                        "rule_version boete - 2020-01-01",
                        "rule_version boete - 2022-01-01",
                        "rule_version boete_mogelijk - -",
                        "exception boete a 2022-01-01",
                        "exception boete b 2022-01-01",
                        "parameter_value bedrag - 2021-01-01",
                        "parameter_value bedrag - 2024-01-01",
                        "alternative herhaling een_keer -",
                        "alternative herhaling telkens -",
                        "judgement verwijtbaar - -",
                        "judgement_missing verwijtbaar - -",
                        "decision altijd - -",
                        "decision beboeten - -",
                    });
}

TEST_CASE("what the trace met is used: the version, the value and the alternative, not their neighbours") {
    Small small;
    CHECK(small.used() == and_more(always_used, {"parameter_value bedrag - 2024-01-01", "judgement verwijtbaar - -",
                                                 "decision beboeten - -"}));
    small.b.today = date("2023-06-01");
    CHECK(small.used().contains("parameter_value bedrag - 2021-01-01"));
    CHECK_FALSE(small.used().contains("parameter_value bedrag - 2024-01-01"));
}

TEST_CASE("an exception is used when it applied, not when another went before it or when it may apply") {
    Small small;
    small.b.set(small.sick, true);
    CHECK(small.used().contains("exception boete a 2022-01-01"));
    SECTION("overridden") {
        small.b.set(small.income, euro(900));
        CHECK(small.used().contains("exception boete b 2022-01-01"));
        CHECK_FALSE(small.used().contains("exception boete a 2022-01-01"));
    }
    SECTION("may apply") {
        small.b.forget(small.sick);
        CHECK_FALSE(small.used().contains("exception boete a 2022-01-01"));
    }
}

TEST_CASE("a judgement is used when it was given, and missing when it was asked for in vain") {
    Small small;
    small.b.forget(small.blame);
    CHECK(small.used().contains("judgement_missing verwijtbaar - -"));
    CHECK_FALSE(small.used().contains("judgement verwijtbaar - -"));
    CHECK_FALSE(small.used().contains("decision beboeten - -"));
}

TEST_CASE("a decision is used when the law asks for it, not when its outcomes are only computed") {
    Small small;
    small.b.set(small.blame, false);
    CHECK_FALSE(small.used().contains("decision beboeten - -"));
    CHECK(small.used().contains("judgement verwijtbaar - -"));
    auto const rules = small.b.build();
    PartTable const table(rules);
    // Asked below another rule is not asked at the top.
    auto const other = told(table, uses::used(table, small.b.run({small.applies}).trace));
    CHECK_FALSE(other.contains("decision altijd - -"));
}

TEST_CASE("no version in force, no steps, no parts: nothing is used") {
    Small small;
    small.b.today = date("2019-12-31");
    CHECK_FALSE(small.used().contains("rule_version boete - 2020-01-01"));
    PartTable const table(small.b.build());
    CHECK(uses::used(table, {}).size() == 8);
    CHECK(uses::fits(table, uses::used(table, {})));
    PartTable const nothing(model::RuleSet{});
    CHECK(nothing.parts().empty());
    CHECK(uses::used(nothing, {}).size() == 8);
    CHECK_FALSE(uses::holds("", 0));
    CHECK_FALSE(uses::holds(uses::used(nothing, {}), 1'000'000));
}

TEST_CASE("bits fit only the list of parts they were made with") {
    Small small;
    PartTable const table(small.b.build());
    auto const bits = uses::used(table, small.b.run({small.fine}).trace);
    CHECK(uses::fits(table, bits));
    CHECK_FALSE(uses::fits(table, bits.substr(0, 7)));
    small.b.rule("erbij", small.b.boolean(), small.b.yes());
    CHECK_FALSE(uses::fits(PartTable(small.b.build()), bits));
}

TEST_CASE("the order of the declarations does not matter to the list of parts") {
    auto const build = [](bool other_way) {
        RuleSetBuilder b;
        auto const one = [&] { b.rule("een", b.boolean(), b.yes()); };
        auto const two = [&] { b.rule("twee", b.boolean(), b.no()); };
        if (other_way)
            two(), one();
        else
            one(), two();
        return b.build();
    };
    CHECK(PartTable(build(false)).parts() == PartTable(build(true)).parts());
    CHECK(PartTable(build(false)).fingerprint() == PartTable(build(true)).fingerprint());
}

TEST_CASE("random rules: the bits tell what the steps tell") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Random random(seed);
        RandomRules made(random);
        auto const rules = made.build();
        auto const facts = hide(random, random_facts(random, rules), random.below(3) * 20);
        auto const today = date("2021-12-24").plus_days(random.between(0, 40)).value();
        auto const evaluation = evaluate::evaluate(rules, facts, today, made.rules());
        PartTable const table(rules);
        auto const bits = uses::used(table, evaluation.trace);
        INFO("seed " << seed);
        CHECK(told(table, bits) == plainly(rules, evaluation.trace));
        CHECK((bits.size() == 8 || bits.back() != '\0'));
    }
}

TEST_CASE("the law: a fine rests on its rules, amounts and judgement") {
    auto const compiled = dsl::compile(tests::rule_files(WETWIJZER_ROOT "/rules", false));
    REQUIRE(compiled.rules);
    auto const& rules = *compiled.rules;
    PartTable const table(rules);
    std::vector<evaluate::CaseProblem> problems;
    auto const facts = evaluate::read_facts(
        rules, tests::read_bytes(WETWIJZER_ROOT "/tests/cases/onderwijsroute_boete.json"), problems);
    REQUIRE(facts);
    REQUIRE(facts->reference_date);
    std::vector<model::RuleId> requested;
    for (auto const& decision : rules.decisions) {
        if (decision.applies.is_some()) requested.push_back(decision.applies);
        requested.insert(requested.end(), decision.outcomes.begin(), decision.outcomes.end());
    }
    std::sort(requested.begin(), requested.end());
    requested.erase(std::unique(requested.begin(), requested.end()), requested.end());
    auto const trace = evaluate::evaluate(rules, *facts, *facts->reference_date, requested).trace;
    auto const bits = uses::used(table, trace);
    auto const found = told(table, bits);
    auto by_steps = plainly(rules, trace);
    for (auto const& one : found)
        if (one.starts_with("decision ")) by_steps.insert(one);
    CHECK(found == by_steps);
    CHECK(found.contains("decision boete_leerroute - -"));
    CHECK_FALSE(found.contains("decision boete_brede_intake - -"));
    CHECK(found.contains("judgement verwijtbaar_leerroute - -"));
    CHECK(bits.size() < 700);
}
