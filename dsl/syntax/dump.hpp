// One line per node, indented: the form of golden tests and of `dump --stage syntax`.
#pragma once

#include "dsl/syntax/ast.hpp"

#include <string>

namespace wetwijzer::syntax {

std::string dump(SyntaxTree const& tree);

}  // namespace wetwijzer::syntax
