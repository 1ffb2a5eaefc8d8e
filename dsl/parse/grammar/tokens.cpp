#include "dsl/parse/grammar/tokens.hpp"

#include "dsl/parse/lexer.hpp"
#include "dsl/parse/literals.hpp"
#include "dsl/source/utf8.hpp"

#include <algorithm>
#include <array>

namespace wetwijzer::parse::grammar {

namespace {

using diagnostics::Code;
using values::Language;

constexpr std::array both_languages{Language::Dutch, Language::English};

bool is_word(Cursor token) { return token->kind == TokenKind::Word; }
bool is_name(Cursor token) { return is_word(token) && !syntax::is_reserved_name(token->word); }

bool is_over(Cursor token) { return match_phrase(Keyword::Over, token) != nullptr; }

bool take(Cursor& first, State& state, Word& out, Cursor end) {
    out = state.word(first, end);
    first = end;
    return true;
}

// peildatum, onbekend and fout in Dutch, whatever the file's language.
Cursor match_value_word(Cursor first, Word& out, State& state) {
    for (auto const keyword : {Keyword::ReferenceDate, Keyword::Unknown, Keyword::Fault})
        if (Cursor const end = match_phrase(keyword, first)) {
            out = {state.span(first, end), std::string(syntax::text(keyword, Language::Dutch))};
            return end;
        }
    return nullptr;
}

// { "." word } after the word before `first`.
Cursor more_parts(Cursor first, State& state, std::vector<Word>& parts) {
    while (first->kind == TokenKind::Dot && is_word(first + 1)) {
        parts.push_back(state.word(first + 1, first + 2));
        first += 2;
    }
    return first;
}

}  // namespace

Cursor match_phrase(Keyword keyword, Cursor first) {
    if (!is_word(first) || first->word == 0) return nullptr;
    for (auto const language : both_languages) {
        auto const words = syntax::phrase(keyword, language);
        if (words.front() != first->word) continue;
        auto at = first + 1;
        auto next = words.begin() + 1;
        for (; next != words.end() && is_word(at) && at->word == *next; ++next) ++at;
        if (next == words.end()) return at;
    }
    return nullptr;
}

std::string describe(Keyword keyword) {
    return "`" + std::string(syntax::text(keyword, Language::Dutch)) + "`\x1f`" +
           std::string(syntax::text(keyword, Language::English)) + "`";
}

std::string describe(TokenKind sign) {
    if (sign == TokenKind::End)
        return "het einde\x1f"
               "the end";
    auto const written = [sign]() -> char const* {
        switch (sign) {
            case TokenKind::LeftParen:
                return "(";
            case TokenKind::RightParen:
                return ")";
            case TokenKind::Comma:
                return ",";
            case TokenKind::Colon:
                return ":";
            case TokenKind::Bar:
                return "|";
            case TokenKind::Dot:
                return ".";
            case TokenKind::Slash:
                return "/";
            case TokenKind::Plus:
                return "+";
            case TokenKind::Minus:
                return "-";
            case TokenKind::Times:
                return "*";
            case TokenKind::Percent:
                return "%";
            case TokenKind::Euro:
                return "€";
            case TokenKind::Degree:
                return "°";
            case TokenKind::Equal:
                return "=";
            case TokenKind::NotEqual:
                return "<>";
            case TokenKind::Less:
                return "<";
            case TokenKind::LessEqual:
                return "<=";
            case TokenKind::Greater:
                return ">";
            case TokenKind::GreaterEqual:
                return ">=";
            case TokenKind::End:
            case TokenKind::Word:
            case TokenKind::Number:
            case TokenKind::Date:
            case TokenKind::Text:
            case TokenKind::Other:
                break;
        }
        return "";
    }();
    return "`" + std::string(written) + "`\x1f`" + written + "`";
}

bool match_name(Cursor& first, State& state, Word& out) {
    if (!is_name(first)) return false;
    take(first, state, out, first + 1);
    auto const lower = source::to_lower(out.text);
    if (lower != out.text) state.diagnostics.add(Code::E0210, out.span, {out.text}).hint({lower});
    return true;
}

bool match_code(Cursor& first, State& state, Word& out) { return is_name(first) && take(first, state, out, first + 1); }

bool match_type_name(Cursor& first, State& state, Word& out) {
    for (auto const type : {Keyword::NumberType, Keyword::MoneyType, Keyword::PercentageType, Keyword::DateType,
                            Keyword::DurationType, Keyword::PeriodType, Keyword::TextType})
        if (match_phrase(type, first)) return false;
    return match_name(first, state, out);
}

bool match_name_parts(Cursor& first, State& state, std::vector<Word>& out) {
    if (!is_name(first)) return false;
    out = {state.word(first, first + 1)};
    first = more_parts(first + 1, state, out);
    return true;
}

bool match_heading_parts(Cursor& first, State& state, std::vector<Word>& out) {
    if (!is_word(first)) return false;
    Word fixed;
    if (Cursor const end = match_value_word(first, fixed, state)) {
        out = {fixed};
        first = end;
        return true;
    }
    out = {state.word(first, first + 1)};
    first = more_parts(first + 1, state, out);
    return true;
}

bool match_dotted_name(Cursor& first, State& state, Word& out) {
    std::vector<Word> parts;
    if (!match_name_parts(first, state, parts)) return false;
    out = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) out.text += "." + parts[i].text;
    out.span.end = parts.back().span.end;
    return true;
}

