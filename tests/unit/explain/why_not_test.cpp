#include "tests/unit/explain/duty_case.hpp"

#include <catch2/catch.hpp>

namespace wetwijzer::explain {
namespace {

using test::DutyCase;

std::vector<std::string> changes(DutyCase const& c, model::RuleId rule, char const* on = "2024-06-01") {
    auto const told = explain_why_not(c.rules, c.decision({rule}, on), c.facts, rule, values::Language::Dutch);
    std::vector<std::string> texts;
    for (auto const& reason : told.parts[0].reasons)
        if (reason.name.empty()) texts.push_back(reason.text);
    return texts;
}

TEST_CASE("One condition that failed is one change away") {
    DutyCase c;
    c.set(c.age, std::int64_t{15});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, false);
    CHECK(changes(c, c.duty) ==
          std::vector<std::string>{"de uitkomst was ja geweest als de leeftijd minstens 16 jaar was"});
    CHECK(changes(c, c.duty, "2025-06-01") ==
          std::vector<std::string>{"de uitkomst was ja geweest als de leeftijd minstens 18 jaar was"});
}

TEST_CASE("An exception that applies must not") {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, true);
    CHECK(changes(c, c.duty) ==
          std::vector<std::string>{
              "de uitkomst was ja geweest als het niet zo was dat de persoon burger van de Unie is"});
}

TEST_CASE("Several ways of the same size are each told") {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{2});
    c.set(c.citizen, false);
    CHECK(changes(c, c.duty) ==
          std::vector<std::string>{"de uitkomst was ja geweest als het verblijfsrecht regulier was",
                                   "de uitkomst was ja geweest als het verblijfsrecht asiel was"});
}

TEST_CASE("Two conditions that failed are told together") {
    DutyCase c;
    c.set(c.age, std::int64_t{15});
    c.set(c.right, values::Member{2});
    c.set(c.citizen, false);
    auto const told = changes(c, c.duty);
    REQUIRE(told.size() == 2);
    CHECK(told[0] ==
          "de uitkomst was ja geweest als de leeftijd minstens 16 jaar was en het verblijfsrecht regulier was");
}

TEST_CASE("A change that would not be enough is not promised") {
    // An exception applies and a condition fails: taking the exception away alone leaves the outcome no.
    DutyCase c;
    c.set(c.age, std::int64_t{15});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, true);
    CHECK(changes(c, c.duty) ==
          std::vector<std::string>{
              "er is geen wijziging van hoogstens drie punten gevonden waarmee de uitkomst ja wordt"});
}

TEST_CASE("What is not known yet becomes so, and is asked for") {
    DutyCase c;
    c.set(c.right, values::Member{0});
    c.set(c.citizen, false);
    CHECK(changes(c, c.duty) == std::vector<std::string>{"de uitkomst wordt ja als de leeftijd minstens 16 jaar was"});
    auto const told = explain_why_not(c.rules, c.decision({c.duty}), c.facts, c.duty, values::Language::Dutch);
    REQUIRE(told.parts[0].questions.size() == 1);
    CHECK(told.parts[0].questions[0].text == "Hoe oud is de persoon?");
    CHECK(told.parts[0].questions[0].origin == "Basisregistratie Personen");
}

TEST_CASE("An outcome that is what was asked for says so") {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, false);
    CHECK(changes(c, c.duty) == std::vector<std::string>{"de uitkomst is al wat werd gevraagd"});
}

}  // namespace
}  // namespace wetwijzer::explain
