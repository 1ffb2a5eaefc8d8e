// The layout itself, by example.
#include "tests/unit/parse/parsed.hpp"

#include "dsl/source/utf8.hpp"
#include "dsl/syntax/format.hpp"

#include <sstream>

using namespace wetwijzer;
using namespace wetwijzer::tests;
using values::Language;

namespace {

std::string formatted(std::string const& text, Language language = Language::Dutch) {
    auto const parsed = parse_text(text);
    INFO(parsed.errors());
    REQUIRE(parsed.diagnostics.empty());
    return syntax::format(parsed.files[0], parsed.tree, language);
}

}  // namespace

TEST_CASE("a declaration starts in column one, its parts are indented, one condition a line") {
    CHECK(formatted("regel recht:ja/nee volgens Wi art. 1 \"Of er recht is\" is ja als alle van a) x>=5 volgens Wi "
                    "art. 1 lid 1 b) "
                    "minstens een van 1)niet y 2)z is een van(A2,B1) tenzij w dan nee volgens Wi art. 2 anders nee "
                    "herkomst A \"x\"") ==
          "regel recht : ja/nee\n"
          "  \"Of er recht is\"\n"
          "  volgens Wi art. 1\n"
          "  is ja als alle van\n"
          "    a) x ≥ 5  volgens Wi art. 1 lid 1\n"
          "    b) minstens een van\n"
          "      1) niet y\n"
          "      2) z is een van (A2, B1)\n"
          "  tenzij w dan nee  volgens Wi art. 2\n"
          "  anders nee\n"
          "\n"
          "herkomst\n"
          "  A \"x\"\n");
}

TEST_CASE("English keywords; names, texts, amounts and citations stay") {
    CHECK(formatted(
              "termijn t \"De termijn\" volgens Wi art. 1 lid 2 onder a start na peildatum duurt 2 jaar en 6 maanden\n"
              "  volgens de Algemene termijnenwet gehaald op x bij ontbreken 1 mei 2022 signaal 2 weken voor het einde",
              Language::English) ==
          "term t\n"
          "  \"De termijn\"\n"
          "  under Wi art. 1 lid 2 onder a\n"
          "  starts after reference date\n"
          "  lasts 2 year and 6 months\n"
          "  under the General Extension of Time Limits Act\n"
          "  met on x defaulting to 1 May 2022\n"
          "  signal 2 weeks before the end\n");
}

TEST_CASE("tables are aligned by display width") {
    CHECK(formatted("tabel t : bedrag volgens Wi art. 1 | coëfficiënt | x.y | uitkomst | | minder dan 5|*|€ 5| "
                    "|2,3|vanaf 2022-01-01|€ 1.000|volgens Wi art. 2") ==
          "tabel t : bedrag\n"
          "  volgens Wi art. 1\n"
          "  | coëfficiënt  | x.y              | uitkomst |\n"
          "  |--------------|------------------|----------|\n"
          "  | minder dan 5 | *                | € 5      |\n"
          "  | 2,3          | vanaf 2022-01-01 | € 1.000  |  volgens Wi art. 2\n");
}

TEST_CASE("parentheses stand only where they are needed, or tell a citation's owner") {
    CHECK(formatted("regel x : getal is ((a + (b × c)) - (d - e)) / 2") ==
          "regel x : getal\n  is ((a + b × c) - (d - e)) / 2\n");
    CHECK(formatted("regel x : ja/nee is (a of b) en (niet (c)) en (d is e)") ==
          "regel x : ja/nee\n  is (a of b) en niet c en d is e\n");
    CHECK(formatted("regel x : getal is -(-a) - -b") == "regel x : getal\n  is -(-a) - -b\n");
    CHECK(formatted("regel x : ja/nee is a is (geen)") == "regel x : ja/nee\n  is a is (geen)\n");
    CHECK(formatted("regel x : ja/nee is (aantal l waarvoor a) is 2 en b") ==
          "regel x : ja/nee\n  is (aantal l waarvoor a) is 2 en b\n");
    CHECK(formatted("regel x : ja/nee is (alle van a) p b) q) volgens A") ==
          "regel x : ja/nee\n  is alle van  volgens A\n    a) p\n    b) q\n");
    CHECK(formatted("regel x : getal is (als a dan b anders alle van a) c) volgens A") ==
          "regel x : getal\n  is (als a\n    dan b\n    anders alle van\n      a) c)  volgens A\n");
}

TEST_CASE(
    "long conditions break before `en` and `of`, long lists after a comma, and lines stay within a hundred "
    "characters") {
    auto const text = formatted(
        "regel x : ja/nee volgens Wi art. 3, art. 4 lid 1, art. 5 lid 2 onder a, Bi art. 3.14 lid 1, art. 3.15 lid 2, "
        "art. 3.16, Ri art. 1.2\n"
        "  is een_heel_lange_naam_van_een_gegeven_dat_telt en nog_een_heel_lange_naam_van_een_gegeven of "
        "een_derde_lange_naam\n"
        "  tenzij verblijfsrecht is een van (regulier_bepaalde_tijd, asiel_bepaalde_tijd, asiel_onbepaalde_tijd, "
        "regulier_onbepaald)\n"
        "  anders vroegste van (een_heel_lange_naam_van_een_datum, nog_een_heel_lange_naam_van_een_datum, "
        "een_derde_datum_naam)\n");
    CHECK(text ==
          "regel x : ja/nee\n"
          "  volgens Wi art. 3, art. 4 lid 1, art. 5 lid 2 onder a, Bi art. 3.14 lid 1, art. 3.15 lid 2,\n"
          "    art. 3.16, Ri art. 1.2\n"
          "  is een_heel_lange_naam_van_een_gegeven_dat_telt en nog_een_heel_lange_naam_van_een_gegeven\n"
          "    of een_derde_lange_naam\n"
          "  tenzij verblijfsrecht is een van (\n"
          "    regulier_bepaalde_tijd, asiel_bepaalde_tijd, asiel_onbepaalde_tijd, regulier_onbepaald)\n"
          "  anders vroegste van (\n"
          "    een_heel_lange_naam_van_een_datum, nog_een_heel_lange_naam_van_een_datum, een_derde_datum_naam)\n");
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) CHECK(source::display_width(line) <= 100);
}

TEST_CASE("parentheses stay where other words would read on") {
    for (auto const* const text :
         {"regel x : ja/nee\n  is a is 3 jaar en (1 maand is b)\n",
          "regel x : duur\n  is totale duur van (geen) van verblijven\n",
          "regel x : getal\n  is som van (som van lengte van v) van b\n",
          "regel x : ja/nee\n  is een_heel_lange_naam_van_een_gegeven_dat_telt_en_die_de_regel_bijna_vult is 3 jaar\n"
          "    en (1 maand is een_andere_naam)\n"})
        CHECK(formatted(text) == text);
    CHECK(formatted("regel x : ja/nee\n  is a is 3 jaar en (b is 1 maand)\n") ==
          "regel x : ja/nee\n  is a is 3 jaar en b is 1 maand\n");
}

TEST_CASE("what could not be read is left as it was") {
    auto const parsed = parse_text("regel   a : getal is )\nregel   b : getal is 1\n");
    CHECK(syntax::format(parsed.files[0], parsed.tree, Language::Dutch) ==
          "regel   a : getal is )\n\nregel b : getal\n  is 1\n");
}

TEST_CASE("an empty file stays empty") {
    CHECK(formatted("").empty());
    CHECK(formatted("\n\n  \n").empty());
}
