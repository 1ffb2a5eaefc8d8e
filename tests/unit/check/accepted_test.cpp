// What the language allows, and what the checker makes of it.
#include "tests/unit/check/diagnosed.hpp"

#include "dsl/check/check.hpp"
#include "dsl/parse/parse.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;

TEST_CASE("after `is niet geen` a value is there") {
    char const* const facts = "gegeven d : datum of geen\ngegeven e : datum of geen\ngegeven a : ja/nee\n";
    auto const with = [&](char const* what, char const* codes, std::string const& rule) {
        auto const text = facts + std::string("regel x : datum volgens Wi art. 1 ") + rule;
        expect({what, codes, text.c_str()});
    };
    with("in a branch", "", "is d als d is niet geen anders peildatum");
    with("in the branch after", "", "is peildatum als d is geen anders d");
    with("in an exception", "", "is peildatum tenzij d is niet geen en a dan d");
    with("after an exception", "", "is d tenzij d is geen dan peildatum");
    with("in a choice", "", "is als d is geen dan peildatum anders d");
    with("in a list", "", "is d als alle van a) a b) d is niet geen anders peildatum");
    with("after a comparison", "", "is d als d ligt voor 2023-01-01 anders peildatum");
    with("not of another", "E0307", "is §e als d is niet geen anders peildatum");
    with("not on one side of an `of`", "E0307", "is §d als d is niet geen of a anders peildatum");
    with("not in the other branch", "E0307", "is peildatum als d is niet geen anders §d");
    with("not in the last anders that an exception leads to", "E0307", "is peildatum als a tenzij d is geen anders §d");
}

TEST_CASE("fields of an element are there only within its own aggregate") {
    expect({"another element of the same record", "E0307", R"(
begrip b
  dag : datum of geen
gegeven bs : lijst van b
regel b.eerste : datum volgens Wi art. 1
  is peildatum als dag is geen
  anders (dag van de eerste b op dag waarvoor dag ligt voor peildatum) bij ontbreken peildatum
regel b.tweede : datum volgens Wi art. 1
  is §dag)"});
}

TEST_CASE("terms, records and lists") {
    expect({"a small world", "", R"(
maandregel: laatste dag van de maand
herkomst DUO "DUO"
begrip pip "een plan"
  dagtekening : datum
  leerroute : een van (b1 "B", z "Z")
  uren : getal in uur van 0 uur tot en met 5.000 uur
  verlof : periode of geen
gegeven pips : lijst van pip uit DUO
gegeven kennisgeving : datum of geen
regel pip.telt : ja/nee volgens Wi art. 1 is leerroute is b1 en uren > 100 uur
regel laatste : pip of geen volgens Wi art. 1 is de laatste pip op dagtekening waarvoor telt
regel route : een van (b1, z) of geen volgens Wi art. 1 is laatste.leerroute
regel totaal : getal in uur volgens Wi art. 1 is som van uren van pips waarvoor telt
regel onderbroken : duur volgens Wi art. 1 is totale duur van verlof van pips waarvoor verlof is niet geen
termijn vaststellen "het plan vaststellen" volgens Wi art. 2
  rust op college start na kennisgeving duurt 10 weken
  verlengd met 2 maanden als er is een pip waarvoor telt
  volgens de Algemene termijnenwet
  gehaald op dagtekening van de eerste pip op dagtekening
  signaal 2 weken voor het einde
regel te_laat : ja/nee volgens Wi art. 2 is vaststellen.status is verlopen en vaststellen.signaal is niet geen)"});
}

TEST_CASE("the term's dates can be `geen` where its start can") {
    expect({"end", "E0307", R"(
gegeven k : datum of geen
termijn t volgens Wi art. 2 start op k duurt 10 weken
regel x : datum volgens Wi art. 2 is §t.einde)"});
    expect({"not otherwise", "", R"(
gegeven k : datum
termijn t volgens Wi art. 2 start op k duurt 10 weken
regel x : datum volgens Wi art. 2 is t.einde)"});
    expect({"through another term, written later", "E0307", R"(
gegeven k : datum of geen
termijn t volgens Wi art. 2 start op u.einde duurt 10 weken
termijn u volgens Wi art. 2 start op k duurt 10 weken
regel x : datum volgens Wi art. 2 is §t.einde)"});
}

TEST_CASE("the dump names what checking found") {
    diagnostics::Diagnostics problems;
    std::vector<source::SourceFile> sources;
    auto const text = dsl::dump({{"a.regels", R"(bronnen Wi = BWBR0044770 "Wet"
gegeven a : getal in uur
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2022-01-01 is a > 3 uur
regel y : ja/nee volgens Wi art. 1 is niet x)"}},
                                "checked", problems, sources);
    CHECK(text.find("fact a : getal in uur\n") != std::string::npos);
    CHECK(text.find("rule x : ja/nee\n  [2022-01-01,)\n") != std::string::npos);
    CHECK(text.find("rule y : ja/nee\n  [,)\n  uses x\n") != std::string::npos);
    CHECK(text.find(" : getal in uur = 3\n") != std::string::npos);
}
