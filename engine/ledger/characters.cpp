#include "engine/ledger/characters.hpp"

#include "engine/values/date.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

std::size_t utf8_length(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    auto const tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    if (at >= text.size()) return 0;
    auto const first = byte(at);
    auto const second = byte(at + 1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return tail(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        auto const low = first == 0xE0 ? 0xA0U : 0x80U;
        auto const high = first == 0xED ? 0x9FU : 0xBFU;  // no surrogates
        return second >= low && second <= high && tail(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        auto const low = first == 0xF0 ? 0x90U : 0x80U;
        auto const high = first == 0xF4 ? 0x8FU : 0xBFU;
        return second >= low && second <= high && tail(at + 2) && tail(at + 3) ? 4 : 0;
    }
    return 0;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const length = utf8_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

bool is_name(std::string_view text) {
    if (text.empty() || text.size() > 200 || text.front() == ' ' || text.back() == ' ' || !is_utf8(text)) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7F) return false;
        // U+0080 … U+009F, U+2028 and U+2029: lines and controls for some readers
        auto const at = text.substr(i);
        if (byte == 0xC2 && static_cast<unsigned char>(at[1]) < 0xA0) return false;
        if (at.starts_with("\xE2\x80\xA8") || at.starts_with("\xE2\x80\xA9")) return false;
    }
    return true;
}

bool is_part_name(std::string_view text) {
    return !text.empty() && text.size() <= 32 &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

bool is_hex(std::string_view text, std::size_t digits) {
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool is_iso_date(std::string_view text) { return values::Date::from_iso(text).has_value(); }

bool is_traceparent(std::string_view text) {
    return text.size() == 55 && text.starts_with("00-") && text[35] == '-' && text[52] == '-' &&
           is_hex(text.substr(3, 32), 32) && is_hex(text.substr(36, 16), 16) && is_hex(text.substr(53), 2) &&
           text.substr(3, 32).find_first_not_of('0') != std::string_view::npos &&
           text.substr(36, 16).find_first_not_of('0') != std::string_view::npos;
}

}  // namespace wetwijzer::ledger
