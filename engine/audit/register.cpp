#include "engine/audit/register.hpp"

#include "engine/decide/decision.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace wetwijzer::audit {

namespace {

using Filled = RegisterField::Filled;

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string cut(std::string const& text, std::size_t limit) {
    if (limit == 0 || characters(text) < limit) return text;
    std::size_t end = 0, counted = 0;
    while (counted + 2 < limit) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        ++counted;
    }
    return text.substr(0, end) + "…";
}

std::string counted(std::size_t number, char const* one, char const* many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

// As many items as fit in `room` characters, "; " between them, and how many are left out.
std::string as_many_as_fit(std::vector<std::string> const& items, std::size_t room) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const left = "; en nog " + std::to_string(items.size() - i);
        auto const next = (i == 0 ? "" : "; ") + items[i];
        if (characters(text) + characters(next) + characters(left) > room) return text + left;
        text += next;
    }
    return text;
}

std::string said(std::string const& description, std::string const& name) {
    return description.empty() ? name : description;
}

// The law that the decisions rest on most; else that of the rules.
model::Source const* main_source(model::RuleSet const& rules) {
    std::vector<std::size_t> cited(rules.sources.size());
    auto const count = [&](model::Citation const& citation) {
        for (auto const& reference : citation)
            if (reference.source.value < cited.size()) ++cited[reference.source.value];
    };
    for (auto const& decision : rules.decisions) count(decision.citation);
    if (rules.decisions.empty())
        for (auto const& rule : rules.rules)
            for (auto const& version : rule.versions) count(version.citation);
    auto const most = std::max_element(cited.begin(), cited.end());
    return most == cited.end() || *most == 0 ? nullptr : &rules.sources[static_cast<std::size_t>(most - cited.begin())];
}

// Where people read a source.
std::string address(model::Source const& source) {
    if (source.identifier.starts_with("BWB")) return "https://wetten.overheid.nl/" + source.identifier;
    if (source.identifier.starts_with("ECLI:"))
        return "https://deeplink.rechtspraak.nl/uitspraak?id=" + source.identifier;
    return {};
}

std::string with_article(std::string const& law) {
    bool const neuter = law.starts_with("Besluit") || law.starts_with("Reglement") || law.starts_with("Wetboek");
    return (neuter ? "het " : "de ") + law;
}

class Drafter {
public:
    Drafter(model::RuleSet const& rules, std::size_t scenarios) : rules_(rules), scenarios_(scenarios) {
        auto const* source = main_source(rules);
        law_ = source ? with_article(source->title.empty() ? source->name : source->title) : "deze regels";
    }

    std::vector<RegisterField> run() {
        general();
        responsible_use();
        working();
        metadata();
        return std::move(fields_);
    }

private:
    RegisterField& add(char const* name, char const* title, std::size_t limit, bool required = false) {
        fields_.push_back({name, title, group_, required, limit, Filled::Organisation, {}, {}, {}});
        return fields_.back();
    }
    void from_rules(RegisterField& field, std::string const& text) {
        field.filled = Filled::FromRules;
        field.text = cut(text, field.limit);
    }
    void draft(RegisterField& field, std::string const& text) {
        field.filled = Filled::Draft;
        field.text = cut(text, field.limit);
    }
    static void organisation(RegisterField& field, std::string hint) { field.hint = std::move(hint); }

