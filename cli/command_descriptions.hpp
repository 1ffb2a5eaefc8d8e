// Private to the command table: the commands, each described in one function, and the options that several share.
#pragma once

#include "cli/command_table.hpp"

namespace wetwijzer::cli {

Operand rules_operand();
Operand case_operand(std::size_t minimum = 1);
Option reference_date_option();
Option decision_option();
Option reading_option();

Command check_command();
Command test_command();
Command schema_command();
Command new_case_command();
Command fmt_command();
Command dump_command();
Command completion_command();
Command version_command();
Command decide_command();
Command explain_command();
Command ask_command();
Command ledger_command();
Command replay_command();
Command eval_command();
Command agenda_command();
Command indicators_command();
Command validate_command();
Command coverage_command();

}  // namespace wetwijzer::cli
