// Private to engine/articles: every citation of a rule set, with who cites.
#pragma once

#include "engine/articles/coverage.hpp"

#include <vector>

namespace wetwijzer::articles {

struct Cited {
    model::Reference reference;
    Use use;
};

// In no particular order, with repetitions. What was made of a declaration (the parts of a term, the layer below an
// exception) counts as that declaration.
std::vector<Cited> citations(model::RuleSet const& rules);

}  // namespace wetwijzer::articles
