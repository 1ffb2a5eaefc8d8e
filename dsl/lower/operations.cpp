// Comparisons, functions, aggregates and rounding: written form to bound nodes.
#include "dsl/lower/lowering.hpp"

namespace wetwijzer::lower {
namespace {

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

}  // namespace wetwijzer::lower
