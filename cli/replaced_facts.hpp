// Facts that go before what was recorded earlier. Nothing is overwritten, and nothing happens unseen: a case file that
// was made before a colleague's correction says the old value again.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/output.hpp"
#include "engine/ledger/knowledge.hpp"

#include <vector>

namespace wetwijzer::cli {

// One note on world.err for all of them; nothing with --json.
void warn_of_replaced(std::vector<ledger::Replacement> const& replaced, model::RuleSet const& rules,
                      Arguments const& arguments, Environment& world);

Json replaced_json(std::vector<ledger::Replacement> const& replaced);

}  // namespace wetwijzer::cli
