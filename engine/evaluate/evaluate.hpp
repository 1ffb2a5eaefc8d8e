// The evaluator: rules, facts and a reference date give outcomes and the full trace.
#pragma once

#include "engine/evaluate/facts.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/trace/trace.hpp"
#include "engine/values/outcome.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace wetwijzer::evaluate {

struct Limits {
    std::uint32_t steps = 2'000'000;   // steps of the trace
    std::uint32_t depth = 2'000;       // nesting of rules and expressions
};

// A derived value that a scenario fixes.
struct Assumption {
    model::RuleId rule;
    values::Value value;
};

struct Evaluation {
    std::vector<values::Outcome> outcomes;  // one for each requested rule, in order
    std::vector<std::uint32_t> roots;       // its step in the trace
    trace::Trace trace;
};

// Pure and total: the same arguments give the same bytes; every call ends, at the latest by a LimitExceeded fault.
// An outcome that is known stays the same when unknown facts are filled in.
Evaluation evaluate(model::RuleSet const& rules, Facts const& facts, values::Date reference_date,
                    std::span<model::RuleId const> requested, std::span<Assumption const> assumptions = {},
                    Limits limits = {});

// One expression by itself (`wetwijzer eval`), under the same promises.
Evaluation evaluate_expression(model::RuleSet const& rules, Facts const& facts, values::Date reference_date,
                               model::ExprId expression, Limits limits = {});

}  // namespace wetwijzer::evaluate
