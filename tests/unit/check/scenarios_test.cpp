// Scenarios: what is given and expected.
#include "tests/unit/check/diagnosed.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

constexpr char rules[] = R"(
begrip b
  n : getal
  dag : datum
gegeven bs : lijst van b
gegeven a : getal
gegeven p : periode
oordeel o : ja/nee door college volgens Wi art. 2
regel x : ja/nee volgens Wi art. 1 is a is 3 en o en peildatum ligt in p
regel y : getal volgens Wi art. 1 is aantal bs
)";

void check_scenario(char const* what, char const* codes, std::string const& text) {
    auto const all = rules + text;
    expect({what, codes, all.c_str()});
}

}  // namespace

TEST_CASE("scenarios speak of what exists") {
    check_scenario("all at once", "", R"(scenario "s" peildatum 2022-01-01
  gegeven a is 3
  gegeven p is periode van 2022-01-01 tot 2023-01-01
  gegeven een b met n 1, dag 2022-01-01
  gegeven een b met n 2
  oordeel o is ja
  verwacht x is ja, y is 2
  omdat Wi art. 1)");
    check_scenario("an unknown fact", "E0301", "scenario \"s\" peildatum 2022-01-01 gegeven §aa is 3 verwacht y is 1");
    check_scenario("a rule given", "E0321", "scenario \"s\" peildatum 2022-01-01 gegeven §x is ja verwacht y is 1");
    check_scenario("a judgement as a fact", "E0321",
                   "scenario \"s\" peildatum 2022-01-01 gegeven §o is ja verwacht y is 1");
    check_scenario("an unknown field", "E0308",
                   "scenario \"s\" peildatum 2022-01-01 gegeven een b met §m 3 verwacht y is 1");
    check_scenario("a value of another type", "E0305",
                   "scenario \"s\" peildatum 2022-01-01 gegeven a is §ja verwacht y is 1");
    check_scenario("given twice", "E0302",
                   "scenario \"s\" peildatum 2022-01-01 gegeven a is 3 gegeven §a is 4 verwacht y is 1");
    check_scenario("an unknown outcome", "E0301", "scenario \"s\" peildatum 2022-01-01 verwacht §z is 1");
    check_scenario("a fact expected", "E0321", "scenario \"s\" peildatum 2022-01-01 verwacht §a is 1");
    check_scenario("nothing expected", "E0520", "scenario §\"s\" peildatum 2022-01-01 gegeven a is 3");
    check_scenario(
        "a period that ends before it begins", "E0412",
        "scenario \"s\" peildatum 2022-01-01 gegeven p is §periode van 2023-01-01 tot 2022-01-01 verwacht y is 1");
    check_scenario("a list takes rows", "E0305",
                   "scenario \"s\" peildatum 2022-01-01 gegeven bs is §3 verwacht y is 1");
}

TEST_CASE("examples are cases of their own") {
    check_scenario("a short row", "E0509", R"(scenario "s" peildatum 2022-01-01 voorbeelden
  | a | x |
  | 3 | ja |
  §| 3 |)");
    check_scenario("a cell that is no value", "E0319", R"(scenario "s" peildatum 2022-01-01 voorbeelden
  | a              | x |
  | §minder dan 3  | ja |)");
    auto const compilation = compiled(std::string(rules) + R"(scenario "s" peildatum 2022-01-01
  gegeven bs is geen
  voorbeelden
  | peildatum  | a | o  | stel y | x        |
  |------------|---|----|--------|----------|
  | 2022-02-01 | 3 | ja | 7      | onbekend |
  | 2022-03-01 | * | *  | *      | nee      |)");
    REQUIRE(compilation.rules);
    REQUIRE(compilation.scenarios.size() == 2);
    auto const& first = compilation.scenarios[0];
    auto const& second = compilation.scenarios[1];
    CHECK(first.title == "s (1)");
    CHECK(first.reference_date.iso() == "2022-02-01");
    CHECK(first.assumptions.size() == 1);
    REQUIRE(first.facts.judgements.size() == 1);
    CHECK(first.facts.judgements[0].author == "scenario");
    REQUIRE(first.expectations.size() == 1);
    CHECK(std::holds_alternative<scenario::ExpectUnknown>(first.expectations[0].expected));
    CHECK(second.reference_date.iso() == "2022-03-01");
    CHECK(second.facts.judgements.empty());
    CHECK(second.assumptions.empty());
    auto const list = model::find_fact(*compilation.rules, "bs");
    REQUIRE(second.facts.slots[list.value].rows.has_value());
    CHECK(second.facts.slots[list.value].rows->empty());
    auto const fact = model::find_fact(*compilation.rules, "a");
    CHECK(bool(first.facts.slots[fact.value].value == values::Value(std::int64_t{3})));
    CHECK_FALSE(second.facts.slots[fact.value].value.has_value());
}
