// Which citations are reasons of an outcome, read from the trace. Private to engine/scenario.
//
// A reason is the version of a rule, the branch taken, an exception that applied, the row that matched, the value of
// a parameter, a fact or judgement, and each condition that was decisive: of an `en` that fails only what failed, of an
// `of` that holds only what held. What was looked at without consequence is none.
#pragma once

#include "engine/model/rule_set.hpp"
#include "engine/trace/trace.hpp"

#include <cstdint>
#include <span>

namespace wetwijzer::scenario {

// Each reference once, in an order that depends on the trace alone.
model::Citation reasons(model::RuleSet const& rules, trace::Trace const& trace, std::span<std::uint32_t const> roots);

// "Wi art. 3" names "Wi art. 3 lid 1 onder a".
bool names(model::Reference const& reference, model::Reference const& reason);

}  // namespace wetwijzer::scenario
