// The verbs of `ledger` that answer the questions of auditors.
#include "cli/command_descriptions.hpp"

namespace wetwijzer::cli {

std::vector<Command> auditor_commands() { return {}; }

}  // namespace wetwijzer::cli
