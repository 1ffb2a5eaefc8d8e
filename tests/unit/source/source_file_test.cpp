#include "dsl/source/source_file.hpp"

#include <catch2/catch.hpp>

using wetwijzer::source::SourceFile;

namespace {

std::string place(SourceFile const& file, std::uint32_t offset) {
    auto const found = file.position(offset);
    return std::to_string(found.line) + ":" + std::to_string(found.column);
}

}  // namespace

TEST_CASE("positions count lines and characters from one") {
    SourceFile const file(3, "a.regels", "een\ncoëfficiënt € 5\n\nlaatste");
    CHECK(file.id() == 3);
    CHECK(place(file, 0) == "1:1");
    CHECK(place(file, 3) == "1:4");
    CHECK(place(file, 4) == "2:1");
    auto const euro = static_cast<std::uint32_t>(file.text().find("€"));
    CHECK(place(file, euro) == "2:13");
    CHECK(place(file, euro + 3) == "2:14");
    CHECK(place(file, static_cast<std::uint32_t>(file.text().find("laatste"))) == "4:1");
}

TEST_CASE("an offset inside a character is that character; past the end is the end") {
    SourceFile const file(0, "a", "é€x");
    CHECK(place(file, 1) == "1:1");
    CHECK(place(file, 3) == "1:2");
    CHECK(place(file, 4) == "1:2");
    CHECK(place(file, 99) == "1:4");
    CHECK(place(SourceFile(0, "a", ""), 7) == "1:1");
}

TEST_CASE("lines come without their ends") {
    SourceFile const file(0, "a", "een\r\ntwee\n");
    CHECK(file.line(1) == "een");
    CHECK(file.line(2) == "twee");
    CHECK(file.line(3).empty());
    CHECK(file.line(0).empty());
    CHECK(file.line(99).empty());
    CHECK(file.line_start(2) == 5);
    CHECK(file.line_start(99) == file.text().size());
}

TEST_CASE("columns in lines longer than a block agree with counting one by one") {
    std::string text;
    for (int i = 0; i < 700; ++i) text += i % 3 == 0 ? "ë" : i % 50 == 49 ? "\n" : "x";
    SourceFile const file(0, "a", text);
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        bool const starts = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (!starts) continue;
        auto const found = file.position(at);
        REQUIRE(found.line == line);
        REQUIRE(found.column == column);
        column = text[at] == '\n' ? 1 : column + 1;
        line += text[at] == '\n' ? 1 : 0;
    }
}
