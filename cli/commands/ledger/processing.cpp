// ledger processing: what was done with personal data, as records for the Logboek Dataverwerkingen.
#include "engine/audit/processing.hpp"

#include "cli/command_error.hpp"
#include "cli/commands/ledger/dossier_commands.hpp"
#include "cli/ledger_session.hpp"
#include "engine/audit/decided.hpp"

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

// Not whether it exists: only that it can be one.
std::string address(std::optional<std::string> const& given, std::string_view otherwise, char const* option,
                    Language language) {
    if (!given) return std::string(otherwise);
    bool const plain = std::all_of(given->begin(), given->end(), [](char c) { return c > ' ' && c < 0x7f; });
    auto const colon = given->find(':');
    if (plain && colon != std::string::npos && colon > 0 && colon + 1 < given->size()) return *given;
    throw CommandError(
        exit_codes::usage,
        say(language, {"`{0}` bij {1} is geen adres", "`{0}` for {1} is no address"}, {printable(*given), option}),
        say(language, {"schrijf een URI, zoals https://voorbeeld.nl/verwerkingen/",
                       "write a URI, like https://example.org/processing/"}));
}

}  // namespace

int ledger_processing(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    if (arguments.from && arguments.through && *arguments.through < *arguments.from)
        throw CommandError(exit_codes::usage,
                           say(language, {"de periode eindigt voor zij begint", "the period ends before it starts"}));
    audit::ProcessingOptions options;
    if (arguments.from) options.recorded_from = audit::begin_of(*arguments.from);
    if (arguments.through) options.recorded_through = audit::end_of(*arguments.through);
    options.activities = address(arguments.activities, audit::default_activities, "--register", language);
    options.caller = address(arguments.caller, "", "--aanroeper", language);
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    session.ledger().permit(session.act(causes::auditing), ledger::Permission::Aggregate);
    std::string text;
    session.store().read([&](store::Reading const& reading) {
        text.clear();
        audit::processing(reading, options, [&](std::string_view part) { text += part; });
    });
    world.out << text;
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
