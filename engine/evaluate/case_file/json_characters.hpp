// Private to the case file reader: UTF-8 and the escapes of JSON texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::evaluate::case_file {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_high_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_low_surrogate(std::uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// Length in bytes of the well-formed UTF-8 character at `at`; 0 when there is none (Unicode, table 3-7).
std::size_t utf8_length(std::string_view text, std::size_t at);

// The value of four hexadecimal digits at `at`, when they are there.
std::optional<std::uint32_t> four_hex_digits(std::string_view text, std::size_t at);

// What a text means that is written as `quoted`, quotes included; it must be well-formed.
std::string unescape(std::string_view quoted);

}  // namespace wetwijzer::evaluate::case_file
