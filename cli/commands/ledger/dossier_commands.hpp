// One function a verb of `ledger` on what is known of a case, as in cli/commands/commands.hpp.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"

namespace wetwijzer::cli::commands {

int ledger_facts(Arguments const& arguments, Environment& world);
int ledger_known(Arguments const& arguments, Environment& world);
int ledger_dossier(Arguments const& arguments, Environment& world);
int ledger_due(Arguments const& arguments, Environment& world);
int ledger_processing(Arguments const& arguments, Environment& world);
int register_entry(Arguments const& arguments, Environment& world);

}  // namespace wetwijzer::cli::commands
