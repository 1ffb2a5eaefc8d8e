// The canonical layout of a rule file (`wetwijzer fmt`), with Dutch or English keywords.
#pragma once

#include "dsl/source/source_file.hpp"
#include "dsl/syntax/ast.hpp"
#include "engine/values/text.hpp"

#include <string>

namespace wetwijzer::syntax {

// Keeps names, descriptions, literals and comments as written. Stable: formatting the result gives the result.
std::string format(source::SourceFile const& file, SyntaxTree const& tree, values::Language keywords);

}  // namespace wetwijzer::syntax
