// Dates, durations in the calendar, and periods.
#include "engine/evaluate/operators_detail.hpp"

#include <limits>

namespace wetwijzer::evaluate {

using model::Op;
using values::Date;
using values::Duration;
using values::Period;

Outcome is_working_day(Call const& call) {
    auto const* date = call.get<Date>(0);
    if (!date) return call.fault(FaultCode::NoneOperand);
    return Value(call.scope.rules.calendar.is_working_day(*date));
}

// A recognised holiday, or a day equated with one by decree.
Outcome is_holiday(Call const& call) {
    auto const* date = call.get<Date>(0);
    if (!date) return call.fault(FaultCode::NoneOperand);
    auto const kind = call.scope.rules.calendar.day(*date).kind;
    return Value(kind == values::DayKind::PublicHoliday || kind == values::DayKind::Equated);
}

Outcome contains(Call const& call) {
    auto const* period = call.get<Period>(0);
    auto const* date = call.get<Date>(1);
    auto const* other = call.get<Period>(1);
    if (!period || (!date && !other)) return call.fault(FaultCode::NoneOperand);
    return Value(date ? period->contains(*date) : period->contains(*other));
}

Outcome shift_date(Call const& call, Date date, Duration duration, std::uint32_t operand) {
    auto const shifted = values::add(date, duration, call.expr.month_rule);
    if (!shifted) return call.fault(FaultCode::Overflow);
    if (shifted->day_did_not_exist) {
        call.scope.recorder.leaf(trace::StepKind::MonthRule, call.id.value, Value(shifted->date), {}, operand);
    }
    return Value(shifted->date);
}

Outcome add_duration(Call const& call) {
    auto const* date = call.get<Date>(0);
    auto const* duration = call.get<Duration>(1);
    if (!date || !duration) return call.fault(FaultCode::NoneOperand);
    if (call.expr.op == Op::AddDuration) return shift_date(call, *date, *duration, 1);
    if (duration->count == std::numeric_limits<std::int32_t>::min()) return call.fault(FaultCode::Overflow);
    return shift_date(call, *date, {duration->family, -duration->count}, 1);
}

Outcome whole_time(Call const& call) {
    auto const* first = call.get<Date>(0);
    auto const* last = call.get<Date>(1);
    if (!first || !last) return call.fault(FaultCode::NoneOperand);
    auto const rule = call.expr.month_rule;
    if (call.expr.op == Op::WholeYears) return Value(values::months(12 * values::whole_years(*first, *last, rule)));
    return Value(values::months(values::whole_months(*first, *last, rule)));
}

Outcome days_between(Call const& call) {
    auto const* first = call.get<Date>(0);
    auto const* last = call.get<Date>(1);
    if (!first || !last) return call.fault(FaultCode::NoneOperand);
    return Value(values::days(last->days() - first->days()));
}

Outcome year_of(Call const& call) {
    auto const* date = call.get<Date>(0);
    return date ? Outcome(Value(std::int64_t{date->year()})) : call.fault(FaultCode::NoneOperand);
}

Outcome working_day_on_or_after(Call const& call) {
    auto const* date = call.get<Date>(0);
    if (!date) return call.fault(FaultCode::NoneOperand);
    return Value(call.scope.rules.calendar.working_day_on_or_after(*date));
}

Outcome make_period(Call const& call) {
    auto const* first = call.get<Date>(0);
    if (!first) return call.fault(FaultCode::NoneOperand);
    if (call.expr.op == Op::PeriodFrom) return Value(Period::from(*first));
    auto const* bound = call.get<Date>(1);
    if (!bound) return call.fault(FaultCode::NoneOperand);
    auto const period =
        call.expr.op == Op::PeriodUntil ? Period::from_until(*first, *bound) : Period::from_through(*first, *bound);
    return period ? Outcome(Value(*period)) : call.fault(FaultCode::EmptyPeriod);
}

// An open period has no last day (`geen`) and no length (a fault: there is nothing to calculate with).
Outcome period_part(Call const& call) {
    auto const* period = call.get<Period>(0);
    if (!period) return call.fault(FaultCode::NoneOperand);
    if (call.expr.op == Op::PeriodFirst) return Value(period->first());
    if (call.expr.op == Op::PeriodLast) {
        auto const last = period->last();
        return last ? Value(*last) : Value(values::None{});
    }
    auto const length = period->length_in_days();
    return length ? Outcome(Value(values::days(*length))) : call.fault(FaultCode::NoneOperand);
}

Outcome period_overlap(Call const& call) {
    auto const* left = call.get<Period>(0);
    auto const* right = call.get<Period>(1);
    if (!left || !right) return call.fault(FaultCode::NoneOperand);
    auto const common = values::overlap(*left, *right);
    return common ? Value(*common) : Value(values::None{});
}

}  // namespace wetwijzer::evaluate
