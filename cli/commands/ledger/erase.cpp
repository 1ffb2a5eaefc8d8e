// ledger erase: the key of a case goes, and with it all its personal data. That it happened stays.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/entry_output.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_erase(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    if (!arguments.case_id)
        throw CommandError(exit_codes::usage, say(language, {"--zaak ontbreekt", "--zaak is missing"}));
    if (!arguments.reason)
        throw CommandError(
            exit_codes::usage, say(language, {"--reden ontbreekt", "--reden is missing"}),
            say(language, {"noem de grond, zonder gegevens over de persoon: de reden blijft leesbaar",
                           "give the ground, without data about the person: the reason stays readable"}));
    if (printable(*arguments.reason) != *arguments.reason)
        throw CommandError(exit_codes::usage, say(language, {"--reden hoort één regel tekst te zijn",
                                                             "--reden must be one line of text"}));
    if (arguments.reason->find(*arguments.case_id) != std::string::npos)
        throw CommandError(exit_codes::usage,
                           say(language, {"in --reden staat het nummer van de zaak; de reden blijft leesbaar",
                                          "--reden holds the number of the case; the reason stays readable"}));
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::erasing);
    auto const written = session.ledger().erase(act, *arguments.case_id, *arguments.reason);
    auto const erasure = written.entries.back().number;
    auto const ref = written.entries.back().case_ref;

    std::int64_t entries = 0, parts = 0;
    session.store().read([&](store::Reading const& reading) {
        entries = parts = 0;
        store::Selection selection;
        selection.case_ref = ref;
        reading.leaves(selection, [&](store::Leaf const& leaf) {
            auto const entry = ledger::read_leaf(leaf.text);
            if (!entry) return true;
            ++entries;
            parts += static_cast<std::int64_t>(entry->parts.size());
            return true;
        });
    });
    if (arguments.json) {
        auto json = document("ledger-erasure");
        json["case_ref"] = ref;
        json["entry"] = erasure;
        json["entries"] = entries;
        json["parts_erased"] = parts;
        json["reason"] = *arguments.reason;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    world.out << paragraph(
        say(language,
            {"De sleutel van de zaak is vernietigd en {0} overschreven: feiten, uitkomsten en redenen van de zaak zijn "
             "weg uit {1}. Wat blijft, zijn {2} zonder persoonsgegevens; de wissing is regel {3}.",
             "The key of the case was destroyed and {0} overwritten: facts, outcomes and reasons of the case are gone "
             "from {1}. What stays are {2} without personal data; the erasure is entry {3}."},
            {amount(language, static_cast<std::uint64_t>(parts), {"verzegeld deel is", "sealed part was"},
                    {"verzegelde delen zijn", "sealed parts were"}),
             printable(arguments.operands[0]),
             amount(language, static_cast<std::uint64_t>(entries), {"regel", "entry"}, {"regels", "entries"}),
             std::to_string(erasure)}),
        0);
    world.out << paragraph(say(language, {"Reservekopieën van het grootboek bevatten de gegevens nog, met hun sleutel: "
                                          "vervang ze.",
                                          "Backups of the ledger still hold the data, with their key: replace them."}),
                           0);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
