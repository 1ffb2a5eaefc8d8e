// Readings and layers through a decision: canonical texts, and what the other readings would have given.
#include "engine/decide/canonical.hpp"
#include "engine/decide/decision.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/values/text.hpp"
#include "tests/support/rule_set_builder.hpp"
#include "tests/unit/evaluate/random_case.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace wetwijzer;
using namespace wetwijzer::test;
using Chosen = evaluate::Facts::ChosenReading;

namespace {

// A fine that doubles or adds up, with a ruling on top since 2025, and a share that only counts when it adds up.
struct FineSet {
    RuleSetBuilder b;
    FactId before = b.fact("aantal_eerdere", b.number());
    FactId asylum = b.fact("asiel", b.boolean());
    ReadingId repeat = b.reading("herhaling", {"verdubbeling", "optelling", "gelijk"}, b.cite("Bi", {"7.1", "3"}));
    ReadingId limit = b.reading("maximum", {"per_boete", "in_totaal"}, b.cite("Bi", {"7.1", "4"}));
    RuleId beneath, fine, letter;
    model::RuleSet rules;

    FineSet() {
        beneath = b.rule("boete.volgens_de_wet", b.money());
        auto& version = b.version(beneath, {}, b.cite("Wi", {"23"}));
        auto const first = b.less(b.use(before), b.number(1));
        auto const twice = b.op(Op::Multiply, b.money(), {b.money(euro(50)), b.number(2)});
        auto const capped = b.choose(b.takes(limit, 1), b.money(euro(90)), b.money(euro(150)));
        auto const higher =
            b.choose(b.takes(repeat, 0), twice, b.choose(b.takes(repeat, 1), capped, b.money(euro(50))));
        version.branches = {b.branch(b.money(euro(50)), first), b.branch(higher)};
        fine = b.rule("boete", b.optional(b.money()));
        b.layered(fine, {std::nullopt, date("2025-07-09")}, b.cite("Wi", {"23"}), b.use(beneath), {}).layered = false;
        b.layered(fine, from("2025-07-09"), b.cite("Wi", {"23"}), b.use(beneath),
                  {b.layer("keren", model::Layer::CaseLaw, b.use(asylum), b.none(b.money()), b.cite("RvS", {"1"}))});
        letter = b.rule("brief", b.boolean(), b.less(b.use(before), b.number(3)));
        rules = b.build();
    }

    evaluate::Facts facts(std::int64_t earlier, bool is_asylum, std::vector<Chosen> readings = {}) const {
        auto facts = evaluate::no_facts(rules);
        facts.slots[before.value].value = earlier;
        facts.slots[asylum.value].value = is_asylum;
        facts.readings = std::move(readings);
        return facts;
    }

    std::vector<decide::ReadingEffect> effects(evaluate::Facts const& facts, char const* on = "2025-01-01") const {
        RuleId const asked[] = {letter, fine};
        auto const found = evaluate::evaluate(rules, facts, date(on), asked);
        return decide::reading_effects(rules, facts, date(on), asked, found);
    }

    // "herhaling=optelling: boete EUR 150.00"
    std::vector<std::string> told(std::vector<decide::ReadingEffect> const& effects) const {
        std::vector<std::string> lines;
        for (auto const& effect : effects) {
            std::string line;
            for (auto const& one : effect.assumed) {
                auto const& reading = rules.readings[one.reading.value];
                line += (line.empty() ? "" : "+") + reading.name + "=" + reading.alternatives[one.alternative].name;
            }
            line += ":";
            for (auto const& difference : effect.differences) {
                auto const& rule = rules.rules[difference.rule.value];
                auto const* value = values::known(difference.outcome);
                line += " " + rule.name + " " + (value ? values::canonical(*value, rules.type(rule.type)) : "?");
            }
            lines.push_back(line);
        }
        return lines;
    }
};

using Lines = std::vector<std::string>;
using Runs = std::vector<std::vector<values::Outcome>>;

}  // namespace

TEST_CASE("the canonical trace of readings and layers is fixed") {
    FineSet const s;
    RuleId const asked[] = {s.fine};
    auto const found = evaluate::evaluate(s.rules, s.facts(2, true, {{s.repeat, 1}}), date("2025-07-09"), asked);
    CHECK(decide::trace_text(s.rules, found.trace) == R"(1 0 rule boete = geen
2 1 version 2025-07-09 law 2025-07-09
3 1 beneath overridden = EUR 150.00
4 3 rule boete.volgens_de_wet = EUR 150.00
5 4 version - law 2025-07-09
6 4 branch 1 not_taken = nee
7 6 operation less = nee
8 7 fact aantal_eerdere = 2
9 4 branch 2 taken = ja
10 9 operation if = EUR 150.00
11 10 operation equal = nee
12 11 reading herhaling = optelling
13 10 skipped multiply
14 10 operation if = EUR 150.00
15 14 operation equal = ja
16 15 reading herhaling = optelling
17 14 operation if = EUR 150.00
18 17 operation equal = nee
19 18 reading maximum = per_boete
20 1 exception keren taken = ja
21 20 fact asiel = ja
)");
}

