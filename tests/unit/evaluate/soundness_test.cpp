// The promises of evaluate.hpp on thousands of random cases. A failure prints the seed that repeats it.
#include "engine/evaluate/evaluate.hpp"
#include "engine/model/dump.hpp"
#include "tests/unit/evaluate/random_case.hpp"
#include "tests/unit/evaluate/same_trace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace {

using namespace wetwijzer;
using namespace wetwijzer::test;
using evaluate::Facts;
using values::Outcome;
using values::Unknown;

struct Case {
    model::RuleSet rules;
    std::vector<RuleId> requested;
    Facts full;
    values::Date reference_date;
};

Case random_case(Random& random) {
    RandomRules made(random);
    Case result{made.build(), made.rules(), {}, {}};
    result.full = random_facts(random, result.rules);
    result.reference_date = date("2021-12-24").plus_days(random.between(0, 40)).value();
    return result;
}

std::vector<Outcome> outcomes(Case const& c, Facts const& facts) {
    return evaluate::evaluate(c.rules, facts, c.reference_date, c.requested).outcomes;
}

bool is_missing(Facts const& facts, values::Missing const& m) {
    auto const& slot = facts.slots[m.fact];
    if (m.row == values::Missing::whole) return !slot.value && !slot.rows;
    return slot.rows && m.row < slot.rows->size() && !(*slot.rows)[m.row][m.field];
}

// Takes over from `full` what is named (or everything else that is missing).
Facts fill_in(Facts facts, Facts const& full, std::vector<values::Missing> const& named, bool others) {
    auto const is_named = [&](std::size_t fact, std::size_t row, std::size_t field) {
        return std::any_of(named.begin(), named.end(), [&](values::Missing const& m) {
            return m.fact == fact && (m.row == values::Missing::whole || (m.row == row && m.field == field));
        });
    };
    for (std::size_t f = 0; f < facts.slots.size(); ++f) {
        auto& slot = facts.slots[f];
        if (!slot.value && !slot.rows) {
            if (is_named(f, 0, 0) != others) slot = full.slots[f];
            continue;
        }
        for (std::size_t row = 0; slot.rows && row < slot.rows->size(); ++row) {
            for (std::size_t i = 0; i < (*slot.rows)[row].size(); ++i) {
                auto& field = (*slot.rows)[row][i];
                if (!field && is_named(f, row, i) != others) field = (*full.slots[f].rows)[row][i];
            }
        }
    }
    return facts;
}

// Layers: exceptions that lie on top, that do not, and that may.
struct Layers {
    int above = 0, beneath = 0, open = 0;
    void add(trace::Trace const& trace) {
        for (auto const& step : trace.steps) {
            if (step.kind != trace::StepKind::Beneath) continue;
            auto const choice = static_cast<trace::Choice>(step.detail);
            ++(choice == trace::Choice::Overridden ? above : choice == trace::Choice::Taken ? beneath : open);
        }
    }
};

struct Tally {
    int known = 0, unknown = 0, fault = 0;
    void add(Outcome const& outcome) { ++(outcome.index() == 0 ? known : outcome.index() == 1 ? unknown : fault); }
};

}  // namespace

