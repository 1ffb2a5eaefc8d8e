// ledger accept-restored: goes on after a backup was put back, and records what the keys had seen before.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "engine/ledger/details.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_accept_restored(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    if (!arguments.reason || printable(*arguments.reason) != *arguments.reason)
        throw CommandError(exit_codes::usage, arguments.reason
                                                  ? say(language, {"--reden hoort één regel tekst te zijn",
                                                                   "--reden must be one line of text"})
                                                  : say(language, {"--reden ontbreekt", "--reden is missing"}));
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    ledger::Written written;
    try {
        written = session.ledger().accept_restored(session.act(causes::administering), *arguments.reason);
    } catch (store::StoreError const&) {
        session.keep_anchor(true);  // erased, with remnants where others were reading; or nothing was done
        throw;
    }
    session.keep_anchor(true);
    auto const& entry = written.entries.front();
    auto const erased = written.entries.size() - 1;
    ledger::RestoreDetails details;
    ledger::read(entry.details, details);
    if (arguments.json) {
        auto json = document("ledger-restored");
        json["entry"] = entry.number;
        json["erased_again"] = erased;
        json["seen_size"] = details.size;
        json["seen_root"] = details.root;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    world.out << paragraph(
        say(language,
            {"Het grootboek gaat verder bij regel {0}. Vastgelegd is dat deze sleutels eerder {1} regels zagen: wat "
             "daarvan ontbreekt, moet opnieuw worden vastgelegd.",
             "The ledger goes on at entry {0}. It is recorded that these keys saw {1} entries before: what is "
             "missing of those must be recorded again."},
            {std::to_string(entry.number), std::to_string(details.size)}),
        0);
    if (erased > 0)
        world.out << paragraph(say(language,
                                   {"{0}: deze sleutels hadden de wissing gezien, en de reservekopie was van daarvoor.",
                                    "{0}: these keys had seen the erasure, and the backup was made before it."},
                                   {amount(language, erased, {"zaak is opnieuw gewist", "case was erased again"},
                                           {"zaken zijn opnieuw gewist", "cases were erased again"})}),
                               0);
    world.out << paragraph(
        say(language, {"Wissingen die deze sleutels niet zagen, moeten ook opnieuw (AVG art. 17): vraag wie er na de "
                       "reservekopie iets wiste.",
                       "Erasures that these keys did not see must be done again too (GDPR art. 17): ask who erased "
                       "something after the backup."}),
        0);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
