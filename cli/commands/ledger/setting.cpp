// ledger setting: rules of the organisation that the ledger holds its users to.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

void print(std::vector<std::string> const& value, std::optional<std::int64_t> entry, Arguments const& arguments,
           Environment& world) {
    auto const language = arguments.language;
    auto const& name = arguments.operands[1];
    if (arguments.json) {
        auto json = document("ledger-setting");
        json["name"] = name;
        json["value"] = value;
        if (entry) json["entry"] = *entry;
        world.out << to_text(json);
        return;
    }
    std::string list;
    for (auto const& one : value) list += (list.empty() ? "" : ", ") + printable(one);
    world.out << (list.empty() ? say(language, {"vier ogen: geen enkel besluit", "four eyes: no decision"})
                               : say(language, {"vier ogen: {0}", "four eyes: {0}"}, {list}))
              << (entry ? say(language, {" (regel {0})", " (entry {0})"}, {std::to_string(*entry)}) : "") << "\n";
}

}  // namespace

int ledger_setting(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const& operands = arguments.operands;
    std::vector<std::string> value(operands.begin() + 2, operands.end());
    if (value.empty() && !arguments.none) {
        auto const store = open_existing(operands[0], store::OpenMode::ReadOnly, arguments, world);
        store->read([&](store::Reading const& reading) { value = ledger::setting(reading, operands[1]); });
        print(value, std::nullopt, arguments, world);
        return exit_codes::fine;
    }
    if (!value.empty() && arguments.none)
        throw CommandError(exit_codes::usage, say(language, {"--geen gaat niet samen met namen van besluiten",
                                                             "--geen does not go with names of decisions"}));
    for (auto const& name : value)
        if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
            throw CommandError(exit_codes::usage,
                               say(language, {"`{0}` is geen naam van een besluit", "`{0}` is no name of a decision"},
                                   {printable(name)}));
    std::sort(value.begin(), value.end());
    value.erase(std::unique(value.begin(), value.end()), value.end());
    LedgerSession session(operands[0], store::OpenMode::ReadWrite, arguments, world);
    ledger::Draft draft;
    draft.kind = ledger::Kind::Setting;
    draft.details = ledger::to_text(ledger::SettingDetails{operands[1], value});
    auto const written = session.ledger().write(session.act(causes::administering), ledger::Permission::Administer,
                                                std::vector<ledger::Draft>{draft});
    print(value, written.entries.back().number, arguments, world);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