TEST_CASE("What is known, or a fault, stays so whatever unknown facts turn out to be", "[soundness]") {
    Tally tally;
    std::set<Op> ops;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        Random random(seed);
        auto const c = random_case(random);
        for (auto const& expr : c.rules.expressions) ops.insert(expr.op);
        auto const full = outcomes(c, c.full);
        for (std::uint32_t const percent : {8u, 25u, 60u}) {
            auto const more = hide(random, c.full, percent);
            auto const less = hide(random, more, percent);  // knows nothing that `more` does not know
            auto const with_more = outcomes(c, more);
            auto const with_less = outcomes(c, less);
            for (std::size_t i = 0; i < full.size(); ++i) {
                tally.add(with_more[i]);
                INFO("seed " << seed << ", hidden " << percent << "%, rule "
                             << c.rules.rules[c.requested[i].value].name);
                if (!std::holds_alternative<Unknown>(with_more[i])) REQUIRE(with_more[i] == full[i]);
                if (!std::holds_alternative<Unknown>(with_less[i])) REQUIRE(with_less[i] == with_more[i]);
                REQUIRE_FALSE(std::holds_alternative<Unknown>(full[i]));
            }
        }
    }
    // The test means something: all operators took part and all three kinds of outcome came up often.
    CHECK(ops.size() == static_cast<std::size_t>(Op::TermSignal) + 1);
    CHECK(tally.known > 5'000);
    CHECK(tally.unknown > 10'000);
    CHECK(tally.fault > 3'000);
}

TEST_CASE("An unknown outcome names what is missing, and nothing else can settle it", "[soundness]") {
    int asked = 0;
    for (std::uint64_t seed = 10'001; seed <= 10'800; ++seed) {
        Random random(seed);
        auto const c = random_case(random);
        auto const facts = hide(random, c.full, 30);
        auto const found = outcomes(c, facts);
        for (std::size_t i = 0; i < found.size(); ++i) {
            auto const* unknown = std::get_if<Unknown>(&found[i]);
            if (!unknown) continue;
            INFO("seed " << seed << ", rule " << c.rules.rules[c.requested[i].value].name);
            REQUIRE_FALSE(unknown->missing.empty());
            for (auto const& m : unknown->missing) REQUIRE(is_missing(facts, m));
            auto sorted = unknown->missing.items();
            std::sort(sorted.begin(), sorted.end());
            REQUIRE(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
            REQUIRE(std::holds_alternative<Unknown>(
                outcomes(c, fill_in(facts, c.full, unknown->missing.items(), true))[i]));
            // Answering what is asked, again and again, ends in an answer.
            auto answered = facts;
            auto now = found[i];
            for (int round = 0; std::holds_alternative<Unknown>(now); ++round) {
                REQUIRE(round < 200);
                answered = fill_in(answered, c.full, std::get<Unknown>(now).missing.items(), false);
                now = outcomes(c, answered)[i];
                ++asked;
            }
        }
    }
    CHECK(asked > 2'000);
}

TEST_CASE("What lies beneath layers has the outcome that it has without them", "[soundness]") {
    int compared = 0;
    for (std::uint64_t seed = 40'001; seed <= 40'400; ++seed) {
        Random random(seed);
        auto const c = random_case(random);
        auto const facts = hide(random, c.full, 20);
        auto const found = evaluate::evaluate(c.rules, facts, c.reference_date, c.requested);
        INFO("seed " << seed);
        for (std::size_t i = 0; i + 1 < c.requested.size(); ++i) {
            auto const& outer = c.rules.rules[c.requested[i + 1].value];
            if (outer.name + ".volgens_de_wet" != c.rules.rules[c.requested[i].value].name) continue;
            trace::Tree const tree(found.trace);
            for (auto const child : tree.children(found.roots[i + 1])) {
                auto const& step = found.trace.steps[child];
                if (step.kind != trace::StepKind::Beneath) continue;
                REQUIRE(step.outcome == found.outcomes[i]);
                if (step.detail == static_cast<std::uint32_t>(trace::Choice::Taken))
                    REQUIRE(found.outcomes[i + 1] == step.outcome);
                ++compared;
            }
        }
    }
    CHECK(compared > 100);
}

TEST_CASE("Neither the order of the questions nor their company changes an outcome", "[soundness]") {
    for (std::uint64_t seed = 20'001; seed <= 20'400; ++seed) {
        Random random(seed);
        auto c = random_case(random);
        auto const facts = hide(random, c.full, 20);
        auto const together = outcomes(c, facts);
        auto const requested = c.requested;
        std::reverse(c.requested.begin(), c.requested.end());
        auto reversed = outcomes(c, facts);
        std::reverse(reversed.begin(), reversed.end());
        INFO("seed " << seed);
        REQUIRE(together == reversed);
        for (std::size_t i = 0; i < requested.size(); ++i) {
            c.requested = {requested[i]};
            REQUIRE(outcomes(c, facts)[0] == together[i]);
        }
    }
}

TEST_CASE("The same case gives the same trace, and the trace is well formed", "[soundness]") {
    Layers layers;
    for (std::uint64_t seed = 30'001; seed <= 30'300; ++seed) {
        Random random(seed);
        auto const c = random_case(random);
        auto const facts = hide(random, c.full, 20);
        auto const once = evaluate::evaluate(c.rules, facts, c.reference_date, c.requested);
        auto const again = evaluate::evaluate(c.rules, facts, c.reference_date, c.requested);
        INFO("seed " << seed);
        REQUIRE(same_trace(once.trace, again.trace));
        REQUIRE(once.roots == again.roots);
        for (std::size_t i = 0; i < once.roots.size(); ++i) {
            auto const& root = once.trace.steps.at(once.roots[i]);
            REQUIRE(root.parent == trace::no_step);
            REQUIRE(root.subject == c.requested[i].value);
            REQUIRE(root.outcome == once.outcomes[i]);
        }
        REQUIRE(well_formed(c.rules, once.trace) == "");
        layers.add(once.trace);
    }
    CHECK(layers.above > 50);
    CHECK(layers.beneath > 50);
    CHECK(layers.open > 50);
}
