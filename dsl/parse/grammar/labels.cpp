// Labels of condition lists: a) b) … · 1) 2) … or 1° 2° … · i) ii) …
#include "dsl/parse/grammar/nested.hpp"
#include "dsl/parse/literals.hpp"

#include <array>
#include <utility>

namespace wetwijzer::parse::grammar {

namespace {

std::string roman(std::uint32_t number) {
    constexpr std::array<std::pair<std::uint32_t, char const*>, 9> digits{
        {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string text;
    for (auto const& [value, digit] : digits)
        for (; number >= value; number -= value) text += digit;
    return text;
}

// a … z, aa, bb, … zz
std::string letters(std::uint32_t number) {
    auto const letter = static_cast<char>('a' + (number - 1) % 26);
    return std::string((number - 1) / 26 + 1, letter);
}

std::string expected(std::size_t level, std::uint32_t number) {
    if (level == 0) return letters(number);
    return level == 1 ? std::to_string(number) : roman(number);
}

// "1)" and "1°" and "1°)"; nullptr when there is no label here.
Cursor match_any_label(Cursor first, State const& state) {
    bool const word = first->kind == TokenKind::Word && is_label(state.text(first));
    bool const number = first->kind == TokenKind::Number;
    if (!word && !number) return nullptr;
    if (first[1].kind == TokenKind::RightParen) return first + 2;
    if (number && first[1].kind == TokenKind::Degree)
        return first[2].kind == TokenKind::RightParen ? first + 3 : first + 2;
    return nullptr;
}

[[noreturn]] void wrong_label(Cursor first, Cursor end, State& state, std::size_t level) {
    auto const wanted = expected(level, state.lists[level] + 1) + ")";
    state.diagnostics.add(diagnostics::Code::E0206, state.span(first, end), {state.word(first, end).text, wanted});
    throw Failure(first, reported);
}

}  // namespace

bool begins_next_item(Cursor first, State const& state) {
    if (!match_any_label(first, state)) return false;
    for (std::size_t level = 0; level < state.lists.size(); ++level)
        if (state.text(first) == expected(level, state.lists[level] + 1)) return true;
    return false;
}

bool match_next_label(Cursor& first, State& state, Word& out) {
    auto& lists = state.lists;
    auto const innermost = lists.size() - 1;
    Cursor const end = match_any_label(first, state);
    if (!end) {
        if (lists[innermost] > 0) return false;
        auto const label = "label `" + expected(innermost, 1) + ")`";
        throw Failure(first, label + "\x1f" + label);
    }
    auto const found = state.text(first);
    for (auto level = lists.size(); level-- > 0;) {
        if (found != expected(level, lists[level] + 1)) continue;
        if (level == innermost) {
            ++lists[innermost];
            out = {state.span(first, end), std::string(found) + (first[1].kind == TokenKind::Degree ? "°" : ")")};
            first = end;
            return true;
        }
        if (lists[innermost] == 0) break;
        return false;  // the next item of a list around this one
    }
    if (lists[innermost] == 0) wrong_label(first, end, state, innermost);
    // The list whose labels look like this one; a letter belongs to the letters unless only roman numerals are near.
    auto const is_number = first->kind == TokenKind::Number;
    auto const shape = [&](std::size_t level) { return is_number == (level == 1); };
    for (auto level = lists.size(); level-- > 0;)
        if (shape(level)) wrong_label(first, end, state, level);
    wrong_label(first, end, state, innermost);
}

}  // namespace wetwijzer::parse::grammar
