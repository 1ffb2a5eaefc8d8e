// Expressions: leaves, operations, choices.
#include "engine/evaluate/evaluator.hpp"

#include "engine/evaluate/aggregates.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::evaluate {
namespace {

using model::Op;
using values::Missing;

bool is_leaf(Op op) {
    return op == Op::Constant || op == Op::Fact || op == Op::Parameter || op == Op::Reading || op == Op::Rule ||
           op == Op::ReferenceDate || op == Op::ElementField || op == Op::ElementRule;
}

bool takes_conditions(Op op) {
    return op == Op::And || op == Op::Or || op == Op::NoneOf || op == Op::AtLeast || op == Op::Not;
}

Unknown missing(std::uint32_t fact, std::uint32_t row = Missing::whole, std::uint32_t field = Missing::whole) {
    return Unknown{{Missing{fact, row, field}}};
}

}  // namespace

void Evaluator::evaluate(ExprId id) {
    if (!enter()) return;
    auto const& expr = rules_.expr(id);
    if (!is_leaf(expr.op)) {
        operation(id, expr);
    } else if (expr.note.is_some()) {
        auto const step = recorder_.open(StepKind::Condition, id.value, id);
        leaf(id, expr);
        recorder_.close(step, top());
    } else {
        leaf(id, expr);
    }
    leave();
}

void Evaluator::evaluate_condition(ExprId id) {
    evaluate(id);
    as_condition(top(), id);
}

void Evaluator::leaf(ExprId id, model::Expr const& expr) {
    if (expr.op == Op::Constant) return push_copy(rules_.constants[expr.payload]);
    if (expr.op == Op::Fact) return fact(id, expr);
    if (expr.op == Op::Rule) return rule(RuleId(expr.payload), {}, id);
    if (expr.op == Op::Parameter) return parameter(id, expr);
    if (expr.op == Op::Reading) return reading(id, expr);
    if (expr.op == Op::ElementField) return field(id, element_, expr.payload);
    if (expr.op == Op::ElementRule) return rule(RuleId(expr.payload), element_, id);
    reference_date(id);
}

void Evaluator::reference_date(ExprId id) {
    push(Value(reference_date_));
    recorder_.leaf(StepKind::ReferenceDate, 0, top(), id);
}

void Evaluator::operation(ExprId id, model::Expr const& expr) {
    auto const kind = expr.note.is_some()    ? StepKind::Condition
                      : expr.op == Op::Round ? StepKind::Rounding
                                             : StepKind::Operation;
    auto const step = recorder_.open(kind, id.value, id);
    if (expr.op == Op::If) {
        choose_if(id, expr);
    } else if (expr.op == Op::IfNone) {
        choose_if_none(id, expr);
    } else if (expr.op == Op::UnderLawOf) {
        under_law_of(id, expr);
    } else if (expr.op == Op::RecordField) {
        record_field(id, expr, step);
    } else if (expr.op == Op::RecordRule) {
        record_rule(id, expr);
    } else if (is_aggregate(expr.op)) {
        aggregate_list(id, expr);
    } else {
        auto const base = stack_.size();
        bool const conditions = takes_conditions(expr.op);
        for (std::uint32_t i = 0; i < expr.child_count && !stopped_; ++i) {
            auto const operand = rules_.children[expr.first_child + i];
            if (conditions)
                evaluate_condition(operand);
            else
                evaluate(operand);
        }
        combine(id, expr, base);
    }
    recorder_.close(step, top());
}

void Evaluator::combine(ExprId id, model::Expr const& expr, std::size_t base) {
    if (stop()) return reduce(base, Fault{FaultCode::LimitExceeded, 0, 0});
    Call const call{scope_, id, expr, kind(expr.type), from(base)};
    if (!is_aggregate(expr.op)) return reduce(base, apply(call));
    auto const list = rules_.operands(expr)[0];
    reduce(base, aggregate(call, {rules_.expr(list).payload, from(base)}));
}

void Evaluator::choose_if(ExprId, model::Expr const& expr) {
    auto const operands = rules_.operands(expr);
    evaluate_condition(operands[0]);
    auto const state = state_of(top());
    Choice choice;
    if (state == State::Unknown || state == State::Fault) choice.leave_open(top());
    stack_.pop_back();
    auto const base = stack_.size();
    for (std::size_t i = 1; i <= 2; ++i) {
        bool const excluded = state == (i == 1 ? State::No : State::Yes);
        if (excluded)
            skip(operands[i]);
        else
            evaluate(operands[i]);
    }
    reduce(base, choice);
    coerce(top(), kind(expr.type));
}

