// Text to tree. The facade of the parser; Boost.Spirit stays behind it.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/source/source_file.hpp"
#include "dsl/syntax/ast.hpp"

namespace wetwijzer::parse {

// Reads all declarations it can; every place it cannot is one diagnostic and an ErrorDecl. Never throws, never recurses
// deeper than 200 levels of the text.
syntax::SyntaxTree parse(source::SourceFile const& file, diagnostics::Diagnostics& diagnostics);

// One expression, all of the text (`wetwijzer eval`). Its id is the last expression of the tree, none on errors.
syntax::ExprId parse_expression(source::SourceFile const& file, syntax::SyntaxTree& tree,
                                diagnostics::Diagnostics& diagnostics);

}  // namespace wetwijzer::parse
