// Digests, canonical texts and decisions. The texts here are fixed: a change of one byte asks for a new
// semantics_version.
#include "engine/decide/canonical.hpp"
#include "engine/decide/decision.hpp"
#include "engine/decide/digest.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "tests/support/rule_set_builder.hpp"
#include "tests/unit/evaluate/random_case.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

// A fine by table and exception over a list, with a term; `shift` unused declarations move every id.
model::RuleSet fine_rules(int shift = 0) {
    RuleSetBuilder b;
    for (int i = 0; i < shift; ++i) {
        b.of(Kind::Text, i % 2 == 0);
        b.constant(b.text(), std::string("vulling"));
        b.fact("vulling_" + std::to_string(i), b.text());
        b.parameter("vulling_parameter_" + std::to_string(i), b.number(), {{always(), std::int64_t{i}}});
        b.rule("vulling_regel_" + std::to_string(i), b.text(), b.constant(b.text(), std::string("x")));
    }
    auto const exam = b.record("examen", {{"datum", b.date_type()}, {"geslaagd", b.boolean()}});
    auto const exams = b.fact("examens", b.list_of(exam));
    auto const income = b.fact("inkomen", b.money());
    auto const blame = b.judgement("verwijtbaar", b.boolean());
    auto const least = b.parameter(
        "minimum", b.money(), {{between("2022-01-01", "2024-01-01"), euro(900)}, {from("2024-01-01"), euro(1000)}});

    auto const passed = b.op(Op::Count, b.number(), {b.list(exams), b.field(exam, 1)});
    auto const count = b.rule("aantal_geslaagd", b.number(), passed);
    auto const low = b.rule("laag_inkomen", b.boolean());
    auto const is_low = b.labelled("a)", b.less(b.use(income), b.use(least)));
    b.version(low, between("2022-01-01", "2030-01-01"))
        .branches.push_back(b.branch(b.all_of({is_low, b.labelled("b)", b.use(blame))})));
    auto const fine = b.rule("boete", b.money());
    {
        auto const percentage = b.round(b.op(Op::Multiply, b.of(Kind::ExactMoney), {b.use(income), b.percent(33)}),
                                        b.money(), values::Rounding::Down, fraction(100));
        auto& version = b.version(fine);
        version.exceptions.push_back(b.exception("a", b.use(low), b.money(euro(0))));
        version.branches.push_back(b.branch(percentage, b.at_least(b.use(count), b.number(1))));
        version.branches.push_back(b.branch(b.money(euro(1000))));
    }
    auto& rules = b.rules();
    model::DecisionDefinition decision;
    decision.name = "boetebesluit";
    decision.applies = low;
    decision.outcomes = {fine, count};
    rules.decisions.push_back(decision);
    decision.name = "telling";
    decision.applies = {};
    decision.outcomes = {count};
    rules.decisions.push_back(decision);
    rules.texts = {{"boete.regels", "regel boete"}};
    rules.hash = decide::rule_set_hash(rules.texts);
    return b.build();
}

evaluate::Facts fine_facts(model::RuleSet const& rules) {
    std::vector<evaluate::CaseProblem> problems;
    auto facts = evaluate::read_facts(rules, R"({"zaak": "Z-1", "inkomen": "1000.50", "examens": [
        {"datum": "2023-01-31", "geslaagd": true}, {"geslaagd": false}, {"datum": "2023-03-01"}]})",
                                      problems);
    REQUIRE(problems.empty());
    return *facts;
}

}  // namespace

