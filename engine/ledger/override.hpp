// Something else than computed: whether it can be taken.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/ledger/details.hpp"
#include "engine/model/rule_set.hpp"

#include <optional>
#include <string_view>

namespace wetwijzer::ledger {

enum class OverrideProblem {
    NoSuchOutcome,  // of the decisions that were asked for
    Value,          // not the canonical spelling of a value that the outcome can have, or below nothing
    SameValue,      // what was computed
    Basis,          // no place in a source of the rules: "Awb art. 5:46 lid 2"
    Motivation,     // empty
};
std::string_view name(OverrideProblem problem);  // "no_such_outcome", …

std::optional<OverrideProblem> check_override(model::RuleSet const& rules, decide::Decision const& decision,
                                              Override const& taken);

// The value that is spelled so in outcomes; none when no value of the type is (rows and lists: never).
std::optional<values::Value> read_canonical(std::string_view text, values::Type const& type);

// Whether the text begins with a source of the rules and goes on with a place in it (a ruling needs none).
bool cites(model::RuleSet const& rules, std::string_view basis);

// An amount, part or duration below zero: nobody decides that.
bool is_below_nothing(values::Value const& value);

}  // namespace wetwijzer::ledger
