// What the ledger says, in the words of the user: kinds, roles, and why something was refused.
#pragma once

#include "cli/output.hpp"
#include "engine/ledger/ledger.hpp"

#include <optional>
#include <string>

namespace wetwijzer::cli {

Text words_for(ledger::Kind kind);  // besluit, toegang, …
Text words_for(ledger::Role role);  // behandelaar, beleid, auditor, beheerder
std::optional<ledger::Role> role_of(std::string const& dutch);
std::optional<ledger::Kind> kind_of(std::string const& dutch);

Problem describe(ledger::AccessError const& error, Language language);
Problem describe(ledger::LedgerError const& error, Language language);
int exit_code(ledger::LedgerError const& error);

}  // namespace wetwijzer::cli
