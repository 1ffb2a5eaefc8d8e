#include "cli/fact_source.hpp"

#include "cli/command_error.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "engine/ledger/time.hpp"

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

}  // namespace wetwijzer::cli
