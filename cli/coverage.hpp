// Which conditions the scenarios have seen both true and false.
#pragma once

#include "engine/model/rule_set.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace wetwijzer::cli {

struct UncoveredCondition {
    model::OriginId origin;
    std::string rule;
    std::string label;  // "a)", or empty
    bool never_true = false;
    bool never_false = false;
};

struct ConditionCoverage {
    std::size_t conditions = 0;
    std::size_t covered = 0;                    // seen true and seen false
    std::vector<UncoveredCondition> uncovered;  // in order of file and line
};

ConditionCoverage condition_coverage(model::RuleSet const& rules, scenario::Coverage const& seen);

}  // namespace wetwijzer::cli
