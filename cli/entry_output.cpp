#include "cli/entry_output.hpp"

#include "cli/layout.hpp"
#include "cli/ledger_words.hpp"
#include "engine/ledger/details.hpp"

#include <nlohmann/json.hpp>

namespace wetwijzer::cli {

namespace {

using ledger::Entry;
using ledger::Kind;

template <class Details>
Details details_of(Entry const& entry) {
    Details details;
    if (!ledger::read(entry.details, details)) details = {};  // `verify` is who reports it
    return details;
}

std::string joined(std::vector<std::string> const& words, std::string const& otherwise) {
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : ", ") + printable(word);
    return text.empty() ? otherwise : text;
}

std::string case_words(std::string const& ref, Language language) {
    return ref.empty() ? std::string() : say(language, {"zaak {0}", "case {0}"}, {short_ref(ref)});
}

std::string number_words(std::int64_t number, Language language) {
    return say(language, {"regel {0}", "entry {0}"}, {std::to_string(number)});
}

std::string of_decision(Entry const& entry, Language language) {
    auto const details = details_of<ledger::DecisionDetails>(entry);
    return say(language, {"peildatum {0}  {1}{2}", "reference date {0}  {1}{2}"},
               {details.reference_date, joined(details.decisions, say(language, {"alle besluiten", "all decisions"})),
                details.overridden ? say(language, {"  (anders besloten)", "  (decided otherwise)"}) : ""});
}

std::string of_access(Entry const& entry, Language language) {
    auto const details = details_of<ledger::AccessDetails>(entry);
    auto text = printable(details.what);
    if (details.entries.size() == 1)
        text += "  " + number_words(details.entries[0], language);
    else if (!details.entries.empty())
        text += "  " + amount(language, details.entries.size(), {"regel", "entry"}, {"regels", "entries"});
    if (!details.cases.empty())
        text += "  " + amount(language, details.cases.size(), {"zaak", "case"}, {"zaken", "cases"});
    return text;
}

// Why somebody was not let in, by its name in the leaf.
std::string reason_words(std::string const& reason, Language language) {
    static constexpr std::pair<std::string_view, Text> words[] = {
        {"unknown", {"staat niet in het grootboek", "not in the ledger"}},
        {"withdrawn", {"ingetrokken", "withdrawn"}},
        {"no_key", {"zonder sleutel", "without a key"}},
        {"wrong_key", {"met een andere sleutel", "with another key"}},
        {"role", {"mag dit niet in deze rol", "may not in this role"}}};
    for (auto const& [name, text] : words)
        if (name == reason) return std::string(text.in(language));
    return printable(reason);
}

std::string of_refusal(Entry const& entry, Language language) {
    auto const details = details_of<ledger::RefusalDetails>(entry);
    return say(language, {"{0}: {1} ({2})", "{0}: {1} ({2})"},
               {printable(details.claimed), printable(details.command), reason_words(details.reason, language)});
}

std::string of_actor(Entry const& entry, Language language) {
    auto const details = details_of<ledger::ActorDetails>(entry);
    return printable(details.name) + ": " + std::string(words_for(details.role).in(language)) +
           (details.withdrawn ? say(language, {" (ingetrokken)", " (withdrawn)"}) : "");
}

// Without the case.
std::string about(Entry const& entry, Language language) {
    switch (entry.kind) {
        case Kind::Genesis:
            return say(language, {"grootboek {0}", "ledger {0}"}, {details_of<ledger::GenesisDetails>(entry).ledger});
        case Kind::Actor:
            return of_actor(entry, language);
        case Kind::Setting: {
            auto const details = details_of<ledger::SettingDetails>(entry);
            return printable(details.name) + ": " + joined(details.value, "-");
        }
        case Kind::RuleSet: {
            auto const details = details_of<ledger::RuleSetDetails>(entry);
            return short_ref(details.hash) + "  " +
                   amount(language, static_cast<std::uint64_t>(details.files), {"bestand", "file"},
                          {"bestanden", "files"});
        }
        case Kind::Case:
            return {};
        case Kind::Facts: {
            auto const count = static_cast<std::uint64_t>(details_of<ledger::FactsDetails>(entry).statements);
            return amount(language, count, {"gegeven", "fact"}, {"gegevens", "facts"});
        }
        case Kind::Decision:
            return of_decision(entry, language);
        case Kind::Approval:
            return say(language, {"met besluit {0}", "with decision {0}"},
                       {std::to_string(details_of<ledger::ApprovalDetails>(entry).decision)});
        case Kind::Access:
            return of_access(entry, language);
        case Kind::Refusal:
            return of_refusal(entry, language);
        case Kind::Erasure:
            return printable(details_of<ledger::ErasureDetails>(entry).reason);
        case Kind::Sample: {
            auto const details = details_of<ledger::SampleDetails>(entry);
            return say(language, {"{0} getrokken, begingetal {1}", "{0} drawn, seed {1}"},
                       {std::to_string(details.drawn.size()), printable(details.seed)});
        }
        case Kind::Export:
            return printable(details_of<ledger::ExportDetails>(entry).what);
        case Kind::Restore: {
            auto const details = details_of<ledger::RestoreDetails>(entry);
            return say(language, {"eerder gezien: {0} regels; {1}", "seen before: {0} entries; {1}"},
                       {std::to_string(details.size), printable(details.reason)});
        }
        case Kind::Rekey:
            return amount(language, details_of<ledger::RekeyDetails>(entry).keys.size(), {"zaak", "case"},
                          {"zaken", "cases"});
        case Kind::Import: {
            auto const details = details_of<ledger::ImportDetails>(entry);
            return say(language,
                       {"besluit {0} van een grootboek van vorm {1}", "decision {0} of a ledger of format {1}"},
                       {std::to_string(details.number), std::to_string(details.format)});
        }
    }
    return {};
}

}  // namespace

