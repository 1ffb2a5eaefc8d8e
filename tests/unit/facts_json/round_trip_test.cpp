// What is written is read back the same, for facts made at random; the text does not depend on how the case was
// spelled.
#include "tests/unit/facts_json/random_facts.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace wetwijzer;
using namespace wetwijzer::test;

TEST_CASE("facts survive writing and reading, and the text is canonical") {
    auto const rules = case_rules();
    std::mt19937 random(7);
    for (int i = 0; i < 3'000; ++i) {
        auto const facts = random_facts(rules, random);
        auto const json = evaluate::write_facts(rules, facts);
        CAPTURE(json);
        auto const r = read(rules, json);
        REQUIRE(r.codes() == "");
        REQUIRE(same(*r.facts, facts));
        REQUIRE(evaluate::write_facts(rules, *r.facts) == json);
    }
}

TEST_CASE("two spellings of one case have one canonical text") {
    auto const rules = case_rules();
    auto const one = read(rules, R"({"verlenging": "P2Y6M", "inkomen": 1000, "aandeel": "12.50", "naam": "é",
                                     "verblijf": {"totEnMet": "2022-12-31", "van": "2022-01-01"}})");
    auto const two = read(rules, R"({"opmerking": "x", "naam": "\u00e9", "aandeel": "12.5", "inkomen": "1000.00",
                                     "verblijf": {"van": "2022-01-01", "tot": "2023-01-01"}, "verlenging": "P30M"})");
    REQUIRE(one.codes() + two.codes() == "");
    CHECK(evaluate::write_facts(rules, *one.facts) == evaluate::write_facts(rules, *two.facts));
    CHECK(
        evaluate::write_facts(rules, *one.facts) ==
        R"({"aandeel":"12.5","formaat":"wetwijzer-zaak/1","inkomen":"1000.00","naam":"é","verblijf":{"tot":"2023-01-01","van":"2022-01-01"},"verlenging":"P30M"})");
}

TEST_CASE("what a message left out is written as null") {
    auto const rules = case_rules();
    auto const empty = read(rules, R"({"bericht": {"PIP": {}}, "instellingen": [{}]})");
    REQUIRE(empty.codes() == "");
    auto const json = evaluate::write_facts(rules, *empty.facts);
    CHECK(json == R"({"bericht":{"PIP":{"intensiteit":null,"niveau":null},"school":null},)"
                  R"("formaat":"wetwijzer-zaak/1","instellingen":[{"bow":null}]})");
    CHECK(same(*read(rules, json).facts, *empty.facts));
    auto const spelled = read(rules, R"({"bericht": {"school": null, "PIP": {"niveau": null, "intensiteit": null}},
                                         "instellingen": [{"bow": null}]})");
    CHECK(evaluate::write_facts(rules, *spelled.facts) == json);
}

TEST_CASE("a judgement without its record is written so that reading refuses it") {
    auto const rules = case_rules();
    auto facts = evaluate::no_facts(rules);
    facts.slots[model::find_fact(rules, "verwijtbaar").value].value = true;
    CHECK(read(rules, evaluate::write_facts(rules, facts)).codes() == "C0213");
}

TEST_CASE("a new case can be read as it is and lists every key") {
    auto const rules = case_rules();
    auto const text = evaluate::new_case(rules, "Z-7", date("2024-03-01"));
    auto const r = read(rules, text);
    REQUIRE(r.codes() == "");
    CHECK(r.facts->case_id == "Z-7");
    CHECK(r.facts->reference_date == date("2024-03-01"));
    for (auto const* key :
         {"inburgeringsplicht.begindatum tot inburgeringsplicht.einddatum: periode", "oordelen.verwijtbaar: ja/nee",
          "bericht.PIP.intensiteit: getal in uur of geen; weggelaten is geen",
          "Examenresultaat: ", "gehuwd: ja/nee — Of de persoon gehuwd is",
          "lezingen.herhaling: verdubbeling of optelling of gelijk — Hoe de boete oploopt"}) {
        CHECK(text.find(key) != std::string::npos);
    }
    CHECK(text.find("null") == text.rfind("null"));  // only in the sentence that explains it
}
