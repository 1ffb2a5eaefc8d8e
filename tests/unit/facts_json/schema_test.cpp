// The JSON Schema says what the reader does: held against each other by a small validator of the keywords it uses.
#include "tests/unit/facts_json/random_facts.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>
#include <set>

using namespace wetwijzer;
using namespace wetwijzer::test;
using Json = nlohmann::json;

namespace {

bool has_type(Json const& value, std::string const& type) {
    if (type == "null") return value.is_null();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    if (type == "string") return value.is_string();
    if (type == "array") return value.is_array();
    return type == "object" && value.is_object();
}

bool valid(Json const& schema, Json const& value);

bool valid_string(Json const& schema, std::string const& text) {
    if (schema.contains("pattern") && !std::regex_search(text, std::regex(schema["pattern"].get<std::string>())))
        return false;
    return schema.value("format", "") != "date" || values::Date::from_iso(text).has_value();
}

bool valid_object(Json const& schema, Json const& value) {
    for (auto const& key : schema.value("required", Json::array())) {
        if (!value.contains(key.get<std::string>())) return false;
    }
    if (schema.contains("maxProperties") && value.size() > schema["maxProperties"]) return false;
    auto const properties = schema.value("properties", Json::object());
    for (auto const& [key, member] : value.items()) {
        if (!properties.contains(key)) return false;
        if (!valid(properties[key], member)) return false;
    }
    return true;
}

bool valid(Json const& schema, Json const& value) {
    if (schema.contains("const") && value != schema["const"]) return false;
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
        return false;
    if (schema.contains("type")) {
        auto const types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
        if (std::none_of(types.begin(), types.end(), [&](Json const& type) { return has_type(value, type); }))
            return false;
    }
    if (value.is_number_integer() && schema.contains("minimum") && value < schema["minimum"]) return false;
    if (value.is_number_integer() && schema.contains("maximum") && value > schema["maximum"]) return false;
    if (value.is_string() && !valid_string(schema, value.get<std::string>())) return false;
    if (value.is_object() && schema.contains("properties") && !valid_object(schema, value)) return false;
    if (value.is_array()) {
        if (schema.contains("maxItems") && value.size() > schema["maxItems"]) return false;
        if (schema.contains("items")) {
            return std::all_of(value.begin(), value.end(),
                               [&](Json const& item) { return valid(schema["items"], item); });
        }
    }
    return true;
}

// Every object is closed and every keyword is one that the validator above knows.
void check_keywords(Json const& schema, std::string const& where) {
    static std::set<std::string> const known = {
        "$schema",  "title",         "description", "type",     "properties", "additionalProperties",
        "required", "maxProperties", "items",       "maxItems", "enum",       "const",
        "pattern",  "format",        "minimum",     "maximum"};
    CAPTURE(where);
    for (auto const& [keyword, ignored] : schema.items()) CHECK(known.contains(keyword));
    if (schema.contains("properties")) {
        CHECK(schema.value("additionalProperties", true) == false);
        for (auto const& [key, property] : schema["properties"].items()) check_keywords(property, where + "/" + key);
    }
    if (schema.contains("items")) check_keywords(schema["items"], where + "/[]");
}

}  // namespace

TEST_CASE("the schema is closed, described and the same each time") {
    auto const rules = case_rules();
    auto const text = evaluate::case_schema(rules);
    CHECK(text == evaluate::case_schema(case_rules()));
    auto const schema = Json::parse(text);
    CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    CHECK(schema["properties"]["gehuwd"]["description"] == "Of de persoon gehuwd is.");
    CHECK(schema["properties"]["uren"]["maximum"] == 2000);
    CHECK(schema["properties"]["uitslag_of_geen"]["enum"] == Json::array({"Geslaagd", "Gezakt", "Geen", nullptr}));
    CHECK(schema["properties"]["inburgeringsplicht"]["properties"]["einddatum"]["type"] ==
          Json::array({"string", "null"}));
    CHECK(schema["properties"]["oordelen"]["properties"]["verwijtbaar"]["required"].size() == 4);
    CHECK(schema["properties"]["lezingen"]["properties"]["termijnenwet"]["enum"] == Json::array({"niet", "wel"}));
    auto const& message = schema["properties"]["bericht"]["properties"]["PIP"]["properties"];
    CHECK(message["niveau"]["description"] == "Weggelaten is geen.");
    CHECK_FALSE(message["dagtekening"].contains("description"));
    check_keywords(schema, "");
}

TEST_CASE("a rule set without readings has none in its schema") {
    auto rules = case_rules();
    rules.readings.clear();
    CHECK_FALSE(Json::parse(evaluate::case_schema(rules))["properties"].contains("lezingen"));
}

TEST_CASE("every case that is written is valid by the schema") {
    auto const rules = case_rules();
    auto const schema = Json::parse(evaluate::case_schema(rules));
    std::mt19937 random(11);
    for (int i = 0; i < 300; ++i) {
        auto const json = evaluate::write_facts(rules, random_facts(rules, random));
        CAPTURE(json);
        REQUIRE(valid(schema, Json::parse(json)));
    }
    CHECK(valid(schema, Json::parse(evaluate::new_case(rules, "Z", date("2024-03-01")))));
}

TEST_CASE("reader and schema refuse the same mistakes") {
    auto const rules = case_rules();
    auto const schema = Json::parse(evaluate::case_schema(rules));
    auto const json = GENERATE(
        as<std::string>{}, R"({"gehuwd": "ja"})", R"({"gehuwd": null})", R"({"uren": -1})", R"({"uren": 2001})",
        R"({"uren": 1.5})", R"({"inkomen": "10,00"})", R"({"inkomen": "1000"})", R"({"aandeel": 12})",
        R"({"aandeel": "12,5"})", R"({"geboortedatum": "2023-02-29"})", R"({"verlenging": "P"})",
        R"({"verlenging": "P1M1D"})", R"({"verblijf": {"tot": "2022-01-01"}})", R"({"uitslag": "geslaagd"})",
        R"({"uitslag": null})", R"({"Examenresultaat": {}})", R"({"Examenresultaat": [{"x": 1}]})",
        R"({"partner": {"leeftijd": 1}})", R"({"inburgeringsplicht": {"x": 1}})",
        R"({"vrijstelling": {"tot_en_met": 1}})", R"({"x": 1})", R"({"zaak": ""})", R"({"formaat": "x"})",
        R"({"oordelen": {"verwijtbaar": {"waarde": true}}})", R"({"oordelen": {"x": {}}})",
        R"({"lezingen": {"herhaling": "x"}})", R"({"lezingen": {"x": "wel"}})", R"({"lezingen": "herhaling"})");
    CAPTURE(json);
    CHECK_FALSE(valid(schema, Json::parse(json)));
    CHECK_FALSE(read(rules, json).facts.has_value());
}
