// ledger setting: rules of the organisation that the ledger holds its users to.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/ledger_rules.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "dsl/compile.hpp"
#include "engine/ledger/knowledge.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

std::string names(std::vector<std::string> const& value, Language language) {
    std::string list;
    for (auto const& one : value) list += (list.empty() ? "" : ", ") + printable(one);
    return list.empty() ? say(language, {"geen enkel besluit", "no decision"}) : list;
}

// `before`: what counted until now, where it was changed.
void print(std::vector<std::string> const& value, std::optional<std::int64_t> entry,
           std::vector<std::string> const& before, Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const& name = arguments.operands[1];
    if (arguments.json) {
        auto json = document("ledger-setting");
        json["name"] = name;
        json["value"] = value;
        if (entry) {
            json["entry"] = *entry;
            json["before"] = before;
        }
        world.out << to_text(json);
        return;
    }
    auto const now = names(value, language);
    if (!entry) {
        world.out << say(language, {"vier ogen: {0}\n", "four eyes: {0}\n"}, {now});
        return;
    }
    world.out << say(language, {"vier ogen: {0} (regel {1}; was: {2})\n", "four eyes: {0} (entry {1}; was: {2})\n"},
                     {now, std::to_string(*entry), names(before, language)});
}

// The decisions of the last rules of the ledger and of the rules that are found here; none: there are no rules.
std::vector<std::string> known_decisions(std::string const& path, Arguments const& arguments, Environment& world) {
    std::vector<std::string> known;
    auto const add = [&](model::RuleSet const* rules) {
        if (rules == nullptr) return;
        for (auto const& decision : rules->decisions) known.push_back(decision.name);
    };
    open_existing(path, store::OpenMode::ReadOnly, arguments, world)->read([&](store::Reading const& reading) {
        auto const hash = ledger::rule_set_at(reading, {});
        auto const texts = hash.empty() ? std::nullopt : reading.rule_texts(hash);
        if (texts) add(compile_texts(*texts).get());
    });
    auto found = find_rules_if_any(arguments, world);
    if (!found.files.empty()) add(dsl::compile(std::move(found.files)).rules.get());
    return known;
}

// A name that no rules know would switch four eyes off without anybody seeing it.
void check_known(std::vector<std::string> const& value, std::vector<std::string> const& known,
                 Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    if (known.empty()) {
        if (!value.empty() && !arguments.json)
            world.err << say(language, {"let op: er zijn geen regels gevonden, dus is niet nagekeken of deze besluiten "
                                        "bestaan\n",
                                        "note: no rules were found, so it was not checked that these decisions "
                                        "exist\n"});
        return;
    }
    for (auto const& name : value) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        auto const near = diagnostics::suggest(name, known);
        throw CommandError(exit_codes::usage,
                           say(language, {"de regels kennen geen besluit `{0}`", "the rules have no decision `{0}`"},
                               {cut(printable(name))}),
                           near.empty() ? "" : say(language, {"bedoelde u `{0}`?", "did you mean `{0}`?"}, {near}));
    }
}

}  // namespace

int ledger_setting(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const& operands = arguments.operands;
    std::vector<std::string> value(operands.begin() + 2, operands.end());
    if (value.empty() && !arguments.none) {
        auto const store = open_existing(operands[0], store::OpenMode::ReadOnly, arguments, world);
        store->read([&](store::Reading const& reading) { value = ledger::setting(reading, operands[1]); });
        print(value, std::nullopt, {}, arguments, world);
        return exit_codes::fine;
    }
    if (!value.empty() && arguments.none)
        throw CommandError(exit_codes::usage, say(language, {"--geen gaat niet samen met namen van besluiten",
                                                             "--geen does not go with names of decisions"}));
    for (auto const& name : value)
        if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
            throw CommandError(exit_codes::usage,
                               say(language, {"`{0}` is geen naam van een besluit", "`{0}` is no name of a decision"},
                                   {cut(printable(name))}));
    std::sort(value.begin(), value.end());
    value.erase(std::unique(value.begin(), value.end()), value.end());
    auto const known = known_decisions(operands[0], arguments, world);
    check_known(value, known, arguments, world);
    LedgerSession session(operands[0], store::OpenMode::ReadWrite, arguments, world);
    ledger::Draft draft;
    draft.kind = ledger::Kind::Setting;
    draft.details = ledger::to_text(ledger::SettingDetails{operands[1], value});
    std::vector<std::string> before;
    auto const written = session.ledger().write(session.act(causes::administering), ledger::Permission::Administer,
                                                [&](store::Reading const& reading) {
                                                    before = ledger::setting(reading, operands[1]);
                                                    return std::vector<ledger::Draft>{draft};
                                                });
    print(value, written.entries.back().number, before, arguments, world);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
