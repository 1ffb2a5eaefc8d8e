// ledger approve: the second official agrees with a decision.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "engine/ledger/decisions.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_approve(Arguments const& arguments, Environment& world) {
    auto const decision = entry_number(arguments.operands[1], arguments.language);
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const written =
        ledger::approve(session.ledger(), session.act(causes::deciding), decision, arguments.remark.value_or(""));
    auto const& entry = written.entries.back();
    if (arguments.json) {
        auto json = document("ledger-approval");
        json["decision"] = decision;
        json["entry"] = entry.number;
        json["actor"] = entry.actor;
        json["recorded_at"] = entry.recorded_at;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    world.out << say(arguments.language,
                     {"{0} stemde in met besluit {1} (regel {2})\n", "{0} agreed with decision {1} (entry {2})\n"},
                     {entry.actor, std::to_string(decision), std::to_string(entry.number)});
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
