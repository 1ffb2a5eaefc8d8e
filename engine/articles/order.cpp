#include "engine/articles/order.hpp"

#include <algorithm>

namespace wetwijzer::articles {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The longest run at the front of digits, of letters, or one other character.
std::string_view first_run(std::string_view text) {
    std::size_t length = 1;
    auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (is_digit(text[0]))
        while (length < text.size() && is_digit(text[length])) ++length;
    else if (letter(text[0]))
        while (length < text.size() && letter(text[length])) ++length;
    return text.substr(0, length);
}

std::string_view without_zeros(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

// Digits by their number, letters by length and then by the alphabet; letters before a point or colon.
std::strong_ordering order_of_runs(std::string_view left, std::string_view right) {
    if (is_digit(left[0]) && is_digit(right[0])) {
        left = without_zeros(left);
        right = without_zeros(right);
    } else if (left.size() == 1 && right.size() == 1) {
        return left[0] <=> right[0];
    }
    if (auto const order = left.size() <=> right.size(); order != 0) return order;
    return left.compare(right) <=> 0;
}

}  // namespace

std::strong_ordering order_of_numbers(std::string_view left, std::string_view right) {
    while (!left.empty() && !right.empty()) {
        auto const a = first_run(left), b = first_run(right);
        if (auto const order = order_of_runs(a, b); order != 0) return order;
        left.remove_prefix(a.size());
        right.remove_prefix(b.size());
    }
    return left.size() <=> right.size();
}

std::strong_ordering order_of_parts(std::vector<model::ReferencePart> const& left,
                                    std::vector<model::ReferencePart> const& right) {
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
        if (auto const order = left[i].kind <=> right[i].kind; order != 0) return order;
        if (auto const order = order_of_numbers(left[i].number, right[i].number); order != 0) return order;
    }
    return left.size() <=> right.size();
}

model::Reference plain(model::Reference reference) {
    using Kind = model::ReferencePart::Kind;
    std::erase_if(reference.parts,
                  [](auto const& part) { return part.kind == Kind::Preamble || part.kind == Kind::Closing; });
    return reference;
}

bool holds(model::Reference const& whole, model::Reference const& part) {
    return whole.source == part.source && whole.parts.size() <= part.parts.size() &&
           std::equal(whole.parts.begin(), whole.parts.end(), part.parts.begin());
}

}  // namespace wetwijzer::articles
