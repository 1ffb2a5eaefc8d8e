// Aggregates over the rows of a list.
#include "engine/evaluate/aggregates.hpp"
#include "engine/evaluate/evaluator.hpp"

namespace wetwijzer::evaluate {

// Every row is looked at, also after the outcome is decided: "why not" must be able to name each of them.
void Evaluator::aggregate_list(ExprId id, model::Expr const& expr) {
    auto const base = stack_.size();
    auto const list = rules_.operands(expr)[0];
    auto const fact = rules_.expr(list).payload;
    auto const* slot = fact < facts_.slots.size() ? &facts_.slots[fact] : nullptr;
    if (!slot || !slot->rows) {
        push(Unknown{{values::Missing{fact}}});
        recorder_.leaf(StepKind::Fact, fact, top(), list);
        return;
    }
    auto const count = slot->rows->size();
    recorder_.leaf(StepKind::Fact, fact, Value(static_cast<std::int64_t>(count)), list);
    if (count > limits_.list_length) stopped_ = true;

    auto const outer = element_;
    for (std::size_t row = 0; row < count && !stop(); ++row) {
        element_of(expr, {fact, static_cast<std::uint32_t>(row)});
    }
    element_ = outer;
    if (stop()) return reduce(base, Fault{FaultCode::LimitExceeded, 0, 0});
    Call const call{scope_, id, expr, kind(expr.type), {}};
    reduce(base, aggregate(call, {fact, from(base)}));
}

// Pushes condition and value of one row.
void Evaluator::element_of(model::Expr const& expr, Element element) {
    auto const operands = rules_.operands(expr);
    bool const with_value = aggregates_values(expr.op);
    std::size_t const condition_at = with_value ? 2 : 1;
    if (operands.size() == 1) {  // aantal L
        push(Value(true));
        push(Value(values::None{}));
        return;
    }
    auto const step = recorder_.open(StepKind::Element, element.fact, {}, element.row);
    element_ = element;
    if (condition_at < operands.size()) evaluate_condition(operands[condition_at]);
    else push(Value(true));
    auto const condition = stack_.size() - 1;
    if (with_value && state_of(stack_[condition]) != State::No) evaluate(operands[1]);
    else push(Value(values::None{}));
    recorder_.close(step, stack_[condition]);
}

}  // namespace wetwijzer::evaluate
