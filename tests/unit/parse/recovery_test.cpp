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

TEST_CASE("mistakes in readings, exceptions, indicators and coverage are messages each; the rest stays") {
    auto const parsed = parse_text(
        "lezing herhaling\n"
        "  volgens Bi art.\n"
        "  standaard a\n"
        "  ook mogelijk b \"b\"\n"
        "  reden \"r\"\n"
        "\n"
        "uitzondering u op r\n"
        "  als a\n"
        "\n"
        "beleid van gemeente \"Ouder-Amstel\"\n"
        "\n"
        "parameter p\n"
        "  beleidsruimte van 1 tot 2\n"
        "  vanaf 2022-01-01: 1\n"
        "\n"
        "kengetal k\n"
        "  eenheid personen\n"
        "  noemer )\n"
        "  norm 80%\n"
        "\n"
        "controle c\n"
        "  eis a\n"
        "\n"
        "dekking van Wi\n"
        "  art. 3 lid\n"
        "  art. 4 onbekend \"x\"\n"
        "  art. 5 lid 1 tot en met 3\n"
        "\n"
        "regel goed : getal\n"
        "  is 3\n");
    CHECK(parsed.brief() ==
          "3:3 E0201 gevonden `standaard`, verwacht een nummer of letter\n"
          "4:3 E0201 gevonden `ook`, verwacht een tekst tussen aanhalingstekens\n"
          "10:1 E0201 gevonden `beleid`, verwacht `dan`\n"
          "10:21 E0201 gevonden `\"Ouder-Amstel\"`, verwacht een gemeentecode van vier cijfers\n"
          "13:23 E0201 gevonden `tot`, verwacht `tot en met`\n"
          "18:10 E0201 gevonden `)`, verwacht een waarde\n"
          "22:3 E0201 gevonden `eis`, verwacht `bij`\n"
          "26:3 E0201 gevonden `art.`, verwacht een nummer of letter\n"
          "26:10 E0201 gevonden `onbekend`, verwacht `niet te berekenen`, `buiten bereik` of `art.`\n");
    CHECK(kinds(parsed.tree) == "error(herhaling) error(u) error() error(p) error(k) error(c) error() rule(goed) ");
}

TEST_CASE("the beginning of a phrase that begins a declaration gives the phrase") {
    auto const parsed = parse_text("beleid van de gemeente 0437 \"x\"\n");
    CHECK(parsed.brief().starts_with("1:1 E0201 gevonden `beleid`"));
    CHECK(parsed.hint() == "bedoelde u `beleid van gemeente`?");
    CHECK(parse_text("coverage Wi art. 3\n").hint() == "bedoelde u `coverage of`?");
}

TEST_CASE("`bij ontbreken` on a line of its own is no clause to go on at") {
    auto const parsed = parse_text("regel a : getal\n  is b + )\n    bij ontbreken 3\n  tenzij c\n  anders 4\n");
    CHECK(parsed.brief() == "2:10 E0201 gevonden `)`, verwacht een waarde\n");
    CHECK(parse_text("controle c\n  volgens V art.\n  bij m\n  eis a\n").brief() ==
          "3:3 E0201 gevonden `bij`, verwacht een nummer of letter\n");
}

TEST_CASE("a reading is declared or, in a scenario, chosen") {
    auto const parsed = parse_text(
        "scenario \"s\"\n"
        "  peildatum 2022-01-01\n"
        "  lezing a optelling\n"
        "  lezing b is verdubbeling\n"
        "  verwacht c is 3\n"
        "lezing b\n"
        "  volgens Wi\n"
        "  standaard d \"d\"\n"
        "  ook mogelijk e \"e\"\n"
        "  reden \"r\"\n");
    CHECK(parsed.brief() == "3:12 E0201 gevonden `optelling`, verwacht `is`\n");
    REQUIRE(parsed.tree.declarations.size() == 2);
    CHECK(std::holds_alternative<syntax::ReadingDecl>(parsed.tree.declarations[1].node));
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
                                   "termijn t start op a eindigt op",
                                   "bronnen A = \"x\" gelezen tot en met",
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
                                   "lezing",
                                   "lezing x",
                                   "lezing x \"y\"",
                                   "lezing x standaard",
                                   "lezing x standaard a",
                                   "lezing x standaard a \"a\"",
                                   "lezing x standaard a \"a\" ook mogelijk",
                                   "lezing x standaard a \"a\" ook mogelijk b",
                                   "lezing x standaard a \"a\" reden",
                                   "uitzondering",
                                   "uitzondering x",
                                   "uitzondering x op",
                                   "uitzondering x op y",
                                   "uitzondering x op y als",
                                   "uitzondering x op y als a",
                                   "uitzondering x op y als a dan",
                                   "uitzondering x op y als a dan b gaat voor",
                                   "uitzondering x op y als a dan b zin",
                                   "beleid",
                                   "beleid van gemeente",
                                   "beleid van gemeente 0437",
                                   "parameter p",
                                   "parameter p beleidsruimte",
                                   "parameter p beleidsruimte van",
                                   "parameter p beleidsruimte van 0",
                                   "parameter p beleidsruimte van 0 tot en met",
                                   "parameter p beleidsruimte alleen",
                                   "parameter p beleidsruimte alleen 1,",
                                   "kengetal",
                                   "kengetal k",
                                   "kengetal k eenheid",
                                   "kengetal k eenheid e",
                                   "kengetal k eenheid e teller",
                                   "kengetal k eenheid e teller a",
                                   "kengetal k eenheid e gemiddelde van",
                                   "kengetal k eenheid e noemer",
                                   "kengetal k eenheid e noemer b uitgesplitst naar",
                                   "kengetal k eenheid e noemer b telt op",
                                   "kengetal k eenheid e noemer b norm",
                                   "kengetal k eenheid e noemer b norm minstens",
                                   "controle",
                                   "controle c",
                                   "controle c bij",
                                   "controle c bij a",
                                   "controle c bij a eis",
                                   "dekking",
                                   "dekking van",
                                   "dekking van Wi",
                                   "dekking van Wi art.",
                                   "dekking van Wi art. 3 lid",
                                   "dekking van Wi art. 3 onder",
                                   "dekking van Wi art. 3 tot en met",
                                   "dekking van Wi art. 3 niet te berekenen",
                                   "dekking van Wi art. 3 buiten bereik",
                                   "scenario \"x\" peildatum 2022-01-01 lezing y z",
                                   "scenario \"x\" peildatum 2022-01-01 lezing y is",
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
