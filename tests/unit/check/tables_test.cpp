// Decision tables: complete, without overlap, and the row that is missing.
#include "tests/unit/check/diagnosed.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

constexpr char facts[] = R"(
gegeven uren : getal in uur
gegeven leeftijd : getal van 0 tot en met 130
gegeven inkomen : bedrag
gegeven deel : percentage
gegeven dag : datum
gegeven kleur : een van (rood, wit, blauw)
gegeven einde : datum of geen
gegeven mag : ja/nee
gegeven tijd : duur
gegeven naam : tekst
parameter norm : getal in uur volgens Wi art. 1
  vanaf 2022-01-01: 600 uur
  vanaf 2024-01-01: 800 uur
)";

std::string table(std::string const& rows) {
    return facts + std::string("tabel §t : getal volgens Wi art. 1\n") + rows;
}

void accepted(std::string const& rows) {
    auto text = table(rows);
    text.erase(text.find("§"), std::string("§").size());
    INFO(rows);
    auto const compilation = compiled(text);
    INFO(diagnostics::render_text(compilation.diagnostics, compilation.files, {}));
    CHECK(compilation.diagnostics.error_count() == 0);
    REQUIRE(compilation.rules);
    CHECK(compilation.rules->rules[0].versions[0].complete);
}

// The row that the first gap shows.
std::string missing(std::string const& rows) {
    auto text = table(rows);
    expect({rows.c_str(), "E0510", text.c_str()});
    text.erase(text.find("§"), std::string("§").size());
    auto const hint = hint_of(text, "E0510");
    auto const bar = hint.find('|');
    return bar == std::string::npos ? hint : hint.substr(bar);
}

}  // namespace

TEST_CASE("complete tables are accepted") {
    accepted("| uren | n |\n| minder dan 600 uur | 1 |\n| minstens 600 uur | 2 |");
    accepted("| uren | n |\n| hoogstens 599 uur | 1 |\n| meer dan 599 uur | 2 |");
    accepted("| uren | n |\n| hoogstens 599 uur | 1 |\n| minstens 600 uur | 2 |");
    accepted("| leeftijd | n |\n| van 0 tot 18 | 1 |\n| van 18 tot en met 130 | 2 |");
    accepted("| kleur | n |\n| rood, wit | 1 |\n| blauw | 2 |");
    accepted("| mag | n |\n| ja | 1 |\n| nee | 2 |");
    accepted("| einde | n |\n| geen | 1 |\n| voor 2023-01-01 | 2 |\n| vanaf 2023-01-01 | 3 |");
    accepted(
        "| dag | n |\n| voor 2023-01-01 | 1 |\n| van 2023-01-01 tot en met 2023-12-31 | 2 |\n| vanaf 2024-01-01 | 3 |");
    accepted("| tijd | n |\n| minder dan 3 maanden | 1 |\n| minstens 3 maanden | 2 |");
    accepted("| deel | n |\n| minder dan 12,5% | 1 |\n| minstens 12,5% | 2 |");
    accepted("| mag | kleur | n |\n| ja | * | 1 |\n| nee | rood | 2 |\n| nee | wit, blauw | 3 |");
    accepted("| uren | n |\n| minder dan norm | 1 |\n| minstens norm | 2 |");
}

TEST_CASE("a gap is shown as the row that is missing") {
    CHECK(missing("| uren | n |\n| minder dan 600 uur | 1 |\n| meer dan 600 uur | 2 |") == "| 600 uur | … |");
    CHECK(missing("| uren | n |\n| minder dan 250 uur | 1 |\n| minstens 400 uur | 2 |") ==
          "| van 250 uur tot 400 uur | … |");
    CHECK(missing("| uren | n |\n| minder dan 250 uur | 1 |") == "| minstens 250 uur | … |");
    CHECK(missing("| uren | n |\n| meer dan 250 uur | 1 |") == "| hoogstens 250 uur | … |");
    CHECK(missing("| uren | n |\n| minstens 250 uur | 1 |") == "| minder dan 250 uur | … |");
    CHECK(missing("| inkomen | n |\n| minder dan € 10 | 1 |\n| meer dan € 10,01 | 2 |") ==
          "| van € 10 tot en met € 10,01 | … |");
    CHECK(missing("| leeftijd | n |\n| minder dan 18 | 1 |\n| van 18 tot 130 | 2 |") == "| 130 | … |");
    CHECK(missing("| kleur | n |\n| wit | 1 |") == "| rood, blauw | … |");
    CHECK(missing("| kleur | mag | n |\n| wit | * | 1 |\n| rood | ja | 2 |\n| blauw | * | 3 |") ==
          "| rood | nee | … |");
    CHECK(missing("| mag | kleur | n |\n| ja | * | 1 |") == "| nee | * | … |");
    CHECK(missing("| einde | n |\n| voor 2023-01-01 | 1 |\n| vanaf 2023-01-01 | 2 |") == "| geen | … |");
    CHECK(missing("| dag | n |\n| voor 2023-01-01 | 1 |\n| vanaf 2023-01-03 | 2 |") ==
          "| van 1 januari 2023 tot 3 januari 2023 | … |");
    CHECK(missing("| deel | n |\n| hoogstens 10% | 1 |\n| minstens 20% | 2 |") == "| 15% | … |");
    CHECK(missing("| naam | n |\n| \"a\" | 1 |") == "| \"…\" | … |");
}

