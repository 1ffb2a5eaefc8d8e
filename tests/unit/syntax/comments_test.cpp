// Comments keep their place.
#include "tests/unit/parse/parsed.hpp"

#include "dsl/syntax/format.hpp"

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

std::string formatted(std::string const& text) {
    auto const parsed = parse_text(text);
    INFO(parsed.errors());
    REQUIRE(parsed.diagnostics.empty());
    return syntax::format(parsed.files[0], parsed.tree, values::Language::Dutch);
}

void check_unchanged(std::string const& text) { CHECK(formatted(text) == text); }

}  // namespace

TEST_CASE("a comment above a declaration stays with it; a blank line below it stays too") {
    check_unchanged(
        "-- Over dit bestand.\n"
        "-- Tweede regel.\n"
        "\n"
        "-- Over de herkomst\n"
        "herkomst\n"
        "  A \"x\"\n"
        "\n"
        "-- Artikel 1: citaat\n"
        "regel x : getal\n"
        "  is 1\n");
}

TEST_CASE("comments behind a part, above a part and inside a list") {
    check_unchanged(
        "regel x : ja/nee  -- naam\n"
        "  -- boven de bron\n"
        "  volgens Wi art. 1  -- bron\n"
        "  is ja als alle van\n"
        "    -- eerste\n"
        "    a) p             volgens Wi art. 2  -- p\n"
        "    b) een_lange_q   volgens Wi art. 3\n"
        "    -- tot slot\n"
        "    c) een_langer_r  volgens Wi art. 4\n"
        "  -- uitzondering\n"
        "  tenzij s  -- s\n"
        "  anders nee  -- einde\n");
}

TEST_CASE("comments in tables and scenarios") {
    check_unchanged(
        "tabel t : getal\n"
        "  volgens Wi art. 1\n"
        "  | a | b |  -- kop\n"
        "  |---|---|\n"
        "  -- rij\n"
        "  | 1 | 2 |  -- een\n"
        "  | 2 | 3 |\n"
        "\n"
        "scenario \"s\"\n"
        "  peildatum 2022-01-01\n"
        "  -- gegeven\n"
        "  gegeven x is 1  -- x\n"
        "  verwacht y is 2\n");
}

TEST_CASE("a comment in the middle of an expression moves to the end of its line") {
    CHECK(formatted("regel x : getal\n  is a -- eerste\n    + b -- tweede\n") ==
          "regel x : getal\n  is a + b  -- eerste  -- tweede\n");
}

TEST_CASE("comments at the end of the file, indented or not, and a file of comments only") {
    check_unchanged("herkomst\n  A \"x\"\n  -- hoort erbij\n\n-- los\n-- nog los\n");
    check_unchanged("-- alleen\n\n-- dit\n");
}
