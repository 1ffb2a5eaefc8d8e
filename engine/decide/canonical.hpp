// The canonical texts of outcomes and traces: parts of digests, fixed for good by the semantics version. Whatever
// changes one byte of them for the same rules and facts raises semantics_version (decision.hpp).
#pragma once

#include "engine/decide/names.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/model/rule_set.hpp"

#include <string>
#include <vector>

namespace wetwijzer::decide {

// {"name":{"known":"…"} | {"unknown":["fact",…]} | {"fault":"F0005"}, …}, keys in byte order. A missing field of a row
// is "fact[2].field", rows from 0.
std::string outcomes_json(model::RuleSet const& rules, std::vector<model::RuleId> const& requested,
                          std::vector<values::Outcome> const& outcomes);

// One line a step: its number, its parent's number (0: none), what it is, and its outcome as " = value", " ? missing"
// or " ! fault". Names instead of ids, so that a rule set whose ids moved gives the same text: "12 3 rule leeftijd =
// P216M".
std::string trace_text(model::RuleSet const& rules, trace::Trace const& trace);

// BLAKE2b of the trace in few bytes (trace_code.hpp), 64 hex digits. Traces with different texts have different ones;
// like the texts it does not depend on ids.
std::string trace_digest(model::RuleSet const& rules, Names const& names, trace::Trace const& trace);

}  // namespace wetwijzer::decide
