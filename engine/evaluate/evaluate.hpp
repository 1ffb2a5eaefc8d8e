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

// Reaching one ends the evaluation: every requested outcome is then a LimitExceeded fault.
struct Limits {
    static constexpr std::uint32_t deepest = 2'000;  // what 8 MB of native stack carry, also under sanitizers

    std::uint32_t steps = 2'000'000;     // steps of the trace
    std::uint32_t depth = 2'000;         // nesting of expressions and rules; at most `deepest`
    std::uint32_t list_length = 10'000;  // rows of a list
};

// A derived value that a scenario fixes.
struct Assumption {
    model::RuleId rule;
    values::Value value;
};

struct Evaluation {
    std::vector<values::Outcome> outcomes;  // one for each requested rule, in order
    std::vector<std::uint32_t> roots;       // its step in the trace; no_step when a limit came first
    trace::Trace trace;
};

// Pure and total: the same arguments give the same bytes; every call ends, at the latest by a LimitExceeded fault.
// An outcome that is a value or a fault stays the same when unknown facts are filled in, and no outcome depends on the
// order of `requested` or on what else is requested (limits excepted, which a larger case may reach).
Evaluation evaluate(model::RuleSet const& rules, Facts const& facts, values::Date reference_date,
                    std::span<model::RuleId const> requested, std::span<Assumption const> assumptions = {},
                    Limits limits = {});

// One expression by itself (`wetwijzer eval`), under the same promises.
Evaluation evaluate_expression(model::RuleSet const& rules, Facts const& facts, values::Date reference_date,
                               model::ExprId expression, Limits limits = {});

}  // namespace wetwijzer::evaluate
