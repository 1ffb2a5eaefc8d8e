// A small rule set with everything that lies on top of something: a ruling, local policy, readings.
#pragma once

#include "engine/explain/explanation.hpp"
#include "tests/support/rule_set_builder.hpp"

#include <string>

namespace wetwijzer::test {

// "boete": € 50, or more when repeated, by a doubtful reading; none for asylum since a ruling. "ontzorgen": no months,
// six by the policy of one municipality. "tabelboete": by a table. "plan": a term that rests on someone.
struct LayerCase {
    RuleSetBuilder b;
    model::SourceId act = source("Wi", "BWBR0044770", "Wet inburgering 2021");
    model::SourceId decree = source("Bi", "", "Besluit inburgering 2021");
    model::SourceId ruling = source("RvS2025", "ECLI:NL:RVS:2025:3087", "Afdeling bestuursrechtspraak, 9 juli 2025");
    model::SourceId policy = source("OA", "", "Investeren in Inburgeren 2020-2024");
    TypeId hour = b.number_in("uur");
    TypeId attempts = b.enumeration({"niets", "alles_eenmaal"});
    FactId before = fact("eerdere_boetes", b.number(), "Het aantal eerdere boetes");
    FactId asylum = fact("asielstatushouder", b.boolean(), "Of de persoon asielstatushouder is");
    FactId municipality = fact("gemeentecode", b.text(), "De gemeente waar de persoon woont");
    FactId hours = fact("uren", hour, "De gevolgde uren");
    FactId sick = fact("ziek", b.boolean(), "Of de persoon ziek was");
    FactId notice = fact("kennisgeving", b.optional(b.date_type()), "De dag van de kennisgeving");
    ReadingId repeat = b.reading("herhaling", {"verdubbeling", "optelling"}, b.cite("Bi", {"7.1", "3"}));
    ParameterId months = b.parameter("ontzorgen", b.duration(), {{from("2022-01-01"), values::months(0)}});
    RuleId beneath, fine, support, row_fine, deadline, doubled, no_notice, liable, high, repeated_twice, one_column;
    model::RuleSet rules;
    evaluate::Facts facts;

    LayerCase() {
        auto& set = b.rules();
        set.parameters[months.value].description = "Hoe lang de bijstand wordt ingehouden";
        set.parameters[months.value].citation = b.cite("Wi", {"57"});
        auto& reading = set.readings[repeat.value];
        reading.description = "Hoe de boete bij herhaling oploopt";
        reading.reason = "Het maximum is precies vier verdubbelingen";
        reading.alternatives[0].description = "Telkens het dubbele van de vorige";
        reading.alternatives[1].description = "Telkens € 50 erbij";
        make_fine();
        make_support();
        make_table();
        make_term();
        make_others();
        rules = b.build();
        facts = evaluate::no_facts(rules);
        facts.case_id = "Z-2";
    }

    model::SourceId source(std::string name, std::string identifier, std::string title) {
        auto const id = b.source(std::move(name), std::move(identifier));
        b.rules().sources[id.value].title = std::move(title);
        return id;
    }
    FactId fact(std::string name, TypeId type, std::string description) {
        auto const id = b.fact(std::move(name), type);
        b.rules().facts[id.value].description = std::move(description);
        return id;
    }

    void make_fine() {
        beneath = b.rule("boete.volgens_de_wet", b.money());
        b.get(beneath).description = "De boete";
        auto& law = b.version(beneath, from("2022-01-01"), b.cite("Wi", {"23"}));
        law.sentences.any = "De boete bedraagt {boete}.";
        auto const more = b.choose(b.takes(repeat, 0), b.money(euro(200)), b.money(euro(150)));
        law.branches = {b.branch(b.money(euro(50)), b.less(b.use(before), b.number(1))), b.branch(more)};

        fine = b.rule("boete", b.optional(b.money()));
        b.get(fine).description = "De boete";
        auto const sentences = law.sentences;
        auto& until = b.layered(fine, between("2022-01-01", "2025-07-09"), b.cite("Wi", {"23"}), b.use(beneath), {});
        until.layered = false;
        until.sentences = sentences;
        auto keren = b.layer("geen_boete_na_keren", model::Layer::CaseLaw, b.use(asylum), b.none(b.money()),
                             b.cite("RvS2025", {"5"}), from("2025-07-09"));
        keren.description = "Asielstatushouders krijgen geen boete van de minister";
        b.layered(fine, from("2025-07-09"), b.cite("Wi", {"23"}), b.use(beneath), {keren}).sentences = sentences;
    }

    void make_support() {
        support = b.rule("ontzorgen", b.duration());
        b.get(support).description = "Hoe lang de bijstand wordt ingehouden";
        auto const there = b.equal(b.use(municipality), b.constant(b.text(), std::string("0437")));
        auto local = b.layer("ontzorgen (Ouder-Amstel)", model::Layer::Policy, there, b.length(values::months(6)),
                             b.cite("OA", {"2.2"}), between("2022-01-01", "2026-01-01"));
        local.municipality = "Ouder-Amstel";
        b.layered(support, between("2022-01-01", "2026-01-01"), b.cite("Wi", {"57"}), b.use(months), {local});
        b.layered(support, from("2026-01-01"), b.cite("Wi", {"57"}), b.use(months), {}).layered = false;
    }

