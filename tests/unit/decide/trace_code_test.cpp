// Traces as bytes: what the text tells is in the digest too.
#include "engine/decide/trace_code.hpp"
#include "engine/decide/canonical.hpp"
#include "tests/unit/evaluate/random_case.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

// Gives one step what another of its kind has: a trace that was never made, but could be written down.
void falsify(Random& random, trace::Trace& trace) {
    auto& step = trace.steps[random.below(static_cast<std::uint32_t>(trace.steps.size()))];
    auto const& other = trace.steps[random.below(static_cast<std::uint32_t>(trace.steps.size()))];
    switch (random.below(4)) {
        case 0:
            step.outcome = other.outcome;
            break;
        case 1:
            if (step.kind == other.kind && step.kind != trace::StepKind::Version) {
                step.subject = other.subject;
                step.detail = other.detail;
                step.extra = other.extra;
            }
            break;
        case 2:
            if (step.kind == trace::StepKind::RuleAgain) step.link = random.below(5);
            break;
        default:
            if (step.kind == trace::StepKind::Branch || step.kind == trace::StepKind::Exception)
                step.detail = random.below(4);
            if (step.kind == trace::StepKind::Version) ++step.detail;
            break;
    }
}

}  // namespace

TEST_CASE("traces with different texts have different codes") {
    std::size_t different = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        Random random(seed);
        RandomRules made(random);
        auto const rules = made.build();
        decide::Names const names(rules);
        std::map<std::string, std::string> text_of;  // by code
        for (int round = 0; round < 12; ++round) {
            auto const facts = hide(random, random_facts(random, rules), random.below(60));
            auto trace = evaluate::evaluate(rules, facts, date("2024-03-01"), made.rules()).trace;
            for (int i = 0; i < 4; ++i) {
                auto const code = decide::trace_code(rules, names, trace);
                auto const text = decide::trace_text(rules, trace);
                CAPTURE(seed, round, i);
                REQUIRE(text_of.try_emplace(code, text).first->second == text);
                falsify(random, trace);
            }
        }
        different += text_of.size();
    }
    CHECK(different > 3000);  // the test compares something
}

TEST_CASE("a trace as bytes is small") {
    Random random(1);
    RandomRules made(random);
    auto const rules = made.build();
    auto const trace = evaluate::evaluate(rules, random_facts(random, rules), date("2024-03-01"), made.rules()).trace;
    CHECK(decide::trace_code(rules, decide::Names(rules), trace).size() * 2 < decide::trace_text(rules, trace).size());
}
