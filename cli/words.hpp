// Texts for the user in two languages, and what is needed to print the words of others safely.
#pragma once

#include "engine/values/text.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace wetwijzer::cli {

using values::Language;

struct Text {
    std::string_view dutch;
    std::string_view english;
    constexpr std::string_view in(Language language) const { return language == Language::Dutch ? dutch : english; }
};

// The text with {0}, {1} … replaced.
std::string say(Language language, Text text, std::initializer_list<std::string> arguments = {});

// Control characters and bytes that are no UTF-8 as \xNN: safe to print in a message.
std::string printable(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace wetwijzer::cli
