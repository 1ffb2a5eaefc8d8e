// Private to engine/explain: what outcomes would be under other readings, as sentences.
#pragma once

#include "engine/explain/explanation.hpp"
#include "engine/explain/words.hpp"

#include <span>
#include <vector>

namespace wetwijzer::explain {

// Whose outcomes are told about, and what they are now.
struct About {
    std::span<model::RuleId const> rules;
    std::span<values::Outcome const> now;
    model::RuleId applies;      // said as "dit besluit is (niet) aan de orde"; none: of no decision
    bool only_applies = false;  // the decision is not at issue: other outcomes count where that changes
};

std::vector<Explanation::Part::OtherReading> other_readings(Case const& of,
                                                            std::vector<decide::ReadingEffect> const& effects,
                                                            About const& about);

}  // namespace wetwijzer::explain
