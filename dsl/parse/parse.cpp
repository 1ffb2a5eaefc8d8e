#include "dsl/parse/parse.hpp"

#include "dsl/parse/grammar/read.hpp"
#include "dsl/parse/lexer.hpp"

#include <utility>

namespace wetwijzer::parse {

syntax::SyntaxTree parse(source::SourceFile const& file, diagnostics::Diagnostics& diagnostics) {
    syntax::SyntaxTree tree;
    auto lexed = lex(file, diagnostics);
    grammar::read_file(lexed, file, tree, diagnostics);
    tree.comments = std::move(lexed.comments);
    return tree;
}

syntax::ExprId parse_expression(source::SourceFile const& file, syntax::SyntaxTree& tree,
                                diagnostics::Diagnostics& diagnostics) {
    auto const errors = diagnostics.error_count();
    auto const lexed = lex(file, diagnostics);
    auto const found = grammar::read_expression(lexed, file, tree, diagnostics);
    return diagnostics.error_count() > errors ? syntax::ExprId{} : found;
}

}  // namespace wetwijzer::parse
