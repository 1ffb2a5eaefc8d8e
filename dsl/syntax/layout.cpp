#include "dsl/syntax/layout.hpp"

#include "dsl/source/utf8.hpp"

#include <algorithm>

namespace wetwijzer::syntax {

void Layout::line(int indent, std::uint32_t anchor) {
    auto const before = lines_.empty() ? 0 : lines_.back().anchor;
    lines_.push_back({indent, std::max(before, anchor), false, true, ""});
    width_ = 0;
}

void Layout::line(int indent) { line(indent, 0); }

void Layout::unattached_line(int indent) {
    line(indent);
    lines_.back().attached = false;
}

void Layout::declaration(std::uint32_t anchor) {
    line(0, anchor);
    lines_.back().starts_declaration = true;
}

void Layout::text(std::string_view text) {
    lines_.back().text += text;
    width_ += source::display_width(text);
}

void Layout::pad_to(int column) {
    if (auto const missing = column - this->column(); missing > 0)
        text(std::string(static_cast<std::size_t>(missing), ' '));
}

int Layout::column() const { return lines_.back().indent + width_; }

bool Layout::fits(std::string_view more) const { return column() + source::display_width(more) <= max_line; }

namespace {

// A comment in column one stands apart from what follows it when the source has a blank line between them.
bool blank_line_after(std::string_view text, std::uint32_t end) {
    auto const rest = text.substr(end);
    auto const newline = rest.find('\n');
    if (newline == std::string_view::npos) return false;
    auto const next = rest.find_first_not_of(' ', newline + 1);
    return next != std::string_view::npos && rest[next] == '\n';
}

struct Output {
    std::string text;
    void line(int indent, std::string_view content) {
        text += std::string(static_cast<std::size_t>(indent), ' ');
        text += content;
        text += '\n';
    }
    void blank() {
        if (!text.empty() && !text.ends_with("\n\n")) text += '\n';
    }
};

}  // namespace

std::string Layout::finish(source::SourceFile const& file, std::vector<Comment> const& comments) const {
    std::string_view const source = file.text();
    auto const content = [&](Comment const& comment) {
        return source.substr(comment.span.begin, comment.span.end - comment.span.begin);
    };
    auto const in_column_one = [&](Comment const& comment) { return file.position(comment.span.begin).column == 1; };

    Output out;
    auto comment = comments.begin();
    for (auto line = lines_.begin(); line != lines_.end(); ++line) {
        // Comments on their own lines before this one.
        bool separated = !line->starts_declaration;
        for (; comment != comments.end() && comment->span.begin < line->anchor; ++comment) {
            bool const belongs_to_next =
                line->starts_declaration && (in_column_one(*comment) || line == lines_.begin());
            if (belongs_to_next && !separated) out.blank();
            separated = separated || belongs_to_next;
            out.line(line->starts_declaration ? (belongs_to_next ? 0 : 2) : line->indent, content(*comment));
            if (belongs_to_next && blank_line_after(source, comment->span.end)) out.blank();
        }
        if (!separated) out.blank();
        // Comments behind the words of this line.
        auto text = line->text;
        auto const next = std::find_if(line + 1, lines_.end(), [](Line const& each) { return each.attached; });
        for (; comment != comments.end() && !comment->own_line &&
               (next == lines_.end() || comment->span.begin < next->anchor);
             ++comment)
            (text += "  ") += content(*comment);
        out.line(line->indent, text);
    }
    for (bool separated = false; comment != comments.end(); ++comment) {
        if (in_column_one(*comment) && !separated) {
            out.blank();
            separated = true;
        }
        out.line(in_column_one(*comment) || lines_.empty() ? 0 : 2, content(*comment));
        if (in_column_one(*comment) && blank_line_after(source, comment->span.end)) out.blank();
    }
    while (out.text.ends_with("\n\n")) out.text.pop_back();
    return out.text;
}

}  // namespace wetwijzer::syntax
