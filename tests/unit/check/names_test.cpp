// E03xx: names and types.
#include "tests/unit/check/diagnosed.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::tests;

TEST_CASE("a name must be known") {
    expect({"a misspelt fact", "E0301", R"(
gegeven leeftijd : getal
regel x : ja/nee volgens Wi art. 1 is §leeftijdd is minstens 5)"});
    expect({"only the name, not what depends on it", "E0301", R"(
regel x : bedrag volgens Wi art. 1 is §inkomen × 2 + € 3
regel y : bedrag volgens Wi art. 1 is x)"});
    expect({"a type", "E0301", "gegeven x : §gtal"});
    expect({"the owner of a rule", "E0301", "regel §pip.x : ja/nee volgens Wi art. 1 is ja"});
    expect({"a list", "E0301", "regel x : getal volgens Wi art. 1 is aantal §examens"});
    CHECK(hint_of("gegeven leeftijd : getal\nregel x : ja/nee volgens Wi art. 1 is leeftijdd is 5", "E0301") ==
          "bedoelde u `leeftijd`?");
    CHECK(hint_of("gegeven x : gtal", "E0301") == "bedoelde u `getal`?");
}

TEST_CASE("a name has one meaning") {
    expect({"two facts", "E0302", "gegeven a : getal\ngegeven §a : datum"});
    expect({"a fact and a rule", "E0302", "gegeven a : getal\nregel §a : ja/nee volgens Wi art. 1 is ja"});
    expect({"two members", "E0302", "gegeven a : een van (rood, §rood)"});
    expect({"two fields", "E0302", "begrip b\n  x : getal\n  §x : datum"});
    expect({"a field and a rule of the record", "E0302", R"(
begrip b
  x : getal
regel b.§x : ja/nee volgens Wi art. 1 is ja)"});
    expect({"a term and a record would both make p.einde", "E0302", R"(
begrip p
  dag : datum
termijn §p volgens Wi art. 1 start op 2022-01-01 duurt 3 dagen)"});
    expect({"the month rule", "E0302", "maandregel: laatste dag van de maand\n§maandregel: laatste dag van de maand"});
    expect({"two scenarios in one file", "E0302", R"(
regel a : ja/nee volgens Wi art. 1 is ja
scenario "s" peildatum 2022-01-01 verwacht a is ja
scenario §"s" peildatum 2022-01-02 verwacht a is ja)"});
    expect({"a source", "E0302", "bronnen §Wi = BWBR0044771 \"Nog een\""});
    expect({"a decision's outcome", "E0302", R"(
regel a : ja/nee volgens Wi art. 1 is ja
besluit b volgens Wi art. 1 genomen door college uitkomst a, §a)"});
    expect({"what no fact can be called", "E0311", "gegeven §zaak : tekst"});
}

TEST_CASE("a member belongs to the enumeration that the place asks for") {
    expect({"no member", "E0303", R"(
gegeven kleur : een van (rood, blauw)
regel x : ja/nee volgens Wi art. 1 is kleur is §rod)"});
    expect({"in a list", "E0303", R"(
gegeven kleur : een van (rood, blauw)
regel x : ja/nee volgens Wi art. 1 is kleur is een van (rood, §groen))"});
    expect({"as outcome", "E0303", "regel x : een van (rood, blauw) volgens Wi art. 1 is §groen"});
    expect({"nothing tells which", "E0310", R"(
gegeven kleur : een van (rood, blauw)
regel x : ja/nee volgens Wi art. 1 is §rood is blauw)"});
    expect({"also a fact", "E0314", R"(
gegeven kleur : een van (rood, blauw)
gegeven rood : ja/nee
regel x : ja/nee volgens Wi art. 1 is kleur is §rood en rood)"});
    CHECK(hint_of("regel x : een van (rood, blauw) volgens Wi art. 1 is rod", "E0303") == "bedoelde u `rood`?");
}

TEST_CASE("operands have types that go together") {
    expect({"an amount with a number", "E0304", R"(
gegeven inkomen : bedrag
regel x : ja/nee volgens Wi art. 1 is inkomen is minstens §1500)"});
    expect({"two enumerations", "E0304", R"(
gegeven a : een van (rood, blauw)
gegeven b : een van (blauw, rood)
regel x : ja/nee volgens Wi art. 1 is a is §b)"});
    expect({"a rule of another type", "E0305", "regel x : bedrag volgens Wi art. 1 is §ja"});
    expect({"a condition that is none", "E0305", R"(
gegeven a : getal
regel x : ja/nee volgens Wi art. 1 is ja als §a anders nee)"});
    expect({"in the branch of a choice", "E0305", R"(
gegeven a : ja/nee
regel x : getal volgens Wi art. 1 is als a dan 1 anders §ja)"});
    expect({"dates are not subtracted", "E0306", R"(
gegeven a : datum
regel x : duur volgens Wi art. 1 is a - §peildatum)"});
    expect({"text is not added", "E0306", R"(
gegeven a : tekst
regel x : tekst volgens Wi art. 1 is a + §a)"});
    expect({"no more and less between members", "E0320", R"(
gegeven a : een van (rood, blauw)
regel x : ja/nee volgens Wi art. 1 is §a < blauw)"});
    expect({"`geen` where it may not be", "E0307", R"(
gegeven a : datum of geen
regel x : datum volgens Wi art. 1 is §a)"});
    expect({"`geen` itself", "E0307", "regel x : datum volgens Wi art. 1 is §geen"});
}

TEST_CASE("fields belong to records") {
    char const* const pip = R"(
begrip pip
  niveau : getal
  dagtekening : datum
gegeven pips : lijst van pip
)";
    auto const with = [&](char const* what, char const* codes, std::string const& rest) {
        auto const text = pip + rest;
        expect({what, codes, text.c_str()});
    };
    with("an unknown field", "E0308",
         "regel x : getal of geen volgens Wi art. 1 is §nivo van de eerste pip op dagtekening");
    with("an unknown field to order by", "E0308",
         "regel x : ja/nee volgens Wi art. 1 is (de eerste pip op §dag) is geen");
    with("a field of a number", "E0309", "gegeven a : getal regel x : getal volgens Wi art. 1 is a.§b");
    with("a field that is also a fact", "E0312", R"(gegeven niveau : getal
regel x : ja/nee volgens Wi art. 1 is niveau is aantal pips waarvoor §niveau is 3)");
    with("a field of the outer element", "E0313", R"(begrip examen
  dag : datum
gegeven examens : lijst van examen
regel x : ja/nee volgens Wi art. 1 is er is een pip waarvoor er is een examen waarvoor dag is §dagtekening)");
    with("no list", "E0315", "gegeven a : getal regel x : getal volgens Wi art. 1 is a + aantal §a");
    with("two lists of one record", "E0316",
         "gegeven oude : lijst van pip regel x : getal volgens Wi art. 1 is aantal oude + aantal pips + aantal §pip");
    with("a list is no value", "E0317", "regel x : getal volgens Wi art. 1 is §pips + 1");
    with("a field without its record", "E0318", "regel x : getal volgens Wi art. 1 is §niveau + 1");
    with("a record in a record", "E0320", "begrip b\n  p : §pip");
    with("an order that there is none of", "E0320", R"(begrip c
  kleur : een van (rood, blauw)
gegeven cs : lijst van c
regel x : ja/nee volgens Wi art. 1 is (de eerste c op §kleur) is geen)");
}

TEST_CASE("declarations name what fits") {
    expect({"an outcome that is a fact", "E0321", R"(
gegeven a : getal
besluit b volgens Wi art. 1 genomen door college uitkomst §a)"});
    expect({"a judgement that is a fact", "E0321", R"(
gegeven a : ja/nee
regel x : ja/nee volgens Wi art. 1 is a
besluit b volgens Wi art. 1 genomen door college uitkomst x vraagt oordeel §a)"});
    expect({"three of two conditions", "E0322", R"(
gegeven a : ja/nee
regel x : ja/nee volgens Wi art. 1 is §minstens 3 van a) a b) peildatum is 2022-01-01)"});
    expect({"an origin", "E0323", "herkomst DUO \"DUO\"\ngegeven a : getal uit §DOU"});
    expect({"a key with keys below it", "E0324", R"(
herkomst DUO "DUO"
gegeven a : getal uit DUO Plicht.soort
gegeven §b : getal uit DUO Plicht.soort.code)"});
    expect({"a key read for two fields", "E0325", R"(
herkomst DUO "DUO"
begrip uren
  a : getal uit DUO Gemeente.uren
  §b : getal uit DUO Gemeente.uren)"});
    expect({"two keys for what is no period", "E0305", R"(
herkomst DUO "DUO"
gegeven a : datum uit DUO Plicht.begin tot §Plicht.einde)"});
    expect({"left out, of a type without geen", "E0326", R"(
herkomst DUO "DUO"
gegeven a : datum uit DUO Plicht.einde §weggelaten is geen)"});
    expect({"left out, of a field without geen", "E0326", R"(
herkomst DUO "DUO"
begrip uren
  a : getal uit DUO Gemeente.uren §weggelaten is geen)"});
    expect({"left out of the case itself", "E0326", R"(
herkomst DUO "DUO"
gegeven a : datum of geen uit DUO §weggelaten is geen)"});
    expect({"left out of a case by a path of one part", "E0326", R"(
herkomst DUO "DUO"
gegeven a : datum of geen uit DUO Einde §weggelaten is geen)"});
    expect({"left out, one or both of two keys", "E0326", R"(
herkomst DUO "DUO"
gegeven a : periode of geen uit DUO Plicht.begin tot Plicht.einde §weggelaten is geen)"});
    CHECK(hint_of("herkomst DUO \"DUO\"\ngegeven a : datum uit DUO Plicht.einde weggelaten is geen", "E0326") ==
          "laat het type eindigen op `of geen`");
    CHECK(hint_of("herkomst DUO \"DUO\"\ngegeven a : getal uit DOU", "E0323") == "bedoelde u `DUO`?");
}
