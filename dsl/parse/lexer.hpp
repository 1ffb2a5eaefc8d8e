// Text to tokens and comments.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/parse/token.hpp"
#include "dsl/source/source_file.hpp"
#include "dsl/syntax/ast.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::parse {

struct Lexed {
    std::vector<Token> tokens;  // at least one; the last is End
    std::vector<syntax::Comment> comments;
};

// Reports texts that do not end and escapes that mean nothing; all else is for the grammar.
Lexed lex(source::SourceFile const& file, diagnostics::Diagnostics& diagnostics);

// The text between the quotation marks of a Text token, escapes resolved.
std::string text_value(std::string_view written);

// Length in bytes of a white-space character at `at` (also the special spaces that load reports), or 0.
std::size_t space_length(std::string_view text, std::size_t at);

// Curly quotation marks and their kin; load reports them, the lexer reads them as texts.
bool is_curly_quote(std::uint32_t code_point);

}  // namespace wetwijzer::parse
