#include "engine/audit/last_day.hpp"

#include "engine/evaluate/evaluate.hpp"

#include <algorithm>
#include <vector>

namespace wetwijzer::audit {
namespace {

// The status of a term whose last day the rule is; none for any other rule.
model::RuleId status_of(model::RuleSet const& rules, model::RuleId last_day) {
    auto const term = rules.rules[last_day.value].term;
    if (!term.is_some() || rules.terms[term.value].end != last_day) return {};
    return rules.terms[term.value].status;
}

bool is_met(model::RuleSet const& rules, model::RuleId status, values::Outcome const& outcome) {
    auto const* value = values::known(outcome);
    auto const* member = value ? std::get_if<values::Member>(value) : nullptr;
    if (!member) return false;
    auto const& members = rules.type(rules.rules[status.value].type).members;
    auto const& name = members[member->index].name;
    return name == "gehaald" || name == "te_laat_gehaald";
}

}  // namespace

LastDay last_day(model::RuleSet const& rules, model::DecisionDefinition const& decision, evaluate::Facts const& facts,
                 values::Date reference_date) {
    std::vector<model::RuleId> requested;
    for (auto const rule : decision.within) {
        requested.push_back(rule);
        if (auto const status = status_of(rules, rule); status.is_some()) requested.push_back(status);
    }
    auto const outcomes = evaluate::evaluate(rules, facts, reference_date, requested).outcomes;
    LastDay result;
    for (std::size_t i = 0; i < requested.size(); ++i) {
        if (std::find(decision.within.begin(), decision.within.end(), requested[i]) == decision.within.end()) {
            result.met = result.met || is_met(rules, requested[i], outcomes[i]);
            continue;
        }
        auto const* value = values::known(outcomes[i]);
        if (!value) result.unknown = true;
        auto const* day = value ? std::get_if<values::Date>(value) : nullptr;
        if (!day || (result.day && *day <= *result.day)) continue;
        result.day = *day;
        result.rule = rules.rules[requested[i].value].name;
    }
    return result;
}

}  // namespace wetwijzer::audit
