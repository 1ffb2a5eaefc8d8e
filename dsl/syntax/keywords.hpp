// The words of the rule language (keywords.def), for the parser that reads them and the formatter that writes them.
#pragma once

#include "engine/values/text.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::syntax {

enum class Keyword : std::uint16_t {
#define WETWIJZER_KEYWORD(name, dutch, english, use) name,
#include "dsl/syntax/keywords.def"
#undef WETWIJZER_KEYWORD
};

// Each different word of the table has a number; 0 is every other word.
using WordId = std::uint16_t;

WordId word_id(std::string_view word);
std::span<WordId const> phrase(Keyword keyword, values::Language language);  // its words
std::string_view text(Keyword keyword, values::Language language);

bool is_reserved(WordId word);       // never a name
bool is_reserved_name(WordId word);  // never the name of a declaration
bool starts_phrase(WordId word);     // first word of any phrase
std::vector<std::string> reserved_words(
    values::Language language);          // sorted: what is_reserved_name says of this column
std::vector<std::string> first_words();  // sorted, of both languages

}  // namespace wetwijzer::syntax
