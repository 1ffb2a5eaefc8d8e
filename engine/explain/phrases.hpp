// Private to engine/explain: the table of phrases, and words made into sentences.
#pragma once

#include "engine/values/text.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace wetwijzer::explain {

enum class Phrase : std::uint16_t {
#define PHRASE(name, dutch, english) name,
#include "engine/explain/phrases.def"
#undef PHRASE
};

// The phrase with {1} {2} … replaced; a number without a part stays empty.
std::string say(values::Language language, Phrase phrase, std::initializer_list<std::string_view> parts = {});

// "een" … "twaalf", then figures.
std::string number_word(values::Language language, std::size_t number);

// A sentence inside another: without capital (unless it starts with a name in capitals) and full stop.
std::string inside_sentence(std::string_view sentence);

// A description inside a sentence: also without a closing remark in parentheses.
std::string described(std::string_view description);

// A clause as a sentence of its own: capital, full stop.
std::string as_sentence(std::string_view clause);

// snake_case to words.
std::string spaced(std::string_view name);

}  // namespace wetwijzer::explain
