// Private to the command table: the commands, each described in one function, and the options that several share.
#pragma once

#include "cli/command_table.hpp"

namespace wetwijzer::cli {

// Under which the verbs of `ledger` are listed.
namespace headings {
inline constexpr Text setting_up{"Inrichten", "Setting up"};
inline constexpr Text recording{"Vastleggen", "Recording"};
inline constexpr Text looking{"Bekijken", "Looking up"};
inline constexpr Text proving{"Controleren en bewijzen", "Verifying and proving"};
inline constexpr Text auditing{"Vragen van een controleur", "Questions of an auditor"};
inline constexpr Text citizens{"Voor de inwoner en de buitenwereld", "For the citizen and the outside world"};
inline constexpr Text keeping{"Bewaren en herstellen", "Keeping and restoring"};
}  // namespace headings

Operand rules_operand();
Operand case_operand(std::size_t minimum = 1);
Option reference_date_option();
Option decision_option();
Option reading_option();

Operand ledger_operand();
Operand number_operand(std::size_t minimum = 0);  // of an entry
Option case_option(Text help);                    // --zaak
Option key_folder_option();                       // --sleutels
// Who acts and what for: --sleutels, --door, --doel, --grondslag, --tijdstip.
std::vector<Option> session_options();
// `first`, then `others`.
std::vector<Option> operator+(std::vector<Option> first, std::vector<Option> const& others);

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
Command replay_command();
Command eval_command();
Command agenda_command();
Command indicators_command();
Command validate_command();
Command coverage_command();

std::vector<Command> ledger_commands();   // commands_on_ledger.cpp
std::vector<Command> proof_commands();    // commands_on_proofs.cpp
std::vector<Command> auditor_commands();  // commands_for_auditors.cpp
std::vector<Command> dossier_commands();  // commands_on_dossiers.cpp

}  // namespace wetwijzer::cli
