// A rule set as stable indented text: what golden tests and `dump --stage model` read.
#pragma once

#include "engine/model/rule_set.hpp"

#include <string>

namespace wetwijzer::model {

// Everything that has meaning, by name; no ids, no source texts and no hash.
std::string dump(RuleSet const& rules);

// One expression and what is under it, a node a line.
std::string dump(RuleSet const& rules, ExprId expression);

// "less_equal", "is_none": the name of an operator in dumps and canonical traces.
char const* op_name(Op op);

}  // namespace wetwijzer::model
