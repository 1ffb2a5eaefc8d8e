// One function a verb of `ledger`, as in cli/commands/commands.hpp.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"

namespace wetwijzer::cli::commands {

int ledger_list(Arguments const& arguments, Environment& world);

}  // namespace wetwijzer::cli::commands
