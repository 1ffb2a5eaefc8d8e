// What a calculation has to tell besides its result: dates that moved, days that did not exist, roundings. In the order
// in which they happened, each once.
#pragma once

#include "cli/words.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/trace/trace.hpp"
#include "engine/values/outcome.hpp"

#include <string>
#include <vector>

namespace wetwijzer::cli {

std::vector<std::string> remarks(model::RuleSet const& rules, trace::Trace const& trace, Language language);

// "F0002: delen door nul"
std::string describe(values::FaultCode code, Language language);

// The name of a fact or judgement, with row and field: "examens, rij 2, niveau".
std::string describe(values::Missing const& missing, model::RuleSet const& rules, Language language);

}  // namespace wetwijzer::cli
