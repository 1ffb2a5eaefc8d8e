// Lines of the canonical layout, and the comments of the source put back between them. Private to dsl/syntax.
#pragma once

#include "dsl/source/source_file.hpp"
#include "dsl/syntax/ast.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::syntax {

inline constexpr int max_line = 100;  // characters

class Layout {
public:
    // A new line; `anchor` is where its first word stands in the source, so that comments find their place.
    void line(int indent, std::uint32_t anchor);
    void line(int indent);                   // a line whose words have no known place; goes with the line before it
    void unattached_line(int indent);        // a line that no comment stands behind
    void declaration(std::uint32_t anchor);  // a new line in column one, with a blank line before it
    void text(std::string_view text);
    void pad_to(int column);
    int column() const;  // of the line being written
    bool fits(std::string_view more) const;

    std::string finish(source::SourceFile const& file, std::vector<Comment> const& comments) const;

private:
    struct Line {
        int indent = 0;
        std::uint32_t anchor = 0;
        bool starts_declaration = false;
        bool attached = true;
        std::string text;
    };

    std::vector<Line> lines_;
    int width_ = 0;  // of the last line, without indent
};

}  // namespace wetwijzer::syntax
