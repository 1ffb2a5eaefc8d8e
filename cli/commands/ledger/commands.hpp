// One function a verb of `ledger`, as in cli/commands/commands.hpp.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"

namespace wetwijzer::cli::commands {

int ledger_init(Arguments const& arguments, Environment& world);
int ledger_key(Arguments const& arguments, Environment& world);
int ledger_actor(Arguments const& arguments, Environment& world);
int ledger_setting(Arguments const& arguments, Environment& world);
int ledger_list(Arguments const& arguments, Environment& world);
int ledger_show(Arguments const& arguments, Environment& world);
int ledger_verify(Arguments const& arguments, Environment& world);
int ledger_head(Arguments const& arguments, Environment& world);
int ledger_prove(Arguments const& arguments, Environment& world);
int ledger_check_proof(Arguments const& arguments, Environment& world);
int ledger_export(Arguments const& arguments, Environment& world);
int ledger_approve(Arguments const& arguments, Environment& world);
int ledger_erase(Arguments const& arguments, Environment& world);
int ledger_backup(Arguments const& arguments, Environment& world);
int ledger_restore(Arguments const& arguments, Environment& world);
int ledger_accept_restored(Arguments const& arguments, Environment& world);
int ledger_rekey(Arguments const& arguments, Environment& world);
int ledger_upgrade(Arguments const& arguments, Environment& world);

}  // namespace wetwijzer::cli::commands
