#include "cli/replaced_facts.hpp"

#include "cli/layout.hpp"
#include "engine/audit/value_words.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli {

namespace {

std::string value_words(audit::ValueWords const& words, ledger::Statement const& said, Language language) {
    return said.value ? printable(words.statement(said.key, *said.value)) : say(language, {"ingetrokken", "withdrawn"});
}

std::string days(ledger::Statement const& said, Language language) {
    if (said.valid_from.empty() && said.valid_until.empty()) return {};
    return say(language, {", geldig {0} tot {1}", ", valid {0} until {1}"},
               {said.valid_from.empty() ? "…" : said.valid_from, said.valid_until.empty() ? "…" : said.valid_until});
}

std::string source(ledger::Statement::Source const& source, Language language) {
    if (source.kind.empty()) return {};
    return say(language, {", bron {0}", ", source {0}"}, {printable(source.kind)}) +
           (source.message.empty() ? ""
                                   : say(language, {", bericht {0}", ", message {0}"}, {printable(source.message)}));
}

Json value_json(ledger::Statement const& said) { return said.value ? parse_own(*said.value) : Json(); }

}  // namespace

void warn_of_replaced(std::vector<ledger::Replacement> const& replaced, model::RuleSet const& rules,
                      Arguments const& arguments, Environment& world) {
    if (replaced.empty() || arguments.json) return;
    auto const language = arguments.language;
    audit::ValueWords const words(&rules, language);
    world.err << paragraph(
        say(language,
            {"let op: {0} anders dan al was vastgelegd, en dat telt nu niet meer:",
             "note: {0} otherwise than was recorded before, and that no longer counts:"},
            {amount(language, replaced.size(), {"gegeven luidt", "fact is"}, {"gegevens luiden", "facts are"})}),
        0);
    for (auto const& [said, was] : replaced)
        world.err << paragraph(
            say(language,
                {"{0}: was {1}, nu {2} (regel {3}, {4}, door {5}{6}{7})",
                 "{0}: was {1}, now {2} (entry {3}, {4}, by {5}{6}{7})"},
                {printable(said.key.substr(1)), value_words(words, was.statement, language),
                 value_words(words, said, language), std::to_string(was.entry), was.recorded_at, printable(was.author),
                 source(was.statement.source, language), days(was.statement, language)}),
            2, "- ");
}

Json replaced_json(std::vector<ledger::Replacement> const& replaced) {
    auto json = Json::array();
    for (auto const& [said, was] : replaced) {
        Json one{{"fact", said.key.substr(1)},
                 {"was", value_json(was.statement)},
                 {"now", value_json(said)},
                 {"entry", was.entry},
                 {"recorded_at", was.recorded_at},
                 {"author", was.author},
                 {"source", was.statement.source.kind}};
        if (!was.statement.value) one["was_withdrawn"] = true;
        if (!said.value) one["now_withdrawn"] = true;
        json.push_back(std::move(one));
    }
    return json;
}

}  // namespace wetwijzer::cli
