// A small rule set with one of everything that an explanation has to tell, and a case for it.
#pragma once

#include "engine/explain/explanation.hpp"
#include "tests/support/rule_set_builder.hpp"

#include <string>

namespace wetwijzer::test {

// "plichtig": age and right of residence, unless a Union citizen; "boete": 60% of € 640,33; "pip": ten weeks.
struct DutyCase {
    RuleSetBuilder b;
    TypeId years = b.number_in("jaar");
    TypeId residence = b.enumeration({"regulier", "asiel", "ander_recht"});
    model::SourceId act = b.source("Wi", "BWBR0044770");
    model::SourceId terms_act = b.source("ATW", "BWBR0002448");
    model::SourceId ruling = b.source("RvS", "ECLI:NL:RVS:2025:3087");
    FactId age = b.fact("leeftijd", years);
    FactId right = b.fact("verblijfsrecht", residence);
    FactId citizen = b.fact("unieburger", b.boolean());
    FactId notice = b.fact("kennisgeving", b.date_type());
    FactId blame = b.judgement("verwijtbaar", b.boolean());
    ParameterId least =
        b.parameter("minimumleeftijd", years,
                    {{between("2022-01-01", "2025-01-01"), std::int64_t{16}}, {from("2025-01-01"), std::int64_t{18}}});
    RuleId duty, fine, deadline;
    model::RuleSet rules;
    evaluate::Facts facts;

    DutyCase() {
        auto& set = b.rules();
        set.provenances = {{"BRP", "Basisregistratie Personen"}};
        set.facts[age.value].description = "De leeftijd (in jaren)";
        set.facts[age.value].provenance = model::ProvenanceId(std::size_t{0});
        set.facts[age.value].question = "Hoe oud is de persoon?";
        set.facts[right.value].description = "Het verblijfsrecht";
        set.facts[citizen.value].description = "Of de persoon burger van de Unie is";
        set.facts[notice.value].description = "De dag waarop de kennisgeving is verstuurd";
        set.facts[blame.value].description = "Of de overtreding te verwijten valt";
        set.facts[blame.value].citation = b.cite("Wi", {"25"});
        set.parameters[least.value].description = "De minimumleeftijd";
        set.parameters[least.value].citation = b.cite("Wi", {"3", "1"});
        make_duty();
        make_fine();
        make_deadline();
        rules = b.build();
        facts = evaluate::no_facts(rules);
        facts.case_id = "Z-1";
    }

    void make_duty() {
        duty = b.rule("plichtig", b.boolean());
        b.get(duty).description = "Of de persoon inburgeringsplichtig is";
        auto const is_right = b.test(Op::OneOf, {b.use(right), b.constant(residence, values::Member{0}),
                                                 b.constant(residence, values::Member{1})});
        auto const condition =
            b.all_of({b.labelled("a)", b.at_least(b.use(age), b.use(least)), b.cite("Wi", {"3", "1"})),
                      b.labelled("b)", is_right, b.cite("Wi", {"3", "1"}))});
        auto& version = b.version(duty, from("2022-01-01"), b.cite("Wi", {"3"}));
        version.branches = {b.branch(b.yes(), condition), b.branch(b.no())};
        version.exceptions = {b.exception("a", b.use(citizen), {}, {}, b.cite("Wi", {"3", "2", "a"}))};
    }

    void make_fine() {
        fine = b.rule("boete", b.money());
        b.get(fine).description = "De boete";
        auto const share = b.op(Op::Multiply, b.of(Kind::ExactMoney), {b.money(euro(640, 33)), b.percent(60)});
        auto const rounded = b.round(share, b.money(), values::Rounding::Down, fraction(100));
        auto& version = b.version(fine, between("2023-01-01", "2030-01-01"), b.cite("Wi", {"25", "1"}));
        version.branches = {b.branch(rounded, b.all_of({b.use(duty), b.use(blame)})), b.branch(b.money(euro(0)))};
    }

    void make_deadline() {
        auto const end = b.op(Op::TermEnd, b.date_type(), {b.use(notice), b.length(values::days(70))});
        b.expr(end).detail = model::term_flags::general_terms_act | model::term_flags::starts_day_after;
        deadline = b.rule("pip.einde", b.date_type());
        b.version(deadline, {}, b.cite("Wi", {"15"})).branches = {b.branch(end)};
        model::Term term;
        term.name = "pip";
        term.description = "Het college stelt het plan vast";
        term.end = deadline;
        b.rules().terms.push_back(term);
        b.get(deadline).term = model::TermId(std::size_t{0});
    }

    void judge(bool yes, std::string motivation) {
        facts.slots[blame.value].value = Value(yes);
        facts.judgements = {{blame, "M. de Vries", date("2025-05-03"), std::move(motivation)}};
    }

    decide::Decision decision(std::vector<RuleId> requested, char const* on = "2024-06-01") const {
        decide::Decision taken;
        taken.case_id = facts.case_id;
        taken.reference_date = date(on);
        taken.requested = std::move(requested);
        taken.evaluation = evaluate::evaluate(rules, facts, taken.reference_date, taken.requested);
        return taken;
    }

    explain::Explanation told(std::vector<RuleId> requested, char const* on = "2024-06-01",
                              values::Language language = values::Language::Dutch) const {
        return explain::explain(rules, decision(std::move(requested), on), facts, language);
    }

    std::string text(std::vector<RuleId> requested, char const* on = "2024-06-01",
                     explain::Depth depth = explain::Depth::Full) const {
        return explain::render_text(rules, told(std::move(requested), on), depth, false);
    }

    void set(FactId fact, Value value) { facts.slots[fact.value].value = std::move(value); }
};

}  // namespace wetwijzer::test
