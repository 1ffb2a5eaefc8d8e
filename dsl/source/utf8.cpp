#include "dsl/source/utf8.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace wetwijzer::source {

CodePoint decode(std::string_view text, std::size_t offset) {
    auto const first = static_cast<unsigned char>(text[offset]);
    if (first < 0x80U) return {first, 1, true};
    utf8proc_int32_t value = -1;
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data() + offset);
    auto const length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - offset), &value);
    if (length < 1 || value < 0) return {first, 1, false};
    return {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(length), true};
}

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const character = decode(text, at);
        if (!character.valid) return at;
        at += character.length;
    }
    return std::nullopt;
}

std::optional<std::string> to_nfc(std::string_view text) {
    utf8proc_uint8_t* result = nullptr;
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    auto const length = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &result, options);
    std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> const owner(result, &std::free);
    if (length < 0) return std::nullopt;
    return std::string(reinterpret_cast<char const*>(result), static_cast<std::size_t>(length));
}

namespace {

utf8proc_category_t category(std::uint32_t code_point) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

}  // namespace

bool is_letter(std::uint32_t code_point) {
    auto const found = category(code_point);
    return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(std::uint32_t code_point) {
    auto const found = category(code_point);
    return found == UTF8PROC_CATEGORY_LU || found == UTF8PROC_CATEGORY_LT;
}

bool is_mark(std::uint32_t code_point) {
    auto const found = category(code_point);
    return found >= UTF8PROC_CATEGORY_MN && found <= UTF8PROC_CATEGORY_ME;
}

bool is_control(std::uint32_t code_point) {
    auto const found = category(code_point);
    return found == UTF8PROC_CATEGORY_CN || (found >= UTF8PROC_CATEGORY_ZL && found <= UTF8PROC_CATEGORY_CO);
}

std::string to_lower(std::string_view text) {
    std::string lower;
    for (std::size_t at = 0; at < text.size();) {
        auto const character = decode(text, at);
        if (character.valid) {
            utf8proc_uint8_t bytes[4];
            auto const length =
                utf8proc_encode_char(utf8proc_tolower(static_cast<utf8proc_int32_t>(character.value)), bytes);
            lower.append(reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(length));
        } else {
            lower.push_back(text[at]);
        }
        at += character.length;
    }
    return lower;
}

int display_width(std::uint32_t code_point) {
    if (is_mark(code_point)) return 0;
    return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
}

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const character = decode(text, at);
        width += character.valid ? display_width(character.value) : 1;
        at += character.length;
    }
    return width;
}

}  // namespace wetwijzer::source
