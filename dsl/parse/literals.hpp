// Literals, dates and composite words in the token array, as plain functions.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/parse/token.hpp"
#include "dsl/syntax/ast.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::parse {

// What was found, and the token after it. `text` is normalised: single spaces, Dutch words, '-' as minus.
struct LiteralFound {
    Cursor end = nullptr;
    syntax::LiteralKind kind = syntax::LiteralKind::Number;
    std::string text;
};

std::optional<LiteralFound> match_literal(Cursor first, std::string_view source);
std::optional<LiteralFound> match_date(Cursor first, std::string_view source);

// Reports numbers, amounts and dates that are not written as they should be.
void check_literal(LiteralFound const& literal, source::Span span, diagnostics::Diagnostics& diagnostics);

// "3.14", "6a", "2°", "ECLI:NL:RVS:2025:3087", "PIP-aanlevering": touching words, numbers and signs. nullptr when there
// is none.
Cursor match_reference_word(Cursor first);

bool is_label(std::string_view word);  // a letter or a roman numeral

}  // namespace wetwijzer::parse
