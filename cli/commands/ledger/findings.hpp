// What verification found, in words and as JSON; and what the user trusts. For verify, backup, restore.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/output.hpp"
#include "engine/ledger/verify.hpp"

#include <string>

namespace wetwijzer::cli::commands {

// --vertrouw, --kop, --vanaf, and the anchor in the folder with keys. CommandError for what cannot be read.
ledger::Trust trust_of(Arguments const& arguments, Environment& world);

// A head as the user gives it: a file with one.
ledger::Head read_head_file(std::string const& path, Arguments const& arguments, Environment& world);
crypto::PublicKey trusted_key(std::string const& hex, Language language);

std::string findings_text(ledger::Verification const& verification, Language language);
Json verification_json(ledger::Verification const& verification);

}  // namespace wetwijzer::cli::commands
