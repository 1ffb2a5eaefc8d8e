// Names, types, units, versions, tables, cycles: everything that can be known before a rule ever runs.
#pragma once

#include "dsl/check/checked_tree.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/ast.hpp"

#include <vector>

namespace wetwijzer::check {

// Checks all files of a rule set together; the trees stand in the order of their file ids. The result is complete only
// when `diagnostics` has no error.
CheckedTree check(std::vector<syntax::SyntaxTree> trees, diagnostics::Diagnostics& diagnostics);

// As check, and types one expression of the last tree in the scope of all; reports only what that expression has.
CheckedTree check_expression(std::vector<syntax::SyntaxTree> trees, syntax::ExprId expression,
                             diagnostics::Diagnostics& diagnostics);

}  // namespace wetwijzer::check
