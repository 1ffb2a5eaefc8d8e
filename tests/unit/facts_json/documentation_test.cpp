// The example of docs/case-format.md is read, and its table of problems is complete.
#include "tests/unit/facts_json/case_rules.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

std::string file(std::string const& path) {
    std::ifstream stream(std::string(WETWIJZER_ROOT) + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::set<std::string> matches(std::string const& text, std::regex const& pattern) {
    std::set<std::string> found;
    for (std::sregex_iterator i(text.begin(), text.end(), pattern), end; i != end; ++i) found.insert((*i)[1]);
    return found;
}

// The declarations of the page, as the rule language gives them.
model::RuleSet documented_rules() {
    RuleSetBuilder b;
    values::Type result;
    result.kind = Kind::Enumeration;
    result.members = {{"geslaagd", "Geslaagd"}, {"gezakt", "Gezakt"}};
    auto const exam = b.record("examen", {{"examendatum", b.date_type()},
                                          {"onderdeel", b.enumeration({"LE", "LU", "SC", "SP", "KNM"})},
                                          {"uitslag", b.type(result)}});
    b.rules().records[exam.value].fields[2].json = at({"resultaat"});
    b.fact("geboortedatum", b.date_type());
    b.fact("gevolgde_uren", b.number_in("uur"));
    b.rules().facts.back().range = model::Range{std::int64_t{0}, std::int64_t{9999}};
    b.fact("inkomen", b.money());
    b.fact("aanwezigheid", b.percentage());
    b.fact("nieuwe_termijn", b.optional(b.duration()));
    b.fact("plicht", b.boolean());
    b.rules().facts.back().json = at({"inburgeringsplicht", "indicatorInburgeringsplicht"});
    b.fact("plichtperiode", b.period());
    b.rules().facts.back().json =
        from_two({"inburgeringsplicht", "begindatum"}, {"inburgeringsplicht", "einddatum"}, true);
    b.fact("examens", b.list_of(exam));
    b.rules().facts.back().json = at({"examenresultaat"});
    b.judgement("verwijtbaar", b.boolean(), "minister");
    return b.build();
}

}  // namespace

TEST_CASE("the documented case is read and every fact of it is known") {
    auto const page = file("docs/case-format.md");
    auto const start = page.find("```json\n") + 8;
    auto const rules = documented_rules();
    auto const r = read(rules, page.substr(start, page.find("```", start) - start));
    REQUIRE(r.codes() == "");
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
        CAPTURE(rules.facts[i].name);
        CHECK((r.facts->slots[i].value.has_value() || r.facts->slots[i].rows.has_value()));
    }
    CHECK(*value_of(rules, r, "plichtperiode") == Value(values::Period::from(date("2025-03-01"))));
    CHECK(*value_of(rules, r, "aanwezigheid") == Value(fraction(7, 8)));
}

TEST_CASE("every code of a problem is documented, and no other") {
    std::string sources;
    for (auto const& entry :
         std::filesystem::directory_iterator(std::string(WETWIJZER_ROOT) + "/engine/evaluate/case_file")) {
        if (entry.path().extension() == ".cpp")
            sources += file("engine/evaluate/case_file/" + entry.path().filename().string());
    }
    auto const used = matches(sources, std::regex("\"(C0[12][0-9]{2})\""));
    CHECK(used == matches(file("docs/case-format.md"), std::regex("\\| (C0[12][0-9]{2}) \\|")));
    CHECK(used.size() > 20);
}
