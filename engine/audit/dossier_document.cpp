// The dossier of a case as a document in plain Dutch.
#include "engine/audit/dossier.hpp"
#include "engine/audit/fact_words.hpp"
#include "engine/audit/value_words.hpp"
#include "engine/explain/layout.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace wetwijzer::audit {

namespace {

using explain::Reason;

std::string day(values::Date date) { return values::to_text(date, values::Language::Dutch); }

std::string person(DossierAct const& act) {
    static std::map<std::string, std::string> const roles{{"caseworker", "behandelaar"},
                                                          {"policy", "beleidsmedewerker"},
                                                          {"auditor", "controleur"},
                                                          {"administrator", "beheerder"}};
    if (act.actor.empty()) return "het systeem";
    auto const role = roles.find(act.role);
    return role == roles.end() ? act.actor : act.actor + " (" + role->second + ")";
}

// What a command does, for who does not know the program.
std::string in_words(std::string const& command) {
    static std::map<std::string, std::string> const words{
        {"decide", "een besluit nemen"},           {"ledger approve", "een besluit goedkeuren"},
        {"ledger dossier", "dit overzicht maken"}, {"ledger due", "bewaartermijnen nagaan"},
        {"ledger facts", "gegevens vastleggen"},   {"ledger known", "nagaan wat bekend was"},
        {"ledger prove", "een bewijs maken"},      {"ledger show", "een regel bekijken"},
        {"replay", "besluiten opnieuw berekenen"},
    };
    auto const found = words.find(command);
    return found == words.end() ? command : found->second + " (" + command + ")";
}

std::string outcome_text(ValueWords const& words, std::string const& name, nlohmann::json const& outcome) {
    if (outcome.contains("known")) return words.outcome(name, outcome.at("known").get<std::string>());
    return outcome.contains("fault") ? "niet te bepalen" : "nog niet bekend";
}

std::string outcome_title(model::RuleSet const* rules, std::string const& name) {
    auto const rule = rules ? model::find_rule(*rules, name) : model::RuleId();
    auto const& title = rule.is_some() ? rules->rules[rule.value].description : std::string();
    return title.empty() ? explain::spaced(name) : title;
}

class Writer {
public:
    explicit Writer(Dossier const& dossier)
        : dossier_(dossier),
          document_("Alles wat is vastgelegd over zaak " + dossier.case_id),
          values_(dossier.rules.get(), values::Language::Dutch) {}

    Document run() {
        introduction();
        purposes();
        facts();
        for (auto const& decision : dossier_.decisions) write(decision);
        imports();
        seen_by();
        shared();
        kept_until();
        how_decided();
        rights();
        checking();
        return std::move(document_);
    }

private:
    void introduction() {
        document_.paragraph(
            "Dit overzicht bevat alle gegevens die in het grootboek over deze zaak staan: elk gegeven met zijn bron, "
            "elk besluit met zijn redenen, wie de gegevens heeft bekeken en hoe lang zij worden bewaard. U kunt het "
            "vragen op grond van artikel 15 van de Algemene verordening gegevensbescherming (AVG).");
        document_.heading(2, "De zaak");
        document_.terms(
            {{"Zaaknummer", dossier_.case_id},
             {"Kenmerk in het grootboek", dossier_.case_ref},
             {"Grootboek", dossier_.ledger},
             {"Geopend", moment(dossier_.opened.at) + ", door " + person(dossier_.opened)},
             {"Stand op", day(dossier_.on)},
             {"Dit overzicht gemaakt", moment(dossier_.made_at) + ", door " + dossier_.made_by},
             {"Vastgelegde gegevens", std::to_string(dossier_.statements.size())},
             {"Vastgelegde besluiten", std::to_string(dossier_.decisions.size() + dossier_.imports.size())}});
    }

