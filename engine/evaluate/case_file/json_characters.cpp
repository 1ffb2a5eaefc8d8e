#include "engine/evaluate/case_file/json_characters.hpp"

namespace wetwijzer::evaluate::case_file {

namespace {

std::optional<std::uint32_t> hex_digit(char c) {
    if (is_digit(c)) return static_cast<std::uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
    return std::nullopt;
}

void append_utf8(std::string& out, std::uint32_t point) {
    auto const byte = [&out](std::uint32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | (point >> 6));
        byte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        byte(0xE0 | (point >> 12));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    } else {
        byte(0xF0 | (point >> 18));
        byte(0x80 | ((point >> 12) & 0x3F));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    auto const tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    auto const first = byte(at);
    auto const second = byte(at + 1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return tail(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        auto const low = first == 0xE0 ? 0xA0U : 0x80U;
        auto const high = first == 0xED ? 0x9FU : 0xBFU;
        return second >= low && second <= high && tail(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        auto const low = first == 0xF0 ? 0x90U : 0x80U;
        auto const high = first == 0xF4 ? 0x8FU : 0xBFU;
        return second >= low && second <= high && tail(at + 2) && tail(at + 3) ? 4 : 0;
    }
    return 0;
}

std::optional<std::uint32_t> four_hex_digits(std::string_view text, std::size_t at) {
    if (at + 4 > text.size()) return std::nullopt;
    std::uint32_t unit = 0;
    for (auto const c : text.substr(at, 4)) {
        auto const digit = hex_digit(c);
        if (!digit) return std::nullopt;
        unit = unit * 16 + *digit;
    }
    return unit;
}

std::string unescape(std::string_view quoted) {
    std::string out;
    auto const inner = quoted.substr(1, quoted.size() - 2);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (inner[i] != '\\') {
            out += inner[i];
            continue;
        }
        switch (inner[++i]) {
            case 'b':
                out += '\b';
                break;
            case 'f':
                out += '\f';
                break;
            case 'n':
                out += '\n';
                break;
            case 'r':
                out += '\r';
                break;
            case 't':
                out += '\t';
                break;
            case 'u': {
                auto point = four_hex_digits(inner, i + 1).value_or(0);
                i += 4;
                if (is_high_surrogate(point)) {
                    point = 0x10000 + ((point - 0xD800) << 10) + (four_hex_digits(inner, i + 3).value_or(0) - 0xDC00);
                    i += 6;
                }
                append_utf8(out, point);
                break;
            }
            default:
                out += inner[i];
                break;
        }
    }
    return out;
}

}  // namespace wetwijzer::evaluate::case_file
