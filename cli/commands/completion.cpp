// completion: what a shell needs to complete our commands.
#include "cli/completion.hpp"

#include "cli/commands/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/output.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

int completion(Arguments const& arguments, Environment& world) {
    auto const& shell = arguments.operands[0];
    auto const script = completion_script(shell);
    if (!arguments.json) {
        world.out << script;
        return exit_codes::fine;
    }
    auto json = document("completion");
    json["shell"] = shell;
    json["script"] = script;
    world.out << to_text(json);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