// While the value is unknown it may still turn out to be any value: only what is missing can be told.
void Evaluator::choose_if_none(ExprId, model::Expr const& expr) {
    auto const operands = rules_.operands(expr);
    auto const base = stack_.size();
    evaluate(operands[0]);
    auto const* value = values::known(top());
    if ((value && !values::is_none(*value)) || std::holds_alternative<Fault>(top())) {
        skip(operands[1]);
    } else if (value) {
        stack_.pop_back();
        evaluate(operands[1]);
    } else {
        MissingFacts all;
        all.add(std::get<Unknown>(top()));
        evaluate(operands[1]);
        if (auto const* unknown = std::get_if<Unknown>(&top())) all.add(*unknown);
        reduce(base, all.take());
    }
    coerce(top(), kind(expr.type));
}

// The step of the date comes first: it decides which law the value is computed by.
void Evaluator::under_law_of(ExprId id, model::Expr const& expr) {
    auto const operands = rules_.operands(expr);
    auto const outer = law_date_;
    if (enter_law_date(operands[1], id)) evaluate(operands[0]);
    law_date_ = outer;
}

void Evaluator::record_field(ExprId id, model::Expr const& expr, std::uint32_t step) {
    evaluate(rules_.operands(expr)[0]);
    auto const* value = values::known(top());
    if (!value || values::is_none(*value)) return;  // a field of geen is geen
    auto const* record = std::get_if<values::RecordRef>(value);
    Element const element = record ? Element{record->fact, record->row} : Element{};
    field_outcome(top(), id, element, expr.payload);
    auto* recorded = recorder_.step(step);
    if (!recorded || !element.is_some() || recorded->kind == StepKind::Condition) return;
    recorded->kind = StepKind::Field;
    recorded->subject = element.fact;
    recorded->detail = element.row;
    recorded->extra = expr.payload;
}

void Evaluator::record_rule(ExprId id, model::Expr const& expr) {
    evaluate(rules_.operands(expr)[0]);
    auto const* value = values::known(top());
    if (!value || values::is_none(*value)) return;
    auto const* record = std::get_if<values::RecordRef>(value);
    Element const element = record ? Element{record->fact, record->row} : Element{};
    stack_.pop_back();
    rule(RuleId(expr.payload), element, id);
}

void Evaluator::fact(ExprId id, model::Expr const& expr) {
    auto const index = expr.payload;
    auto const* slot = index < facts_.slots.size() ? &facts_.slots[index] : nullptr;
    if (slot && slot->value)
        push_copy(*slot->value);
    else
        push(missing(index));
    bool const judged = rules_.facts[index].is_judgement();
    recorder_.leaf(judged ? StepKind::Judgement : StepKind::Fact, index, top(), id);
}

void Evaluator::field(ExprId id, Element element, std::uint32_t index) {
    field_outcome(stack_.emplace_back(), id, element, index);
    recorder_.leaf(StepKind::Field, element.fact, top(), id, element.row, index);
}

void Evaluator::field_outcome(Outcome& outcome, ExprId id, Element element, std::uint32_t index) const {
    if (element.fact >= facts_.slots.size()) {
        outcome = Fault{FaultCode::NoneOperand, id.value, 0};
        return;
    }
    auto const& rows = facts_.slots[element.fact].rows;
    bool const present = rows && element.row < rows->size() && index < (*rows)[element.row].size();
    auto const* value = present ? &(*rows)[element.row][index] : nullptr;
    if (value && *value)
        values::assign(outcome, **value);
    else
        outcome = missing(element.fact, element.row, index);
}

// Without a choice of the case: the standard alternative, which is the first.
void Evaluator::reading(ExprId id, model::Expr const& expr) {
    auto const chosen =
        std::find_if(facts_.readings.begin(), facts_.readings.end(),
                     [&](Facts::ChosenReading const& one) { return one.reading.value == expr.payload; });
    auto const alternative = chosen == facts_.readings.end() ? 0 : chosen->alternative;
    push(Value(values::Member{static_cast<std::uint16_t>(alternative)}));
    recorder_.leaf(StepKind::Reading, expr.payload, top(), id, alternative);
}

void Evaluator::parameter(ExprId id, model::Expr const& expr) {
    auto const& all = rules_.parameters[expr.payload].values;
    auto const found = std::find_if(
        all.begin(), all.end(), [&](model::ParameterValue const& value) { return value.validity.contains(law_date_); });
    if (found != all.end())
        push_copy(found->value);
    else
        push(Fault{FaultCode::NoVersion, expr.payload, 1});
    auto const index = found != all.end() ? static_cast<std::uint32_t>(found - all.begin()) : trace::none;
    recorder_.leaf(StepKind::Parameter, expr.payload, top(), id, index);
}

}  // namespace wetwijzer::evaluate
