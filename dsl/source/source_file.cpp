#include "dsl/source/source_file.hpp"

#include "dsl/source/utf8.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::source {

namespace {

constexpr std::uint32_t block = 256;  // bytes

}  // namespace

SourceFile::SourceFile(std::uint32_t id, std::string path, std::string text)
    : id_(id), path_(std::move(path)), text_(std::move(text)), line_starts_{0} {
    std::uint32_t characters = 0;
    for (std::uint32_t at = 0; at < text_.size(); ++at) {
        if (at % block == 0) characters_before_.push_back(characters);
        if (!is_continuation(text_[at])) ++characters;
        if (text_[at] == '\n') line_starts_.push_back(at + 1);
    }
    if (text_.size() % block == 0) characters_before_.push_back(characters);
}

Position SourceFile::position(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    while (offset > 0 && offset < text_.size() && is_continuation(text_[offset])) --offset;
    auto const characters_until = [this](std::uint32_t end) {
        auto const from = text_.begin() + end / block * block;
        auto const in_block = std::count_if(from, text_.begin() + end, [](char c) { return !is_continuation(c); });
        return characters_before_[end / block] + static_cast<std::uint32_t>(in_block);
    };
    auto const after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    auto const line = static_cast<std::uint32_t>(after - line_starts_.begin());
    return {line, characters_until(offset) - characters_until(*std::prev(after)) + 1};
}

std::uint32_t SourceFile::line_start(std::uint32_t line) const {
    if (line < 1) return 0;
    return line > line_starts_.size() ? static_cast<std::uint32_t>(text_.size()) : line_starts_[line - 1];
}

std::string_view SourceFile::line(std::uint32_t line) const {
    if (line < 1 || line > line_starts_.size()) return {};
    auto const text = std::string_view(text_).substr(line_starts_[line - 1]);
    auto found = text.substr(0, text.find('\n'));
    if (found.ends_with('\r')) found.remove_suffix(1);
    return found;
}

}  // namespace wetwijzer::source