    void purposes() {
        std::map<std::pair<std::string, std::string>, std::size_t> counted;
        auto const count = [&](std::string const& purpose, std::string const& basis) {
            if (!purpose.empty()) ++counted[{purpose, basis}];
        };
        count(dossier_.opened.purpose, dossier_.opened.basis);
        for (auto const& decision : dossier_.decisions) {
            count(decision.recorded.entry.purpose, decision.recorded.entry.basis);
            for (auto const& approval : decision.approvals) count(approval.purpose, approval.basis);
        }
        for (auto const* acts :
             {&dossier_.recordings, &dossier_.imports, &dossier_.accesses, &dossier_.samples, &dossier_.exports})
            for (auto const& act : *acts) count(act.purpose, act.basis);
        document_.heading(2, "Waarvoor en op welke grond");
        std::vector<std::vector<std::string>> rows;
        for (auto const& [what, number] : counted) rows.push_back({what.first, what.second, std::to_string(number)});
        document_.table("Doelen van de handelingen met deze gegevens", {"Doel", "Grondslag", "Aantal handelingen"},
                        rows);
    }

    void facts() {
        auto known = dossier_.statements;
        ledger::weigh(known, dossier_.on.iso());
        document_.heading(2, "Uw gegevens");
        document_.heading(3, "Wat geldt op " + day(dossier_.on));
        facts_now(known);
        facts_before(known);
    }

    std::string recorded(ledger::Known const& one) const {
        return moment(one.recorded_at) + ", door " + one.author + " (regel " + std::to_string(one.entry) + ")";
    }
    std::string title(ledger::Known const& one) const { return fact_title(dossier_.rules.get(), one.statement.key); }
    std::string value(ledger::Statement const& said) const { return values_.statement(said.key, *said.value); }
    std::string source(ledger::Known const& one) const {
        return source_text(one.statement.source, dossier_.rules.get());
    }

    // A table for each recording and source: they are the same for a whole file of facts.
    void facts_now(std::vector<ledger::Known> const& known) {
        std::vector<std::pair<std::string, std::vector<std::vector<std::string>>>> groups;
        for (auto const& one : known) {
            if (!one.counts() || !one.statement.value) continue;
            auto about = "Bron: " + source(one) + ". Vastgelegd " + recorded(one);
            auto const same = [&](auto const& group) { return group.first == about; };
            auto found = std::find_if(groups.begin(), groups.end(), same);
            if (found == groups.end()) found = groups.insert(groups.end(), {std::move(about), {}});
            found->second.push_back({title(one), value(one.statement), validity_text(one.statement)});
        }
        if (groups.empty()) document_.paragraph("Er zijn geen gegevens die nu gelden.");
        for (auto& [about, rows] : groups)
            document_.table(std::move(about), {"Gegeven", "Waarde", "Geldig"}, std::move(rows));
    }

    void facts_before(std::vector<ledger::Known> const& known) {
        std::vector<std::vector<std::string>> rows;
        for (auto const& one : known) {
            auto const& said = one.statement;
            if (one.counts() && said.value) continue;
            rows.push_back({title(one), said.value ? value(said) : "ingetrokken: niet meer bekend", validity_text(said),
                            source(one), recorded(one),
                            one.superseded_by != 0 ? "vervangen door regel " + std::to_string(one.superseded_by)
                            : !one.valid           ? "geldt niet op " + day(dossier_.on)
                                                   : "is de intrekking zelf"});
        }
        if (rows.empty()) return;
        document_.heading(3, "Wat eerder of voor andere dagen is vastgelegd");
        document_.paragraph(
            "Een verbetering vervangt een gegeven, maar wist het niet: zo blijft na te gaan wat wanneer "
            "bekend was.");
        document_.table("Gegevens die op " + day(dossier_.on) + " niet meetellen",
                        {"Gegeven", "Waarde", "Bedoeld voor", "Bron", "Vastgelegd", "Waarom niet"}, std::move(rows));
    }

