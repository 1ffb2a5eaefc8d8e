// Looking things up by name in a rule set.
#include "engine/model/rule_set.hpp"

namespace wetwijzer::model {
namespace {

template <class IdType, class Things>
IdType find_by_name(Things const& things, std::string_view name) {
    for (std::size_t i = 0; i < things.size(); ++i)
        if (things[i].name == name) return IdType(i);
    return {};
}

}  // namespace

RuleId find_rule(RuleSet const& rules, std::string_view name) { return find_by_name<RuleId>(rules.rules, name); }
FactId find_fact(RuleSet const& rules, std::string_view name) { return find_by_name<FactId>(rules.facts, name); }

ParameterId find_parameter(RuleSet const& rules, std::string_view name) {
    return find_by_name<ParameterId>(rules.parameters, name);
}

DecisionId find_decision(RuleSet const& rules, std::string_view name) {
    return find_by_name<DecisionId>(rules.decisions, name);
}

ReadingId find_reading(RuleSet const& rules, std::string_view name) {
    return find_by_name<ReadingId>(rules.readings, name);
}

}  // namespace wetwijzer::model
