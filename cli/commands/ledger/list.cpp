// ledger list: every entry in one line, without personal data.
#include "cli/commands/ledger/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/pipeline.hpp"
#include "engine/ledger/ledger.hpp"

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_list(Arguments const& arguments, Environment& world) {
    auto const store = open_ledger(arguments.operands[0], store::OpenMode::ReadOnly, world);
    std::string text;
    store->read([&](store::Reading const& reading) {
        text.clear();
        for (std::int64_t number = 1; number <= reading.size(); ++number) {
            auto const entry = ledger::entry_at(reading, number);
            text += std::to_string(number) + "  " + entry.recorded_at + "  " + std::string(name(entry.kind)) + "\n";
        }
    });
    world.out << text;
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
