#include "tests/unit/parse/parsed.hpp"

#include "dsl/parse/literals.hpp"

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

std::string value_error(std::string const& literal) {
    return parse_text("parameter p : getal\n  vanaf 2022-01-01: " + literal + "\n").brief();
}

}  // namespace

TEST_CASE("literals are kept as written, with single spaces and Dutch words") {
    auto const cases = std::vector<std::pair<std::string, std::string>>{
        {"ja", "yes ja"},
        {"no", "no nee"},
        {"none", "none geen"},
        {"12", "number 12"},
        {"1.000", "number 1.000"},
        {"12,5", "number 12,5"},
        {"0", "number 0"},
        {"€ 1.000", "amount € 1.000"},
        {"€37,50", "amount € 37,50"},
        {"€  1.000.000,00", "amount € 1.000.000,00"},
        {"12,5%", "percentage 12,5%"},
        {"20 %", "percentage 20%"},
        {"800 uur", "number with unit 800 uur"},
        {"1.000 punten", "number with unit 1.000 punten"},
        {"3 jaar", "duration 3 jaar"},
        {"1 maand", "duration 1 maand"},
        {"10 weeks", "duration 10 weken"},
        {"2 jaar  en\n 6 maanden", "duration 2 jaar en 6 maanden"},
        {"2 years and 6 months", "duration 2 jaren en 6 maanden"},
        {"2022-01-01", "date 2022-01-01"},
        {"1 januari 2022", "date 1 januari 2022"},
        {"31 May 2022", "date 31 mei 2022"},
        {R"("tekst met \"aanhaling\" en \\")", R"(text "tekst met \"aanhaling\" en \\")"},
    };
    for (auto const& [written, expected] : cases) {
        INFO(written);
        CHECK(expression_dump(written) == "literal " + expected + "\n");
    }
}

TEST_CASE("a unit stands on the line of its number and is no word of the language") {
    CHECK(expression_dump("a < 5 en b") ==
          "and\n  compare less (symbol)\n    name a\n    literal number 5\n  name b\n");
    CHECK(parse_text("parameter p : getal\n  vanaf 2022-01-01: 5\nuur\n").brief().starts_with("3:1 E0201"));
}

TEST_CASE("durations join with `en` only as years and months") {
    CHECK(expression_dump("a is 2 jaar en b") ==
          "and\n  compare is\n    name a\n    literal duration 2 jaar\n  name b\n");
    CHECK(expression_dump("a is 2 jaar en 6 maanden") ==
          "compare is\n  name a\n  literal duration 2 jaar en 6 maanden\n");
    CHECK(expression_dump("10 weken en b") == "and\n  literal duration 10 weken\n  name b\n");
}

TEST_CASE("E0207: grouping dots stand before three digits") {
    CHECK(value_error("1.00") == "2:21 E0207 `1.00` is geen getal\n");
    CHECK(value_error("€ 1.0000") == "2:21 E0207 `1.0000` is geen getal\n");
    CHECK(value_error("1,5,0") == "2:21 E0207 `1,5,0` is geen getal\n");
    CHECK(value_error("007") == "2:21 E0207 `007` is geen getal\n");
    CHECK(value_error("1234.567") == "2:21 E0207 `1234.567` is geen getal\n");
    CHECK(value_error("1.234.567,89").empty());
    CHECK(value_error("0,5").empty());
    CHECK(parse_text("parameter p : getal\n  vanaf 2022-01-01: 12.5\n").hint() == "schrijf `12,5`");
    CHECK(parse_text("parameter p : getal\n  vanaf 2022-01-01: 1.0000\n").hint() == "schrijf `10.000`");
}

TEST_CASE("E0208: an amount has no or two decimals") {
    CHECK(value_error("€ 1,5") == "2:21 E0208 het bedrag `€ 1,5` heeft geen twee cijfers achter de komma\n");
    CHECK(parse_text("parameter p : bedrag\n  vanaf 2022-01-01: € 1,5\n").hint() == "schrijf `€ 1,50`");
    CHECK(value_error("€ 1,505").find("E0208") != std::string::npos);
    CHECK(value_error("€ 1,50").empty());
}

TEST_CASE("E0209: what looks like a date is never a sum") {
    CHECK(value_error("2022-1-1") == "2:21 E0209 `2022-1-1` is geen datum\n");
    CHECK(value_error("31-12-2022") == "2:21 E0209 `31-12-2022` is geen datum\n");
    CHECK(parse_text("parameter p : datum\n  vanaf 1-2-2022: ja\n").hint() == "schrijf `2022-02-01`");
    CHECK(expression_dump("2022 - 1 - 1") ==
          "add\n  literal number 2022\n  inverse\n    literal number 1\n  inverse\n    literal number 1\n");
}

TEST_CASE("E0202 and E0203: texts end on their line and know two escapes") {
    CHECK(parse_text("herkomst\n  A \"open\n  B \"y\"\n").brief() ==
          "2:5 E0202 deze tekst eindigt niet op haar regel\n");
    CHECK(parse_text("herkomst\n  A \"a\\nb\"\n").brief() == "2:7 E0203 `\\n` betekent niets in een tekst\n");
    CHECK(parse_text("herkomst\n  A \"a\\").brief().find("E0202") != std::string::npos);
}
