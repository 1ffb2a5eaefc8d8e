// Private to engine/store: the pages of a ledger's file, and the checksum at the end of each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wetwijzer::store {

inline constexpr std::size_t page_size = 4096;
inline constexpr std::size_t checksum_size = 8;  // reserved at the end of each page

// XXH64 (Yann Collet's specification, 0.1.1). Not for secrets: it finds accidents.
std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed);

// XXH64 of the page but its last 8 bytes, seeded with its number (from 1), little-endian: a page that lies in the place
// of another does not fit either.
std::array<char, checksum_size> page_checksum(std::string_view page, std::uint32_t number);
bool page_fits(std::string_view page, std::uint32_t number);

// SQLite leaves this page alone, for locks: there is one in a file of more than a gibibyte.
inline constexpr std::uint32_t lock_page = 0x40000000 / page_size + 1;

std::uint32_t big_endian(std::string_view bytes, std::size_t at);

}  // namespace wetwijzer::store
