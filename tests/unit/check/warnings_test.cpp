// W05xx: what is allowed and probably not meant.
#include "tests/unit/check/diagnosed.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::tests;

TEST_CASE("what no rule uses is a warning") {
    expect({"everything", "W0504 W0504 W0504 W0504 W0504 W0504", R"(
herkomst §DUO "DUO"
bronnen §Bi = BWBR0045555 "Besluit"
soort §kleur : een van (rood, blauw)
gegeven §a : getal
oordeel §o : ja/nee door college volgens Wi art. 1
parameter §p : getal volgens Wi art. 1 vanaf 2022-01-01: 3
regel x : ja/nee volgens Wi art. 1 is ja)"});
    expect({"a key of a message body is there to be read", "", R"(
herkomst DUO "DUO"
gegeven a : getal uit DUO Plicht.soort
regel x : ja/nee volgens Wi art. 1 is ja
besluit b volgens Wi art. 1 genomen door college uitkomst x)"});
    expect({"a judgement that a decision asks for is used", "", R"(
oordeel o : ja/nee door college volgens Wi art. 1
regel x : ja/nee volgens Wi art. 1 is ja
besluit b volgens Wi art. 1 genomen door college uitkomst x vraagt oordeel o)"});
}

TEST_CASE("asking for `geen` where there can be none is a warning") {
    expect({"is geen", "W0505", "gegeven a : datum\nregel x : ja/nee volgens Wi art. 1 is §a is geen"});
    expect({"bij ontbreken", "W0505",
            "gegeven a : datum\nregel x : datum volgens Wi art. 1 is §a bij ontbreken 2022-01-01"});
    expect({"where it can", "",
            "gegeven a : datum of geen\nregel x : datum volgens Wi art. 1 is a bij ontbreken 2022-01-01"});
}

TEST_CASE("exceptions that can hold together are a warning") {
    auto const with = [](char const* what, char const* codes, std::string const& exceptions) {
        auto const text = R"(
gegeven a : ja/nee
gegeven b : ja/nee
gegeven n : getal
gegeven kleur : een van (rood, wit, blauw)
gegeven dag : datum of geen
regel x : getal volgens Wi art. 1 is 1
)" + exceptions;
        expect({what, codes, text.c_str()});
    };
    with("two facts", "W0503", "tenzij a dan 2 tenzij §b dan 3");
    with("put in order", "", "tenzij a dan 2 gaat voor b tenzij b dan 3");
    with("put in order by what is passed on", "",
         "tenzij a dan 2 gaat voor b tenzij b dan 3 gaat voor c tenzij n < 5 dan 4");
    with("not the other way", "W0503", "tenzij a dan 2 gaat voor b, c tenzij b dan 3 tenzij §n < 5 dan 4");
    with("a fact and its denial", "", "tenzij a dan 2 tenzij niet a en b dan 3");
    with("members", "", "tenzij kleur is rood dan 2 tenzij kleur is een van (wit, blauw) dan 3");
    with("members in common", "W0503",
         "tenzij kleur is een van (rood, wit) dan 2 tenzij §kleur is een van (wit, blauw) dan 3");
    with("a member and its denial", "", "tenzij kleur is rood dan 2 tenzij kleur is niet rood en a dan 3");
    with("numbers apart", "", "tenzij n < 5 dan 2 tenzij n ≥ 5 en a dan 3");
    with("numbers that touch", "W0503", "tenzij n ≤ 5 dan 2 tenzij §n ≥ 5 dan 3");
    with("a range", "", "tenzij n is van 1 tot 5 dan 2 tenzij n is 5 dan 3");
    with("geen", "", "tenzij dag is geen dan 2 tenzij dag is niet geen dan 3");
    with("every side of an `of`", "", "tenzij (a en n < 5) of (a en n > 7) dan 2 tenzij niet a dan 3");
    with("one side of an `of`", "W0503", "tenzij a of n > 7 dan 2 tenzij §niet a dan 3");
    with("lists", "", "tenzij alle van a) a b) b dan 2 tenzij geen van a) a b) n > 3 dan 3");
    with("both to the last anders", "", "tenzij a tenzij b anders 4");
    with("one of the two to the last anders", "W0503", "tenzij a tenzij §b dan 3 anders 4");
}

TEST_CASE("a branch that nothing reaches is a warning") {
    expect({"the same condition again", "W0502", R"(
gegeven a : getal
regel x : getal volgens Wi art. 1 is 1 als a > 3 §anders 2 als a > 3 anders 3)"});
    expect({"a row outside the declared range", "W0507", R"(
gegeven a : getal van 0 tot en met 10
tabel t : getal volgens Wi art. 1
| a              | n |
| hoogstens 10   | 1 |
§| meer dan 10    | 2 |)"});
}

TEST_CASE("a condition that is always the same is a warning") {
    expect({"two members at once", "W0508", R"(
gegeven kleur : een van (rood, wit)
regel x : ja/nee volgens Wi art. 1 is kleur is rood en §kleur is wit)"});
    expect({"a fact or its denial", "W0508", R"(
gegeven a : ja/nee
regel x : ja/nee volgens Wi art. 1 is a of §niet a)"});
    char const* const bounded = "gegeven n : getal van 0 tot en met 10\nregel x : ja/nee volgens Wi art. 1 is ";
    for (auto const* condition :
         {"§n > 10", "§n ≥ 0", "§n is 11", "§n is een van (11, 12)", "§n is van 0 tot en met 10"}) {
        auto const text = std::string(bounded) + condition;
        expect({condition, "W0508", text.c_str()});
    }
    for (auto const* condition : {"n ≥ 10", "n > 0", "n is 10", "n is van 0 tot 10"}) {
        auto const text = std::string(bounded) + condition;
        expect({condition, "", text.c_str()});
    }
    expect({"ja", "W0508", R"(
regel x : getal volgens Wi art. 1 is 1 als §ja anders 2)"});
    expect({"both sides of a number", "W0508", R"(
gegeven a : getal
regel x : ja/nee volgens Wi art. 1 is minstens een van a) a < 3 b) §a ≥ 3)"});
}
