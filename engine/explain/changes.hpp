// Private to engine/explain: the changes to a case that would give a condition the other outcome.
#pragma once

#include "engine/explain/words.hpp"
#include "engine/trace/tree.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::explain {

// One fact, field or derived value that is another.
struct Change {
    model::FactId fact;  // none: `rule`
    std::uint32_t row = values::Missing::whole;
    std::uint32_t field = values::Missing::whole;
    model::RuleId rule;  // a derived value, assumed
    values::Value value;
    bool was_open = false;  // fills in what was not known
    std::string text;       // "de leeftijd minstens 16 jaar was"
};

using Plan = std::vector<Change>;  // all of them together

// Candidates only, read off the trace: whether a plan works is for an evaluation to say.
class Changes {
public:
    static constexpr std::size_t most_changes = 3;  // in a plan
    static constexpr std::size_t most_plans = 24;   // looked at

    explicit Changes(Case const& of) : case_(of), words_(of), tree_(of.evaluation.trace) {}

    // Plans, smallest first, that may make the step `wanted`. An empty plan: it is so already.
    std::vector<Plan> plans(std::uint32_t step, bool wanted) const;

    // Plans, smallest first, that turn a condition which the step's rule chose by: another branch, row or exception.
    std::vector<Plan> other_choices(std::uint32_t step) const;

private:
    void choices(std::vector<Plan>& into, std::uint32_t step, unsigned depth) const;
    using Plans = std::vector<Plan>;

    Plans unsorted(std::uint32_t step, bool wanted, unsigned depth) const;
    Plans of_rule(std::uint32_t step, bool wanted, unsigned depth) const;
    Plans of_branches(std::uint32_t step, model::Version const& version, bool wanted, unsigned depth) const;
    Plans of_operation(std::uint32_t step, bool wanted, unsigned depth) const;
    Plans at_least(std::vector<std::uint32_t> const& operands, std::uint32_t needed, unsigned depth) const;
    Plans every(std::vector<std::uint32_t> const& steps, bool wanted, unsigned depth) const;
    Plans any(std::vector<std::uint32_t> const& steps, bool wanted, unsigned depth) const;
    Plans comparison(std::uint32_t step, bool wanted) const;
    Plans to_value(std::uint32_t left, values::Value value, std::string text) const;
    std::optional<Change> truth(std::uint32_t step, bool wanted) const;
    std::vector<std::uint32_t> operand_steps(std::uint32_t step) const;
    std::optional<values::Value> constant_or_known(std::uint32_t step, model::ExprId operand) const;
    bool is_constant(model::ExprId id, bool wanted) const;
    trace::Step const& at(std::uint32_t step) const { return case_.evaluation.trace.steps[step]; }

    Case const& case_;
    Words words_;
    trace::Tree tree_;
};

}  // namespace wetwijzer::explain
