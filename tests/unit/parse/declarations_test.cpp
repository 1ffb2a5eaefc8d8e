// Declarations by their dumps. texts/alles.regels has every construct once; its dump is kept beside it.
#include "tests/unit/parse/parsed.hpp"

#include <fstream>
#include <iterator>

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

std::string read(std::string const& name) {
    std::ifstream in(std::string(WETWIJZER_ROOT) + "/tests/unit/parse/texts/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("every construct gives its node") { CHECK(dump_of(read("alles.regels")) == read("alles.dump")); }

TEST_CASE("English keywords give the same tree") { CHECK(dump_of(read("alles.en.regels")) == read("alles.dump")); }

TEST_CASE("white space and comments may stand between any two words of a phrase") {
    CHECK(dump_of("regel x:ja/nee is(a is -- hoe?\n  minstens\n\n  3)of(b)") ==
          dump_of("regel x : ja/nee\n  is a is minstens 3 of b\n"));
}

TEST_CASE("a field may be called as a type or as a word that is only part of a phrase") {
    CHECK(
        dump_of("begrip examen\n  datum : datum uit DUO\n  periode : periode\n  begin : datum\n  bedrag : bedrag\n") ==
        "record examen\n  field datum\n    type datum\n    provenance DUO\n  field periode\n    type periode\n"
        "  field begin\n    type datum\n  field bedrag\n    type bedrag\n");
}

TEST_CASE("a path ends where the next field begins") {
    CHECK(dump_of("begrip b\n  x : datum uit DUO Examen.datum\n  y : periode uit DUO van_x.Begin tot einde\n  z : "
                  "datum uit DUO\n  w : datum\n") ==
          "record b\n  field x\n    type datum\n    provenance DUO Examen.datum\n  field y\n    type periode\n"
          "    provenance DUO van_x.Begin tot einde\n  field z\n    type datum\n    provenance DUO\n  field w\n    "
          "type datum\n");
}

TEST_CASE("`weggelaten is geen` follows a path or stands for itself; else the word is a key") {
    CHECK(dump_of("begrip b\n  x : tekst of geen uit DUO weggelaten is geen\n  y : tekst uit DUO weggelaten\n"
                  "  z : tekst of geen uit DUO weggelaten weggelaten is geen\n  weggelaten : datum\n") ==
          "record b\n  field x\n    type tekst of geen\n    provenance DUO weggelaten is geen\n  field y\n"
          "    type tekst\n    provenance DUO weggelaten\n  field z\n    type tekst of geen\n"
          "    provenance DUO weggelaten weggelaten is geen\n  field weggelaten\n    type datum\n");
    CHECK(dump_of("gegeven x : periode of geen uit DUO a.b tot a.c weggelaten is geen\n") ==
          "fact x\n  type periode of geen\n  provenance DUO a.b tot a.c weggelaten is geen\n");
}

TEST_CASE("`volgens de Algemene termijnenwet` is no citation") {
    CHECK(dump_of("termijn t volgens Wi art. 1 start na d duurt 6 weken verlengd met 1 maand volgens Wi art. 2\n"
                  "  volgens -- de wet\n  de Algemene termijnenwet\n") ==
          "term t\n  citation Wi art. 1\n  starts after\n    name d\n  lasts\n    literal duration 6 weken\n"
          "  extension\n    literal duration 1 maand\n    citation Wi art. 2\n  general terms act\n");
}

TEST_CASE("references keep their words") {
    CHECK(dump_of("oordeel o : ja/nee volgens Awb art. 6:7, art. 3.14a lid 2 aanhef onder 2°, onderdeel b, slotzin, "
                  "bijlage 6a\n") ==
          "judgement o\n  type ja/nee\n  citation Awb art. 6:7, art. 3.14a lid 2 aanhef onder 2°, onderdeel b, "
          "slotzin, bijlage 6a\n");
}

TEST_CASE("an annex has a number, or is the only one") {
    CHECK(dump_of("regel x : getal volgens Bb art. 1, bijlage\n  is 3\ndekking van Bb\n  bijlage\n  bijlage 2\n") ==
          "rule x\n  type getal\n  citation Bb art. 1, bijlage\n  branch\n    value\n      literal number 3\n"
          "coverage of Bb\n  encoded bijlage\n  encoded bijlage 2\n");
}

TEST_CASE("a scenario ends where a declaration begins") {
    CHECK(dump_of("scenario \"s\" peildatum 2022-01-01\n  oordeel a is ja\n  gegeven b is -5\n  gegeven p is periode "
                  "vanaf 2022-01-01\n"
                  "oordeel c : ja/nee\ngegeven d : datum\n") ==
          "scenario \"s\"\n  reference date\n    literal date 2022-01-01\n  judgement a\n    literal yes ja\n"
          "  given b\n    negate\n      literal number 5\n  given p\n    call period from\n      literal date "
          "2022-01-01\n"
          "judgement c\n  type ja/nee\nfact d\n  type datum\n");
}

TEST_CASE("a coverage has a line an article, whatever the line breaks") {
    auto const expected =
        "coverage of Wi\n  encoded art. 3 lid 1 through 4\n  not computable art. 4 \"a\"\n  encoded art. 6 onder a "
        "onder 2°\n  out of scope bijlage 6a \"b\"\nfact x\n  type datum\n";
    CHECK(
        dump_of(
            "dekking van Wi\n  art. 3\n    lid 1 tot en met 4\n  art. 4\n    niet te berekenen \"a\"\n  art. 6 onder a "
            "onder 2°\n  bijlage 6a buiten bereik \"b\"\n\ngegeven x : datum\n") == expected);
    CHECK(dump_of("dekking van Wi art. 3 lid 1 tot en met 4 art. 4 niet te berekenen \"a\" art. 6 onder a onder 2° "
                  "bijlage 6a buiten bereik \"b\" gegeven x : datum") == expected);
}

TEST_CASE("a sentence behind an exception from elsewhere is one of its header; two of a sort are one too many") {
    CHECK(dump_of("uitzondering u op r volgens R als a dan b zin ja \"j\" nee \"n\"\n") ==
          "exception u to r\n  citation R\n  sentence yes \"j\"\n  sentence no \"n\"\n  condition\n    name a\n"
          "  value\n    name b\n");
    CHECK(parse_text("uitzondering u op r volgens R zin ja \"i\" als a dan b zin ja \"j\"\n").brief() ==
          "1:61 E0211 `zin` staat hier voor de tweede keer\n");
}

TEST_CASE("words of the newer clauses may be names") {
    CHECK(dump_of("kengetal norm\n  eenheid teller\n  teller eis\n  noemer noemer\n  norm minstens 1\n") ==
          "indicator norm\n  unit teller\n  numerator\n    name eis\n  denominator\n    name noemer\n  target at "
          "least\n    literal number 1\n");
}

TEST_CASE("an empty file, and one of comments only, have no declarations") {
    CHECK(dump_of("").empty());
    CHECK(dump_of("-- niets\n\n  -- nog niets").empty());
    CHECK(parse_text("-- een\nherkomst A \"x\" -- twee\n").tree.comments.size() == 2);
}

TEST_CASE("spans hold exactly the words") {
    auto const parsed = parse_text("regel één : getal\n  is  café  +  1 -- x\n");
    auto const& rule = std::get<syntax::RuleDecl>(parsed.tree.declarations[0].node);
    auto const span = parsed.tree.expr(rule.branches[0].value).span;
    CHECK(parsed.files[0].text().substr(span.begin, span.end - span.begin) == "café  +  1");
    CHECK(rule.name.text == "één");
}
