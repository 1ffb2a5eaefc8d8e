// The facade, and how an evaluation begins, ends and is limited.
#include "engine/evaluate/evaluate.hpp"

#include "engine/evaluate/evaluator.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::evaluate {

Evaluator::Evaluator(model::RuleSet const& rules, Facts const& facts, values::Date reference_date,
                     std::span<Assumption const> assumptions, Limits limits)
    : rules_(rules),
      facts_(facts),
      reference_date_(reference_date),
      limits_{limits.steps, std::min(limits.depth, Limits::deepest), limits.list_length},
      recorder_(limits.steps, std::min<std::size_t>(limits.steps, 2 * rules.expressions.size() + 16)),
      scope_{rules, reference_date, recorder_},
      memo_(rules.rules.size()),
      law_date_(reference_date) {
    stack_.reserve(256);
    if (!assumptions.empty()) assumed_.resize(rules.rules.size());
    for (auto const& assumption : assumptions) assumed_[assumption.rule.value] = &assumption.value;
}

Evaluation Evaluator::run(std::span<RuleId const> requested) {
    std::vector<std::uint32_t> roots;
    for (auto const id : requested) {
        auto const next = static_cast<std::uint32_t>(recorder_.size());
        if (!stop())
            rule(id, {}, {});
        else
            push(Fault{});
        roots.push_back(recorder_.size() > next ? next : trace::no_step);
    }
    return finish(std::move(roots));
}

Evaluation Evaluator::run(ExprId expression) {
    evaluate(expression);
    return finish({recorder_.size() > 0 ? 0 : trace::no_step});
}

// A limit ends the whole evaluation: which of several outcomes came first must not matter.
Evaluation Evaluator::finish(std::vector<std::uint32_t> roots) {
    if (stop()) std::fill(stack_.begin(), stack_.end(), Outcome(Fault{FaultCode::LimitExceeded, 0, 0}));
    Evaluation evaluation{std::move(stack_), std::move(roots), recorder_.take()};
    for (std::size_t i = 0; stopped_ && i < evaluation.roots.size(); ++i) {
        auto const root = evaluation.roots[i];
        if (root != trace::no_step) evaluation.trace.steps[root].outcome = evaluation.outcomes[i];
    }
    return evaluation;
}

// Every expression enters once; a refused one leaves the fault as its outcome.
bool Evaluator::enter() {
    if (depth_ >= limits_.depth) stopped_ = true;
    if (stop()) {
        push_fault(FaultCode::LimitExceeded, 0);
        return false;
    }
    deepest_ = std::max(deepest_, ++depth_);
    return true;
}

bool Evaluator::stop() {
    stopped_ = stopped_ || recorder_.full();
    return stopped_;
}

Outcome Evaluator::pop() {
    auto outcome = std::move(stack_.back());
    stack_.pop_back();
    return outcome;
}

void Evaluator::push_yes() { push(Value(true)); }

void Evaluator::push_none() { push(Value(values::None{})); }

void Evaluator::push_fault(FaultCode code, std::uint32_t where, std::uint32_t detail) {
    push(Fault{code, where, detail});
}

void Evaluator::reduce(std::size_t base, Outcome outcome) {
    stack_.resize(base);
    stack_.push_back(std::move(outcome));
}

void Evaluator::reduce(std::size_t base, Choice& choice) {
    if (stop()) return reduce(base, Fault{FaultCode::LimitExceeded, 0, 0});
    reduce(base, choice.among(from(base)));
}

// Constants leave no step, taken or not.
void Evaluator::skip(ExprId id, std::uint32_t detail) {
    if (rules_.expr(id).op == model::Op::Constant && detail == trace::none) return;
    recorder_.leaf(StepKind::Skipped, id.value, Value(values::None{}), id, detail);
}

values::Kind Evaluator::kind(model::TypeId type) const {
    return type.value < rules_.types.size() ? rules_.types[type.value].kind : values::Kind::Boolean;
}

Evaluation evaluate(model::RuleSet const& rules, Facts const& facts, values::Date reference_date,
                    std::span<model::RuleId const> requested, std::span<Assumption const> assumptions, Limits limits) {
    return Evaluator(rules, facts, reference_date, assumptions, limits).run(requested);
}

Evaluation evaluate_expression(model::RuleSet const& rules, Facts const& facts, values::Date reference_date,
                               model::ExprId expression, Limits limits) {
    return Evaluator(rules, facts, reference_date, {}, limits).run(expression);
}

}  // namespace wetwijzer::evaluate