TEST_CASE("SHA-256 is SHA-256") {
    CHECK(decide::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(decide::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(decide::sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the hash of a rule set depends on paths and texts, not on their order or on where one ends") {
    using Texts = std::vector<model::SourceText>;
    Texts const texts = {{"a.regels", "xy"}, {"b/c.regels", "z"}};
    auto const hash = decide::rule_set_hash(texts);
    CHECK(hash == decide::sha256_hex(std::string("a.regels\0"
                                                 "2\0xyb/c.regels\0"
                                                 "1\0z",
                                                 27)));
    CHECK(decide::rule_set_hash(Texts{texts[1], texts[0]}) == hash);
    CHECK(decide::rule_set_hash(Texts{{"a.regels", "x"}, {"yb/c.regels", "z"}}) != hash);
    CHECK(decide::rule_set_hash(Texts{{"a.regels", "xy"}, {"b/d.regels", "z"}}) != hash);
    CHECK(decide::rule_set_hash(Texts{{"a.regels", "xy"}, {"b/c.regels", "z "}}) != hash);
    CHECK(decide::rule_set_hash({}) == decide::sha256_hex(""));
}

TEST_CASE("a decision holds what is needed to take it again") {
    auto const rules = fine_rules();
    auto const decision = decide::decide(rules, fine_facts(rules), date("2024-03-01"));
    CHECK(decision.engine == decide::engine_version);
    CHECK(decision.semantics == decide::semantics_version);
    CHECK(decision.rule_set_hash == rules.hash);
    CHECK(decision.case_id == "Z-1");
    CHECK(
        decision.facts_json ==
        R"({"examens":[{"datum":"2023-01-31","geslaagd":true},{"geslaagd":false},{"datum":"2023-03-01"}],"formaat":"wetwijzer-zaak/1",)"
        R"("inkomen":"1000.50","peildatum":"2024-03-01","zaak":"Z-1"})");
    CHECK(decision.trace_digest == decide::trace_digest(rules, decide::Names(rules), decision.evaluation.trace));
    CHECK(
        decision.outcomes_json ==
        R"({"aantal_geslaagd":{"unknown":["examens[2].geslaagd"]},"boete":{"unknown":["examens[2].geslaagd"]},"laag_inkomen":{"known":"nee"}})");
}

TEST_CASE("the canonical trace is fixed") {
    auto const rules = fine_rules();
    auto const decision = decide::decide(rules, fine_facts(rules), date("2024-03-01"));
    CHECK(decision.trace_text == R"(1 0 rule aantal_geslaagd ? examens[2].geslaagd
2 1 version - law 2024-03-01
3 1 branch 1 taken = ja
4 3 operation count ? examens[2].geslaagd
5 4 fact examens = 3
6 4 element examens[0] = ja
7 6 field examens[0].geslaagd = ja
8 4 element examens[1] = nee
9 8 field examens[1].geslaagd = nee
10 4 element examens[2] ? examens[2].geslaagd
11 10 field examens[2].geslaagd ? examens[2].geslaagd
12 0 rule laag_inkomen = nee
13 12 version 2022-01-01 law 2024-03-01
14 12 branch 1 taken = ja
15 14 operation and = nee
16 15 condition a) less = nee
17 16 fact inkomen = EUR 1000.50
18 16 parameter minimum 2024-01-01 = EUR 1000.00
19 15 condition b) fact ? verwijtbaar
20 19 judgement verwijtbaar ? verwijtbaar
21 0 rule boete ? examens[2].geslaagd
22 21 version - law 2024-03-01
23 21 exception a not_taken = nee
24 23 again laag_inkomen see 12 = nee
25 21 branch 1 possible ? examens[2].geslaagd
26 25 operation greater_equal ? examens[2].geslaagd
27 26 again aantal_geslaagd see 1 ? examens[2].geslaagd
28 25 rounding round = EUR 330.00
29 28 operation multiply = 66033/2 ct
30 29 fact inkomen = EUR 1000.50
31 21 branch 2 possible = ja
)");
}

TEST_CASE("the digest of a trace is fixed") {
    auto const rules = fine_rules();
    auto const decision = decide::decide(rules, fine_facts(rules), date("2024-03-01"));
    CHECK(decision.trace_digest == "c00307928c3374073267bb6ea016d0ba933d92f959804ce40f51628bad475dd0");
}

TEST_CASE("the same rules with other ids give the same texts") {
    auto const rules = fine_rules();
    auto const moved = fine_rules(5);
    auto const one = decide::decide(rules, fine_facts(rules), date("2024-03-01"));
    auto const two = decide::decide(moved, fine_facts(moved), date("2024-03-01"));
    CHECK(one.trace_text == two.trace_text);
    CHECK(one.trace_digest == two.trace_digest);
    CHECK(one.outcomes_json == two.outcomes_json);
    CHECK(one.facts_json == two.facts_json);
}

TEST_CASE("decisions ask for their outcomes and for whether they apply, each once and in order") {
    auto const rules = fine_rules();
    auto const names = [&](std::vector<model::DecisionId> const& decisions) {
        std::string list;
        for (auto const id : decide::requested_rules(rules, decisions)) list += rules.rules[id.value].name + " ";
        return list;
    };
    CHECK(names({}) == "aantal_geslaagd laag_inkomen boete ");
    CHECK(names({model::find_decision(rules, "telling")}) == "aantal_geslaagd ");
    CHECK(names({model::find_decision(rules, "telling"), model::find_decision(rules, "boetebesluit")}) == names({}));
}

TEST_CASE("any trace has one line a step, with its number and its parent's, and texts that are valid") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        Random random(seed);
        RandomRules made(random);
        auto rules = made.build();
        auto const facts = hide(random, random_facts(random, rules), random.below(60));
        auto const evaluation = evaluate::evaluate(rules, facts, date("2024-03-01"), made.rules());
        auto const text = decide::trace_text(rules, evaluation.trace);
        CAPTURE(seed);
        REQUIRE(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == evaluation.trace.steps.size());
        std::size_t at = 0;
        for (std::size_t i = 0; i < evaluation.trace.steps.size(); ++i) {
            auto const parent = evaluation.trace.steps[i].parent;
            auto const expected =
                std::to_string(i + 1) + " " + (parent == trace::no_step ? "0" : std::to_string(parent + 1)) + " ";
            REQUIRE(text.compare(at, expected.size(), expected) == 0);
            at = text.find('\n', at) + 1;
        }
        auto const json =
            nlohmann::json::parse(decide::outcomes_json(rules, made.rules(), evaluation.outcomes), nullptr, false);
        REQUIRE(json.is_object());
        REQUIRE(json.size() == made.rules().size());
    }
}