    void write(DossierDecision const& decision) {
        auto const& entry = decision.recorded.entry;
        auto const& details = decision.recorded.details;
        auto const on = values::Date::from_iso(details.reference_date).value_or(values::Date());
        document_.heading(2, "Besluit in regel " + std::to_string(entry.number) + ", " + moment(entry.recorded_at));
        std::string asked;
        for (auto const& name : details.decisions) asked += (asked.empty() ? "" : ", ") + explain::spaced(name);
        std::vector<std::vector<std::string>> rows{
            {"Vastgelegd door", person({0, {}, entry.actor, entry.role, {}, {}, {}, false})},
            {"Beoordeeld naar de stand op", day(on)},
            {"Gevraagd", asked.empty() ? "alle besluiten" : asked},
            {"Doel", entry.purpose},
            {"Grondslag van de verwerking", entry.basis},
            {"Regels", details.rule_set}};
        for (auto const& approval : decision.approvals)
            rows.push_back({"Goedgekeurd door", person(approval) + ", " + moment(approval.at) +
                                                    (approval.what.empty() ? "" : ": " + approval.what)});
        document_.terms(std::move(rows));
        overridden(decision);
        if (decision.explanation)
            reasons(*decision.rules, *decision.explanation, changed_parts(decision));
        else
            bare_outcomes(decision);
    }

    void overridden(DossierDecision const& decision) {
        auto const& content = decision.recorded.content;
        if (content.taken.empty()) return;
        auto const computed = nlohmann::json::parse(content.outcomes_json);
        document_.heading(3, "Anders besloten dan berekend");
        auto const* const rules = decision.rules.get();
        ValueWords const words(rules, values::Language::Dutch);
        std::vector<std::vector<std::string>> rows;
        for (auto const& taken : content.taken)
            rows.push_back(
                {outcome_title(rules, taken.outcome),
                 computed.contains(taken.outcome) ? outcome_text(words, taken.outcome, computed.at(taken.outcome)) : "",
                 words.outcome(taken.outcome, taken.value), taken.basis, taken.motivation});
        document_.table("Wat is berekend en wat is besloten",
                        {"Uitkomst", "Berekend", "Besloten", "Op grond van", "Motivering"}, std::move(rows));
        document_.paragraph("Hieronder staat wat was berekend. Waar dat anders is, geldt wat hierboven is besloten.");
    }

    // The decisions with an outcome that was decided otherwise: their text for the citizen tells what was computed.
    static std::set<std::string> changed_parts(DossierDecision const& decision) {
        std::set<std::string> names;
        for (auto const& taken : decision.recorded.content.taken) {
            auto const rule = model::find_rule(*decision.rules, taken.outcome);
            names.insert(taken.outcome);
            for (auto const& one : decision.rules->decisions)
                if (one.applies == rule ||
                    std::find(one.outcomes.begin(), one.outcomes.end(), rule) != one.outcomes.end())
                    names.insert(one.name);
        }
        return names;
    }

    void bare_outcomes(DossierDecision const& decision) {
        document_.paragraph(
            decision.rules
                ? "Dit besluit geeft bij opnieuw berekenen met dit programma iets anders, of de feiten passen niet "
                  "meer "
                  "bij de regels van toen: hieronder staan alleen de vastgelegde uitkomsten."
                : "De regels waarmee dit besluit is berekend staan niet in dit grootboek: hieronder staan alleen de "
                  "vastgelegde uitkomsten.");
        std::vector<std::vector<std::string>> rows;
        auto const outcomes = nlohmann::json::parse(decision.recorded.content.outcomes_json);
        ValueWords const words(decision.rules.get(), values::Language::Dutch);
        for (auto const& [name, outcome] : outcomes.items())
            rows.push_back({outcome_title(decision.rules.get(), name), outcome_text(words, name, outcome)});
        document_.terms(std::move(rows));
    }