TEST_CASE("parameters are looked at as they are in each period") {
    // Complete until 2024; from then on 600 to 800 has no row.
    CHECK(missing("| uren | n |\n| minder dan 600 uur | 1 |\n| minstens norm | 2 |") ==
          "| van 600 uur tot 800 uur | … |");
}

TEST_CASE("two rows for one case are an error that labels both") {
    auto const with = [](std::string const& rows, char const* codes = "E0511") {
        auto const text = facts + std::string("tabel t : getal volgens Wi art. 1\n") + rows;
        expect({rows.c_str(), codes, text.c_str()});
    };
    with("| uren | n |\n| hoogstens 600 uur | 1 |\n§| minstens 600 uur | 2 |");
    with("| kleur | n |\n| * | 1 |\n§| rood | 2 |");
    with("| mag | kleur | n |\n| ja | * | 1 |\n§| * | rood | 2 |\n| nee | wit, blauw | 3 |");
    with("| uren | n |\n| minder dan norm | 1 |\n§| minstens 600 uur | 2 |");  // from 2024
    auto const text = facts + std::string("tabel t : getal volgens Wi art. 1\n") +
                      "| mag | kleur | n |\n| ja | * | 1 |\n| * | rood | 2 |\n| nee | wit, blauw | 3 |";
    CHECK(hint_of(text, "E0511") == "beide rijen gelden bij: | ja | rood |");
}

TEST_CASE("versions of a table do not overlap because their rows do") {
    accepted(R"(geldt vanaf 2022-01-01 tot 2023-01-01
| mag | n |
| ja  | 1 |
| nee | 2 |
tabel t : getal volgens Wi art. 1 geldt vanaf 2023-01-01
| mag | n |
| ja  | 3 |
| nee | 4 |)");
}

TEST_CASE("rows fit their heading") {
    auto const with = [](char const* what, char const* codes, std::string const& rows) {
        auto const text = facts + std::string("tabel t : getal volgens Wi art. 1\n") + rows;
        expect({what, codes, text.c_str()});
    };
    with("too long", "E0509", "| mag | n |\n§| ja | nee | 1 |\n| nee | 2 |");
    with("too short", "E0509", "| mag | n |\n§| 1 |\n| nee | 2 |");
    with("another type", "E0304", "| mag | n |\n| §3 | 1 |\n| nee | 2 |");
    with("another unit", "E0405", "| uren | n |\n| minder dan §3 | 1 |\n| minstens 3 uur | 2 |");
    with("no more and less", "E0320", "| kleur | n |\n| minder dan §wit | 1 |\n| * | 2 |");
    with("a result of another type", "E0305", "| mag | n |\n| ja | §ja |\n| nee | 2 |");
    with("a condition as result", "E0320", "| mag | n |\n| ja | §* |\n| nee | 2 |");
    with("months and days", "E0406", "| tijd | n |\n| minder dan 3 maanden | 1 |\n| §minstens 10 weken | 2 |");
    expect({"only a result", "E0523", "tabel §t : getal volgens Wi art. 1\n| n |\n| 1 |"});
    expect({"a period", "E0516", "gegeven p : periode\ntabel t : getal volgens Wi art. 1\n| §p | n |\n| * | 1 |"});
}

TEST_CASE("a table with too many cases is refused") {
    std::string rows, headings = "|", text;
    for (int column = 0; column < 33; ++column) {
        text += "gegeven f" + std::to_string(column) + " : ja/nee\n";
        headings += " f" + std::to_string(column) + " |";
    }
    headings += " n |\n";
    rows = "|";
    for (int column = 0; column < 33; ++column) rows += " ja |";
    rows += " 1 |\n";
    text += "tabel §t : getal volgens Wi art. 1\n" + headings + rows;
    expect({"33 columns", "E0512", text.c_str()});
}

TEST_CASE("what is not fixed cannot be examined") {
    auto const text = facts + std::string(R"(gegeven grens : getal in uur
tabel t : getal volgens Wi art. 1
| uren | n |
| §minder dan grens | 1 |
| minstens grens | 2 |)");
    expect({"a fact in a cell", "W0506", text.c_str()});
}
