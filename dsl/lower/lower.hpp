// The checked tree to the executable model. Only here both kinds of expressions are known.
#pragma once

#include "dsl/check/checked_tree.hpp"
#include "dsl/source/source_file.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/scenario/scenario.hpp"

#include <vector>

namespace wetwijzer::lower {

struct Lowered {
    model::RuleSet rules;  // without hash
    std::vector<scenario::Scenario> scenarios;
};

// Needs a tree without errors. `files` are those of the trees, by id; texts of the rule set are the .regels files.
Lowered lower(check::CheckedTree const& tree, std::vector<source::SourceFile> const& files);

// Appends one more expression of the same tree to a rule set that was lowered from it.
model::ExprId lower_expression(check::CheckedTree const& tree, std::vector<source::SourceFile> const& files,
                               check::ExprRef expression, model::RuleSet& rules);

}  // namespace wetwijzer::lower
