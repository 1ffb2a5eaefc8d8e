#include "tests/support/random_values.hpp"

#include <map>
#include <regex>

namespace wetwijzer::tests {

namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }
bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-'; }

std::size_t run(std::string const& text, std::size_t at, bool (*holds)(char)) {
    auto end = at;
    while (end < text.size() && holds(text[end])) ++end;
    return end;
}

}  // namespace

std::string without_random_values(std::string const& text) {
    static std::string const ellipsis = "…", head = "WW1-";
    std::map<std::string, std::size_t> seen[2];
    auto const named = [&](std::size_t which, std::string const& value) {
        auto const number = seen[which].emplace(value, seen[which].size() + 1).first->second;
        return std::string(which == 0 ? "⟨hex " : "⟨stand ") + std::to_string(number) + "⟩";
    };
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (text.compare(at, head.size(), head) == 0) {
            auto const end = run(text, at, is_word);
            result += named(1, text.substr(at, end - at));
            at = end;
            continue;
        }
        auto const end = run(text, at, is_hex);
        auto const length = end - at;
        bool const shortened = length == 8 && text.compare(end, ellipsis.size(), ellipsis) == 0;
        // Ids of spans in OTLP.
        bool const span = length == 16 && at > 0 && text[at - 1] == '"' && text.compare(end, 1, "\"") == 0;
        if (length >= 32 || shortened || span) {
            result += named(0, text.substr(at, length));
            at = end + (shortened ? ellipsis.size() : 0);
        } else {
            result += text.substr(at, length == 0 ? 1 : length);
            at += length == 0 ? 1 : length;
        }
    }
    return result;
}

std::string without_times(std::string const& text) {
    static std::regex const moment("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    return std::regex_replace(text, moment, "⟨tijd⟩");
}

}  // namespace wetwijzer::tests
