// One rule file in memory, and where its lines begin.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::source {

struct Position {
    std::uint32_t line = 1;    // 1-based
    std::uint32_t column = 1;  // 1-based, in characters
};

class SourceFile {
public:
    SourceFile(std::uint32_t id, std::string path, std::string text);

    std::uint32_t id() const { return id_; }
    std::string const& path() const { return path_; }
    std::string const& text() const { return text_; }
    Position position(std::uint32_t offset) const;
    std::string_view line(std::uint32_t line) const;     // without its end; empty when there is no such line
    std::uint32_t line_start(std::uint32_t line) const;  // offset

private:
    std::uint32_t id_;
    std::string path_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
    std::vector<std::uint32_t> characters_before_;  // each block of bytes: a column in a very long line stays cheap
};

}  // namespace wetwijzer::source
