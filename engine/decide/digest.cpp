#include "engine/decide/digest.hpp"

#include "engine/crypto/crypto.hpp"

#include <algorithm>
#include <tuple>

namespace wetwijzer::decide {

std::string sha256_hex(std::string_view bytes) { return crypto::sha256(bytes).hex(); }

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
