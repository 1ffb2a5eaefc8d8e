// A report as one HTML page: no scripts, no addresses of others, readable on a telephone, on paper and by ear.
#include "engine/audit/document.hpp"

namespace wetwijzer::audit {

namespace {

constexpr char style[] = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem 1.25rem 4rem; background: #fff; color: #1a1a1a;
  font: 1rem/1.55 "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 1.5rem 0 1rem; color: #154273; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 2px solid #154273; color: #154273; }
h3 { font-size: 1.08rem; margin: 1.75rem 0 .35rem; }
p, ul, dl { margin: .5rem 0; }
ul { padding-left: 1.3rem; }
li { margin: .2rem 0; }
a { color: #01689b; }
a:focus-visible, .wide:focus-visible { outline: 3px solid #b26b00; outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .25rem .5rem; }
nav ul { list-style: none; padding: 0; columns: 2; column-gap: 2rem; }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .15rem 1.25rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid #c9d2da;
  overflow-wrap: break-word; min-width: 5.5rem; }
thead th { border-bottom: 2px solid #154273; }
tbody th { font-weight: 600; width: 32%; }
@media (max-width: 40rem) {
  nav ul { columns: 1; }
  dl { display: block; }
  dd { margin: 0 0 .5rem; }
  .wide { overflow-x: visible; }
  table, caption, tbody, tr, td, tbody th { display: block; width: 100%; }
  thead { position: absolute; left: -100vw; }
  tr { border-bottom: 2px solid #c9d2da; padding: .5rem 0; }
  th, td { border: 0; padding: .1rem 0; }
  td[data-label]::before { content: attr(data-label) ": "; font-weight: 600; }
  td:empty { display: none; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip { display: none; }
  h2 { break-after: avoid; } h3 { break-after: avoid; }
  tr, li, dd { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
@page { margin: 18mm 16mm; }
)css";

std::string html(std::string_view text) {
    std::string result;
    for (char const c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                // A control character has no place in a page; a break within a text is a space.
                result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
        }
    }
    return result;
}

class Writer {
public:
    std::string run(Document const& document) {
        text_ =
            "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"robots\" content=\"noindex\">\n<title>" +
            html(document.title()) + "</title>\n<style>" + style +
            "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">Naar de inhoud</a>\n<header>\n<h1>" +
            html(document.title()) + "</h1>\n</header>\n";
        contents(document);
        text_ += "<main id=\"inhoud\">\n";
        for (auto const& block : document.blocks()) write(block);
        return std::move(text_) + "</main>\n</body>\n</html>\n";
    }

private:
    static std::string anchor(std::size_t number) { return "deel-" + std::to_string(number); }

    void contents(Document const& document) {
        text_ += "<nav aria-label=\"Inhoud\">\n<ul>\n";
        std::size_t number = 0;
        for (auto const& block : document.blocks())
            if (block.kind == Block::Kind::Heading && block.level == 2)
                text_ += "<li><a href=\"#" + anchor(++number) + "\">" + html(block.text) + "</a></li>\n";
        text_ += "</ul>\n</nav>\n";
    }

    void write(Block const& block) {
        switch (block.kind) {
            case Block::Kind::Heading:
                if (block.level == 2)
                    text_ += "<h2 id=\"" + anchor(++headings_) + "\">" + html(block.text) + "</h2>\n";
                else
                    text_ += "<h3>" + html(block.text) + "</h3>\n";
                break;
            case Block::Kind::Paragraph:
                text_ += "<p>" + html(block.text) + "</p>\n";
                break;
            case Block::Kind::List:
                write(block.items);
                break;
            case Block::Kind::Terms:
                text_ += "<dl>\n";
                for (auto const& row : block.rows)
                    text_ += "<dt>" + html(row[0]) + "</dt><dd>" + html(row[1]) + "</dd>\n";
                text_ += "</dl>\n";
                break;
            case Block::Kind::Table:
                write_table(block);
                break;
        }
    }

    void write(std::vector<Item> const& items) {
        text_ += "<ul>\n";
        for (auto const& item : items) {
            text_ += "<li>" + html(item.text);
            if (!item.inner.empty()) {
                text_ += "\n";
                write(item.inner);
            }
            text_ += "</li>\n";
        }
        text_ += "</ul>\n";
    }

    void write_table(Block const& block) {
        auto const about = html(block.text);
        text_ += "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + about +
                 "\">\n<table>\n<caption>" + about + "</caption>\n<thead><tr>";
        for (auto const& cell : block.head) text_ += "<th scope=\"col\">" + html(cell) + "</th>";
        text_ += "</tr></thead>\n<tbody>\n";
        for (auto const& row : block.rows) {
            text_ += "<tr><th scope=\"row\">" + html(row[0]) + "</th>";
            for (std::size_t i = 1; i < row.size(); ++i)
                text_ += "<td data-label=\"" + html(block.head[i]) + "\">" + html(row[i]) + "</td>";
            text_ += "</tr>\n";
        }
        text_ += "</tbody>\n</table>\n</div>\n";
    }

    std::string text_;
    std::size_t headings_ = 0;
};

}  // namespace

std::string as_html(Document const& document) { return Writer().run(document); }

}  // namespace wetwijzer::audit
