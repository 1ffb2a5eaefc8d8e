// What the texts of entries may hold.
#pragma once

#include <cstddef>
#include <string_view>

namespace wetwijzer::ledger {

// The length in bytes of the well-formed UTF-8 character at `at` (Unicode, table 3-7); 0 when there is none.
std::size_t utf8_length(std::string_view text, std::size_t at);
bool is_utf8(std::string_view text);

// Of a person: 1 to 200 bytes of UTF-8 without control characters, and no space at either end.
bool is_name(std::string_view text);
// Of a part: 1 to 32 of a-z and _.
bool is_part_name(std::string_view text);
bool is_hex(std::string_view text, std::size_t digits);  // lower case
bool is_iso_date(std::string_view text);
// W3C Trace Context, version 00: 00-<32 hex>-<16 hex>-<2 hex>, ids not all zero.
bool is_traceparent(std::string_view text);

}  // namespace wetwijzer::ledger