TEST_CASE("an exception that lies on top counts from its first day, and the value beneath stays") {
    FineSet const s;
    RuleId const asked[] = {s.fine, s.beneath};
    auto const outcomes = [&](char const* on, bool asylum) {
        return evaluate::evaluate(s.rules, s.facts(2, asylum), date(on), asked).outcomes;
    };
    CHECK(outcomes("2025-07-08", true) == std::vector<values::Outcome>{Value(euro(100)), Value(euro(100))});
    CHECK(outcomes("2025-07-09", true) == std::vector<values::Outcome>{Value(values::None{}), Value(euro(100))});
    CHECK(outcomes("2025-07-09", false) == std::vector<values::Outcome>{Value(euro(100)), Value(euro(100))});
}

TEST_CASE("an exception on top that is not known yet leaves the outcome open, unless it gives the same") {
    FineSet s;
    auto const same = s.b.rule("zelfde", s.b.money());
    s.b.layered(same, {}, {}, s.b.use(s.beneath),
                {s.b.layer("evenveel", model::Layer::Policy, s.b.use(s.asylum), s.b.money(euro(100)))});
    s.rules = s.b.build();
    auto facts = s.facts(2, true);
    facts.slots[s.asylum.value] = {};
    RuleId const asked[] = {s.fine, same};
    auto const found = evaluate::evaluate(s.rules, facts, date("2025-07-09"), asked);
    CHECK(found.outcomes[0] == values::Outcome(values::Unknown{{{s.asylum.value}}}));
    CHECK(found.outcomes[1] == values::Outcome(Value(euro(100))));
    auto const beneath = std::count_if(found.trace.steps.begin(), found.trace.steps.end(), [](auto const& step) {
        return step.kind == trace::StepKind::Beneath &&
               step.detail == static_cast<std::uint32_t>(trace::Choice::Possible);
    });
    CHECK(beneath == 2);
}

TEST_CASE("two exceptions on top that both hold are a fault, unless one goes before the other") {
    FineSet s;
    auto const contested = s.b.rule("betwist", s.b.money());
    auto& version = s.b.layered(contested, {}, {}, s.b.use(s.beneath),
                                {s.b.layer("een", model::Layer::Law, s.b.use(s.asylum), s.b.money(euro(1))),
                                 s.b.layer("twee", model::Layer::CaseLaw, s.b.yes(), s.b.money(euro(2)))});
    RuleId const asked[] = {contested};
    auto const found = evaluate::evaluate(s.b.rules(), s.facts(0, true), date("2025-07-09"), asked);
    REQUIRE(std::holds_alternative<values::Fault>(found.outcomes[0]));
    CHECK(std::get<values::Fault>(found.outcomes[0]).code == values::FaultCode::ConflictingExceptions);
    version.exceptions[0].overrides = {1};
    auto const ordered = evaluate::evaluate(s.b.rules(), s.facts(0, true), date("2025-07-09"), asked);
    CHECK(ordered.outcomes[0] == values::Outcome(Value(euro(1))));
}

TEST_CASE("other readings are tried where they were met, and pairs where only both change something") {
    FineSet const s;
    CHECK(s.told(s.effects(s.facts(0, false))).empty());
    CHECK(s.told(s.effects(s.facts(2, false))) == Lines{"herhaling=optelling: boete EUR 150.00",
                                                        "herhaling=optelling+maximum=in_totaal: boete EUR 90.00",
                                                        "herhaling=gelijk: boete EUR 50.00"});
    CHECK(s.told(s.effects(s.facts(2, false, {{s.repeat, 1}}))) == Lines{"herhaling=verdubbeling: boete EUR 100.00",
                                                                         "herhaling=gelijk: boete EUR 50.00",
                                                                         "maximum=in_totaal: boete EUR 90.00"});
}

TEST_CASE("a reading below an exception that lies on it changes nothing") {
    FineSet const s;
    CHECK(s.effects(s.facts(2, true), "2025-07-09").empty());
    CHECK(s.effects(s.facts(2, false), "2025-07-09").size() == 3);
}

TEST_CASE("an outcome that waits for other facts under another reading is no difference") {
    RuleSetBuilder b;
    auto const one = b.fact("een", b.boolean());
    auto const two = b.fact("twee", b.boolean());
    auto const reading = b.reading("keuze", {"een", "twee"});
    auto const rule = b.rule("r", b.boolean(), b.choose(b.takes(reading, 0), b.use(one), b.use(two)));
    auto const rules = b.build();
    RuleId const asked[] = {rule};
    auto facts = evaluate::no_facts(rules);
    auto const effects = [&] {
        return decide::reading_effects(rules, facts, date("2025-01-01"), asked,
                                       evaluate::evaluate(rules, facts, date("2025-01-01"), asked));
    };
    CHECK(effects().empty());
    facts.slots[two.value].value = true;
    REQUIRE(effects().size() == 1);
    CHECK(effects()[0].differences[0].outcome == values::Outcome(Value(true)));
}

