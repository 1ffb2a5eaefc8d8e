#include "engine/decide/digest.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace wetwijzer::decide {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    std::string hex(digest.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

std::string rule_set_hash(std::vector<model::SourceText> const& texts) {
    std::vector<model::SourceText const*> sorted;
    for (auto const& text : texts) sorted.push_back(&text);
    std::sort(sorted.begin(), sorted.end(), [](auto const* left, auto const* right) {
        return std::tie(left->path, left->text) < std::tie(right->path, right->text);
    });
    std::string bytes;
    for (auto const* text : sorted) {
        bytes += text->path;
        bytes += '\0';
        bytes += std::to_string(text->text.size());
        bytes += '\0';
        bytes += text->text;
    }
    return sha256_hex(bytes);
}

}  // namespace wetwijzer::decide
