// ledger head: the last signed head, to be kept elsewhere.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "engine/ledger/fingerprint.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_head(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const store = open_existing(arguments.operands[0], store::OpenMode::ReadOnly, arguments, world);
    std::optional<std::string> text;
    store->read([&](store::Reading const& reading) { text = reading.last_head(); });
    auto const head = text ? ledger::read_head(*text) : std::nullopt;
    if (!head)
        throw ledger::LedgerError(ledger::LedgerError::Code::Damaged,
                                  say(language, {"de laatste stand", "the last head"}));
    if (!arguments.brief) {
        world.out << with_line_break(*text);  // as it is signed: a program must get these bytes
        return exit_codes::fine;
    }
    auto const print = ledger::to_text(*ledger::fingerprint(*text));
    if (arguments.json) {
        auto json = document("ledger-head");
        json["ledger"] = head->ledger;
        json["size"] = head->size;
        json["at"] = head->at;
        json["fingerprint"] = print;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    world.out << say(language,
                     {"grootboek {0}\n{1} regels op {2}\n\n  {3}\n", "ledger {0}\n{1} entries at {2}\n\n  {3}\n"},
                     {head->ledger, std::to_string(head->size), head->at, print});
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
