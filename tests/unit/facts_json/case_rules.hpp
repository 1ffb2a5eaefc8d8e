// A rule set with a fact of every type, for the tests of case files.
#pragma once

#include "engine/evaluate/facts_json.hpp"
#include "tests/support/rule_set_builder.hpp"

#include <string>
#include <vector>

namespace wetwijzer::test {

inline model::JsonSource at(std::vector<std::string> path) { return {std::move(path), {}, false}; }
inline model::JsonSource in_message(std::vector<std::string> path) { return {std::move(path), {}, false, true}; }
inline model::JsonSource from_two(std::vector<std::string> start, std::vector<std::string> end, bool inclusive) {
    return {std::move(start), std::move(end), inclusive};
}

inline model::RuleSet case_rules() {
    RuleSetBuilder b;
    auto& rules = b.rules();
    rules.provenances.push_back({"DUO", "de gegevensuitwisseling met DUO"});
    rules.hash = std::string(64, 'a');
    auto const last_fact = [&rules]() -> model::Fact& { return rules.facts.back(); };

    values::Type result;
    result.kind = Kind::Enumeration;
    result.members = {{"geslaagd", "Geslaagd"}, {"gezakt", "Gezakt"}, {"geen_resultaat", "Geen"}};
    auto const result_type = b.type(result);
    auto const exam = b.record("examen", {{"examendatum", b.date_type()},
                                          {"resultaat", result_type},
                                          {"reden", b.optional(b.text())},
                                          {"looptijd", b.optional(b.period())},
                                          {"uren", b.number_in("uur")},
                                          {"oordeel", b.boolean()}});
    auto& fields = rules.records[exam.value].fields;
    fields[3].json = from_two({"startdatum"}, {"einddatum"}, true);
    fields[4].range = model::Range{std::int64_t{0}, std::int64_t{1000}};
    fields[5].json = at({"GeheleOntheffing", "toegekend"});
    auto const person = b.record("persoon", {{"naam", b.text()}, {"geboren", b.date_type()}});
    auto const school = b.record("instelling", {{"nummer", b.text()},
                                                {"bow", b.optional(b.text())},
                                                {"straat", b.text()},
                                                {"toevoeging", b.optional(b.text())}});
    auto& school_fields = rules.records[school.value].fields;
    school_fields[1].json = in_message({"bow"});
    school_fields[2].json = at({"adres", "straat"});
    school_fields[3].json = in_message({"adres", "toevoeging"});

    b.fact("gehuwd", b.boolean());
    last_fact().description = "Of de persoon gehuwd is";
    b.fact("uren", b.number_in("uur"));
    last_fact().range = model::Range{std::int64_t{0}, std::int64_t{2000}};
    b.fact("kinderen", b.optional(b.number()));
    b.fact("inkomen", b.money());
    b.fact("aandeel", b.percentage());
    last_fact().range = model::Range{fraction(0), fraction(1)};
    b.fact("geboortedatum", b.date_type());
    last_fact().range = model::Range{date("1900-01-01"), date("2100-12-31")};
    b.fact("verlenging", b.duration());
    b.fact("verblijf", b.period());
    b.fact("naam", b.text());
    b.fact("uitslag", result_type);
    b.fact("uitslag_of_geen", b.optional(result_type));
    b.fact("examens", b.list_of(exam));
    last_fact().json = at({"Examenresultaat"});
    b.fact("partner", b.record_type(person, true));
    b.fact("plicht", b.boolean());
    last_fact().json = at({"inburgeringsplicht", "indicator"});
    b.fact("plichtperiode", b.period());
    last_fact().json = from_two({"inburgeringsplicht", "begindatum"}, {"inburgeringsplicht", "einddatum"}, false);
    last_fact().provenance = model::ProvenanceId(std::uint32_t{0});
    b.fact("begin_plicht", b.date_type());
    last_fact().json = at({"inburgeringsplicht", "begindatum"});
    b.fact("vrijstelling", b.optional(b.period()));
    last_fact().json = from_two({"vrijstelling", "van"}, {"vrijstelling", "tot_en_met"}, true);
    b.fact("instellingen", b.list_of(school));
    b.fact("school", b.record_type(school, true));
    last_fact().json = in_message({"bericht", "school"});
    b.fact("aanroep", b.text());
    last_fact().json = at({"bericht", "aanroep"});
    b.fact("dagtekening", b.date_type());
    last_fact().json = at({"bericht", "PIP", "dagtekening"});
    b.fact("niveau", b.optional(result_type));
    last_fact().json = in_message({"bericht", "PIP", "niveau"});
    b.fact("intensiteit", b.optional(b.number_in("uur")));
    last_fact().json = in_message({"bericht", "PIP", "intensiteit"});
    b.judgement("verwijtbaar", b.boolean());
    b.judgement("hoogte", b.optional(b.money()), "minister");
    b.reading("herhaling", {"verdubbeling", "optelling", "gelijk"});
    rules.readings.back().description = "Hoe de boete oploopt";
    b.reading("termijnenwet", {"niet", "wel"});
    return b.build();
}

// The problems of a case, or what was read when there are none.
struct Read {
    std::optional<evaluate::Facts> facts;
    std::vector<evaluate::CaseProblem> problems;

    std::string codes() const {
        std::string list;
        for (auto const& problem : problems) list += (list.empty() ? "" : " ") + problem.code;
        return list;
    }
};

inline Read read(model::RuleSet const& rules, std::string_view json) {
    Read result;
    result.facts = evaluate::read_facts(rules, json, result.problems);
    return result;
}

inline Value const* value_of(model::RuleSet const& rules, Read const& read, char const* fact) {
    if (!read.facts) return nullptr;
    auto const& value = read.facts->slots.at(model::find_fact(rules, fact).value).value;
    return value ? &*value : nullptr;
}

}  // namespace wetwijzer::test
