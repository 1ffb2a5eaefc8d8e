// Aggregates over the rows of a list.
#include "engine/evaluate/aggregates.hpp"
#include "engine/evaluate/evaluator.hpp"

namespace wetwijzer::evaluate {

// Every row is looked at, also after the outcome is decided: "why not" must be able to name each of them.
void Evaluator::aggregate_list(ExprId id, model::Expr const& expr) {
    auto const base = stack_.size();
    auto const list = rules_.operands(expr)[0];
    auto const fact = rules_.expr(list).payload;
    auto const count = list_length(list);
    if (!values::is_known(top())) return;
    stack_.pop_back();
    auto const outer = element_;
    for (std::size_t row = 0; row < count && !stop(); ++row) {
        element_of(expr, {fact, static_cast<std::uint32_t>(row)});
    }
    element_ = outer;
    combine(id, expr, base);
}

// Pushes the number of rows, or that the list is unknown.
std::size_t Evaluator::list_length(ExprId list) {
    auto const fact = rules_.expr(list).payload;
    auto const* slot = fact < facts_.slots.size() ? &facts_.slots[fact] : nullptr;
    bool const present = slot && slot->rows;
    auto const count = present ? slot->rows->size() : 0;
    if (present)
        push(Value(static_cast<std::int64_t>(count)));
    else
        push(Unknown{{values::Missing{fact}}});
    recorder_.leaf(StepKind::Fact, fact, top(), list);
    if (count > limits_.list_length) stopped_ = true;
    return count;
}

// Pushes condition and value of one row.
void Evaluator::element_of(model::Expr const& expr, Element element) {
    auto const operands = rules_.operands(expr);
    bool const with_value = aggregates_values(expr.op);
    std::size_t const condition_at = with_value ? 2 : 1;
    if (operands.size() == 1) {  // aantal L
        push_yes();
        push_none();
        return;
    }
    auto const step = recorder_.open(StepKind::Element, element.fact, {}, element.row);
    element_ = element;
    if (condition_at < operands.size())
        evaluate_condition(operands[condition_at]);
    else
        push_yes();
    auto const condition = stack_.size() - 1;
    if (with_value && state_of(stack_[condition]) != State::No)
        evaluate(operands[1]);
    else
        push_none();
    recorder_.close(step, stack_[condition]);
}

}  // namespace wetwijzer::evaluate
