#include "engine/evaluate/facts.hpp"

namespace wetwijzer::evaluate {

Facts no_facts(model::RuleSet const& rules) {
    Facts facts;
    facts.slots.resize(rules.facts.size());
    return facts;
}

}  // namespace wetwijzer::evaluate
