// Private to engine/explain: what a case still waits for, as questions.
#pragma once

#include "engine/explain/explanation.hpp"
#include "engine/explain/words.hpp"

#include <vector>

namespace wetwijzer::explain {

// In the order of `missing`. The legal ground is that of the fact, else of the rule that first asked for it.
std::vector<Explanation::Part::Question> questions(Case const& of, values::Unknown const& missing);

}  // namespace wetwijzer::explain
