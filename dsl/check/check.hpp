// Names, types, units, versions, tables, cycles: everything that can be known before a rule ever runs.
#pragma once

#include "dsl/check/checked_tree.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/ast.hpp"

#include <vector>

namespace wetwijzer::check {

// Checks all files of a rule set together. The result is complete only when `diagnostics` has no error.
CheckedTree check(std::vector<syntax::SyntaxTree> trees, diagnostics::Diagnostics& diagnostics);

}  // namespace wetwijzer::check