    void make_table() {
        row_fine = b.rule("tabelboete", b.money());
        b.get(row_fine).description = "De boete in de tabel";
        auto& table = b.version(row_fine, {}, b.cite("Bi", {"6"}));
        table.kind = model::BodyKind::Table;
        auto const tried = b.constant(attempts, values::Member{1});
        auto const ill = b.use(sick);
        auto const followed = b.use(hours);
        table.inputs = {tried, ill, followed};
        auto const cells = [&](std::uint16_t member, bool was_ill, ExprId third) {
            return std::vector<ExprId>{b.equal(tried, b.constant(attempts, values::Member{member})),
                                       b.equal(ill, was_ill ? b.yes() : b.no()), third};
        };
        auto const at_least = [&](std::int64_t least) { return b.at_least(followed, b.constant(hour, least)); };
        auto const below = [&](std::int64_t edge) { return b.less(followed, b.constant(hour, edge)); };
        table.rows = {
            b.row(cells(1, true, {}), b.money(euro(0))), b.row(cells(1, false, below(250)), b.money(euro(1000))),
            b.row(cells(1, false, b.all_of({at_least(250), below(400)})), b.money(euro(640)), b.cite("Bi", {"6", "1"})),
            b.row({ExprId(), ExprId(), ExprId()}, b.money(euro(1)))};
        // "is geen": that there is an amount keeps the next branch from being reached.
        doubled = b.rule("dubbel", b.optional(b.money()));
        b.get(doubled).description = "Het dubbele";
        b.version(doubled).branches = {b.branch(b.none(b.money()), b.test(Op::IsNone, {b.use(row_fine)})),
                                       b.branch(b.op(Op::Multiply, b.money(), {b.use(row_fine), b.number(2)}))};
    }

    void make_term() {
        auto const end = b.op(Op::TermEnd, b.date_type(), {b.use(notice), b.length(values::days(70))});
        deadline = b.rule("plan.einde", b.optional(b.date_type()));
        b.version(deadline, {}, b.cite("Wi", {"15"})).branches = {b.branch(end)};
        model::Term term;
        term.name = "plan";
        term.description = "Het plan wordt vastgesteld";
        term.bearer = "college";
        term.end = deadline;
        b.rules().terms.push_back(term);
        b.get(deadline).term = model::TermId(std::size_t{0});
    }

    void make_others() {
        no_notice = b.rule("zonder_kennisgeving", b.boolean());
        b.get(no_notice).description = "Of er geen kennisgeving was";
        b.version(no_notice).branches = {
            b.branch(b.all_of({b.labelled("a)", b.test(Op::IsNone, {b.use(notice)})),
                               b.labelled("b)", b.at_least(b.use(before), b.number(1)))}))};

        auto const by_law = b.rule("beboetbaar.volgens_de_wet", b.boolean());
        b.get(by_law).description = "Of de persoon beboetbaar is";
        b.version(by_law).branches = {b.branch(b.at_least(b.use(before), b.number(1)))};
        liable = b.rule("beboetbaar", b.boolean());
        b.get(liable).description = "Of de persoon beboetbaar is";
        b.layered(liable, {}, {}, b.use(by_law),
                  {b.layer("keren", model::Layer::CaseLaw, b.use(asylum), b.no(), b.cite("RvS2025", {"5"}))});

        high = b.rule("hoge_boete", b.boolean());
        b.get(high).description = "Of de boete hoog is";
        b.version(high).branches = {b.branch(b.at_least(b.use(beneath), b.money(euro(175))))};

        one_column = b.rule("een_kolom", b.money());
        auto& table = b.version(one_column);
        table.kind = model::BodyKind::Table;
        auto const earlier = b.use(before);
        table.inputs = {earlier};
        table.rows = {b.row({b.equal(earlier, b.number(2))}, b.money(euro(2)))};

        repeated_twice = b.rule("tweemaal", b.boolean());
        b.version(repeated_twice).branches = {b.branch(b.all_of({b.takes(repeat, 0), b.negate(b.takes(repeat, 1))}))};
    }

    decide::Decision decision(std::vector<RuleId> requested, char const* on) const {
        decide::Decision taken;
        taken.case_id = facts.case_id;
        taken.reference_date = date(on);
        taken.requested = std::move(requested);
        taken.evaluation = evaluate::evaluate(rules, facts, taken.reference_date, taken.requested);
        taken.reading_effects =
            decide::reading_effects(rules, facts, taken.reference_date, taken.requested, taken.evaluation);
        return taken;
    }
    explain::Explanation told(std::vector<RuleId> requested, char const* on = "2025-07-09",
                              values::Language language = values::Language::Dutch) const {
        return explain::explain(rules, decision(std::move(requested), on), facts, language);
    }
    std::string text(std::vector<RuleId> requested, char const* on = "2025-07-09",
                     explain::Depth depth = explain::Depth::Full) const {
        return explain::render_text(rules, told(std::move(requested), on), depth, false);
    }
    void set(FactId fact, Value value) { facts.slots[fact.value].value = std::move(value); }
};

}  // namespace wetwijzer::test
