// Text for a terminal of a hundred columns.
#pragma once

#include "cli/words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::cli {

inline constexpr std::size_t text_width = 100;

// `text` broken at spaces, with its line break: the first line stands behind `mark`, which begins at column `indent`;
// the others below the first word.
std::string paragraph(std::string_view text, std::size_t indent, std::string_view mark = {});

// As many columns as it takes on a terminal.
std::size_t columns(std::string_view text);
// Spaces behind it up to `width`.
std::string padded(std::string text, std::size_t width);

// "a, b en c"
std::string listed(std::vector<std::string> const& items, Language language);

// "1 dag", "2 dagen"
std::string amount(Language language, std::uint64_t number, Text one, Text many);

}  // namespace wetwijzer::cli
