// Scenarios: what is given and expected exists, has the right type and lies in range.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

// Fills CheckedTree::scenarios, one for each row of examples.
void check_scenarios(Context& context);

}  // namespace wetwijzer::check
