// ledger rekey: a new master key; the keys of all cases are wrapped with it.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_rekey(Arguments const& arguments, Environment& world) {
    using Kind = ledger::KeyFile::Kind;
    auto const language = arguments.language;
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::administering);
    session.ledger().permit(act, ledger::Permission::Administer);
    // On disk under another name before the ledger changes, so that no crash leaves a ledger without its key.
    auto& keys = session.keys();
    session.ledger().rekey(act, keys.next_master());
    auto const old = keys.replace_master();
    auto const path = keys.path_of(Kind::Master);
    if (arguments.json) {
        auto json = document("ledger-rekey");
        json["key_file"] = path;
        json["old_key_file"] = old;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    world.out << paragraph(
        say(language,
            {"De nieuwe hoofdsleutel staat in {0}; bewaar er een kopie van. De oude staat nu in {1}: hij opent nog "
             "wel oudere reservekopieën. Vernietig hem met die kopieën.",
             "The new master key is in {0}; keep a copy of it. The old one is in {1} now: it still opens older "
             "backups. Destroy it together with them."},
            {printable(path), printable(old)}),
        0);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
