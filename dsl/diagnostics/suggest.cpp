#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/source/utf8.hpp"

#include <algorithm>
#include <numeric>

namespace wetwijzer::diagnostics {

namespace {

using Characters = std::vector<std::uint32_t>;

Characters characters(std::string_view text) {
    Characters list;
    for (std::size_t at = 0; at < text.size();) {
        auto const character = source::decode(text, at);
        list.push_back(character.value);
        at += character.length;
    }
    return list;
}

// Insertions, deletions, replacements and swaps of neighbours.
std::size_t edit_distance(Characters const& left, Characters const& right) {
    std::vector<std::size_t> two_back, previous(right.size() + 1), row(right.size() + 1);
    std::iota(previous.begin(), previous.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            auto const replace = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({replace, previous[j] + 1, row[j - 1] + 1});
            bool const swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], two_back[j - 2] + 1);
        }
        two_back = previous;
        previous = row;
    }
    return previous.back();
}

}  // namespace

std::string suggest(std::string_view wrong, std::vector<std::string> const& known) {
    auto const wanted = characters(wrong);
    auto best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    std::string const* nearest = nullptr;
    for (auto const& candidate : known) {
        auto const letters = characters(candidate);
        auto const difference =
            letters.size() > wanted.size() ? letters.size() - wanted.size() : wanted.size() - letters.size();
        if (difference >= best || candidate == wrong) continue;
        auto const distance = edit_distance(wanted, letters);
        if (distance < best && distance < std::max(wanted.size(), letters.size())) {
            best = distance;
            nearest = &candidate;
        }
    }
    return nearest ? *nearest : std::string();
}

}  // namespace wetwijzer::diagnostics
