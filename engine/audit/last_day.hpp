// Private to engine/audit: the last day on which the law lets a decision be taken.
#pragma once

#include "engine/audit/decided.hpp"
#include "engine/evaluate/facts.hpp"

#include <optional>
#include <string>

namespace wetwijzer::audit {

struct LastDay {
    std::optional<values::Date> day;  // none: there is none, or it is not known
    std::string rule;                 // which gave it
    bool unknown = false;             // it waits for facts, or is a fault
    bool met = false;                 // the facts say that the term had been met before this decision was recorded
};

// By `binnen` of the decision: the latest of the days that its rules give.
LastDay last_day(model::RuleSet const& rules, model::DecisionDefinition const& decision, evaluate::Facts const& facts,
                 values::Date reference_date);

}  // namespace wetwijzer::audit
