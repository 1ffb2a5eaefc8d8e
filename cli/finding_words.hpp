// What verification found, in the words of the user.
#pragma once

#include "cli/words.hpp"
#include "engine/ledger/verify.hpp"

#include <string>

namespace wetwijzer::cli {

// {0}: number of the entry, or size of the head; {1}: detail.
Text words_for(ledger::Fault fault);

std::string sentence(ledger::Finding const& finding, Language language);

}  // namespace wetwijzer::cli
