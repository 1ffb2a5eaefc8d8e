// The change that turns a comparison: its left side moved just over the edge that the right side sets.
#include "engine/explain/changes.hpp"

#include <algorithm>

namespace wetwijzer::explain {
namespace {

using model::Op;
using trace::StepKind;
using values::Value;

Op opposite(Op op) {
    if (op == Op::Less) return Op::GreaterEqual;
    if (op == Op::LessEqual) return Op::Greater;
    if (op == Op::Greater) return Op::LessEqual;
    if (op == Op::GreaterEqual) return Op::Less;
    return op == Op::Equal ? Op::NotEqual : Op::Equal;
}

// The next value up or down; nothing for values without a next.
std::optional<Value> beside(Value const& value, int direction) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) {
        std::int64_t next = 0;
        if (__builtin_add_overflow(*number, direction, &next)) return {};
        return Value(next);
    }
    if (auto const* amount = std::get_if<values::Money>(&value)) {
        auto const next = add(*amount, values::Money::cents(direction));
        return next ? std::optional<Value>(*next) : std::nullopt;
    }
    if (auto const* date = std::get_if<values::Date>(&value)) {
        auto const next = date->plus_days(direction);
        return next ? std::optional<Value>(*next) : std::nullopt;
    }
    if (auto const* length = std::get_if<values::Duration>(&value)) {
        std::int32_t next = 0;
        if (__builtin_add_overflow(length->count, direction, &next)) return {};
        return Value(values::Duration{length->family, next});
    }
    return {};
}

std::optional<Value> satisfying(Op op, Value const& edge) {
    if (op == Op::Less) return beside(edge, -1);
    if (op == Op::Greater) return beside(edge, 1);
    return edge;
}

Phrase phrase_of(Op op, bool dates) {
    if (op == Op::Less) return dates ? Phrase::IfBefore : Phrase::IfLess;
    if (op == Op::LessEqual) return dates ? Phrase::IfOnOrBefore : Phrase::IfAtMost;
    if (op == Op::Greater) return dates ? Phrase::IfAfter : Phrase::IfMore;
    if (op == Op::GreaterEqual) return dates ? Phrase::IfOnOrAfter : Phrase::IfAtLeast;
    return op == Op::Equal ? Phrase::IfValue : Phrase::IfNotValue;
}

// Another value of the type than those given: what "niet" needs.
std::optional<Value> other_than(std::vector<Value> const& taken, values::Type const& type) {
    if (auto const* truth = std::get_if<bool>(&taken.front())) return Value(!*truth);
    for (std::size_t i = 0; i < type.members.size(); ++i) {
        Value const member = values::Member{static_cast<std::uint16_t>(i)};
        if (std::find(taken.begin(), taken.end(), member) == taken.end()) return member;
    }
    return type.members.empty() ? beside(taken.front(), 1) : std::nullopt;
}

}  // namespace

std::optional<Value> Changes::constant_or_known(std::uint32_t step, model::ExprId operand) const {
    auto const& e = case_.rules.expr(operand);
    if (e.op == Op::Constant) return case_.rules.constants[e.payload];
    for (auto const child : tree_.children(step))
        if (at(child).expr == operand && is_known(at(child).outcome)) return *values::known(at(child).outcome);
    return {};
}

// A change of the fact, field or rule that stands on the left; nothing when it is a calculation.
std::vector<Plan> Changes::to_value(std::uint32_t left, Value value, std::string text) const {
    auto const& s = at(left);
    Change change;
    change.value = std::move(value);
    change.text = std::move(text);
    change.was_open = !is_known(s.outcome);
    if (s.kind == StepKind::Fact || s.kind == StepKind::Judgement || s.kind == StepKind::Field) {
        change.fact = model::FactId(s.subject);
        if (s.kind == StepKind::Field) {
            change.row = s.detail;
            change.field = s.extra;
        }
    } else if (s.kind == StepKind::Rule || s.kind == StepKind::RuleAgain) {
        if (case_.rules.rules[s.subject].owner.is_some()) return {};
        change.rule = model::RuleId(s.subject);
    } else {
        return {};
    }
    return {{std::move(change)}};
}

std::vector<Plan> Changes::comparison(std::uint32_t step, bool wanted) const {
    auto const& rules = case_.rules;
    auto const& e = rules.expr(at(step).expr);
    auto const operands = rules.operands(e);
    auto const steps = operand_steps(step);
    if (operands.empty() || steps.empty() || at(steps.front()).expr != operands[0]) return {};
    auto const left = steps.front();
    auto const type = rules.expr(operands[0]).type;
    RowOf const row = at(left).kind == StepKind::Field ? RowOf{at(left).subject, at(left).detail} : RowOf{};
    auto named = words_.expression(operands[0], row);
    if (row.is_some() && rules.expr(operands[0]).op == Op::ElementField)
        named = words_.say(Phrase::OfRow, {named, words_.row(row)});

    named = words_.subject(named);
    if (e.op == Op::IsNone) {
        if (!wanted || !rules.type(type).optional) return {};
        return to_value(left, values::None{}, words_.say(Phrase::IfNone, {named}));
    }
    if (e.op == Op::OneOf) {
        std::vector<Value> listed;
        for (std::size_t i = 1; i < operands.size(); ++i)
            if (auto const value = constant_or_known(step, operands[i])) listed.push_back(*value);
        Plans all;
        if (wanted) {
            for (Value const& value : listed)
                for (Plan& plan : to_value(left, value, words_.say(Phrase::IfValue, {named, words_.text(value, type)})))
                    all.push_back(std::move(plan));
        } else if (auto const other = listed.empty() ? std::nullopt : other_than(listed, rules.type(type))) {
            all = to_value(left, *other, words_.say(Phrase::IfValue, {named, words_.text(*other, type)}));
        }
        return all;
    }
    bool const compares = e.op == Op::Less || e.op == Op::LessEqual || e.op == Op::Greater ||
                          e.op == Op::GreaterEqual || e.op == Op::Equal || e.op == Op::NotEqual;
    if (!compares) return {};
    auto const edge = constant_or_known(step, operands[1]);
    if (!edge) return {};
    auto const op = wanted ? e.op : opposite(e.op);
    auto const value = op == Op::NotEqual ? other_than({*edge}, rules.type(type)) : satisfying(op, *edge);
    if (!value) return {};
    bool const dates = rules.type(type).kind == values::Kind::Date;
    return to_value(left, *value, words_.say(phrase_of(op, dates), {named, words_.text(*edge, type)}));
}

}  // namespace wetwijzer::explain
