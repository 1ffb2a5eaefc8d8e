// UTF-8 in rule files: decoding, normal form, letters and display width. A thin shell around utf8proc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::source {

struct CodePoint {
    std::uint32_t value = 0;
    std::uint32_t length = 1;  // bytes
    bool valid = false;        // false: one byte that starts no character
};

// The character at `offset`, which must lie inside `text`.
CodePoint decode(std::string_view text, std::size_t offset);

// Offset of the first byte that is no UTF-8; nothing when all of the text is.
std::optional<std::size_t> first_invalid_byte(std::string_view text);

// The text in composed form (NFC); nothing when it is no UTF-8.
std::optional<std::string> to_nfc(std::string_view text);

bool is_letter(std::uint32_t code_point);  // of any alphabet
bool is_upper(std::uint32_t code_point);
bool is_mark(std::uint32_t code_point);     // combining: no width of its own
bool is_control(std::uint32_t code_point);  // also unassigned, private use and invisible format characters
std::string to_lower(std::string_view text);

// Columns on a terminal: 0 for combining marks, 2 for wide characters.
int display_width(std::uint32_t code_point);
int display_width(std::string_view text);

inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace wetwijzer::source
