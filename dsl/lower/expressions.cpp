// Expressions: written form to bound nodes.
#include "dsl/lower/lowering.hpp"

#include <algorithm>

namespace wetwijzer::lower {
namespace {

using check::Binding;
using check::Operator;
using values::Kind;

Op comparison(syntax::CompareOp op) {
    using syntax::CompareOp;
    switch (op) {
        case CompareOp::Is:
            return Op::Equal;
        case CompareOp::IsNot:
            return Op::NotEqual;
        case CompareOp::Less:
            return Op::Less;
        case CompareOp::LessEqual:
            return Op::LessEqual;
        case CompareOp::Greater:
            return Op::Greater;
        case CompareOp::GreaterEqual:
            return Op::GreaterEqual;
        case CompareOp::OneOf:
        case CompareOp::NotOneOf:
            return Op::OneOf;
        case CompareOp::IsNone:
        case CompareOp::IsNotNone:
            return Op::IsNone;
        case CompareOp::IsWorkingDay:
            return Op::IsWorkingDay;
        case CompareOp::IsHoliday:
            return Op::IsHoliday;
        case CompareOp::FromUntil:
        case CompareOp::FromThrough:
        case CompareOp::LiesIn:
        case CompareOp::Contains:
            break;
    }
    return Op::Contains;
}

Op function(syntax::Function name) {
    using syntax::Function;
    switch (name) {
        case Function::Highest:
        case Function::Latest:
        case Function::Longest:
            return Op::Maximum;
        case Function::Lowest:
        case Function::Earliest:
        case Function::Shortest:
            return Op::Minimum;
        case Function::WholeYears:
            return Op::WholeYears;
        case Function::WholeMonths:
            return Op::WholeMonths;
        case Function::DaysBetween:
            return Op::DaysBetween;
        case Function::YearOf:
            return Op::YearOf;
        case Function::Share:
            return Op::Share;
        case Function::PeriodUntil:
            return Op::PeriodUntil;
        case Function::PeriodThrough:
            return Op::PeriodThrough;
        case Function::PeriodFrom:
            return Op::PeriodFrom;
        case Function::PeriodBegin:
            return Op::PeriodFirst;
        case Function::PeriodLastDay:
            return Op::PeriodLast;
        case Function::PeriodLength:
            return Op::PeriodLength;
        case Function::PeriodOverlap:
            return Op::PeriodOverlap;
        case Function::WorkingDayOnOrAfter:
            break;
    }
    return Op::WorkingDayOnOrAfter;
}

Op aggregate_op(syntax::AggregateKind kind) {
    using syntax::AggregateKind;
    switch (kind) {
        case AggregateKind::Count:
            return Op::Count;
        case AggregateKind::Sum:
            return Op::Sum;
        case AggregateKind::Exists:
            return Op::Exists;
        case AggregateKind::ForAll:
            return Op::ForAll;
        case AggregateKind::First:
            return Op::First;
        case AggregateKind::Last:
            return Op::Last;
        case AggregateKind::UnionLength:
            return Op::UnionLength;
        case AggregateKind::LongestRun:
            break;
    }
    return Op::LongestRun;
}

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
            base = make(Op::Parameter, in_.parameters[target].type, {}, target);
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

ExprId Lowering::node(ExprRef ref, syntax::Compare const& compare) {
    using syntax::CompareOp;
    auto const operands = all(ref.tree, compare.operands);
    switch (compare.op) {
        case CompareOp::FromUntil:
        case CompareOp::FromThrough: {
            auto const from = make(Op::GreaterEqual, boolean(), {operands[0], operands[1]});
            auto const to = make(compare.op == CompareOp::FromUntil ? Op::Less : Op::LessEqual, boolean(),
                                 {operands[0], operands[2]});
            return make(Op::And, boolean(), {from, to});
        }
        case CompareOp::LiesIn:
            return make(Op::Contains, boolean(), {operands[1], operands[0]});
        case CompareOp::NotOneOf:
        case CompareOp::IsNotNone:
            return make(Op::Not, boolean(), {make(comparison(compare.op), boolean(), operands)});
        case CompareOp::Is:
        case CompareOp::IsNot:
        case CompareOp::Less:
        case CompareOp::LessEqual:
        case CompareOp::Greater:
        case CompareOp::GreaterEqual:
        case CompareOp::OneOf:
        case CompareOp::IsNone:
        case CompareOp::IsWorkingDay:
        case CompareOp::IsHoliday:
        case CompareOp::Contains:
            break;
    }
    return make(comparison(compare.op), boolean(), operands);
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

ExprId Lowering::node(ExprRef ref, syntax::Call const& call) {
    return make(function(call.function), in_.info(ref).type, all(ref.tree, call.arguments));
}

ExprId Lowering::node(ExprRef ref, syntax::Aggregate const& aggregate) {
    auto const& info = in_.info(ref);
    std::vector<ExprId> operands{make(Op::List, in_.facts[info.target].type, {}, info.target)};
    if (aggregate.value.is_some()) operands.push_back(expr({ref.tree, aggregate.value}));
    if (info.access_count == 1) {  // de eerste, de laatste … op
        auto const& access = in_.accesses[info.first_access];
        auto const target = access.rule ? rule_ids_[access.target] : access.target;
        operands.push_back(make(access.rule ? Op::ElementRule : Op::ElementField, access.type, {}, target));
    }
    if (aggregate.condition.is_some()) operands.push_back(expr({ref.tree, aggregate.condition}));
    return make(aggregate_op(aggregate.kind), info.type, operands);
}

ExprId Lowering::node(ExprRef ref, syntax::Round const& round) {
    static constexpr values::Rounding kinds[] = {values::Rounding::Down, values::Rounding::Up,
                                                 values::Rounding::HalfUp};
    auto const& step = in_.constants[in_.info(ref).target];
    model::RoundingStep rounding;
    rounding.rounding = kinds[static_cast<std::size_t>(round.rounding)];
    if (auto const* whole = std::get_if<std::int64_t>(&step)) rounding.step = values::Fraction(*whole);
    if (auto const* amount = std::get_if<values::Money>(&step)) rounding.step = values::Fraction(amount->cents());
    if (auto const* fraction = std::get_if<values::Fraction>(&step)) rounding.step = *fraction;
    out_.roundings.push_back(rounding);
    auto const payload = static_cast<std::uint32_t>(out_.roundings.size() - 1);
    return make(Op::Round, in_.info(ref).type, {expr({ref.tree, round.value})}, payload);
}

ExprId Lowering::node(ExprRef ref, syntax::UnderLaw const& under_law) {
    auto const value = expr({ref.tree, under_law.value});
    return make(Op::UnderLawOf, in_.info(ref).type, {value, expr({ref.tree, under_law.date})});
}

}  // namespace wetwijzer::lower
