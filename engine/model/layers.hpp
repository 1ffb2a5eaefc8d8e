// Rules that lie beneath layers, told by their name: "boete.volgens_de_wet" beneath "boete".
#pragma once

#include "engine/model/rule_set.hpp"

#include <string_view>

namespace wetwijzer::model {

inline constexpr std::string_view beneath_suffix = ".volgens_de_wet";

inline bool lies_beneath(Rule const& rule) { return rule.name.ends_with(beneath_suffix); }

// Whether the version is one on top of what lies beneath `rule`: with exceptions from elsewhere (`layered`) or, in a
// stretch of time without any, as it is.
inline bool lies_on_top(RuleSet const& rules, Rule const& rule, Version const& version) {
    if (version.layered) return true;
    if (version.branches.size() != 1 || version.branches.front().condition.is_some()) return false;
    auto const& value = rules.expr(version.branches.front().value);
    if (value.op == Op::Parameter) return rules.parameters[value.payload].name == rule.name;
    if (value.op != Op::Rule) return false;
    std::string_view const name = rules.rules[value.payload].name;
    return name.ends_with(beneath_suffix) && name.substr(0, name.size() - beneath_suffix.size()) == rule.name;
}

}  // namespace wetwijzer::model
