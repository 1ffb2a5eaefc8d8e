// The facade, and scenarios.
#include "dsl/lower/lower.hpp"

#include "dsl/lower/lowering.hpp"

#include <algorithm>

namespace wetwijzer::lower {
namespace {

using check::GivenInfo;
using syntax::Expected;

void give(scenario::Scenario& scenario, model::RuleSet const& rules, GivenInfo const& given, Lowering const& lowering) {
    auto& slots = scenario.facts.slots;
    switch (given.kind) {
        case GivenInfo::Kind::Assume:
            scenario.assumptions.push_back({lowering.rule_id(given.target), given.value});
            return;
        case GivenInfo::Kind::EmptyList:
            slots[given.target].rows = std::vector<evaluate::Row>{};
            return;
        case GivenInfo::Kind::Row: {
            auto& slot = slots[given.target];
            if (!slot.rows) slot.rows.emplace();
            slot.rows->push_back(given.row);
            bool const single = rules.type(rules.facts[given.target].type).kind == values::Kind::Record;
            if (single) slot.value = values::RecordRef{given.target, 0};
            return;
        }
        case GivenInfo::Kind::Reading:
            if (auto const* chosen = std::get_if<values::Member>(&given.value); chosen != nullptr && chosen->index > 0)
                scenario.facts.readings.push_back({model::ReadingId(given.target), chosen->index});
            return;
        case GivenInfo::Kind::Value:
            break;
    }
    slots[given.target].value = given.value;
    if (rules.facts[given.target].is_judgement())
        scenario.facts.judgements.push_back(
            {model::FactId(given.target), "scenario", scenario.reference_date, scenario.title});
}

scenario::Scenario lower_scenario(check::ScenarioInfo const& info, CheckedTree const& tree, model::RuleSet const& rules,
                                  std::vector<source::SourceFile> const& files, Lowering const& lowering) {
    scenario::Scenario made;
    auto const& file = files[info.span.file];
    made.title = info.title;
    made.path = file.path();
    made.line = file.position(info.span.begin).line;
    made.reference_date = info.reference_date;
    made.facts.slots.resize(rules.facts.size());
    for (auto const& given : info.givens) give(made, rules, given, lowering);
    std::sort(made.facts.judgements.begin(), made.facts.judgements.end(),
              [](auto const& left, auto const& right) { return left.fact < right.fact; });
    std::sort(made.facts.readings.begin(), made.facts.readings.end(),
              [](auto const& left, auto const& right) { return left.reading < right.reading; });
    for (auto const& expected : info.expectations) {
        scenario::Expectation expectation;
        expectation.rule = lowering.rule_id(expected.rule);
        expectation.line = file.position(expected.span.begin).line;
        switch (expected.kind) {
            case Expected::Kind::Value:
                expectation.expected = expected.value;
                break;
            case Expected::Kind::Fault:
                expectation.expected = scenario::ExpectFault{};
                break;
            case Expected::Kind::Unknown:
            case Expected::Kind::WaitsFor: {
                scenario::ExpectUnknown unknown;
                for (auto const fact : expected.waits_for) unknown.waits_for.push_back(model::FactId(fact));
                expectation.expected = std::move(unknown);
                break;
            }
        }
        made.expectations.push_back(std::move(expectation));
    }
    made.because = lowering.citation(std::get<syntax::ScenarioDecl>(tree.decl(info.decl).node).because);
    return made;
}

}  // namespace

model::RuleSet lower(CheckedTree const& tree, std::vector<source::SourceFile> const& files) {
    model::RuleSet rules;
    Lowering(tree, files, rules).rule_set();
    return rules;
}

std::vector<scenario::Scenario> lower_scenarios(CheckedTree const& tree, std::vector<source::SourceFile> const& files,
                                                model::RuleSet& rules) {
    Lowering const lowering(tree, files, rules);
    std::vector<scenario::Scenario> scenarios;
    scenarios.reserve(tree.scenarios.size());
    for (auto const& scenario : tree.scenarios)
        scenarios.push_back(lower_scenario(scenario, tree, rules, files, lowering));
    return scenarios;
}

model::ExprId lower_expression(CheckedTree const& tree, std::vector<source::SourceFile> const& files,
                               ExprRef expression, model::RuleSet& rules) {
    Lowering lowering(tree, files, rules);
    auto const first_constant = static_cast<std::uint32_t>(rules.constants.size());
    rules.constants.insert(rules.constants.end(), tree.constants.begin(), tree.constants.end());
    auto const first_expression = rules.expressions.size();
    auto const id = lowering.expr(expression);
    for (auto at = first_expression; at < rules.expressions.size(); ++at)
        if (rules.expressions[at].op == Op::Constant) rules.expressions[at].payload += first_constant;
    lowering.finish();
    return id;
}

}  // namespace wetwijzer::lower
