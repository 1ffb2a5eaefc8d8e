// Which conditions a trace saw true and false. Private to engine/scenario.
#pragma once

#include "engine/scenario/scenario.hpp"

namespace wetwijzer::scenario {

void cover(model::RuleSet const& rules, trace::Trace const& trace, Coverage& coverage);

}  // namespace wetwijzer::scenario
