// ledger key: a person makes a key of their own. The secret stays in the file; the public half is for the
// administrator.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/key_folder.hpp"
#include "cli/output.hpp"
#include "engine/ledger/case_numbers.hpp"
#include "engine/ledger/errors.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_key(Arguments const& arguments, Environment& world) {
    using Kind = ledger::KeyFile::Kind;
    auto const language = arguments.language;
    KeyFolder keys(arguments, world);
    keys.first();
    if (!arguments.actor)
        throw CommandError(exit_codes::usage, say(language, {"--door ontbreekt", "--door is missing"}),
                           say(language, {"noem van wie de sleutel wordt: --door \"J. de Vries\"",
                                          "name whose key it will be: --door \"J. de Vries\""}));
    auto const& name = *arguments.actor;
    if (!is_name(name))
        throw CommandError(
            exit_codes::usage,
            say(language, {"`{0}` is geen naam voor --door", "`{0}` is no name for --door"}, {cut(printable(name))}),
            say(language, name_rules));
    if (ledger::find_number(name, {})) throw ledger::LedgerError(ledger::LedgerError::Code::HoldsNumber, "name");
    if (keys.find(Kind::Actor, name))
        throw CommandError(
            exit_codes::usage,
            say(language, {"er is al een sleutel van `{0}`", "there is a key of `{0}` already"}, {name}),
            say(language, {"een nieuwe maken kan in een andere map", "make a new one in another folder"}));
    auto const [secret, path] = keys.make(Kind::Actor, name);
    auto const public_key = crypto::SigningKey(secret).public_key().hex();
    if (arguments.json) {
        auto json = document("ledger-key");
        json["name"] = name;
        json["public_key"] = public_key;
        json["key_file"] = path;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    world.out << say(
        language,
        {"De sleutel van {0} staat in {1}. Geef dat bestand aan niemand.\n\nopenbare sleutel: {2}\n\nEen "
         "beheerder neemt hem op met `wetwijzer ledger actor GROOTBOEK NAAM --rol … --openbaar …`.\n",
         "The key of {0} is in {1}. Give that file to nobody.\n\npublic key: {2}\n\nAn administrator takes "
         "it in with `wetwijzer ledger actor LEDGER NAME --rol … --openbaar …`.\n"},
        {name, printable(path), public_key});
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