// A word before a colon is no path but the next field.
bool match_path(Cursor& first, State& state, syntax::Path& out) {
    if (!is_word(first) || (syntax::is_reserved_name(first->word) && first[1].kind != TokenKind::Dot)) return false;
    std::vector<Word> parts{state.word(first, first + 1)};
    Cursor const end = more_parts(first + 1, state, parts);
    if (end->kind == TokenKind::Colon) return false;
    out = {state.span(first, end), std::move(parts)};
    first = end;
    return true;
}

bool match_text(Cursor& first, State& state, Word& out) {
    if (first->kind != TokenKind::Text) return false;
    out = {state.span(first, first + 1), text_value(state.text(first))};
    ++first;
    return true;
}

bool match_identifier(Cursor& first, State& state, Word& out) {
    Cursor const end = match_reference_word(first);
    return end && take(first, state, out, end);
}

// A word of the language is none: in `art.` without a number it begins the next clause.
bool match_number_of_article(Cursor& first, State& state, Word& out) {
    Cursor const end = match_reference_word(first);
    bool const keyword = end == first + 1 && is_word(first) && first->word != 0 && syntax::starts_phrase(first->word);
    return end && !keyword && take(first, state, out, end);
}

bool match_date_word(Cursor& first, State& state, Word& out) {
    auto const found = match_date(first, state.source);
    if (!found) return false;
    out = {state.span(first, found->end), found->text};
    check_literal(*found, out.span, state.diagnostics);
    first = found->end;
    return true;
}

bool match_count(Cursor& first, State& state, std::uint32_t& out) {
    auto const digits = state.text(first);
    bool const small = first->kind == TokenKind::Number && digits.size() <= 4 &&
                       std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!small) return false;
    out = 0;
    for (char const c : digits) out = out * 10 + static_cast<std::uint32_t>(c - '0');
    ++first;
    return true;
}

bool match_exception_letter(Cursor& first, State& state, Word& out) {
    bool const letter = is_name(first) && is_label(state.text(first));
    return letter && take(first, state, out, first + 1);
}

bool match_letter_with_parenthesis(Cursor& first, State& state, Word& out) {
    if (first[0].kind == TokenKind::End || first[1].kind != TokenKind::RightParen) return false;
    if (!match_exception_letter(first, state, out)) return false;
    ++first;
    return true;
}

bool match_literal_expr(Cursor& first, State& state, ExprId& out) {
    auto found = match_literal(first, state.source);
    if (!found) return false;
    auto const span = state.span(first, found->end);
    check_literal(*found, span, state.diagnostics);
    first = found->end;
    out = state.add(span, syntax::Literal{found->kind, std::move(found->text)});
    return true;
}

bool match_name_expr(Cursor& first, State& state, ExprId& out) {
    if (!is_word(first)) return false;
    Word fixed;
    if (Cursor const end = match_value_word(first, fixed, state)) {
        out = state.add(fixed.span, syntax::NameRef{{fixed}});
        first = end;
        return true;
    }
    Cursor const start = first;
    std::vector<Word> parts;
    if (!match_name_parts(first, state, parts)) return false;
    out = state.add(state.span(start, first), syntax::NameRef{std::move(parts)});
    return true;
}

// "periode van verblijven" in `totale duur van periode van verblijven`: a field's name, though it also begins a phrase.
bool match_field_over_collection(Cursor& first, State& state, ExprId& out) {
    if (!is_name(first) || first->word == 0 || !is_over(first + 1) || !is_name(first + 2)) return false;
    // What only the phrase can go on with.
    Cursor const after = first + 3;
    bool const until = match_phrase(Keyword::Until, after) || match_phrase(Keyword::Through, after);
    bool const two_dates = match_phrase(Keyword::PeriodFrom, first) || match_phrase(Keyword::DaysFrom, first);
    bool const two_periods = match_phrase(Keyword::OverlapOf, first) && match_phrase(Keyword::And, after);
    bool const phrase = after->kind == TokenKind::Dot || is_over(after) || (two_dates && until) || two_periods;
    if (phrase) return false;
    auto const found = state.word(first, first + 1);
    out = state.add(found.span, syntax::NameRef{{found}});
    ++first;
    return true;
}

// The `veld` of "veld van de eerste …".
bool match_field_before_record(Cursor& first, State& state, Word& out) {
    if (!is_name(first)) return false;
    if (!match_phrase(Keyword::OfTheFirst, first + 1) && !match_phrase(Keyword::OfTheLast, first + 1)) return false;
    return take(first, state, out, first + 1);
}

}  // namespace wetwijzer::parse::grammar
