// Parts of declarations.
#include "dsl/check/parts.hpp"

namespace wetwijzer::check {

syntax::Header const* header_of(syntax::Decl const& decl) {
    return std::visit(
        [](auto const& node) -> syntax::Header const* {
            if constexpr (requires { node.header; })
                return &node.header;
            else
                return nullptr;
        },
        decl.node);
}

source::Span name_span(syntax::Decl const& decl) {
    return std::visit(
        [&](auto const& node) {
            if constexpr (requires { node.name; })
                return node.name.span;
            else if constexpr (requires { node.title; })
                return node.title.span;
            else
                return decl.span;
        },
        decl.node);
}

syntax::Word joined(std::vector<syntax::Word> const& parts) {
    syntax::Word word = parts.empty() ? syntax::Word{} : parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        word.text += '.' + parts[i].text;
        word.span.end = parts[i].span.end;
    }
    return word;
}

std::string exception_letter(std::size_t index) {
    std::string letters(1, static_cast<char>('a' + index % 26));
    if (index >= 26) letters.insert(0, exception_letter(index / 26 - 1));
    return letters;
}

}  // namespace wetwijzer::check