    void reasons(model::RuleSet const& rules, explain::Explanation const& explanation,
                 std::set<std::string> const& otherwise) {
        std::string inapplicable;
        for (auto const& part : explanation.parts) {
            if (part.status == "niet van toepassing") {
                inapplicable += (inapplicable.empty() ? "" : "; ") + explain::inside_sentence(part.title);
                continue;
            }
            document_.heading(3, part.title);
            std::vector<std::vector<std::string>> rows{{"Stand", part.status}};
            if (!part.citation.empty()) rows.push_back({"Grondslag", model::to_text(rules, part.citation)});
            if (!part.authority.empty()) rows.push_back({"Genomen door", part.authority});
            document_.terms(std::move(rows));
            if (otherwise.contains(part.decision))
                document_.paragraph("Anders besloten dan hier is berekend: zie hierboven.");
            else if (!part.plain.empty())
                document_.paragraph(part.plain);
            std::vector<Item> items;
            for (auto const& reason : part.reasons) items.push_back(item(rules, reason, 0));
            document_.list(std::move(items));
            std::vector<Item> questions;
            for (auto const& question : part.questions) questions.push_back({question.text, {}});
            if (!questions.empty()) {
                document_.paragraph("Hiervoor was nog niet alles bekend. De vragen die open stonden:");
                document_.list(std::move(questions));
            }
            if (!part.remedy.empty()) document_.paragraph(explain::as_sentence(part.remedy));
        }
        if (!inapplicable.empty()) document_.paragraph("Niet van toepassing: " + inapplicable + ".");
    }

    static Item item(model::RuleSet const& rules, Reason const& reason, unsigned level) {
        auto text = explain::as_sentence(reason.text);
        if (!reason.label.empty()) text = reason.label + " " + text;
        if (!reason.citation.empty()) text += " [" + model::to_text(rules, reason.citation) + "]";
        Item result{std::move(text), {}};
        for (auto const& inner : reason.because)
            if (explain::is_shown(inner, explain::Depth::Short, level + 1))
                result.inner.push_back(item(rules, inner, level + 1));
        return result;
    }

    void imports() {
        if (dossier_.imports.empty()) return;
        document_.heading(2, "Overgenomen uit een ouder grootboek");
        for (auto const& act : dossier_.imports) {
            document_.heading(3, "Regel " + std::to_string(act.entry) + ", overgenomen " + moment(act.at));
            std::vector<std::vector<std::string>> rows;
            auto const record = nlohmann::json::parse(act.what, nullptr, false);
            for (auto const& [key, value] : record.items()) {
                if (value.is_object() || value.is_array())
                    rows.push_back({key, values_.statement("/" + key, value.dump())});
                else
                    rows.push_back({key, value.is_string() ? value.get<std::string>() : value.dump()});
            }
            document_.terms(std::move(rows));
        }
    }

    void acts(std::string about, std::vector<DossierAct> const& list, std::string const& what = {}) {
        std::vector<std::vector<std::string>> rows;
        for (auto const& act : list)
            rows.push_back(
                {moment(act.at), person(act),
                 (act.what.empty() ? what : in_words(act.what)) + (act.about_others ? " (met andere zaken)" : ""),
                 act.purpose, act.basis, std::to_string(act.entry)});
        document_.table(std::move(about), {"Wanneer", "Wie", "Wat", "Waarvoor", "Grondslag", "Regel"}, std::move(rows));
    }

    void seen_by() {
        document_.heading(2, "Wie uw gegevens heeft bekeken");
        if (dossier_.accesses.empty())
            document_.paragraph("Niemand heeft de gegevens bekeken, buiten het vastleggen zelf.");
        else
            acts("Elke inzage; de laatste is die voor dit overzicht", dossier_.accesses);
    }

    void shared() {
        document_.heading(2, "Steekproeven en verstrekkingen");
        if (dossier_.samples.empty() && dossier_.exports.empty())
            document_.paragraph(
                "De zaak zat niet in een steekproef, en er zijn geen gegevens uit het grootboek verstrekt.");
        if (!dossier_.samples.empty())
            acts("Steekproeven waarin deze zaak zat", dossier_.samples, "een steekproef trekken");
        if (!dossier_.exports.empty()) acts("Verstrekkingen waarin deze zaak zat", dossier_.exports);
    }

