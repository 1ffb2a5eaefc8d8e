// E04xx: money, units, dates.
#include "tests/unit/check/diagnosed.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::tests;

TEST_CASE("literals have a value") {
    expect({"too large", "E0401", "regel x : getal volgens Wi art. 1 is §99999999999999999999"});
    expect({"too large an amount", "E0401", "regel x : bedrag volgens Wi art. 1 is §€ 99999999999999999999"});
    expect({"no such day", "E0402", "regel x : datum volgens Wi art. 1 is §2023-02-29"});
    expect({"no such day in words", "E0402", "regel x : datum volgens Wi art. 1 is §31 april 2023"});
    expect({"an equated day", "E0402", "kalender gelijkgesteld §2023-02-29 \"Besluit\" volgens Wi art. 1"});
    expect({"in a validity", "E0402", "regel x : ja/nee volgens Wi art. 1 geldt vanaf §2023-02-29 is ja"});
}

TEST_CASE("an exact amount or number is rounded before it is used") {
    expect({"a share of an amount", "E0403", R"(
gegeven a : bedrag
regel x : bedrag volgens Wi art. 1 is §a × 50%)"});
    expect({"a quotient", "E0403", R"(
gegeven a : getal
regel x : getal volgens Wi art. 1 is §a / 3)"});
    expect({"a number that is not whole", "E0403", "regel x : getal volgens Wi art. 1 is §12,5"});
    expect({"rounded", "", R"(
gegeven a : bedrag
regel x : bedrag volgens Wi art. 1 is (a × 50%) afgerond omlaag op € 1)"});
    expect({"compared as it is", "", R"(
gegeven a : bedrag
regel x : ja/nee volgens Wi art. 1 is a × 50% is minstens € 100)"});
    CHECK(hint_of("gegeven a : bedrag\nregel x : bedrag volgens Wi art. 1 is a × 50%", "E0403") ==
          "schrijf `afgerond omlaag op € 1`, of `omhoog` of `half omhoog`");
}

TEST_CASE("rounding goes to a positive step of the same kind") {
    char const* const form = "gegeven a : bedrag\nregel x : bedrag volgens Wi art. 1 is (a × 50%) afgerond omlaag op ";
    auto const with = [&](std::string const& step) {
        auto const text = form + step;
        expect({step.c_str(), "E0408", text.c_str()});
    };
    with("§1");
    with("§€ 0");
    with("§10%");
    expect({"half a number", "E0408",
            "gegeven a : getal\nregel x : getal volgens Wi art. 1 is (a / 3) afgerond omhoog op §0,5"});
    expect({"a date", "E0305", "regel x : datum volgens Wi art. 1 is §peildatum afgerond omhoog op 1"});
}

TEST_CASE("units are checked") {
    expect(
        {"unknown", "E0404", "gegeven a : getal in uur\nregel x : ja/nee volgens Wi art. 1 is a is minstens §5 urn"});
    expect({"a count with hours", "E0405",
            "gegeven a : getal in uur\nregel x : ja/nee volgens Wi art. 1 is a is minstens §5"});
    expect({"hours and points", "E0405", R"(
gegeven a : getal in uur
gegeven b : getal in punten
regel x : getal in uur volgens Wi art. 1 is a + §b)"});
    expect({"hours times hours", "E0411", R"(
gegeven a : getal in uur
regel x : getal in uur volgens Wi art. 1 is a × §a)"});
    expect({"hours times a count", "", R"(
gegeven a : getal in uur
regel x : getal in uur volgens Wi art. 1 is 3 × a)"});
    expect({"hours over hours is a plain number", "", R"(
gegeven a : getal in uur
regel x : getal volgens Wi art. 1 is (a / a) afgerond omhoog op 1)"});
    CHECK(hint_of("gegeven a : getal in uur\nregel x : ja/nee volgens Wi art. 1 is a is 5 urr", "E0404") ==
          "bedoelde u `uur`?");
    expect(
        {"percentages and numbers", "E0304", "gegeven a : percentage\nregel x : ja/nee volgens Wi art. 1 is a is §5"});
}

TEST_CASE("months and days do not mix") {
    expect({"a sum", "E0406", "regel x : duur volgens Wi art. 1 is 3 jaar + §10 weken"});
    expect({"a comparison", "E0406", R"(
gegeven a : datum
regel x : ja/nee volgens Wi art. 1 is dagen van a tot peildatum is minstens §3 maanden)"});
    expect({"the longest", "E0406", "regel x : duur volgens Wi art. 1 is langste van (3 jaar, §10 weken)"});
    expect({"a parameter", "E0406", R"(
parameter p : duur volgens Wi art. 1
  vanaf 2022-01-01: 3 maanden
  vanaf 2023-01-01: §10 weken
regel x : duur volgens Wi art. 1 is p)"});
    expect({"years and months go together", "", "regel x : duur volgens Wi art. 1 is 3 jaar + 6 maanden"});
}

TEST_CASE("adding months needs a rule for days that do not exist") {
    expect({"none", "E0407", "regel x : datum volgens Wi art. 1 is peildatum + §1 maand"});
    expect({"once", "E0407", R"(
regel x : datum volgens Wi art. 1 is peildatum + §1 maand
regel y : datum volgens Wi art. 1 is peildatum + 1 maand)"});
    expect({"counting months", "E0407", R"(
gegeven a : datum
regel x : duur volgens Wi art. 1 is §hele maanden van a tot peildatum)"});
    expect({"in the rule set", "", R"(
maandregel: laatste dag van de maand
regel x : datum volgens Wi art. 1 is peildatum + 1 maand)"});
    expect({"in the rule", "", R"(
regel x : datum volgens Wi art. 1 maandregel: eerste dag van de volgende maand is peildatum + 1 maand)"});
    expect({"days need none", "", "regel x : datum volgens Wi art. 1 is peildatum + 70 dagen"});
}

TEST_CASE("a declared range is kept") {
    expect({"upside down", "E0410", "gegeven a : getal van §10 tot en met 1"});
    expect({"of something without order", "E0320", "gegeven §a : tekst van \"a\" tot en met \"b\""});
    expect({"a scenario outside it", "E0409", R"(
gegeven a : getal van 0 tot en met 10
regel x : ja/nee volgens Wi art. 1 is a is 3
scenario "s" peildatum 2022-01-01 gegeven a is §11 verwacht x is nee)"});
    expect({"a field outside it", "E0409", R"(
begrip b
  n : getal van 0 tot en met 10
gegeven bs : lijst van b
regel x : getal volgens Wi art. 1 is aantal bs
scenario "s" peildatum 2022-01-01 gegeven een b met n §11 verwacht x is 1)"});
}
