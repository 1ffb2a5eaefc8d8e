// The draft for the Algoritmeregister keeps to the standard's lengths, and says only what the rules say.
#include "engine/audit/register.hpp"
#include "tests/support/rule_files.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace wetwijzer;
using Filled = audit::RegisterField::Filled;

namespace {

std::size_t characters(std::string const& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<audit::RegisterField> of_the_law() {
    static auto const compiled = dsl::compile(tests::rule_files(std::string(WETWIJZER_ROOT) + "/rules", false));
    REQUIRE(compiled.rules);
    return audit::register_entry(*compiled.rules, 3450);
}

audit::RegisterField const& field(std::vector<audit::RegisterField> const& fields, std::string const& name) {
    auto const found = std::find_if(fields.begin(), fields.end(), [&](auto const& one) { return one.name == name; });
    REQUIRE(found != fields.end());
    return *found;
}

}  // namespace

// MinBZK/Algoritmeregister, backend/app/schemas/config/v1_0.json; `lars` is made by the register itself.
TEST_CASE("the fields are those of publication standard 1.0, in its order and with its lengths") {
    std::vector<std::pair<std::string, std::size_t>> const standard{{"name", 100},
                                                                    {"description_short", 350},
                                                                    {"organization", 100},
                                                                    {"category", 0},
                                                                    {"status", 0},
                                                                    {"begin_date", 0},
                                                                    {"end_date", 0},
                                                                    {"contact_email", 500},
                                                                    {"website", 500},
                                                                    {"publication_category", 0},
                                                                    {"url", 500},
                                                                    {"goal", 2500},
                                                                    {"proportionality", 2500},
                                                                    {"human_intervention", 2500},
                                                                    {"risks", 2500},
                                                                    {"lawful_basis", 2500},
                                                                    {"lawful_basis_grouping", 0},
                                                                    {"process_index_url", 500},
                                                                    {"impacttoetsen_grouping", 0},
                                                                    {"impacttoetsen", 2500},
                                                                    {"source_data", 2500},
                                                                    {"source_data_grouping", 0},
                                                                    {"methods_and_models", 5000},
                                                                    {"provider", 200},
                                                                    {"publiccode", 500},
                                                                    {"lang", 0},
                                                                    {"standard_version", 0},
                                                                    {"source_id", 100},
                                                                    {"tags", 2500}};
    auto const fields = of_the_law();
    REQUIRE(fields.size() == standard.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        CHECK(fields[i].name == standard[i].first);
        CHECK(fields[i].limit == standard[i].second);
    }
}

TEST_CASE("every text of the law's rules fits, uncut, on one line") {
    for (auto const& one : of_the_law()) {
        INFO(one.name << ": " << one.text);
        if (one.limit > 0) CHECK(characters(one.text) < one.limit);
        CHECK(one.text.find("…") == std::string::npos);
        CHECK(one.text.find('\n') == std::string::npos);  // the register shows no line breaks
        bool const filled = one.filled != Filled::Organisation;
        CHECK(filled == (!one.text.empty() || !one.links.empty()));
        if (!filled) CHECK_FALSE(one.hint.empty());
    }
}

TEST_CASE("what only the organisation knows is left to it") {
    std::set<std::string> open;
    for (auto const& one : of_the_law())
        if (one.filled == Filled::Organisation) open.insert(one.name);
    CHECK(open == std::set<std::string>{"organization", "category", "status", "begin_date", "end_date", "contact_email",
                                        "website", "publication_category", "url", "proportionality",
                                        "process_index_url", "impacttoetsen_grouping", "impacttoetsen",
                                        "source_data_grouping", "provider", "publiccode"});
}

TEST_CASE("legal bases, data and judgements are those of the rules") {
    auto const fields = of_the_law();
    CHECK(field(fields, "name").text.find("Wet inburgering 2021") != std::string::npos);
    auto const& links = field(fields, "lawful_basis_grouping").links;
    CHECK(std::find(links.begin(), links.end(),
                    std::pair<std::string, std::string>{"Wet inburgering 2021",
                                                        "https://wetten.overheid.nl/BWBR0044770"}) != links.end());
    for (auto const& [title, link] : links) {
        CHECK(characters(title) < 100);
        CHECK(link.starts_with("https://"));
    }
    CHECK(field(fields, "source_data").text.find("BRP (Basisregistratie Personen)") != std::string::npos);
    CHECK(field(fields, "human_intervention").text.find("minister") != std::string::npos);
    CHECK(field(fields, "risks").text.find("3450 uitgewerkte voorbeelden") != std::string::npos);
}

TEST_CASE("the JSON has the register's keys, and says what is to be done") {
    auto const fields = of_the_law();
    auto const json = nlohmann::json::parse(audit::register_json(fields));
    CHECK(json.at("entry").size() == fields.size());
    CHECK(json.at("entry").at("lang") == "nld");
    CHECK(json.at("entry").at("organization").is_null());
    CHECK(json.at("to_fill_in").size() + json.at("to_adopt").size() < fields.size());
}

TEST_CASE("long names are cut between characters") {
    model::RuleSet rules;
    rules.sources.push_back({"L", "BWBR0000001",
                             [] {
                                 std::string long_title;
                                 for (int i = 0; i < 3000; ++i) long_title += "é";
                                 return long_title;
                             }(),
                             std::nullopt});
    model::DecisionDefinition decision;
    decision.name = "d";
    decision.citation.push_back({model::SourceId(std::uint32_t{0}), {}});
    rules.decisions.push_back(decision);
    for (auto const& one : audit::register_entry(rules, 0)) {
        INFO(one.name);
        if (one.limit > 0) CHECK(characters(one.text) < one.limit);
        CHECK_NOTHROW(nlohmann::json(one.text).dump());  // valid UTF-8
    }
}
