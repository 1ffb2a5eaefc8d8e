#include "cli/fact_source.hpp"

#include "cli/command_error.hpp"
#include "cli/output.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "engine/ledger/time.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace wetwijzer::cli {

namespace {

[[noreturn]] void refuse(std::string const& text, std::string hint, Language language) {
    throw CommandError(
        exit_codes::usage,
        say(language, {"`{0}` bij --bron is geen bron", "`{0}` for --bron is no source"}, {printable(text)}),
        hint.empty() ? say(language, {"zoals \"DUO bericht 4711 op 2026-01-10\" of \"gemeente door J. de Vries\"",
                                      "like \"DUO bericht 4711 op 2026-01-10\" or \"gemeente door J. de Vries\""})
                     : std::move(hint));
}

bool is_digest(std::string const& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

constexpr std::string_view judgements = "/oordelen/";

model::Fact const* judgement_of(std::string const& key, model::RuleSet const& rules) {
    if (!key.starts_with(judgements)) return nullptr;
    auto const id = model::find_fact(rules, key.substr(judgements.size()));
    return id.is_some() && !rules.facts[id.value].judge.empty() ? &rules.facts[id.value] : nullptr;
}

std::string author_of(ledger::Statement const& statement) {
    if (!statement.value) return {};
    auto const value = parse_own(*statement.value);
    return value.is_object() && value.contains("auteur") && value["auteur"].is_string()
               ? value["auteur"].get<std::string>()
               : std::string();
}

// The origin that the rules declare for what stands under this key of the case file.
std::string origin_of(std::string const& key, model::RuleSet const& rules) {
    for (auto const& fact : rules.facts) {
        if (fact.json.path.empty() || key != "/" + fact.json.path.front()) continue;
        if (fact.provenance.is_some()) return rules.provenances[fact.provenance.value].name;
        auto const& type = rules.type(fact.type);
        if (type.kind != values::Kind::List && type.kind != values::Kind::Record) continue;
        for (auto const& field : rules.records[type.record].fields)
            if (field.provenance.is_some()) return rules.provenances[field.provenance.value].name;
    }
    return {};
}

// A day is one in the Netherlands, where it begins earlier than in UTC.
bool is_after(std::string const& at, std::string const& recorded_at) {
    auto const day = values::Date::from_iso(at);
    auto const today = values::Date::from_iso(std::string_view(recorded_at).substr(0, 10));
    if (!day) return !at.empty() && at > recorded_at;
    return today && day->days() > today->days() + 1;
}

}  // namespace

ledger::Statement::Source fact_source(Arguments const& arguments, model::RuleSet const& rules) {
    ledger::Statement::Source source;
    if (!arguments.fact_source) return source;
    auto const language = arguments.language;
    auto const& text = *arguments.fact_source;
    if (printable(text) != text) refuse(text, {}, language);
    std::istringstream words(text);
    if (!(words >> source.kind)) refuse(text, {}, language);
    std::vector<std::string> known;
    for (auto const& provenance : rules.provenances) known.push_back(provenance.name);
    if (std::find(known.begin(), known.end(), source.kind) == known.end()) {
        auto const near = diagnostics::suggest(source.kind, known);
        std::string list;
        for (auto const& name : known) list += (list.empty() ? "" : ", ") + name;
        refuse(text,
               near.empty() ? say(language, {"de regels kennen {0}", "the rules have {0}"}, {list})
                            : say(language, {"bedoelde u `{0}`?", "did you mean `{0}`?"}, {near}),
               language);
    }
    std::string* target = nullptr;
    for (std::string word; words >> word;) {
        auto* const next = word == "bericht"    ? &source.message
                           : word == "op"       ? &source.at
                           : word == "document" ? &source.document
                           : word == "door"     ? &source.official
                                                : nullptr;
        // A name may hold any word: what comes behind "door" is all of it.
        if (next != nullptr && target != &source.official) {
            if (!next->empty() || (target != nullptr && target->empty())) refuse(text, {}, language);
            target = next;
        } else if (target == nullptr || (target != &source.official && !target->empty())) {
            refuse(text, {}, language);
        } else {
            *target += (target->empty() ? "" : " ") + word;
        }
    }
    if (target != nullptr && target->empty()) refuse(text, {}, language);
    if (!source.at.empty() && !ledger::is_time(source.at) && !values::Date::from_iso(source.at))
        refuse(text,
               say(language, {"achter `op` hoort een dag of tijdstip: 2026-01-10 of 2026-01-10T09:00:00Z",
                              "`op` takes a day or a time: 2026-01-10 or 2026-01-10T09:00:00Z"}),
               language);
    if (!source.document.empty() && !is_digest(source.document))
        refuse(text,
               say(language, {"achter `document` hoort de hash van het document: 64 cijfers en letters a tot en met f",
                              "`document` takes the hash of the document: 64 digits and letters a to f"}),
               language);
    return source;
}

void tell_sources(std::vector<ledger::Statement>& said, Arguments const& arguments, model::RuleSet const& rules,
                  std::string_view bytes, std::string const& recorded_at) {
    auto const base = fact_source(arguments, rules);
    if (is_after(base.at, recorded_at))
        refuse(*arguments.fact_source,
               say(arguments.language,
                   {"{0} ligt na het tijdstip van vastleggen, {1}", "{0} is later than the time of recording, {1}"},
                   {base.at, recorded_at}),
               arguments.language);
    auto const document = bytes.empty() ? std::string() : crypto::sha256(bytes).hex();
    for (auto& statement : said) {
        auto& source = statement.source;
        source = base;
        auto const judgement = judgement_of(statement.key, rules);
        if (judgement != nullptr && source.official.empty()) source.official = author_of(statement);
        if (source.kind.empty())
            source.kind = judgement != nullptr ? judgement->judge : origin_of(statement.key, rules);
        if (source.document.empty()) source.document = document;
        if (source.official.empty()) source.official = arguments.actor.value_or("");
    }
}

}  // namespace wetwijzer::cli
