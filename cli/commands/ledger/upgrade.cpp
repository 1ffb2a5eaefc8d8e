// ledger upgrade: the decisions of an older ledger, brought over into one of today.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "engine/ledger/import.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_upgrade(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const& old = arguments.operands[0];
    if (world.files.kind(old) == FileKind::Missing) throw FileError(old, FileProblem::Missing);
    LedgerSession session(arguments.operands[1], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::administering);
    session.ledger().permit(act, ledger::Permission::Administer);
    std::size_t size = 0;
    store::read_old_ledger(old,
                           [&](store::OldReading const& reading) { size = static_cast<std::size_t>(reading.size()); });
    Progress progress(size, arguments, world);
    std::int64_t done = 0;
    auto const imported = ledger::import_ledger(
        session.ledger(), [&] { return session.act(causes::administering); }, old,
        [&](std::int64_t records) {
            for (; done < records && done < static_cast<std::int64_t>(size); ++done) progress.advance();
        });
    if (arguments.json) {
        auto json = document("ledger-upgrade");
        json["records"] = imported.records;
        json["entries"] = imported.entries;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    world.out << paragraph(
        say(language,
            {"Alle zegels van {0} kloppen; {1} besluiten zijn overgenomen in {2}. In {0} staan nog persoonsgegevens "
             "die iedereen kan lezen: bewaar of vernietig het zoals de wet dat vraagt.",
             "All seals of {0} hold; {1} decisions were brought over into {2}. {0} still holds personal data that "
             "anyone can read: keep or destroy it as the law requires."},
            {printable(old), std::to_string(imported.records), printable(arguments.operands[1])}),
        0);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
