// The table of operators.
#include "engine/evaluate/operators.hpp"

#include "engine/evaluate/operators_detail.hpp"

namespace wetwijzer::evaluate {
namespace {

// Operators that need all of their operands.
Outcome apply_strict(Call const& call) {
    if (auto open = obstacle(call.operands)) return *std::move(open);
    using model::Op;
    switch (call.expr.op) {
        case Op::Equal:
        case Op::NotEqual:
            return equal(call);
        case Op::Less:
        case Op::LessEqual:
        case Op::Greater:
        case Op::GreaterEqual:
            return ordered(call);
        case Op::IsNone:
            return Value(call.is_none(0));
        case Op::IsWorkingDay:
            return is_working_day(call);
        case Op::IsHoliday:
            return is_holiday(call);
        case Op::Contains:
            return contains(call);
        case Op::Add:
            return add_up(call);
        case Op::Subtract:
            return subtract(call);
        case Op::Multiply:
            return multiply(call);
        case Op::Divide:
        case Op::Share:
            return divide(call);
        case Op::Negate:
            return negate(call);
        case Op::Round:
            return round(call);
        case Op::Minimum:
        case Op::Maximum:
            return extreme(call);
        case Op::AddDuration:
        case Op::SubtractDuration:
            return add_duration(call);
        case Op::WholeYears:
        case Op::WholeMonths:
            return whole_time(call);
        case Op::DaysBetween:
            return days_between(call);
        case Op::YearOf:
            return year_of(call);
        case Op::WorkingDayOnOrAfter:
            return working_day_on_or_after(call);
        case Op::PeriodUntil:
        case Op::PeriodThrough:
        case Op::PeriodFrom:
            return make_period(call);
        case Op::PeriodFirst:
        case Op::PeriodLast:
        case Op::PeriodLength:
            return period_part(call);
        case Op::PeriodOverlap:
            return period_overlap(call);
        // Not strict (see apply), or no matter of operands (see the evaluator).
        case Op::Not:
        case Op::And:
        case Op::Or:
        case Op::NoneOf:
        case Op::AtLeast:
        case Op::OneOf:
        case Op::TermStart:
        case Op::TermEnd:
        case Op::TermStatus:
        case Op::TermSignal:
        case Op::Constant:
        case Op::Fact:
        case Op::List:
        case Op::Parameter:
        case Op::Reading:
        case Op::Rule:
        case Op::ReferenceDate:
        case Op::ElementField:
        case Op::ElementRule:
        case Op::RecordField:
        case Op::RecordRule:
        case Op::If:
        case Op::IfNone:
        case Op::Count:
        case Op::Sum:
        case Op::Exists:
        case Op::ForAll:
        case Op::First:
        case Op::Last:
        case Op::UnionLength:
        case Op::LongestRun:
        case Op::UnderLawOf:
            break;
    }
    return call.fault(FaultCode::NoneOperand);
}

}  // namespace

Outcome apply(Call const& call) {
    using model::Op;
    auto const op = call.expr.op;
    if (op == Op::And) return all_of(call.operands);
    if (op == Op::Or) return any_of(call.operands);
    if (op == Op::NoneOf) return negated(any_of(call.operands));
    if (op == Op::AtLeast) return at_least(call.operands, call.expr.payload);
    if (op == Op::Not) return negated(call.operands[0]);
    if (op == Op::OneOf) return one_of(call);
    if (op == Op::TermStart) return term_start(call);
    if (op == Op::TermEnd) return term_end(call);
    if (op == Op::TermStatus) return term_status(call);
    if (op == Op::TermSignal) return term_signal(call);
    return apply_strict(call);
}

}  // namespace wetwijzer::evaluate
