// Whether two expressions say the same, and the walk over an expression's children.
#pragma once

#include "dsl/check/checked_tree.hpp"

namespace wetwijzer::check {

// The operands of an expression, in the order written.
std::vector<syntax::ExprId> children(syntax::Expr const& expr);

// Two names that stand for the same thing.
bool same_name(CheckedTree const& tree, ExprRef left, ExprRef right);

// The same words after binding: same operators, names and values. Conservative: lists with other texts differ.
bool same(CheckedTree const& tree, ExprRef left, ExprRef right);

}  // namespace wetwijzer::check
