#include "dsl/parse/grammar/read.hpp"

#include "dsl/parse/grammar/declarations.hpp"

namespace wetwijzer::parse::grammar {

namespace {

auto const keep = [](auto const& context) {
    auto& here = state(context);
    syntax::Decl& declaration = x3::_attr(context);
    if (here.damaged) declaration.node = syntax::ErrorDecl{here.declared};
    here.tree.declarations.push_back(std::move(declaration));
};

auto const declaration =
    build<syntax::Decl>(rules_declaration[take] | facts_declaration[take] | scenario_declaration[take] |
                        layers_declaration[take] | analysis_declaration[take]);

// Foreign text between declarations is a mistake, not the end of the loop.
auto const file = *recover_declaration((!x3::eoi) > declaration[keep]);

State start(Lexed const& lexed, source::SourceFile const& source, syntax::SyntaxTree& tree,
            diagnostics::Diagnostics& diagnostics) {
    tree.file = source.id();
    return {source.id(), source.text(), lexed.tokens.data(), tree, diagnostics, 0, {}, {}, false};
}

// `result` is what the actions of the parser fill (_val).
template <class Parser, class Result>
void parse_all(Parser const& parser, Lexed const& lexed, State& state, Result& result) {
    Cursor first = lexed.tokens.data();
    Cursor const last = first + lexed.tokens.size() - 1;
    Context const context(state);
    parser.parse(first, last, context, result, x3::unused);
}

}  // namespace

void read_file(Lexed const& lexed, source::SourceFile const& source, syntax::SyntaxTree& tree,
               diagnostics::Diagnostics& diagnostics) {
    auto state = start(lexed, source, tree, diagnostics);
    parse_all(file, lexed, state, x3::unused);
}

syntax::ExprId read_expression(Lexed const& lexed, source::SourceFile const& source, syntax::SyntaxTree& tree,
                               diagnostics::Diagnostics& diagnostics) {
    auto state = start(lexed, source, tree, diagnostics);
    syntax::ExprId found;
    try {
        parse_all(x3::expect[expression][take] > SignParser(TokenKind::End), lexed, state, found);
    } catch (Failure const& failure) {
        report(failure, state);
        return {};
    }
    return found;
}

}  // namespace wetwijzer::parse::grammar
