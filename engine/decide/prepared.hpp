// A rule set with what deciding many cases needs of it, worked out once.
#pragma once

#include "engine/decide/names.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/model/rule_set.hpp"

namespace wetwijzer::decide {

// For use by several threads at a time. The rule set must outlive it.
struct Prepared {
    explicit Prepared(model::RuleSet const& rule_set) : rules(rule_set), format(rule_set), names(rule_set) {}

    model::RuleSet const& rules;
    evaluate::CaseFormat format;
    Names names;
};

}  // namespace wetwijzer::decide
