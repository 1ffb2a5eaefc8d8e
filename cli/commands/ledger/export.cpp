// ledger export: everything that can be verified, as lines of JSON, without personal data that can be read.
#include "engine/ledger/export.hpp"
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_export(Arguments const& arguments, Environment& world) {
    auto const store = open_existing(arguments.operands[0], store::OpenMode::ReadOnly, arguments, world);
    ledger::ExportContent content;
    content.parts = arguments.with_parts;
    content.rules = !arguments.without_rules;
    std::string text;
    store->read([&](store::Reading const& reading) {
        text.clear();
        ledger::export_ledger(reading, content, [&](std::string_view piece) { text += piece; });
    });
    world.out << text;
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
