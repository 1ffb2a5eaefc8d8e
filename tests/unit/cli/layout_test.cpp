// Text that fits on a terminal.
#include "cli/layout.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace wetwijzer::cli;

TEST_CASE("a paragraph is broken at spaces and goes on below its first word") {
    std::string text;
    for (int i = 0; i < 60; ++i) text += (i == 0 ? "" : " ") + std::string("één-woord");
    std::istringstream lines(paragraph(text, 4, "- "));
    std::string line;
    std::size_t number = 0;
    while (std::getline(lines, line)) {
        INFO(line);
        CHECK(columns(line) <= text_width);
        CHECK(line.starts_with(number == 0 ? "    - één" : "      één"));
        CHECK(line.back() != ' ');
        ++number;
    }
    CHECK(number == 7);
}

TEST_CASE("a line may be full, a word that does not fit goes whole to the next") {
    CHECK(paragraph(std::string(60, 'a') + " " + std::string(39, 'b'), 0) ==
          std::string(60, 'a') + " " + std::string(39, 'b') + "\n");
    CHECK(paragraph(std::string(60, 'a') + " " + std::string(40, 'b'), 0) ==
          std::string(60, 'a') + "\n" + std::string(40, 'b') + "\n");
    CHECK(paragraph(std::string(150, 'a'), 2) == "  " + std::string(150, 'a') + "\n");
    CHECK(paragraph("", 2, "- ") == "  - \n");
}

TEST_CASE("columns count characters, not bytes") {
    CHECK(columns("één €") == 5);
    CHECK(padded("één", 5) == "één  ");
    CHECK(padded("langer", 3) == "langer");
}

TEST_CASE("lists and amounts read as sentences") {
    CHECK(listed({}, Language::Dutch).empty());
    CHECK(listed({"a"}, Language::Dutch) == "a");
    CHECK(listed({"a", "b"}, Language::English) == "a and b");
    CHECK(listed({"a", "b", "c"}, Language::Dutch) == "a, b en c");
    CHECK(amount(Language::Dutch, 1, {"dag", "day"}, {"dagen", "days"}) == "1 dag");
    CHECK(amount(Language::English, 0, {"dag", "day"}, {"dagen", "days"}) == "0 days");
}
