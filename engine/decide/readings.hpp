// What the outcomes would be under the other readings that the text of the law allows.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/model/rule_set.hpp"

#include <span>
#include <vector>

namespace wetwijzer::decide {

// Other alternatives than those taken, for one reading or two together, and the outcomes that they change.
struct ReadingEffect {
    std::vector<evaluate::Facts::ChosenReading> assumed;  // one or two, by ReadingId
    struct Difference {
        model::RuleId rule;
        values::Outcome outcome;  // under the assumed alternatives
    };
    // In the order of the requested outcomes; never empty. Waiting for other facts is no difference. Of a pair: only
    // what neither gives alone.
    std::vector<Difference> differences;
};

// Tries every other alternative of every reading that `evaluation` met, and of those met only then. Pairs stand here
// only where together they give an outcome that neither gives alone. In order of ReadingId and alternative.
std::vector<ReadingEffect> reading_effects(model::RuleSet const& rules, evaluate::Facts const& facts,
                                           values::Date reference_date, std::span<model::RuleId const> requested,
                                           evaluate::Evaluation const& evaluation);

}  // namespace wetwijzer::decide