// Every other alternative and every pair of them, by evaluating all outcomes again.
TEST_CASE("what is told of other readings is what evaluating again gives, and nothing is left out") {
    int singles = 0;
    int pairs = 0;
    for (std::uint64_t seed = 1; seed <= 800; ++seed) {
        Random random(seed);
        RandomRules made(random);
        auto const rules = made.build();
        auto const facts = hide(random, random_facts(random, rules), random.below(30));
        auto const on = date("2022-01-12");
        auto const outcomes_under = [&](std::map<std::size_t, std::uint32_t> const& assumed) {
            auto other = facts;
            for (auto const& [reading, alternative] : assumed) {
                std::erase_if(other.readings, [&](Chosen const& one) { return one.reading.value == reading; });
                other.readings.push_back({ReadingId(reading), alternative});
            }
            return evaluate::evaluate(rules, other, on, made.rules()).outcomes;
        };
        auto const base = evaluate::evaluate(rules, facts, on, made.rules());
        auto const taken = [&](std::size_t reading) {
            for (auto const& one : facts.readings)
                if (one.reading.value == reading) return one.alternative;
            return 0U;
        };
        auto const differs = [](values::Outcome const& left, values::Outcome const& right) {
            bool const open = std::holds_alternative<values::Unknown>(left) && left.index() == right.index();
            return !open && left != right;
        };
        std::set<std::string> expected;
        auto const expect = [&](std::map<std::size_t, std::uint32_t> const& assumed, Runs const& without) {
            auto const then = outcomes_under(assumed);
            for (std::size_t i = 0; i < then.size(); ++i) {
                bool const alone = std::none_of(without.begin(), without.end(),
                                                [&](auto const& outcomes) { return !differs(then[i], outcomes[i]); });
                if (!alone) continue;
                std::string line;
                for (auto const& [reading, alternative] : assumed)
                    line += std::to_string(reading) + "=" + std::to_string(alternative) + " ";
                expected.insert(line + rules.rules[made.rules()[i].value].name);
                ++(assumed.size() == 1 ? singles : pairs);
            }
        };
        for (std::size_t r = 0; r < rules.readings.size(); ++r) {
            for (std::uint32_t a = 0; a < rules.readings[r].alternatives.size(); ++a) {
                if (a == taken(r)) continue;
                expect({{r, a}}, Runs{base.outcomes});
                for (std::size_t q = r + 1; q < rules.readings.size(); ++q)
                    for (std::uint32_t c = 0; c < rules.readings[q].alternatives.size(); ++c)
                        if (c != taken(q))
                            expect({{r, a}, {q, c}},
                                   Runs{base.outcomes, outcomes_under({{r, a}}), outcomes_under({{q, c}})});
            }
        }
        std::set<std::string> found;
        for (auto const& effect : decide::reading_effects(rules, facts, on, made.rules(), base)) {
            std::string line;
            for (auto const& one : effect.assumed)
                line += std::to_string(one.reading.value) + "=" + std::to_string(one.alternative) + " ";
            REQUIRE_FALSE(effect.differences.empty());
            for (auto const& difference : effect.differences)
                found.insert(line + rules.rules[difference.rule.value].name);
        }
        INFO("seed " << seed);
        REQUIRE(found == expected);
    }
    CHECK(singles > 400);
    CHECK(pairs > 30);
}

TEST_CASE("a decision keeps the readings of its case, and taking it again from its facts gives the same bytes") {
    FineSet s;
    model::DecisionDefinition definition;
    definition.name = "boetebesluit";
    definition.outcomes = {s.fine};
    s.rules.decisions = {definition};
    auto const decision = decide::decide(s.rules, s.facts(2, false, {{s.repeat, 1}}), date("2025-07-09"));
    CHECK(decision.facts_json == R"({"aantal_eerdere":2,"asiel":false,"formaat":"wetwijzer-zaak/1",)"
                                 R"("lezingen":{"herhaling":"optelling"},"peildatum":"2025-07-09"})");
    CHECK(decision.outcomes_json == R"({"boete":{"known":"EUR 150.00"}})");
    CHECK(decision.reading_effects.size() == 3);
    std::vector<evaluate::CaseProblem> problems;
    auto const again = evaluate::read_facts(s.rules, decision.facts_json, problems);
    REQUIRE(problems.empty());
    auto const repeated = decide::decide(s.rules, *again, date("2025-07-09"));
    CHECK(repeated.facts_json == decision.facts_json);
    CHECK(repeated.trace_text == decision.trace_text);
    auto const standard = decide::decide(s.rules, s.facts(2, false), date("2025-07-09"));
    CHECK(standard.facts_json.find("lezingen") == std::string::npos);
    CHECK(standard.outcomes_json == R"({"boete":{"known":"EUR 100.00"}})");
}
