// Terms: first day, last day, status and signal. Where a term has not started (its start is `geen`), that decides.
#include "engine/evaluate/operators_detail.hpp"

#include <limits>

namespace wetwijzer::evaluate {
namespace {

using values::Date;
using values::Duration;

// In the order of the enumeration that a term's status has.
enum class TermState : std::uint16_t { NotStarted, Running, Met, MetLate, Expired };

Outcome state(TermState value) { return Value(values::Member{static_cast<std::uint16_t>(value)}); }

bool starts_day_after(Call const& call) { return (call.expr.detail & model::term_flags::starts_day_after) != 0; }

// `start na` the last day of the calendar has no first day.
std::optional<Date> first_day(Call const& call, Date start) {
    return starts_day_after(call) ? start.plus_days(1) : std::optional<Date>(start);
}

// `last` plus the base duration and each extension in turn; an extension that is `geen` adds nothing.
Outcome end_by_durations(Call const& call, Date start) {
    Date last = start;
    for (std::size_t i = 1; i < call.count(); ++i) {
        auto const* duration = call.get<Duration>(i);
        if (!duration && i > 1 && call.is_none(i)) continue;
        if (!duration) return call.fault(FaultCode::NoneOperand);
        auto const shifted = shift_date(call, last, *duration, static_cast<std::uint32_t>(i));
        if (!values::is_known(shifted)) return shifted;
        last = std::get<Date>(*values::known(shifted));
        if (i > 1 || starts_day_after(call)) continue;
        auto const before = last.plus_days(-1);  // the first day counts: the last is the day before
        if (!before) return call.fault(FaultCode::Overflow);
        last = *before;
    }
    return Value(last);
}

// The act looks at the length that the law gives the term: the base duration, without its extensions (art. 4).
Date by_general_terms_act(Call const& call, Date first, Date last) {
    auto const end = values::apply_general_terms_act(call.scope.rules.calendar, first, last, *call.get<Duration>(1));
    auto& recorder = call.scope.recorder;
    if (end.excluded) {
        recorder.leaf(trace::StepKind::Calendar, call.id.value, Value(end.last), {}, trace::none, 0);
    } else if (!end.shifts.empty()) {
        auto const index = recorder.add_shifts(end.shifts);
        auto const count = static_cast<std::uint32_t>(end.shifts.size());
        recorder.leaf(trace::StepKind::Calendar, call.id.value, Value(end.last), {}, index, count);
    }
    return end.last;
}

}  // namespace

Outcome term_start(Call const& call) {
    if (!values::is_known(call.operands[0]) || call.is_none(0)) return call.operands[0];
    auto const* start = call.get<Date>(0);
    if (!start) return call.fault(FaultCode::NoneOperand);
    auto const first = first_day(call, *start);
    return first ? Outcome(Value(*first)) : call.fault(FaultCode::Overflow);
}

Outcome term_end(Call const& call) {
    if (call.is_none(0)) return call.operands[0];
    if (auto open = obstacle(call.operands)) return *std::move(open);
    auto const* start = call.get<Date>(0);
    if (!start) return call.fault(FaultCode::NoneOperand);
    auto const first = first_day(call, *start);
    if (!first) return call.fault(FaultCode::Overflow);
    auto end = end_by_durations(call, *start);
    auto const* last = std::get_if<Value>(&end);
    if (!last || (call.expr.detail & model::term_flags::general_terms_act) == 0) return end;
    return Value(by_general_terms_act(call, *first, std::get<Date>(*last)));
}

// Met after the reference date is not met yet.
Outcome term_status(Call const& call) {
    if (call.is_none(0)) return state(TermState::NotStarted);
    Outcome const start_and_met[] = {call.operands[0], call.operands[2]};
    auto const open = obstacle(start_and_met);
    if (open) return *obstacle(call.operands);

    auto const today = call.scope.reference_date;
    auto const* start = call.get<Date>(0);
    auto const* met = call.get<Date>(2);
    if (!start || (!met && !call.is_none(2))) return call.fault(FaultCode::NoneOperand);
    bool const is_met = met && *met <= today;
    if (!is_met && today < *start) return state(TermState::NotStarted);

    if (!values::is_known(call.operands[1])) return call.operands[1];
    auto const* last = call.get<Date>(1);
    if (!last) return call.fault(FaultCode::NoneOperand);
    if (is_met) return state(*met <= *last ? TermState::Met : TermState::MetLate);
    return state(today <= *last ? TermState::Running : TermState::Expired);
}

Outcome term_signal(Call const& call) {
    if (call.is_none(0)) return call.operands[0];
    if (auto open = obstacle(call.operands)) return *std::move(open);
    auto const* last = call.get<Date>(0);
    auto const* before = call.get<Duration>(1);
    if (!last || !before) return call.fault(FaultCode::NoneOperand);
    if (before->count == std::numeric_limits<std::int32_t>::min()) return call.fault(FaultCode::Overflow);
    return shift_date(call, *last, {before->family, -before->count}, 1);
}

}  // namespace wetwijzer::evaluate
