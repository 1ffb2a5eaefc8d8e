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

// Overwrites with zeros what is unused between the parts of a page of a table or index. SQLite leaves copies there of
// rows that it moved, which would stay when the row is erased.
void clear_unused(char* page, std::uint32_t number);
// 128 GiB. In a larger file a page of another kind could look like one of a table.
inline constexpr std::uint32_t most_pages = (1U << 25) - 1;

// SQLite leaves this page alone, for locks: there is one in a file of more than a gibibyte.
inline constexpr std::uint32_t lock_page = 0x40000000 / page_size + 1;

std::uint32_t big_endian(std::string_view bytes, std::size_t at);

}  // namespace wetwijzer::store