std::string short_ref(std::string const& ref) { return ref.substr(0, 8) + "…"; }

Json entry_json(Entry const& entry) {
    Json json{{"number", entry.number}, {"kind", ledger::name(entry.kind)}, {"recorded_at", entry.recorded_at}};
    if (!entry.clock.empty()) json["clock"] = entry.clock;
    if (entry.time_given) json["time_given"] = true;
    json["actor"] = entry.actor;
    json["role"] = entry.role;
    json["purpose"] = entry.purpose;
    json["basis"] = entry.basis;
    if (!entry.traceparent.empty()) json["traceparent"] = entry.traceparent;
    if (!entry.case_ref.empty()) json["case_ref"] = entry.case_ref;
    json["after"] = entry.after.hex();
    if (!entry.parts.empty()) {
        json["parts"] = Json::object();
        for (auto const& [name, hash] : entry.parts) json["parts"][name] = hash.hex();
    }
    json["details"] = parse_own(entry.details);
    return json;
}

std::string entry_summary(Entry const& entry, Language language) {
    auto const which = case_words(entry.case_ref, language);
    auto const what = about(entry, language);
    return which.empty() || what.empty() ? which + what : which + "  " + what;
}

std::string entry_text(Entry const& entry, Language language) {
    std::string text;
    auto const line = [&](Text label, std::string const& value) {
        if (!value.empty()) text += std::string(label.in(language)) + ": " + printable(value) + "\n";
    };
    auto const role = ledger::role_named(entry.role);
    auto const role_words = role ? " (" + std::string(words_for(*role).in(language)) + ")" : "";
    line({"regel", "entry"}, std::to_string(entry.number));
    line({"soort", "kind"}, std::string(words_for(entry.kind).in(language)));
    line({"gaat over", "about"}, entry_summary(entry, language));
    line({"vastgelegd door", "recorded by"},
         (entry.actor.empty() ? say(language, {"het systeem", "the system"}) : entry.actor) + role_words);
    line(
        {"vastgelegd op", "recorded at"},
        entry.recorded_at +
            (entry.time_given ? say(language, {" (opgegeven, niet van de klok)", " (given, not the clock's)"}) : "") +
            (entry.clock.empty() ? "" : say(language, {" (de klok zei {0})", " (the clock said {0})"}, {entry.clock})));
    line({"doel", "purpose"}, entry.purpose);
    line({"grondslag", "legal basis"}, entry.basis);
    line({"in opdracht van", "on behalf of"}, entry.traceparent);
    if (entry.kind == Kind::Decision) {
        auto const details = details_of<ledger::DecisionDetails>(entry);
        line({"programma", "program"}, details.engine);
        line({"betekenis van de regels", "meaning of the rules"}, std::to_string(details.semantics));
        line({"regels", "rules"}, details.rule_set);
    }
    for (auto const& [name, hash] : entry.parts)
        text += say(language, {"verzegeld deel {0}: {1}\n", "sealed part {0}: {1}\n"}, {name, hash.hex()});
    line({"na stand", "after head"}, entry.after.hex());
    return text;
}

}  // namespace wetwijzer::cli
