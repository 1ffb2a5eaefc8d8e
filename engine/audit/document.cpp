#include "engine/audit/document.hpp"

#include "engine/explain/layout.hpp"

#include <utility>

namespace wetwijzer::audit {

namespace {

constexpr std::size_t width = 100;

std::string one_line(std::string_view text) {
    std::string result;
    for (char const c : text) result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    return result;
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (char const c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

// `text` behind `mark` at column `indent`, broken at spaces.
std::string wrapped(std::string const& text, std::size_t indent, std::string const& mark) {
    auto const hanging = indent + columns(mark);
    return std::string(indent, ' ') + mark + explain::wrapped(one_line(text), hanging, hanging, width) + "\n";
}

class TextWriter {
public:
    std::string run(Document const& document) {
        text_ = one_line(document.title()) + "\n" + std::string(columns(document.title()), '=') + "\n";
        for (auto const& block : document.blocks()) write(block);
        return std::move(text_);
    }

private:
    void write(Block const& block) {
        text_ += "\n";
        switch (block.kind) {
            case Block::Kind::Heading: {
                auto const title = one_line(block.text);
                text_ += title + "\n" + std::string(columns(title), block.level == 2 ? '-' : '.') + "\n";
                break;
            }
            case Block::Kind::Paragraph:
                text_ += wrapped(block.text, 0, "");
                break;
            case Block::Kind::List:
                for (auto const& item : block.items) write(item, 0);
                break;
            case Block::Kind::Terms:
                for (auto const& row : block.rows) text_ += wrapped(row[0] + ": " + row[1], 0, "");
                break;
            case Block::Kind::Table:
                text_ += wrapped(block.text + ":", 0, "");
                for (auto const& row : block.rows) write_row(block.head, row);
                break;
        }
    }

    void write(Item const& item, std::size_t indent) {
        text_ += wrapped(item.text, indent, "- ");
        for (auto const& inner : item.inner) write(inner, indent + 2);
    }

    // A row of a table is read downwards: lines of a hundred columns are too short for it.
    void write_row(std::vector<std::string> const& head, std::vector<std::string> const& row) {
        text_ += wrapped(row[0], 0, "- ");
        for (std::size_t i = 1; i < row.size(); ++i)
            if (!row[i].empty()) text_ += wrapped(head[i] + ": " + row[i], 2, "");
    }

    std::string text_;
};

std::string markdown(std::string_view text) {
    std::string result;
    for (char const c : one_line(text)) {
        if (c == '<') {
            result += "&lt;";
            continue;
        }
        if (c == '\\' || c == '*' || c == '_' || c == '[' || c == ']' || c == '`' || c == '|' || c == '#')
            result += '\\';
        result += c;
    }
    return result;
}

void write_markdown(std::string& text, Item const& item, std::size_t indent) {
    text += std::string(indent, ' ') + "- " + markdown(item.text) + "\n";
    for (auto const& inner : item.inner) write_markdown(text, inner, indent + 2);
}

void write_markdown_row(std::string& text, std::vector<std::string> const& row) {
    text += "|";
    for (auto const& cell : row) text += " " + markdown(cell) + " |";
    text += "\n";
}

std::string markdown_of(Block const& block) {
    std::string text;
    switch (block.kind) {
        case Block::Kind::Heading:
            return std::string(block.level, '#') + " " + markdown(block.text) + "\n";
        case Block::Kind::Paragraph:
            return markdown(block.text) + "\n";
        case Block::Kind::List:
            for (auto const& item : block.items) write_markdown(text, item, 0);
            return text;
        case Block::Kind::Terms:
            for (auto const& row : block.rows) text += "- **" + markdown(row[0]) + "**: " + markdown(row[1]) + "\n";
            return text;
        case Block::Kind::Table:
            break;
    }
    text += markdown(block.text) + ":\n\n";
    write_markdown_row(text, block.head);
    write_markdown_row(text, std::vector<std::string>(block.head.size(), "---"));
    for (auto const& row : block.rows) write_markdown_row(text, row);
    return text;
}

}  // namespace

void Document::heading(unsigned level, std::string text) {
    blocks_.push_back({Block::Kind::Heading, level, std::move(text), {}, {}, {}});
}

void Document::paragraph(std::string text) {
    blocks_.push_back({Block::Kind::Paragraph, 2, std::move(text), {}, {}, {}});
}

void Document::list(std::vector<Item> items) {
    if (!items.empty()) blocks_.push_back({Block::Kind::List, 2, {}, std::move(items), {}, {}});
}

void Document::terms(std::vector<std::vector<std::string>> rows) {
    blocks_.push_back({Block::Kind::Terms, 2, {}, {}, {}, std::move(rows)});
}

void Document::table(std::string about, std::vector<std::string> head, std::vector<std::vector<std::string>> rows) {
    blocks_.push_back({Block::Kind::Table, 2, std::move(about), {}, std::move(head), std::move(rows)});
}

std::string as_text(Document const& document) { return TextWriter().run(document); }

std::string as_markdown(Document const& document) {
    auto text = "# " + markdown(document.title()) + "\n";
    for (auto const& block : document.blocks()) text += "\n" + markdown_of(block);
    return text;
}

}  // namespace wetwijzer::audit