    void kept_until() {
        document_.heading(2, "Hoe lang uw gegevens worden bewaard");
        if (!dossier_.retention) {
            document_.paragraph("De bewaartermijnen zijn uit de vastgelegde gegevens niet te bepalen.");
            return;
        }
        std::map<std::string, std::string> by_day;
        std::vector<std::string> order;
        for (auto const& data : dossier_.retention->kinds) {
            auto const when = data.last            ? "uiterlijk tot en met " + day(*data.last)
                              : data.not_started   ? "de termijn loopt nog niet"
                              : data.fault.empty() ? "nog niet te zeggen"
                                                   : "niet te bepalen";
            if (!by_day.contains(when)) order.push_back(when);
            by_day[when] += (by_day[when].empty() ? "" : ", ") + data.title;
        }
        std::vector<std::vector<std::string>> rows;
        for (auto const& when : order) rows.push_back({by_day[when], when});
        document_.table(
            "Hoe lang elke soort gegevens hoogstens mag worden bewaard (Besluit inburgering 2021, artikel 9.9)",
            {"Gegevens", "Bewaard"}, std::move(rows));
        document_.paragraph(
            "Dit zijn de langste termijnen: wat niet langer nodig is, wordt eerder verwijderd. Na "
            "verwijdering blijft in het grootboek alleen staan dat er een zaak was, zonder gegevens en "
            "zonder nummer.");
    }

    void how_decided() {
        document_.heading(2, "Hoe besluiten tot stand komen");
        document_.paragraph(
            "Een programma rekent met de vastgelegde gegevens en met regels die uit de wet zijn overgenomen; het leert "
            "niet zelf en gebruikt geen toeval. Wat de wet aan het oordeel van mensen overlaat, beoordeelt een "
            "medewerker, met naam en motivering. Een medewerker legt het besluit vast en mag, met motivering, anders "
            "besluiten dan is berekend. Is een gegeven niet bekend, dan wacht de uitkomst die het nodig heeft.");
    }

    void rights() {
        document_.heading(2, "Uw rechten");
        document_.list(
            {{"Klopt een gegeven niet of ontbreekt er iets? U kunt vragen het te verbeteren of aan te vullen "
              "(AVG artikel 16). Een verbetering wordt vastgelegd naast het oude gegeven en telt vanaf dan.",
              {}},
             {"U kunt vragen gegevens te wissen (artikel 17), het gebruik te beperken (artikel 18) of bezwaar "
              "maken tegen het gebruik (artikel 21). Of dat kan, hangt af van de wet: gegevens die voor een "
              "wettelijke taak nodig zijn, blijven bewaard tot de termijn om is.",
              {}},
             {"Tegen een besluit kunt u bezwaar maken of beroep instellen; bij elk besluit staat hoe.", {}},
             {"Bent u het niet eens met hoe met uw gegevens wordt omgegaan? U kunt een klacht indienen bij de "
              "Autoriteit Persoonsgegevens (artikel 77).",
              {}},
             {"Vragen over dit overzicht stelt u aan de organisatie die het u gaf, of aan haar functionaris "
              "gegevensbescherming.",
              {}}});
    }

    void checking() {
        document_.heading(2, "Nagaan dat dit overzicht klopt");
        document_.paragraph(
            "Bij elk gegeven en besluit staat een regelnummer van het grootboek. Het grootboek is zo gemaakt dat "
            "niemand een regel ongemerkt kan veranderen of weglaten; met `wetwijzer ledger prove` geeft de organisatie "
            "u een bewijs dat een besluit er zo in staat, dat u zelf of een rechter met een ander programma kan "
            "nagaan.");
    }

    Dossier const& dossier_;
    Document document_;
    ValueWords values_;
};

}  // namespace

Document dossier_document(Dossier const& dossier) { return Writer(dossier).run(); }

}  // namespace wetwijzer::audit
