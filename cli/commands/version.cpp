// version: of the program, and of the meaning of its rules.
#include "cli/commands/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/output.hpp"
#include "engine/decide/decision.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

int version(Arguments const& arguments, Environment& world) {
    if (arguments.json) {
        auto json = document("version");
        json["version"] = decide::engine_version;
        json["semantics"] = decide::semantics_version;
        world.out << to_text(json);
    } else {
        world.out << "wetwijzer " << decide::engine_version
                  << say(arguments.language,
                         {" (betekenis van de regels: versie {0})\n", " (meaning of the rules: version {0})\n"},
                         {std::to_string(decide::semantics_version)});
    }
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
