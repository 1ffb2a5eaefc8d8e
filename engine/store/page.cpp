#include "engine/store/page.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace wetwijzer::store {

namespace {

constexpr std::uint64_t prime1 = 0x9E3779B185EBCA87, prime2 = 0xC2B2AE3D27D4EB4F, prime3 = 0x165667B19E3779F9,
                        prime4 = 0x85EBCA77C2B2AE63, prime5 = 0x27D4EB2F165667C5;

template <class Word>
Word little_endian(char const* at) {
    Word value = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&value, at, sizeof value);
    } else {
        for (std::size_t i = sizeof value; i-- > 0;) value = value << 8 | static_cast<unsigned char>(at[i]);
    }
    return value;
}

std::uint64_t round(std::uint64_t lane, std::uint64_t word) { return std::rotl(lane + word * prime2, 31) * prime1; }

std::uint64_t merge(std::uint64_t sum, std::uint64_t lane) { return (sum ^ round(0, lane)) * prime1 + prime4; }

}  // namespace

std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed) {
    auto const* at = bytes.data();
    auto const* const end = at + bytes.size();
    std::uint64_t sum = seed + prime5;
    if (bytes.size() >= 32) {
        std::uint64_t a = seed + prime1 + prime2, b = seed + prime2, c = seed, d = seed - prime1;
        for (; end - at >= 32; at += 32) {
            a = round(a, little_endian<std::uint64_t>(at));
            b = round(b, little_endian<std::uint64_t>(at + 8));
            c = round(c, little_endian<std::uint64_t>(at + 16));
            d = round(d, little_endian<std::uint64_t>(at + 24));
        }
        sum = std::rotl(a, 1) + std::rotl(b, 7) + std::rotl(c, 12) + std::rotl(d, 18);
        sum = merge(merge(merge(merge(sum, a), b), c), d);
    }
    sum += bytes.size();
    for (; end - at >= 8; at += 8)
        sum = std::rotl(sum ^ round(0, little_endian<std::uint64_t>(at)), 27) * prime1 + prime4;
    if (end - at >= 4) {
        sum = std::rotl(sum ^ little_endian<std::uint32_t>(at) * prime1, 23) * prime2 + prime3;
        at += 4;
    }
    for (; at != end; ++at) sum = std::rotl(sum ^ static_cast<unsigned char>(*at) * prime5, 11) * prime1;
    sum = (sum ^ sum >> 33) * prime2;
    sum = (sum ^ sum >> 29) * prime3;
    return sum ^ sum >> 32;
}

std::array<char, checksum_size> page_checksum(std::string_view page, std::uint32_t number) {
    auto sum = xxh64(page.substr(0, page.size() - checksum_size), number);
    std::array<char, checksum_size> bytes{};
    for (auto& byte : bytes) {
        byte = static_cast<char>(sum & 0xff);
        sum >>= 8;
    }
    return bytes;
}

bool page_fits(std::string_view page, std::uint32_t number) {
    auto const sum = page_checksum(page, number);
    return page.substr(page.size() - checksum_size) == std::string_view(sum.data(), sum.size());
}

// The header of a page of a table or index: https://sqlite.org/fileformat2.html, 1.6. Other pages begin with the number
// of another page, of which the first byte is 0 up to 2^24 and 1 up to `most_pages`.
void clear_unused(char* page, std::uint32_t number) {
    constexpr std::size_t usable = page_size - checksum_size;
    auto const start = number == 1 ? std::size_t{100} : std::size_t{0};
    auto const byte = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(page[start + at]));
    };
    auto const kind = byte(0);
    bool const inner = kind == 2 || kind == 5;
    if (!inner && kind != 10 && kind != 13) return;
    auto const pointers = start + (inner ? 12 : 8);
    auto const first = pointers + 2 * (byte(3) << 8 | byte(4));
    auto const content = byte(5) << 8 | byte(6);
    if (first < content && content <= usable) std::fill(page + first, page + content, '\0');
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

}  // namespace wetwijzer::store
