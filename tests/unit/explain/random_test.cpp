// Whatever the rules and whatever is known: an explanation ends, is valid JSON and says something of every outcome.
#include "engine/explain/explanation.hpp"
#include "tests/unit/evaluate/random_case.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace wetwijzer::explain {
namespace {

decide::Decision decided(model::RuleSet const& rules, evaluate::Facts const& facts,
                         std::vector<model::RuleId> requested) {
    decide::Decision taken;
    taken.case_id = "Z-1";
    taken.reference_date = test::date("2024-06-01");
    taken.requested = std::move(requested);
    taken.evaluation = evaluate::evaluate(rules, facts, taken.reference_date, taken.requested);
    taken.reading_effects =
        decide::reading_effects(rules, facts, taken.reference_date, taken.requested, taken.evaluation);
    return taken;
}

// The first reason without a text, or with a hole left in it; empty when all speak.
std::string silent(Reason const& reason, std::string const& above = "top") {
    if (reason.text.empty() || reason.text.find('{') != std::string::npos)
        return "below: " + above + " / " + reason.text;
    for (auto const& below : reason.because)
        if (auto found = silent(below, reason.text); !found.empty()) return found;
    return {};
}

TEST_CASE("Random rule sets with random partial facts are explained in both languages and all forms") {
    test::Random random(20220101);
    std::size_t other_readings = 0;
    for (int round = 0; round < 150; ++round) {
        test::RandomRules const made(random);
        auto const rules = made.build();
        auto const facts = test::hide(random, test::random_facts(random, rules), random.below(60));
        auto const taken = decided(rules, facts, made.rules());
        for (auto const language : {values::Language::Dutch, values::Language::English}) {
            auto const told = explain(rules, taken, facts, language);
            REQUIRE(told.parts.size() == made.rules().size());
            for (auto const& part : told.parts) {
                for (auto const& reason : part.reasons) REQUIRE(silent(reason) == "");
                for (auto const& other : part.other_readings) REQUIRE(other.text.find('{') == std::string::npos);
                other_readings += part.other_readings.size();
            }
            REQUIRE(nlohmann::json::accept(render_json(rules, told)));
            REQUIRE_FALSE(render_text(rules, told, Depth::Full, true).empty());
            REQUIRE_FALSE(render_markdown(rules, told, Depth::Short).empty());
        }
    }
    CHECK(other_readings > 50);
}

TEST_CASE("Why not, asked of every outcome of random rule sets, promises only what an evaluation gives") {
    test::Random random(7);
    for (int round = 0; round < 25; ++round) {
        test::RandomRules const made(random);
        auto const rules = made.build();
        auto const facts = test::hide(random, test::random_facts(random, rules), random.below(60));
        for (auto const rule : made.rules()) {
            auto const taken = decided(rules, facts, {rule});
            auto const told = explain_why_not(rules, taken, facts, rule, values::Language::Dutch);
            REQUIRE(told.parts.size() == 1);
            for (auto const& reason : told.parts[0].reasons) REQUIRE(silent(reason) == "");
        }
    }
}

}  // namespace
}  // namespace wetwijzer::explain
