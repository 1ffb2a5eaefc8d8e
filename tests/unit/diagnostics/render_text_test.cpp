#include "dsl/diagnostics/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::diagnostics;
using wetwijzer::source::SourceFile;
using wetwijzer::source::Span;
using wetwijzer::values::Language;

namespace {

Span span_of(SourceFile const& file, std::string const& text, std::size_t from = 0) {
    auto const at = file.text().find(text, from);
    REQUIRE(at != std::string::npos);
    return {file.id(), static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

}  // namespace

TEST_CASE("a diagnostic shows its line, a caret and a second label") {
    SourceFile const file(0, "rules/bijstand/inkomen.regels", std::string(11, '\n') + "  indien inkomen ≥ 1500\n");
    Diagnostics list;
    list.add(Code::E0304, span_of(file, "1500"), {"een bedrag", "een geheel getal"})
        .label(span_of(file, "inkomen"), "bedrag", "amount")
        .label(span_of(file, "1500"), "geheel getal", "whole number")
        .hint({"schrijf € 1.500,00"});
    CHECK(render_text(list, {file}, {}) ==
          "fout[E0304]: een bedrag kan niet worden vergeleken met een geheel getal\n"
          "  --> rules/bijstand/inkomen.regels:12:20\n"
          "   |\n"
          "12 |   indien inkomen ≥ 1500\n"
          "   |          -------   ^^^^ geheel getal\n"
          "   |          |\n"
          "   |          bedrag\n"
          "   = tip: schrijf € 1.500,00\n"
          "\n"
          "1 fout\n");
}

TEST_CASE("English, a label before it on another line, and a count of both severities") {
    SourceFile const file(0, "a.regels", "een\ntwee\ndrie\n\nvijf\n");
    Diagnostics list;
    list.add(Code::E0302, span_of(file, "vijf"), {"vijf"}).label(span_of(file, "een"), "hier", "here");
    list.add(Code::W0505, span_of(file, "twee"));
    CHECK(render_text(list, {file}, {Language::English, false}) ==
          "warning[W0505]: this can never be `geen`\n"
          " --> a.regels:2:1\n"
          "  |\n"
          "2 | twee\n"
          "  | ^^^^\n"
          "\n"
          "error[E0302]: `vijf` has been declared before\n"
          " --> a.regels:5:1\n"
          "  |\n"
          "1 | een\n"
          "  | --- here\n"
          "...\n"
          "5 | vijf\n"
          "  | ^^^^\n"
          "\n"
          "1 error, 1 warning\n");
}

TEST_CASE("a label in another file has its own place") {
    SourceFile const first(0, "a.regels", "oud\n");
    SourceFile const second(1, "b.regels", "nieuw\n");
    Diagnostics list;
    list.add(Code::E0302, span_of(second, "nieuw"), {"x"}).label(span_of(first, "oud"), "eerder", "earlier");
    CHECK(render_text(list, {first, second}, {}) ==
          "fout[E0302]: `x` is al eerder vastgelegd\n"
          " --> b.regels:1:1\n"
          "  |\n"
          "1 | nieuw\n"
          "  | ^^^^^\n"
          " ::: a.regels:1:1\n"
          "  |\n"
          "1 | oud\n"
          "  | --- eerder\n"
          "\n"
          "1 fout\n");
}

TEST_CASE("carets stand by display width, also behind diacritics, euro signs and wide characters") {
    SourceFile const file(0, "a.regels", "coëfficiënt € 漢 x\ncoe\xcc\x88 x\n");
    Diagnostics list;
    list.add(Code::E0301, span_of(file, "x"), {"x"});
    list.add(Code::E0301, span_of(file, "x", file.text().find('\n')), {"x"});
    auto const text = render_text(list, {file}, {});
    CHECK(text.find("1 | coëfficiënt € 漢 x\n  |                  ^\n") != std::string::npos);
    CHECK(text.find("2 | coe\xcc\x88 x\n  |     ^\n") != std::string::npos);
    CHECK(text.find("a.regels:1:17") != std::string::npos);
}

TEST_CASE("an empty span and the end of the file still get a caret") {
    SourceFile const file(0, "a.regels", "regel");
    Diagnostics list;
    list.add(Code::E0201, {0, 5, 5}, {"het einde", "een naam"});
    CHECK(render_text(list, {file}, {}).find("1 | regel\n  |      ^\n") != std::string::npos);
    CHECK(render_text(list, {SourceFile(0, "leeg.regels", "")}, {}).find(" --> leeg.regels:1:1\n  |\n1 |\n  | ^\n") !=
          std::string::npos);
}

TEST_CASE("control characters of the source never reach the terminal") {
    SourceFile const file(0, "a.regels", "x\x1b[31mrood\ty\xe2\x80\xae\xff\n");
    Diagnostics list;
    list.add(Code::E0106, {0, 1, 2}, {"U+001B"});
    list.add(Code::E0301, {0, 11, 12}, {"\x1b[2J"});
    auto const text = render_text(list, {file}, {});
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\t') == std::string::npos);
    CHECK(text.find("\xe2\x80\xae") == std::string::npos);
    CHECK(text.find('\xff') == std::string::npos);
}

TEST_CASE("colour only when asked") {
    SourceFile const file(0, "a.regels", "x\n");
    Diagnostics list;
    list.add(Code::E0301, {0, 0, 1}, {"x"});
    CHECK(render_text(list, {file}, {Language::Dutch, false}).find('\x1b') == std::string::npos);
    CHECK(render_text(list, {file}, {Language::Dutch, true}).starts_with("\x1b[1;31mfout[E0301]\x1b[0m: "));
}

TEST_CASE("at most fifty are shown, with a count of the rest; none is nothing at all") {
    SourceFile const file(0, "a.regels", std::string(100, 'x'));
    Diagnostics list;
    CHECK(render_text(list, {file}, {}).empty());
    for (std::uint32_t i = 0; i < 53; ++i) list.add(Code::E0301, {0, i, i + 1}, {"x"});
    auto const text = render_text(list, {file}, {});
    CHECK(text.ends_with("en nog 3 meldingen\n53 fouten\n"));
    CHECK(render_text(list, {file}, {Language::English, false}).ends_with("and 3 more messages\n53 errors\n"));
}

TEST_CASE("a very long line is cut to a window around the caret") {
    SourceFile const file(0, "a.regels", std::string(5000, 'a') + "€" + std::string(5000, 'b') + "\n");
    Diagnostics list;
    list.add(Code::E0301, {0, 5000, 5003}, {"x"});
    auto const text = render_text(list, {file}, {});
    CHECK(text.size() < 1000);
    auto const line = text.find("1 | …");
    REQUIRE(line != std::string::npos);
    auto const column = text.substr(line, text.find("€", line) - line);
    auto const caret_line = text.find("\n  | ", line) + 1;
    auto const caret = text.find('^', caret_line) - caret_line;
    CHECK(caret == column.size() - 2);  // the ellipsis has three bytes and one column
}
