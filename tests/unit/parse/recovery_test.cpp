// Several mistakes in one run, each at its place. These also guard X3's silent ways of not recovering at all.
#include "tests/unit/parse/parsed.hpp"

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

std::string kinds(syntax::SyntaxTree const& tree) {
    std::string all;
    for (auto const& each : tree.declarations) {
        if (auto const* const error = std::get_if<syntax::ErrorDecl>(&each.node))
            all += "error(" + error->name.text + ") ";
        else if (auto const* const rule = std::get_if<syntax::RuleDecl>(&each.node))
            all += "rule(" + rule->name.text + ") ";
        else
            all += "other ";
    }
    return all;
}

}  // namespace

TEST_CASE("two declarations with a mistake each are two messages; the others stay") {
    auto const parsed = parse_text(
        "regel a : getal\n"
        "  is )\n"
        "\n"
        "regel b : getal\n"
        "  is 1\n"
        "\n"
        "regel c getal\n"
        "  is 2\n"
        "\n"
        "regel d : getal\n"
        "  is 3\n");
    CHECK(parsed.brief() ==
          "2:6 E0201 gevonden `)`, verwacht een waarde\n"
          "7:9 E0201 gevonden `getal`, verwacht `:`\n");
    CHECK(kinds(parsed.tree) == "error(a) rule(b) error(c) rule(d) ");
}

TEST_CASE("seven mistakes in one file, in clauses, fields and rows, are seven messages") {
    auto const parsed = parse_text(
        "begrip examen\n"
        "  niveau : een van A2, B1)\n"
        "  datum : datum\n"
        "  soort_x datum\n"
        "\n"
        "regel r : ja/nee\n"
        "  volgens Wi art.\n"
        "  geldt vanaf morgen\n"
        "  is ja als a en\n"
        "  tenzij b dan dan\n"
        "  anders nee\n"
        "\n"
        "tabel t : getal\n"
        "  | a | b |\n"
        "  | 1 + | 2 |\n"
        "  | 2 | 3 |\n"
        "\n"
        "gegeven goed : datum\n");
    CHECK(parsed.brief() ==
          "2:20 E0201 gevonden `A2`, verwacht `(`\n"
          "4:11 E0201 gevonden `datum`, verwacht `:`\n"
          "8:3 E0201 gevonden `geldt`, verwacht een nummer of letter\n"
          "8:15 E0201 gevonden `morgen`, verwacht een datum\n"
          "10:3 E0201 gevonden `tenzij`, verwacht een waarde\n"
          "10:16 E0201 gevonden `dan`, verwacht een waarde\n"
          "15:9 E0201 gevonden `|`, verwacht een waarde\n");
    CHECK(kinds(parsed.tree) == "error(examen) error(r) error(t) other ");
}

TEST_CASE("a damaged scenario does not swallow the next one") {
    auto const parsed = parse_text(
        "scenario \"een\"\n"
        "  peildatum 2022-01-01\n"
        "  gegeven a is\n"
        "  gegeven b is 5\n"
        "  verwacht c of 3\n"
        "scenario \"twee\"\n"
        "  peildatum 2022-01-01\n"
        "  verwacht c is 3\n");
    CHECK(parsed.brief() ==
          "4:3 E0201 gevonden `gegeven`, verwacht een vaste waarde\n"
          "5:14 E0201 gevonden `of`, verwacht `wacht op` of `is`\n");
    REQUIRE(parsed.tree.declarations.size() == 2);
    CHECK(std::holds_alternative<syntax::ScenarioDecl>(parsed.tree.declarations[1].node));
}

TEST_CASE("foreign text between declarations is one message") {
    auto const parsed = parse_text("regel a : getal is 1\nonzin onzin onzin\nregel b : getal is 2\n");
    CHECK(parsed.diagnostics.error_count() == 1);
    CHECK(kinds(parsed.tree) == "rule(a) error() rule(b) ");
}

TEST_CASE("a thousand mistakes are at most fifty messages, and reading stops") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "regel : getal is 1\n";
    auto const parsed = parse_text(text);
    CHECK(parsed.diagnostics.sorted().size() == diagnostics::Diagnostics::max_shown);
    CHECK(parsed.diagnostics.error_count() < 300);
}

