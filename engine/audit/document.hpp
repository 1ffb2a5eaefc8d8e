// A report as data: headings, paragraphs, lists and tables, and how it looks as text, Markdown or one HTML page that
// needs nothing else.
#pragma once

#include <string>
#include <vector>

namespace wetwijzer::audit {

struct Item {
    std::string text;
    std::vector<Item> inner;
};

struct Block {
    enum class Kind : std::uint8_t { Heading, Paragraph, List, Table, Terms };
    Kind kind = Kind::Paragraph;
    unsigned level = 2;  // Heading: 2 or 3
    std::string text;    // Heading, Paragraph; of a Table what it is about
    std::vector<Item> items;
    std::vector<std::string> head;               // Table: columns
    std::vector<std::vector<std::string>> rows;  // Table; Terms: two columns, name and value
};

class Document {
public:
    explicit Document(std::string title) : title_(std::move(title)) {}

    void heading(unsigned level, std::string text);
    void paragraph(std::string text);
    void list(std::vector<Item> items);
    void terms(std::vector<std::vector<std::string>> rows);
    void table(std::string about, std::vector<std::string> head, std::vector<std::vector<std::string>> rows);

    std::string const& title() const { return title_; }
    std::vector<Block> const& blocks() const { return blocks_; }

private:
    std::string title_;
    std::vector<Block> blocks_;
};

std::string as_text(Document const& document);  // wrapped at 100 columns
std::string as_markdown(Document const& document);
std::string as_html(Document const& document);  // in Dutch

}  // namespace wetwijzer::audit
