// The canonical texts of outcomes and traces: parts of digests, fixed for good by the semantics version.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/model/rule_set.hpp"

#include <string>
#include <vector>

namespace wetwijzer::decide {

// {"name":{"known":"…"} | {"unknown":["fact",…]} | {"fault":"F0005"}, …}, keys in byte order.
std::string outcomes_json(model::RuleSet const& rules, std::vector<model::RuleId> const& requested,
                          std::vector<values::Outcome> const& outcomes);

// One line a step, names instead of ids: "12 3 rule leeftijd = P216M".
std::string trace_text(model::RuleSet const& rules, trace::Trace const& trace);

}  // namespace wetwijzer::decide