TEST_CASE("expectations never show a type of C++") {
    for (auto const* const text : {"regel",
                                   "regel x",
                                   "regel x :",
                                   "regel x : getal",
                                   "regel x : getal is",
                                   "regel x : getal is a als",
                                   "regel x : getal is a tenzij",
                                   "regel x : een van",
                                   "regel x : een van (",
                                   "regel x : lijst van",
                                   "regel x : getal in",
                                   "regel x : ja",
                                   "regel x : ja/",
                                   "regel x.",
                                   "bronnen",
                                   "bronnen A",
                                   "bronnen A =",
                                   "bronnen A = B",
                                   "herkomst",
                                   "herkomst A",
                                   "maandregel",
                                   "maandregel:",
                                   "kalender gelijkgesteld",
                                   "kalender gelijkgesteld 2022-01-01",
                                   "kalender gelijkgesteld 2022-01-01 \"x\"",
                                   "soort",
                                   "soort x",
                                   "begrip",
                                   "begrip b x",
                                   "begrip b x :",
                                   "gegeven",
                                   "gegeven x : datum van",
                                   "gegeven x : datum van 1",
                                   "gegeven x : datum uit",
                                   "gegeven x : datum vraag",
                                   "gegeven x : datum zin",
                                   "oordeel x : ja/nee door",
                                   "parameter p : getal vanaf",
                                   "parameter p : getal vanaf 2022-01-01",
                                   "parameter p : getal vanaf 2022-01-01:",
                                   "parameter p : getal vanaf 2022-01-01 tot",
                                   "tabel t : getal",
                                   "tabel t : getal |",
                                   "tabel t : getal | a",
                                   "tabel t : getal | a |",
                                   "tabel t : getal | a | b | |",
                                   "termijn",
                                   "termijn t",
                                   "termijn t rust op",
                                   "termijn t start op",
                                   "termijn t start op a duurt",
                                   "termijn t start op a duurt b verlengd met",
                                   "termijn t start op a duurt b gehaald op",
                                   "termijn t start op a duurt b signaal",
                                   "termijn t start op a duurt b signaal c",
                                   "besluit",
                                   "besluit b",
                                   "besluit b genomen door",
                                   "besluit b genomen door c",
                                   "besluit b genomen door c uitkomst",
                                   "besluit b genomen door c uitkomst d,",
                                   "besluit b genomen door c uitkomst d vraagt oordeel",
                                   "besluit b genomen door c uitkomst d rechtsmiddel",
                                   "besluit b genomen door c uitkomst d rechtsmiddel e",
                                   "besluit b genomen door c uitkomst d rechtsmiddel e,",
                                   "besluit b genomen door c uitkomst d rechtsmiddel e, 6 weken",
                                   "scenario",
                                   "scenario \"x\"",
                                   "scenario \"x\" peildatum",
                                   "scenario \"x\" peildatum 2022-01-01 gegeven",
                                   "scenario \"x\" peildatum 2022-01-01 gegeven een",
                                   "scenario \"x\" peildatum 2022-01-01 gegeven een p",
                                   "scenario \"x\" peildatum 2022-01-01 gegeven een p met",
                                   "scenario \"x\" peildatum 2022-01-01 gegeven een p met f",
                                   "scenario \"x\" peildatum 2022-01-01 verwacht",
                                   "scenario \"x\" peildatum 2022-01-01 verwacht a",
                                   "scenario \"x\" peildatum 2022-01-01 verwacht a is",
                                   "scenario \"x\" peildatum 2022-01-01 verwacht a wacht op",
                                   "scenario \"x\" peildatum 2022-01-01 omdat",
                                   "scenario \"x\" peildatum 2022-01-01 voorbeelden",
                                   "regel x : getal volgens",
                                   "regel x : getal volgens Wi lid",
                                   "regel x : getal geldt",
                                   "regel x : getal naar het recht op",
                                   "regel x : getal is a of",
                                   "regel x : getal is a en",
                                   "regel x : getal is niet",
                                   "regel x : getal is a is",
                                   "regel x : getal is a +",
                                   "regel x : getal is a ×",
                                   "regel x : getal is -",
                                   "regel x : getal is (",
                                   "regel x : getal is (a",
                                   "regel x : getal is a is een van",
                                   "regel x : getal is a is van 1",
                                   "regel x : getal is a bij ontbreken",
                                   "regel x : getal is a afgerond",
                                   "regel x : getal is a afgerond omlaag",
                                   "regel x : getal is a afgerond omlaag op",
                                   "regel x : getal is als",
                                   "regel x : getal is als a",
                                   "regel x : getal is als a dan b",
                                   "regel x : getal is alle van",
                                   "regel x : getal is alle van a)",
                                   "regel x : getal is minstens",
                                   "regel x : getal is minstens 2",
                                   "regel x : getal is hoogste van",
                                   "regel x : getal is hoogste van (a",
                                   "regel x : getal is hele jaren van",
                                   "regel x : getal is hele jaren van a",
                                   "regel x : getal is periode van a",
                                   "regel x : getal is overlap van a",
                                   "regel x : getal is aandeel van a",
                                   "regel x : getal is aantal",
                                   "regel x : getal is som van",
                                   "regel x : getal is som van a",
                                   "regel x : getal is som van a van",
                                   "regel x : getal is er is een",
                                   "regel x : getal is er is een a",
                                   "regel x : getal is elke a",
                                   "regel x : getal is de eerste",
                                   "regel x : getal is de eerste a",
                                   "regel x : getal is de eerste a op",
                                   "regel x : getal is a van de eerste",
                                   "regel x : getal is (a).",
                                   "regel x : getal is a naar het recht op",
                                   "regel x : getal is a tenzij b dan",
                                   "regel x : getal is a tenzij b gaat voor"}) {
        auto const parsed = parse_text(text);
        INFO(text << "\n" << parsed.errors());
        REQUIRE(parsed.diagnostics.error_count() == 1);
        for (auto const language : {values::Language::Dutch, values::Language::English}) {
            auto const message = parsed.brief(language);
            CHECK(message.find("N5boost") == std::string::npos);
            CHECK(message.find("boost") == std::string::npos);
            CHECK(message.find("verwacht \n") == std::string::npos);
            CHECK(message.find("expected \n") == std::string::npos);
            CHECK(message.find("``") == std::string::npos);
        }
    }
}