    void general() {
        group_ = "Algemene informatie";
        draft(add("name", "Naam", 100, true), "Besluiten berekenen en uitleggen op grond van " + law_);
        draft(add("description_short", "Korte omschrijving", 350, true),
              "Dit algoritme rekent uit wat " + law_ +
                  " voor iemand betekent en legt in gewone taal uit waarom. Het rekent met regels die uit de wet zijn "
                  "overgenomen en leert niet zelf. Een medewerker geeft de oordelen die de wet van mensen vraagt en "
                  "neemt het besluit.");
        organisation(add("organization", "Organisatie", 100, true), "de volledige naam volgens de TOOI-waardelijst");
        organisation(add("category", "Thema", 0), "hoogstens drie thema's van de lijst van de standaard");
        organisation(add("status", "Status", 0, true), "In ontwikkeling, In gebruik of Buiten gebruik");
        organisation(add("begin_date", "Begindatum", 0), "jaar en maand van ingebruikname, zoals 2026-01");
        organisation(add("end_date", "Einddatum", 0), "leeg zolang het in gebruik is");
        organisation(add("contact_email", "Contactgegevens", 500, true), "een mailadres of website voor vragen");
        organisation(add("website", "Link naar publiekspagina", 500), "begint met https://");
        organisation(add("publication_category", "Publicatiecategorie", 0, true),
                     "Hoog-risico AI-systeem, Impactvolle algoritmes of Overige algoritmes; de regels bereiden " +
                         counted(rules_.decisions.size(), "soort besluit", "soorten besluiten") +
                         " voor en leren niet zelf");
        organisation(add("url", "Link naar bronregistratie", 500), "begint met https://");
    }

    void responsible_use() {
        group_ = "Verantwoord gebruik";
        draft(add("goal", "Doel en impact", 2500), goal());
        organisation(add("proportionality", "Afwegingen", 2500),
                     "voor- en nadelen, alternatieven en ethische afwegingen van de organisatie");
        draft(add("human_intervention", "Menselijke tussenkomst", 2500), human_intervention());
        draft(add("risks", "Risicobeheer", 2500), risks());
        from_rules(add("lawful_basis", "Wettelijke basis", 2500), lawful_basis());
        auto& links = add("lawful_basis_grouping", "Verwijzingen wettelijke basis", 0);
        links.filled = Filled::FromRules;
        for (auto const& source : rules_.sources)
            if (auto const link = address(source); !link.empty())
                links.links.emplace_back(cut(said(source.title, source.name), 100), link);
        organisation(add("process_index_url", "Link naar verwerkingsregister", 500), "begint met https://");
        organisation(add("impacttoetsen_grouping", "Impacttoetsen", 0), "uitgevoerde DPIA, IAMA en andere toetsen");
        organisation(add("impacttoetsen", "Toelichting op impacttoetsen", 2500), "waarom een toets niet is gedaan");
    }

    void working() {
        group_ = "Werking";
        from_rules(add("source_data", "Gegevens", 2500), source_data());
        organisation(add("source_data_grouping", "Verwijzingen gegevensbronnen", 0),
                     "een link bij elke bron: " + sources_of_facts());
        from_rules(add("methods_and_models", "Technische werking", 5000), methods());
        organisation(add("provider", "Leverancier", 200), "naam van de leverancier, of `Intern ontwikkeld`");
        organisation(add("publiccode", "Link naar broncode", 500), "leeg als de broncode niet openbaar is");
    }

    void metadata() {
        group_ = "Metadata";
        from_rules(add("lang", "Taal", 0, true), "nld");
        from_rules(add("standard_version", "Versie publicatiestandaard", 0), "1.0");
        from_rules(add("source_id", "Bron-ID", 100), rules_.hash);
        from_rules(add("tags", "Zoektermen", 2500), tags());
    }

    std::string goal() const {
        std::vector<std::string> titles;
        for (auto const& decision : rules_.decisions) titles.push_back(said(decision.description, decision.name));
        std::string text = "Het doel is besluiten op grond van " + law_ +
                           " gelijk, controleerbaar en begrijpelijk voor te bereiden. Inwoners merken het als over hen "
                           "een besluit wordt genomen: het besluit noemt de gebruikte gegevens, de regels en de "
                           "redenen, zodat zij het kunnen nagaan en bezwaar kunnen maken.";
        if (titles.empty()) return text;
        text += " Het gaat om " + counted(titles.size(), "soort besluit", "soorten besluiten") + ": ";
        return text + as_many_as_fit(titles, 2400 - characters(text)) + ".";
    }

