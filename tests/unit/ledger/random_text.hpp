// Random texts and hashes for the tests of this folder; always the same.
#pragma once

#include "engine/crypto/crypto.hpp"

#include <random>
#include <string>
#include <vector>

namespace wetwijzer::tests {

class RandomTexts {
public:
    explicit RandomTexts(unsigned seed) : generator_(seed) {}

    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(generator_);
    }
    bool chance(std::size_t one_in) { return below(one_in) == 0; }

    // Quotes, escapes, controls, two to four bytes a character, the borders of UTF-8.
    std::string text(std::size_t longest = 12) {
        static std::vector<std::string> const pieces{"a",
                                                     "Z",
                                                     "0",
                                                     " ",
                                                     "\"",
                                                     "\\",
                                                     "/",
                                                     "\n",
                                                     "\t",
                                                     "\r",
                                                     "\b",
                                                     "\f",
                                                     "\x01",
                                                     "\x1f",
                                                     "\x7f",
                                                     "é",
                                                     "€",
                                                     "\xEF\xBF\xBF",
                                                     "\xF4\x8F\xBF\xBF",
                                                     "\xF0\x90\x80\x80",
                                                     "\xE2\x80\xA8",
                                                     "{",
                                                     "}",
                                                     "[",
                                                     ",",
                                                     ":",
                                                     "null",
                                                     std::string(1, '\0')};
        std::string result;
        for (auto left = below(longest + 1); left > 0; --left) result += pieces[below(pieces.size())];
        return result;
    }
    std::string name() {
        static std::vector<std::string> const names{"A. Bakker", "C. de Vries", "R. Ëlias", "x", "D. \"D\" O\\"};
        return names[below(names.size())];
    }
    std::string hex(std::size_t digits) {
        std::string result;
        while (result.size() < digits) result += "0123456789abcdef"[below(16)];
        return result;
    }
    crypto::Hash hash() { return crypto::Hash::from_hex(hex(64)).value(); }
    std::int64_t number() {
        auto const bits = below(64);
        return static_cast<std::int64_t>(std::uniform_int_distribution<std::uint64_t>()(generator_) >> bits >> 1);
    }
    std::string moment() {
        auto const two = [](std::size_t number) { return std::to_string(100 + number).substr(1); };
        return "20" + two(below(100)) + "-" + two(1 + below(12)) + "-" + two(1 + below(28)) + "T" + two(below(24)) +
               ":" + two(below(60)) + ":" + two(below(60)) + "Z";
    }
    std::string day() { return moment().substr(0, 10); }
    std::vector<std::string> texts() {
        std::vector<std::string> result(below(4));
        for (auto& one : result) one = text();
        return result;
    }
    std::vector<std::int64_t> numbers() {
        std::vector<std::int64_t> result(below(4));
        for (auto& one : result) one = 1 + static_cast<std::int64_t>(below(1000000));
        return result;
    }
    std::vector<std::string> refs() {
        std::vector<std::string> result(below(3));
        for (auto& one : result) one = hex(32);
        return result;
    }

    // One byte changed, removed, added, doubled or swapped with its neighbour.
    std::string mutated(std::string text) {
        if (text.empty()) return "x";
        static std::string const likely = "\"\\{}[],:0123456789-+.eE abcdeftrufalsn\x00\x7f\xc3\xff";
        auto const at = below(text.size());
        switch (below(6)) {
            case 0:
                text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << below(8)));
                break;
            case 1:
                text[at] = likely[below(likely.size())];
                break;
            case 2:
                text.erase(at, 1 + below(3));
                break;
            case 3:
                text.insert(at, 1, likely[below(likely.size())]);
                break;
            case 4:
                text.insert(at, text.substr(at, 1 + below(12)));
                break;
            default:
                if (at + 1 < text.size()) std::swap(text[at], text[at + 1]);
                break;
        }
        return text;
    }

private:
    std::mt19937 generator_;
};

}  // namespace wetwijzer::tests
