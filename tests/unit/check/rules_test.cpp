// E05xx: citations, versions, bodies, circles.
#include "tests/unit/check/diagnosed.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;

TEST_CASE("everything that decides has a source") {
    expect({"a rule", "E0501", "regel §x : ja/nee is ja"});
    expect(
        {"a parameter", "E0501", "parameter §p : getal vanaf 2022-01-01: 3\nregel x : getal volgens Wi art. 1 is p"});
    expect({"a parameter whose values have one", "", R"(
parameter p : getal vanaf 2022-01-01: 3 volgens Wi art. 2
regel x : getal volgens Wi art. 1 is p)"});
    expect({"a judgement", "E0501", "oordeel §o : ja/nee door college\nregel x : ja/nee volgens Wi art. 1 is o"});
    expect({"a table", "E0501", R"(
gegeven a : ja/nee
tabel §t : getal
  | a | n |
  | * | 1 |)"});
    expect({"a term", "E0501", "termijn §t start op 2022-01-01 duurt 3 dagen"});
    expect({"a decision", "E0501", R"(
regel x : ja/nee volgens Wi art. 1 is ja
besluit §b genomen door college uitkomst x)"});
}

TEST_CASE("sources are known") {
    expect({"unknown", "E0502", "regel x : ja/nee volgens §Wo art. 1 is ja"});
    expect({"in a scenario", "E0502", R"(
regel x : ja/nee volgens Wi art. 1 is ja
scenario "s" peildatum 2022-01-01 verwacht x is ja omdat §Bi art. 2)"});
    expect({"nothing to continue", "E0503", "regel x : ja/nee volgens §art. 1 is ja"});
    expect({"an identifier", "E0522", "bronnen Bi = §BWBR45 \"Besluit\""});
    CHECK(hint_of("regel x : ja/nee volgens Wo art. 1 is ja", "E0502") == "bedoelde u `Wi`?");
}

TEST_CASE("a reference continues the one before it at the level where it differs") {
    auto const compilation = compiled(R"(
gegeven a : ja/nee
regel x : ja/nee
  volgens Wi art. 3 lid 1, lid 3 onder a, onder b onder 1, onder 2, art. 4
  is alle van
    a) a volgens lid 2
    b) niet a volgens art. 5)");
    REQUIRE(compilation.rules);
    auto const& rules = *compilation.rules;
    CHECK(model::to_text(rules, rules.rules[0].versions[0].citation) ==
          "Wi art. 3 lid 1, art. 3 lid 3 onder a, art. 3 lid 3 onder b onder 1, art. 3 lid 3 onder b onder 2, art. 4");
    REQUIRE(rules.notes.size() == 2);
    CHECK(model::to_text(rules, rules.notes[0].citation) == "Wi art. 4 lid 2");
    CHECK(model::to_text(rules, rules.notes[1].citation) == "Wi art. 5");
}

TEST_CASE("rules do not depend on themselves") {
    expect({"at once", "E0504", "regel x : getal volgens Wi art. 1 is §x + 1"});
    expect({"in a circle", "E0504", R"(
regel x : getal volgens Wi art. 1 is y + 1
regel y : getal volgens Wi art. 1 is z + 1
regel z : getal volgens Wi art. 1 is §x + 1)"});
    expect({"through a term", "E0504", R"(
termijn t volgens Wi art. 1 start op §d duurt 3 dagen
regel d : datum volgens Wi art. 1 is t.einde)"});
    expect({"through a rule of a record", "E0504", R"(
begrip b
  n : getal
gegeven bs : lijst van b
regel b.m : getal volgens Wi art. 1 is n + x
regel x : getal volgens Wi art. 1 is som van §m van bs)"});
    CHECK(message_of("regel x : getal volgens Wi art. 1 is y\nregel y : getal volgens Wi art. 1 is x", "E0504") ==
          "`x` hangt van zichzelf af: x → y → x");
}

TEST_CASE("versions of one rule follow each other") {
    expect({"both open", "E0508", R"(
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2022-01-01 is ja
regel x : ja/nee volgens Wi art. 1 geldt §vanaf 2023-01-01 is nee)"});
    expect({"one without validity", "E0508", R"(
regel x : ja/nee volgens Wi art. 1 is ja
regel x : ja/nee volgens Wi art. 1 geldt §vanaf 2023-01-01 is nee)"});
    expect({"one day too many", "E0508", R"(
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2022-01-01 tot en met 2023-01-01 is ja
regel x : ja/nee volgens Wi art. 1 geldt §vanaf 2023-01-01 is nee)"});
    expect({"day after day", "", R"(
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2022-01-01 tot en met 2022-12-31 is ja
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2023-01-01 is nee)"});
    expect({"the later one written first", "", R"(
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2023-01-01 is nee
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2022-01-01 tot 2023-01-01 is ja)"});
    expect({"a hole", "W0501", R"(
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2022-01-01 tot 2022-06-01 is ja
regel x : ja/nee volgens Wi art. 1 geldt §vanaf 2023-01-01 is nee)"});
    expect({"backwards", "E0507", "regel x : ja/nee volgens Wi art. 1 geldt §vanaf 2023-01-01 tot 2022-01-01 is ja"});
    expect({"another type", "E0505", R"(
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2022-01-01 tot 2023-01-01 is ja
regel x : §getal volgens Wi art. 1 geldt vanaf 2023-01-01 is 3)"});
    expect({"another law date", "E0505", R"(
gegeven d : datum
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2022-01-01 tot 2023-01-01 naar het recht op d is ja
regel §x : ja/nee volgens Wi art. 1 geldt vanaf 2023-01-01 is nee)"});
    expect({"two values of a parameter for one day", "E0508", R"(
parameter p : getal volgens Wi art. 1
  vanaf 2022-01-01 tot en met 2023-01-01: 3
  §vanaf 2023-01-01: 4
regel x : getal volgens Wi art. 1 is p)"});
    expect({"a parameter's value holds until the next", "", R"(
parameter p : getal volgens Wi art. 1
  vanaf 2022-01-01: 3
  vanaf 2023-01-01: 4
regel x : getal volgens Wi art. 1 is p)"});
    CHECK(hint_of(R"(
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2022-01-01 is ja
regel x : ja/nee volgens Wi art. 1 geldt vanaf 2023-01-01 is nee)",
                  "E0508") == "sluit de eerdere af: `vanaf 2022-01-01 tot 2023-01-01`");
}

TEST_CASE("a rule has a value in every case, and every value a case") {
    expect({"no last anders", "E0506", "gegeven a : ja/nee\nregel x : getal volgens Wi art. 1 §is 1 als a"});
    expect({"tenzij leads nowhere", "E0506", "gegeven a : ja/nee\nregel x : getal volgens Wi art. 1 is 1 §tenzij a"});
    expect({"tenzij and anders", "", "gegeven a : ja/nee\nregel x : getal volgens Wi art. 1 is 1 tenzij a anders 2"});
    expect({"twice anders is one mistake, of syntax", "E0214",
            "gegeven a : ja/nee\nregel x : getal volgens Wi art. 1 is 1 als a anders 2 §anders 3"});
    expect({"anders that nothing reaches", "E0518", "regel x : getal volgens Wi art. 1 §is 1 anders 2"});
    expect({"anders that no exception reaches", "E0518",
            "gegeven a : ja/nee\nregel x : getal volgens Wi art. 1 §is 1 tenzij a dan 3 anders 2"});
}

TEST_CASE("exceptions are called by their letters") {
    auto const with = [](char const* what, char const* codes, std::string const& exceptions) {
        auto const text = "gegeven a : getal\nregel x : getal volgens Wi art. 1 is 1\n" + exceptions;
        expect({what, codes, text.c_str()});
    };
    with("in order", "", "tenzij a) a is 1 dan 2 tenzij b) a is 2 dan 3");
    with("out of order", "E0513", "tenzij a) a is 1 dan 2 tenzij §c) a is 2 dan 3");
    with("before one that is not there", "E0514", "tenzij a is 1 dan 2 gaat voor §d");
    with("before itself", "E0514", "tenzij a is 1 dan 2 gaat voor §a");
    with("in a circle", "E0515", "§tenzij a is 1 dan 2 gaat voor b tenzij a is 2 dan 3 gaat voor a");
}

TEST_CASE("decisions have a remedy that exists") {
    auto const with = [](char const* what, char const* codes, std::string const& remedy) {
        auto const text =
            "regel x : ja/nee volgens Wi art. 1 is ja\nbesluit b volgens Wi art. 1 genomen door college uitkomst x\n" +
            remedy;
        expect({what, codes, text.c_str()});
    };
    with("bezwaar", "", "rechtsmiddel bezwaar, 6 weken volgens Wi art. 2");
    with("none that the law knows", "E0521", "rechtsmiddel §klacht, 6 weken volgens Wi art. 2");
}

TEST_CASE("the amount of an administrative fine is an outcome, and an amount") {
    auto const with = [](char const* what, char const* codes, std::string const& rest) {
        auto const text =
            "regel boete : bedrag volgens Wi art. 1 is € 50\nregel x : ja/nee volgens Wi art. 1 is ja\n"
            "besluit b volgens Wi art. 1 genomen door college uitkomst x" +
            rest;
        expect({what, codes, text.c_str()});
    };
    with("one", "", ", boete bestuurlijke boete van boete");
    with("no outcome", "E0524", " bestuurlijke boete van §boete");
    with("no amount", "E0305", ", boete bestuurlijke boete van §x");
    with("not there", "E0301", ", boete bestuurlijke boete van §boetes");
}

TEST_CASE("a decision is taken within a term, or by a day that a rule gives") {
    auto const with = [](char const* what, char const* codes, std::string const& within) {
        auto const text = R"(
gegeven dag : datum of geen
regel x : ja/nee volgens Wi art. 1 is ja
regel uiterlijk : datum of geen volgens Wi art. 1 is dag
termijn t volgens Wi art. 2 start na dag duurt 8 weken
besluit b volgens Wi art. 1 genomen door college uitkomst x binnen )" +
                          within;
        expect({what, codes, text.c_str()});
    };
    with("a term", "", "t");
    with("its last day", "", "t.einde");
    with("several", "", "t, uiterlijk");
    with("the same twice", "E0302", "t, §t.einde");
    with("no day", "E0305", "§x");
    with("a fact", "E0321", "§dag");
    with("not there", "E0301", "§tt");
}

TEST_CASE("scenario files hold scenarios only") {
    auto const compilation = dsl::compile({{"a.scenario", "bronnen Wi = BWBR0044770 \"Wet\""}});
    auto const found = compilation.diagnostics.sorted();
    REQUIRE(found.size() == 1);
    CHECK(diagnostics::name(found[0].code) == "E0519");
    CHECK(found[0].span.begin == 0);
}
