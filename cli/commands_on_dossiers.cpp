// The verbs of `ledger` on what is known of a case, and for the outside world.
#include "cli/command_descriptions.hpp"

namespace wetwijzer::cli {

std::vector<Command> dossier_commands() { return {}; }

}  // namespace wetwijzer::cli
