// ledger backup, ledger restore: a copy of the ledger, made next to writers, and verified before it is called one.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/commands/ledger/findings.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

// Copies, then verifies the copy; says what it is.
int copy(Text done, Text fails, char const* format, Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const& from = arguments.operands[0];
    auto const& to = arguments.operands[1];
    expect_nothing_at(to, arguments, world);
    auto const slash = to.rfind('/');
    auto const folder = slash == std::string::npos ? std::string(".") : to.substr(0, slash + 1);
    if (world.files.kind(folder) != FileKind::Folder)
        throw CommandError(exit_codes::input_output, say(language,
                                                         {"`{0}` kan niet worden gemaakt: die map bestaat niet",
                                                          "`{0}` cannot be made: that folder does not exist"},
                                                         {printable(to)}));
    store::backup(from, to);
    auto const verification = ledger::verify(to, trust_of(arguments, world), {});
    bool const fine = verification.findings.empty();
    if (arguments.json) {
        auto json = document(format);
        json["from"] = from;
        json["to"] = to;
        json["verification"] = verification_json(verification);
        world.out << to_text(json);
    } else {
        world.out << paragraph(
            say(language, fine ? done : fails, {printable(from), printable(to), std::to_string(verification.size)}), 0);
        if (!fine) world.out << findings_text(verification, language);
    }
    return fine ? exit_codes::fine : exit_codes::replay_differs;
}

}  // namespace

int ledger_backup(Arguments const& arguments, Environment& world) {
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    session.ledger().permit(session.act(causes::administering), ledger::Permission::Administer);
    return copy({"{1} is een kopie van {0}, met {2} regels, en klopt. De sleutels staan er niet in: bewaar die apart.",
                 "{1} is a copy of {0} with {2} entries, and holds. The keys are not in it: keep them apart."},
                {"{1} is een kopie van {0}, maar {0} klopt niet:", "{1} is a copy of {0}, but {0} does not hold:"},
                "ledger-backup", arguments, world);
}

int ledger_restore(Arguments const& arguments, Environment& world) {
    open_existing(arguments.operands[0], store::OpenMode::ReadOnly, arguments, world);
    return copy(
        {"{1} is teruggezet uit {0}, met {2} regels, en klopt. Is er na de reservekopie nog iets vastgelegd, dan "
         "gaat een beheerder verder met `wetwijzer ledger accept-restored`.",
         "{1} was restored from {0} with {2} entries, and holds. If anything was recorded after the backup, an "
         "administrator goes on with `wetwijzer ledger accept-restored`."},
        {"{1} is teruggezet uit {0}, maar klopt niet:", "{1} was restored from {0}, but does not hold:"},
        "ledger-restore", arguments, world);
}

}  // namespace wetwijzer::cli::commands
