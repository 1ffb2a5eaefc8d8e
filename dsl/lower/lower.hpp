// The checked tree to the executable model. Only here both kinds of expressions are known.
#pragma once

#include "dsl/check/checked_tree.hpp"
#include "dsl/source/source_file.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/scenario/scenario.hpp"

#include <vector>

namespace wetwijzer::lower {

// Needs a tree without errors; makes no hash. `files` are those of the trees, by id; texts of the rule set are the
// .regels files.
model::RuleSet lower(check::CheckedTree const& tree, std::vector<source::SourceFile> const& files);

// The scenarios of a tree, for the rule set that was lowered from it.
std::vector<scenario::Scenario> lower_scenarios(check::CheckedTree const& tree,
                                                std::vector<source::SourceFile> const& files, model::RuleSet& rules);

// Appends one more expression of the same tree to a rule set that was lowered from it.
model::ExprId lower_expression(check::CheckedTree const& tree, std::vector<source::SourceFile> const& files,
                               check::ExprRef expression, model::RuleSet& rules);

}  // namespace wetwijzer::lower