    std::string human_intervention() const {
        std::vector<std::string> judgements;
        std::set<std::string> judges;
        for (auto const& fact : rules_.facts) {
            if (!fact.is_judgement()) continue;
            judgements.push_back(said(fact.description, fact.name));
            judges.insert(fact.judge);
        }
        std::size_t asking = 0;
        for (auto const& decision : rules_.decisions) asking += decision.judgements.empty() ? 0 : 1;
        std::string text =
            "Het algoritme neemt geen besluiten: een medewerker legt het besluit vast en staat er met naam, datum en "
            "handtekening voor. Een medewerker kan anders besluiten dan berekend is (maatwerk); de berekening, het "
            "genomen besluit en de motivering blijven dan naast elkaar staan. De organisatie kan besluiten aanwijzen "
            "die een tweede medewerker moet goedkeuren. Wat niet bekend is, wordt nooit ingevuld: dan wacht de "
            "uitkomst. ";
        if (judgements.empty()) return text + "De regels vragen geen oordelen van mensen.";
        std::string who;
        for (auto const& judge : judges) who += (who.empty() ? "" : ", ") + judge;
        text += "De regels laten " + counted(judgements.size(), "oordeel", "oordelen") + " aan mensen over (" + who +
                "), met auteur, datum en motivering; " + std::to_string(asking) + " van de " +
                counted(rules_.decisions.size(), "besluit vraagt", "besluiten vragen") + " erom. Het gaat om: ";
        return text + as_many_as_fit(judgements, 2400 - characters(text)) + ".";
    }

    std::string risks() const {
        std::string text = "Verkeerd opgeschreven regels: elke regel noemt het artikel waarop zij berust";
        if (scenarios_ > 0)
            text += ", en bij elke wijziging worden " +
                    counted(scenarios_, "uitgewerkt voorbeeld", "uitgewerkte voorbeelden") + " nagerekend";
        text += ". ";
        if (!rules_.readings.empty())
            text += "Een wettekst die op meer manieren kan worden gelezen: " +
                    counted(rules_.readings.size(), "twijfelpunt is opgeschreven", "twijfelpunten zijn opgeschreven") +
                    " met de gekozen lezing; de uitleg zegt wanneer een andere lezing een andere uitkomst geeft. ";
        return text +
               "Onjuiste gegevens: van elk gegeven is vastgelegd waar het vandaan komt, voor welke dagen het geldt en "
               "sinds wanneer het bekend is; verbeteringen vervangen niets. Achteraf veranderen: elk besluit staat in "
               "een grootboek met handtekeningen, waarvan ieder kan nagaan dat niets is veranderd of weggelaten. "
               "Fouten in het programma: alle besluiten worden na een wijziging opnieuw berekend en vergeleken. "
               "Onbevoegd inzien: toegang is per rol geregeld, elke inzage en elke weigering wordt vastgelegd, en "
               "persoonsgegevens zijn per zaak versleuteld. Te lang bewaren: het programma noemt van elke zaak "
               "wanneer de bewaartermijn om is.";
    }

    std::string lawful_basis() const {
        std::vector<std::string> items;
        for (auto const& source : rules_.sources) {
            auto item = said(source.title, source.name);
            if (source.read_through) item += " (gelezen tot en met " + source.read_through->iso() + ")";
            items.push_back(item);
        }
        if (items.empty()) return "De regels noemen geen bronnen.";
        return "De regels berusten op: " + as_many_as_fit(items, 2400) + ".";
    }

    std::vector<std::vector<std::string>> facts_by_source() const {
        std::vector<std::vector<std::string>> by_source(rules_.provenances.size());
        for (auto const& fact : rules_.facts)
            if (!fact.is_judgement() && fact.provenance.is_some())
                by_source[fact.provenance.value].push_back(said(fact.description, fact.name));
        return by_source;
    }

