#include "engine/evaluate/case_file/problems.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::evaluate::case_file {

namespace {

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Insertions, deletions, substitutions and swaps of neighbours, over bytes; stops counting above `limit`.
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit) {
    if (left.size() > right.size() + limit || right.size() > left.size() + limit) return limit + 1;
    std::vector<std::size_t> before_previous(right.size() + 1);
    std::vector<std::size_t> previous(right.size() + 1);
    std::vector<std::size_t> current(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) previous[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            std::size_t const cost = left[i - 1] == right[j - 1] ? 0 : 1;
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost});
            bool const swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) current[j] = std::min(current[j], before_previous[j - 2] + 1);
        }
        std::swap(before_previous, previous);
        std::swap(previous, current);
    }
    return previous[right.size()];
}

std::string lower_ascii(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

}  // namespace

void Problems::add(std::string code, std::size_t offset, std::string pointer, Words message, Words hint) {
    if (full()) return;
    auto const before = text_.substr(0, std::min(offset, text_.size()));
    auto const line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    auto const in_line = before.substr(line_start);
    CaseProblem problem;
    problem.code = std::move(code);
    problem.path = std::move(pointer);
    problem.line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    problem.column = static_cast<std::size_t>(std::count_if(in_line.begin(), in_line.end(),
                                                            [](char c) { return !continues_character(c); })) +
                     1;
    problem.message_nl = std::move(message.nl);
    problem.message_en = std::move(message.en);
    problem.hint_nl = std::move(hint.nl);
    problem.hint_en = std::move(hint.en);
    list_.push_back(std::move(problem));
}

std::string pointer_segment(std::string_view token) {
    std::string result = "/";
    for (char const c : token) {
        if (c == '~') {
            result += "~0";
        } else if (c == '/') {
            result += "~1";
        } else {
            result += c;
        }
    }
    return result;
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t limit = 60;
    auto length = std::min(text.size(), limit);
    while (length > 0 && length < text.size() && continues_character(text[length])) --length;
    std::string result(text.substr(0, length));
    for (char& c : result) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    }
    if (length < text.size()) result += "…";
    return result;
}

std::string nearest(std::string_view wrong, std::vector<std::string> const& candidates) {
    if (wrong.size() > 200) return {};
    auto const folded = lower_ascii(wrong);
    std::string best;
    auto best_distance = wrong.size() / 3 + 1;
    for (auto const& candidate : candidates) {
        auto const distance = edit_distance(folded, lower_ascii(candidate), best_distance);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

}  // namespace wetwijzer::evaluate::case_file
