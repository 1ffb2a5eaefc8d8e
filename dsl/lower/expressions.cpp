// Expressions: written form to bound nodes.
#include "dsl/lower/lowering.hpp"

namespace wetwijzer::lower {
namespace {

using check::Binding;
using check::Operator;
using values::Kind;

}  // namespace

void Lowering::set_month_rule(syntax::Header const* header) {
    auto chosen = in_.month_rule;
    if (header != nullptr && header->month_rule) chosen = header->month_rule;
    bool const next = chosen == syntax::MonthRule::FirstDayOfNextMonth;
    month_rule_ = next ? values::MonthRule::FirstDayOfNextMonth : values::MonthRule::LastDayOfMonth;
}

ExprId Lowering::expr(ExprRef ref) {
    auto const outer = span_;
    span_ = in_.expr(ref).span;
    auto const id = std::visit([&](auto const& written) { return node(ref, written); }, in_.expr(ref).node);
    span_ = outer;
    return id;
}

ExprId Lowering::make(Op op, TypeId type, std::vector<ExprId> const& operands, std::uint32_t payload) {
    model::Expr made;
    made.op = op;
    made.type = type;
    made.payload = payload;
    made.month_rule = month_rule_;
    made.first_child = static_cast<std::uint32_t>(out_.children.size());
    made.child_count = static_cast<std::uint32_t>(operands.size());
    made.origin = origin(span_);
    out_.children.insert(out_.children.end(), operands.begin(), operands.end());
    out_.expressions.push_back(made);
    return ExprId(out_.expressions.size() - 1);
}

ExprId Lowering::constant(values::Value value, TypeId type) {
    out_.constants.push_back(std::move(value));
    return make(Op::Constant, type, {}, static_cast<std::uint32_t>(out_.constants.size() - 1));
}

ExprId Lowering::rule_reference(std::uint32_t rule) {
    return make(Op::Rule, in_.rules[rule].type, {}, rule_ids_[rule]);
}

std::vector<ExprId> Lowering::all(std::uint32_t tree, std::vector<syntax::ExprId> const& ids) {
    std::vector<ExprId> lowered;
    lowered.reserve(ids.size());
    for (auto const id : ids) lowered.push_back(expr({tree, id}));
    return lowered;
}

// Never reached: a tree with errors is not lowered.
ExprId Lowering::node(ExprRef, syntax::ErrorExpr const&) { return {}; }

ExprId Lowering::node(ExprRef ref, syntax::Literal const&) {
    return make(Op::Constant, in_.info(ref).type, {}, in_.info(ref).target);
}

ExprId Lowering::node(ExprRef ref, syntax::NameRef const&) {
    auto const& info = in_.info(ref);
    auto const target = info.target;
    ExprId base;
    switch (info.binding) {
        case Binding::Constant:
            return make(Op::Constant, info.type, {}, target);
        case Binding::ReferenceDate:
            return make(Op::ReferenceDate, info.type, {});
        case Binding::Fact:
            base = make(Op::Fact, in_.facts[target].type, {}, target);
            break;
        case Binding::List:
            base = make(Op::List, in_.facts[target].type, {}, target);
            break;
        case Binding::Parameter:
            base = in_.parameters[target].layered != check::nothing
                       ? rule_reference(in_.parameters[target].layered)
                       : make(Op::Parameter, in_.parameters[target].type, {}, target);
            break;
        case Binding::Reading:
            base = make(Op::Reading, in_.readings[target].type, {}, target);
            break;
        case Binding::Rule:
            base = rule_reference(target);
            break;
        case Binding::ElementRule:
            base = make(Op::ElementRule, in_.rules[target].type, {}, rule_ids_[target]);
            break;
        case Binding::ElementField:
            base = make(Op::ElementField, info.type, {}, target);
            break;
        case Binding::None:
            break;
    }
    return accesses(ref, base);
}

ExprId Lowering::node(ExprRef ref, syntax::FieldOf const& field) {
    return accesses(ref, expr({ref.tree, field.record}));
}

ExprId Lowering::accesses(ExprRef ref, ExprId record) {
    auto const& info = in_.info(ref);
    for (std::uint32_t i = 0; i < info.access_count; ++i) {
        auto const& access = in_.accesses[info.first_access + i];
        auto const target = access.rule ? rule_ids_[access.target] : access.target;
        record = make(access.rule ? Op::RecordRule : Op::RecordField, access.type, {record}, target);
    }
    return record;
}

ExprId Lowering::node(ExprRef ref, syntax::Unary const& unary) {
    auto const op = unary.op == syntax::UnaryOp::Not ? Op::Not : Op::Negate;
    if (in_.info(ref).binding == Binding::Constant)
        return make(Op::Constant, in_.info(ref).type, {}, in_.info(ref).target);
    return make(op, in_.info(ref).type, {expr({ref.tree, unary.operand})});
}

ExprId Lowering::node(ExprRef ref, syntax::Chain const& chain) {
    switch (chain.op) {
        case syntax::ChainOp::Or:
            return make(Op::Or, boolean(), all(ref.tree, chain.operands));
        case syntax::ChainOp::And:
            return make(Op::And, boolean(), all(ref.tree, chain.operands));
        case syntax::ChainOp::Add:
            return sum(ref, chain);
        case syntax::ChainOp::Multiply:
            break;
    }
    return product(ref, chain);
}

// The type of `left op right`, as the checker found it.
TypeId Lowering::combined(Operator op, ExprId left, ExprId right) {
    auto const one = types_[out_.expr(left).type];
    auto const other = types_[out_.expr(right).type];
    auto const combination = check::combine(op, one.kind, other.kind);
    if (!combination) return out_.expr(left).type;
    std::string unit = one.unit.empty() ? other.unit : one.unit;
    bool const drop = combination->units == check::Combination::Units::Drop;
    bool const same = combination->units == check::Combination::Units::Left && !other.unit.empty();
    return types_.intern({combination->result, false, drop || same ? std::string() : std::move(unit), {}, 0});
}

// a + b + c is one node; every minus and every date begins a new one.
ExprId Lowering::sum(ExprRef ref, syntax::Chain const& chain) {
    auto const operands = all(ref.tree, chain.operands);
    ExprId total = operands.front();
    std::vector<ExprId> run{total};
    for (std::size_t i = 1; i < operands.size(); ++i) {
        auto const op = chain.signs[i] ? Operator::Add : Operator::Subtract;
        auto const type = combined(op, total, operands[i]);
        if (types_[type].kind == Kind::Date) {
            total = make(chain.signs[i] ? Op::AddDuration : Op::SubtractDuration, type, {total, operands[i]});
            run = {total};
            continue;
        }
        bool const more = run.size() > 1 && out_.expr(total).op == Op::Add && chain.signs[i];
        if (!more) run = {total};
        run.push_back(operands[i]);
        total = make(chain.signs[i] ? Op::Add : Op::Subtract, type, run);
    }
    return total;
}

ExprId Lowering::product(ExprRef ref, syntax::Chain const& chain) {
    auto const operands = all(ref.tree, chain.operands);
    ExprId total = operands.front();
    for (std::size_t i = 1; i < operands.size(); ++i) {
        auto const op = chain.signs[i] ? Operator::Multiply : Operator::Divide;
        auto const type = combined(op, total, operands[i]);
        total = make(chain.signs[i] ? Op::Multiply : Op::Divide, type, {total, operands[i]});
    }
    return total;
}

ExprId Lowering::node(ExprRef ref, syntax::IfNone const& if_none) {
    auto const value = expr({ref.tree, if_none.value});
    return make(Op::IfNone, in_.info(ref).type, {value, expr({ref.tree, if_none.replacement})});
}

ExprId Lowering::node(ExprRef ref, syntax::ConditionList const& list) {
    std::vector<ExprId> items;
    for (auto const& item : list.items)
        items.push_back(annotate(expr({ref.tree, item.expr}), item.label.text, item.tail));
    switch (list.quantifier) {
        case syntax::Quantifier::All:
            return make(Op::And, boolean(), items);
        case syntax::Quantifier::Any:
            return make(Op::Or, boolean(), items);
        case syntax::Quantifier::None:
            return make(Op::NoneOf, boolean(), items);
        case syntax::Quantifier::AtLeast:
            break;
    }
    return make(Op::AtLeast, boolean(), items, list.at_least);
}

ExprId Lowering::annotate(ExprId id, std::string const& label, syntax::Tail const& tail) {
    out_.notes.push_back({label, citation(tail.citation), sentences(tail.sentences)});
    out_.expressions[id.value].note = model::NoteId(out_.notes.size() - 1);
    return id;
}

ExprId Lowering::node(ExprRef ref, syntax::If const& choice) {
    auto const condition = expr({ref.tree, choice.condition});
    auto const then_value = expr({ref.tree, choice.then_value});
    return make(Op::If, in_.info(ref).type, {condition, then_value, expr({ref.tree, choice.else_value})});
}

ExprId Lowering::node(ExprRef ref, syntax::UnderLaw const& under_law) {
    auto const value = expr({ref.tree, under_law.value});
    return make(Op::UnderLawOf, in_.info(ref).type, {value, expr({ref.tree, under_law.date})});
}

}  // namespace wetwijzer::lower
