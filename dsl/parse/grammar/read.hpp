// Tokens to tree: the only way into the grammar, free of Boost.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/parse/lexer.hpp"
#include "dsl/source/source_file.hpp"
#include "dsl/syntax/ast.hpp"

namespace wetwijzer::parse::grammar {

void read_file(Lexed const& lexed, source::SourceFile const& file, syntax::SyntaxTree& tree,
               diagnostics::Diagnostics& diagnostics);

// All tokens as one expression; none when they are not.
syntax::ExprId read_expression(Lexed const& lexed, source::SourceFile const& file, syntax::SyntaxTree& tree,
                               diagnostics::Diagnostics& diagnostics);

}  // namespace wetwijzer::parse::grammar
