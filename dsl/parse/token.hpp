// One word, number, text or sign of a rule file. The parser reads tokens, so white space and comments never matter to
// it.
#pragma once

#include "dsl/syntax/keywords.hpp"

#include <cstdint>
#include <string_view>

namespace wetwijzer::parse {

enum class TokenKind : std::uint8_t {
    End,  // after the last token
    Word,
    Number,
    Date,
    Text,
    LeftParen,
    RightParen,
    Comma,
    Colon,
    Bar,
    Dot,
    Slash,
    Plus,
    Minus,
    Times,
    Percent,
    Euro,
    Degree,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Other,  // a character that the language does not know
};

struct Token {
    TokenKind kind = TokenKind::End;
    bool first_on_line = false;
    syntax::WordId word = 0;  // Word: its number in the keyword table, 0 when it is not there
    std::uint32_t begin = 0;  // bytes
    std::uint32_t end = 0;
    std::uint32_t line = 0;  // from 0
};

// Tokens lie in one array that ends with an End token, so looking one ahead is always allowed.
using Cursor = Token const*;

inline bool touch(Cursor left, Cursor right) { return left->end == right->begin; }  // nothing between them

inline std::string_view text_of(Cursor token, std::string_view source) {
    return source.substr(token->begin, token->end - token->begin);
}

}  // namespace wetwijzer::parse