    std::string source_of(std::size_t place) const {
        auto const& provenance = rules_.provenances[place];
        return provenance.title.empty() ? provenance.name : provenance.name + " (" + provenance.title + ")";
    }

    std::string sources_of_facts() const {
        std::string text;
        auto const by_source = facts_by_source();
        for (std::size_t i = 0; i < by_source.size(); ++i)
            if (!by_source[i].empty()) text += (text.empty() ? "" : ", ") + source_of(i);
        return text.empty() ? "de regels noemen er geen" : text;
    }

    // Each source gets the same room.
    std::string source_data() const {
        auto const by_source = facts_by_source();
        auto const used = static_cast<std::size_t>(
            std::count_if(by_source.begin(), by_source.end(), [](auto const& facts) { return !facts.empty(); }));
        std::string text;
        for (std::size_t i = 0; i < by_source.size(); ++i) {
            if (by_source[i].empty()) continue;
            auto const head = "Van " + source_of(i) + " " + counted(by_source[i].size(), "gegeven", "gegevens") + ": ";
            auto const room = 2350 / used;
            text += (text.empty() ? "" : " ") + head +
                    as_many_as_fit(by_source[i], room > characters(head) ? room - characters(head) : 0) + ".";
        }
        return text.empty() ? "De regels vragen geen gegevens." : text;
    }

    std::string methods() const {
        std::size_t values = 0, tables = 0, exceptions = 0;
        for (auto const& parameter : rules_.parameters) values += parameter.values.size();
        for (auto const& rule : rules_.rules)
            for (auto const& version : rule.versions) {
                tables += version.kind == model::BodyKind::Table ? 1 : 0;
                exceptions += version.exceptions.size();
            }
        return "Het algoritme is een stelsel van regels, niet zelflerend en zonder toeval: dezelfde gegevens geven "
               "altijd dezelfde uitkomst. Invoer: de gegevens van één zaak en een peildatum. Werking: " +
               counted(rules_.rules.size(), "regel", "regels") + " met " +
               counted(exceptions, "uitzondering", "uitzonderingen") + " en " +
               counted(tables, "beslistabel", "beslistabellen") + ", " +
               counted(rules_.parameters.size(), "parameter", "parameters") +
               " (bedragen, termijnen en dergelijke) met " + counted(values, "waarde", "waarden") +
               " naar de tijd, elk met het artikel waarop zij berust. Van elke regel telt de versie die op de "
               "peildatum geldt. Er wordt gerekend met gehele getallen en breuken, zonder afronding onderweg. Een "
               "onbekend gegeven maakt een uitkomst niet nee, maar onbekend. Uitvoer: per besluit de uitkomsten, de "
               "redenen in gewone taal met de artikelen, de gebruikte gegevens, wat nog nodig is, en het spoor van "
               "alle stappen. Elk vastgelegd besluit kan later met de regels van toen opnieuw worden berekend. "
               "Programma: Wetwijzer " +
               std::string(decide::engine_version) + ", betekenis van de regels " +
               std::to_string(decide::semantics_version) +
               ". Regels: " + counted(rules_.texts.size(), "bestand", "bestanden") + " met SHA-256 " + rules_.hash +
               ".";
    }

    std::string tags() const {
        std::string text = "besluiten";
        for (auto const& source : rules_.sources) {
            if (source.identifier.empty()) continue;
            auto title = said(source.title, source.name);
            std::replace(title.begin(), title.end(), ',', ' ');
            if (characters(text) + characters(title) < 2400) text += ", " + title;
        }
        return text;
    }

    model::RuleSet const& rules_;
    std::size_t scenarios_;
    std::string law_, group_;
    std::vector<RegisterField> fields_;
};

}  // namespace

std::vector<RegisterField> register_entry(model::RuleSet const& rules, std::size_t scenarios) {
    return Drafter(rules, scenarios).run();
}

}  // namespace wetwijzer::audit
