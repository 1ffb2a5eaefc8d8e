#include "dsl/parse/literals.hpp"

#include "dsl/parse/lexer.hpp"
#include "dsl/syntax/keywords.hpp"

#include <algorithm>
#include <array>

namespace wetwijzer::parse {

namespace {

using diagnostics::Code;
using syntax::Keyword;
using syntax::LiteralKind;
using values::Language;

constexpr std::array both_languages{Language::Dutch, Language::English};

bool is(Cursor token, Keyword keyword) {
    if (token->kind != TokenKind::Word || token->word == 0) return false;
    return std::ranges::any_of(both_languages,
                               [&](Language l) { return syntax::phrase(keyword, l).front() == token->word; });
}

// The keyword of the range that the token is.
std::optional<Keyword> in_range(Cursor token, Keyword first, Keyword last) {
    if (token->kind != TokenKind::Word || token->word == 0) return std::nullopt;
    for (auto at = static_cast<int>(first); at <= static_cast<int>(last); ++at)
        if (is(token, static_cast<Keyword>(at))) return static_cast<Keyword>(at);
    return std::nullopt;
}

std::string dutch(Keyword keyword) { return std::string(syntax::text(keyword, Language::Dutch)); }

bool is_digits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Adjacent "2022-1-1" or "1-1-2022": meant as a date, never as a sum.
Cursor match_misshapen_date(Cursor first, std::string_view source) {
    for (int i = 0; i < 5; ++i) {
        if (first[i].kind != (i % 2 == 0 ? TokenKind::Number : TokenKind::Minus)) return nullptr;
        if (i > 0 && !touch(first + i - 1, first + i)) return nullptr;
    }
    auto const year_first = is_digits(text_of(first, source), 4, 4) && is_digits(text_of(first + 4, source), 1, 2);
    auto const year_last = is_digits(text_of(first, source), 1, 2) && is_digits(text_of(first + 4, source), 4, 4);
    bool const found = (year_first || year_last) && is_digits(text_of(first + 2, source), 1, 2);
    return found ? first + 5 : nullptr;
}

std::optional<LiteralFound> match_duration(Cursor first, std::string_view source) {
    auto const unit = in_range(first + 1, Keyword::Year, Keyword::Days);
    if (!unit || first[1].line != first->line) return std::nullopt;
    LiteralFound found{first + 2, LiteralKind::Duration, std::string(text_of(first, source)) + " " + dutch(*unit)};
    bool const years = *unit == Keyword::Year || *unit == Keyword::Years;
    if (!years || !is(first + 2, Keyword::And) || first[3].kind != TokenKind::Number) return found;
    auto const second = in_range(first + 4, Keyword::Month, Keyword::Months);
    if (second && first[4].line == first[3].line) {
        found.end = first + 5;
        found.text += " en " + std::string(text_of(first + 3, source)) + " " + dutch(*second);
    }
    return found;
}

bool is_unit(Cursor number, std::string_view source) {
    auto const unit = number + 1;
    if (unit->kind != TokenKind::Word || unit->line != number->line) return false;
    if (unit->word != 0 && syntax::starts_phrase(unit->word)) return false;
    bool const label = unit[1].kind == TokenKind::RightParen && is_label(text_of(unit, source));
    return !label;
}

std::optional<LiteralFound> match_number(Cursor first, std::string_view source) {
    if (auto date = match_date(first, source)) return date;
    if (auto duration = match_duration(first, source)) return duration;
    std::string const number(text_of(first, source));
    if (first[1].kind == TokenKind::Percent) return LiteralFound{first + 2, LiteralKind::Percentage, number + "%"};
    if (is_unit(first, source))
        return LiteralFound{first + 2, LiteralKind::NumberWithUnit,
                            number + " " + std::string(text_of(first + 1, source))};
    return LiteralFound{first + 1, LiteralKind::Number, number};
}

// Grouping dots before exactly three digits, and at most one comma.
bool is_well_grouped(std::string_view number) {
    auto const comma = number.find(',');
    auto const whole = number.substr(0, comma);
    if (comma != std::string_view::npos && number.find_first_of(".,", comma + 1) != std::string_view::npos)
        return false;
    if (whole.size() > 1 && whole[0] == '0') return false;
    auto const first_dot = whole.find('.');
    if (first_dot == std::string_view::npos) return true;
    if (first_dot > 3 || (whole.size() - first_dot) % 4 != 0) return false;
    for (auto at = first_dot; at < whole.size(); at += 4)
        if (whole[at] != '.' || !is_digits(whole.substr(at + 1, 3), 3, 3)) return false;
    return true;
}

// The number as it was probably meant: digits regrouped, "1.5" read as "1,5".
std::string regrouped(std::string_view number) {
    auto comma = number.rfind(',');
    if (comma == std::string_view::npos) {
        auto const dot = number.rfind('.');
        bool const decimal_point = dot != std::string_view::npos && dot == number.find('.') && number.size() - dot <= 3;
        if (decimal_point) comma = dot;
    }
    std::string whole;
    for (char const c : number.substr(0, comma))
        if (c != '.' && c != ',' && !(c == '0' && whole.empty())) whole.push_back(c);
    if (whole.empty()) whole = "0";
    for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
        whole.insert(static_cast<std::size_t>(at), 1, '.');
    return comma == std::string_view::npos ? whole : whole + "," + std::string(number.substr(comma + 1));
}

std::string two_digits(std::string_view text) { return (text.size() < 2 ? "0" : "") + std::string(text); }

std::string iso_of(std::string_view date) {
    auto const one = date.find('-');
    auto const two = date.rfind('-');
    auto const first = date.substr(0, one);
    auto const last = date.substr(two + 1);
    auto const month = two_digits(date.substr(one + 1, two - one - 1));
    return first.size() == 4 ? std::string(first) + "-" + month + "-" + two_digits(last)
                             : std::string(last) + "-" + month + "-" + two_digits(first);
}

void check_amount(std::string_view number, source::Span span, diagnostics::Diagnostics& diagnostics) {
    auto const comma = number.find(',');
    if (comma == std::string_view::npos || number.size() - comma == 3) return;
    auto const decimals = std::string(number.substr(comma + 1));
    auto fixed =
        std::string(number.substr(0, comma + 1)) + (decimals.size() == 1 ? decimals + "0" : decimals.substr(0, 2));
    diagnostics.add(Code::E0208, span, {"€ " + std::string(number)}).hint({"€ " + fixed});
}

}  // namespace

std::optional<LiteralFound> match_date(Cursor first, std::string_view source) {
    auto const text = [&](Cursor token) { return std::string(text_of(token, source)); };
    if (first->kind == TokenKind::Date) return LiteralFound{first + 1, LiteralKind::Date, text(first)};
    if (first->kind != TokenKind::Number) return std::nullopt;
    auto const month = in_range(first + 1, Keyword::January, Keyword::December);
    if (month && first[2].kind == TokenKind::Number)
        return LiteralFound{first + 3, LiteralKind::Date, text(first) + " " + dutch(*month) + " " + text(first + 2)};
    if (auto const end = match_misshapen_date(first, source))
        return LiteralFound{end, LiteralKind::Date, text(first) + "-" + text(first + 2) + "-" + text(first + 4)};
    return std::nullopt;
}

std::optional<LiteralFound> match_literal(Cursor first, std::string_view source) {
    if (first->kind == TokenKind::Number) return match_number(first, source);
    if (first->kind == TokenKind::Date) return match_date(first, source);
    if (first->kind == TokenKind::Text)
        return LiteralFound{first + 1, LiteralKind::Text, text_value(text_of(first, source))};
    if (first->kind == TokenKind::Euro) {
        if (first[1].kind != TokenKind::Number) return std::nullopt;
        return LiteralFound{first + 2, LiteralKind::Amount, "€ " + std::string(text_of(first + 1, source))};
    }
    if (is(first, Keyword::Yes)) return LiteralFound{first + 1, LiteralKind::Yes, "ja"};
    if (is(first, Keyword::No)) return LiteralFound{first + 1, LiteralKind::No, "nee"};
    if (is(first, Keyword::None)) return LiteralFound{first + 1, LiteralKind::None, "geen"};
    return std::nullopt;
}

void check_literal(LiteralFound const& literal, source::Span span, diagnostics::Diagnostics& diagnostics) {
    std::string_view number = literal.text;
    switch (literal.kind) {
        case LiteralKind::Yes:
        case LiteralKind::No:
        case LiteralKind::None:
        case LiteralKind::Text:
            return;
        case LiteralKind::Date: {
            bool const iso = is_digits(number.substr(0, 4), 4, 4) && number.size() == 10;
            bool const written_out = number.find(' ') != std::string_view::npos;
            if (!iso && !written_out) diagnostics.add(Code::E0209, span, {literal.text}).hint({iso_of(number)});
            return;
        }
        case LiteralKind::Amount:
            number.remove_prefix(std::string_view("€ ").size());
            break;
        case LiteralKind::Percentage:
            number.remove_suffix(1);
            break;
        case LiteralKind::Number:
        case LiteralKind::NumberWithUnit:
        case LiteralKind::Duration:
            break;
    }
    number = number.substr(0, number.find(' '));
    if (!is_well_grouped(number))
        diagnostics.add(Code::E0207, span, {std::string(number)}).hint({regrouped(number)});
    else if (literal.kind == LiteralKind::Amount)
        check_amount(number, span, diagnostics);
}

Cursor match_reference_word(Cursor first) {
    auto const is_part = [](Cursor at) {
        return at->kind == TokenKind::Word || at->kind == TokenKind::Number || at->kind == TokenKind::Date;
    };
    auto const joins = [](Cursor at) {
        return at->kind == TokenKind::Dot || at->kind == TokenKind::Colon || at->kind == TokenKind::Minus ||
               at->kind == TokenKind::Slash;
    };
    if (!is_part(first)) return nullptr;
    auto at = first + 1;
    for (;;) {
        if (is_part(at) && touch(at - 1, at))
            ++at;
        else if (joins(at) && touch(at - 1, at) && is_part(at + 1) && touch(at, at + 1))
            at += 2;
        else
            break;
    }
    if (at->kind == TokenKind::Degree && touch(at - 1, at)) ++at;
    bool const plain_keyword = at == first + 1 && first->kind == TokenKind::Word && syntax::is_reserved(first->word);
    return plain_keyword ? nullptr : at;
}

bool is_label(std::string_view word) {
    if (word.size() == 1) return word[0] >= 'a' && word[0] <= 'z';
    bool const roman = !word.empty() && word.find_first_not_of("ivxl") == std::string_view::npos;
    return roman || (word.size() == 2 && word[0] == word[1] && word[0] >= 'a' && word[0] <= 'z');
}

}  // namespace wetwijzer::parse
