// The verbs of `ledger` for auditors, as in commands.hpp.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"

namespace wetwijzer::cli::commands {

int ledger_query(Arguments const& arguments, Environment& world);
int ledger_fines(Arguments const& arguments, Environment& world);
int ledger_violations(Arguments const& arguments, Environment& world);
int ledger_sample(Arguments const& arguments, Environment& world);

}  // namespace wetwijzer::cli::commands
