// Exact arithmetic on numbers, amounts, percentages and durations. Nothing wraps and nothing rounds by itself.
#include "engine/evaluate/operators_detail.hpp"

#include <limits>

namespace wetwijzer::evaluate {
namespace {

using values::Duration;
using values::Fraction;
using values::Kind;
using values::Money;

std::optional<Value> duration_of(Duration::Family family, std::int64_t count) {
    if (count > std::numeric_limits<std::int32_t>::max() || count < std::numeric_limits<std::int32_t>::min()) {
        return std::nullopt;
    }
    return Duration{family, static_cast<std::int32_t>(count)};
}

std::optional<Value> sum_of_durations(Duration left, Duration right, FaultCode& why_not) {
    if (left.family != right.family && left.count != 0 && right.count != 0) {
        why_not = FaultCode::MixedDurations;
        return std::nullopt;
    }
    auto const family = left.count != 0 ? left.family : right.family;
    return duration_of(family, std::int64_t{left.count} + right.count);
}

std::optional<Value> negative(Value const& value, Kind kind) {
    if (auto const* length = std::get_if<Duration>(&value)) {
        return duration_of(length->family, -std::int64_t{length->count});
    }
    auto const number = as_fraction(value);
    auto const result = number ? values::subtract(Fraction(0), *number) : std::nullopt;
    return result ? as_kind(*result, kind) : std::nullopt;
}

Outcome value_or(Call const& call, std::optional<Value> value, FaultCode why_not) {
    return value ? Outcome(*std::move(value)) : call.fault(why_not);
}

// `geen`, or anything that cannot be calculated with.
bool calculable(Value const& value) {
    return std::holds_alternative<Duration>(value) || as_fraction(value).has_value();
}

std::optional<Outcome> not_calculable(Call const& call) {
    for (auto const& operand : call.operands) {
        if (!calculable(*values::known(operand))) return call.fault(FaultCode::NoneOperand);
    }
    return std::nullopt;
}

std::optional<Value> product(Value const& left, Value const& right, Kind kind) {
    auto const* length = std::get_if<Duration>(&left);
    auto const* other = std::get_if<Duration>(&right);
    if (length || other) {
        auto const times = as_fraction(length ? right : left);
        Duration const base = length ? *length : *other;
        auto const result = times ? values::multiply(Fraction(base.count), *times) : std::nullopt;
        return result && result->is_whole() ? duration_of(base.family, result->numerator()) : std::nullopt;
    }
    auto const result = values::multiply(*as_fraction(left), *as_fraction(right));
    return result ? as_kind(*result, kind) : std::nullopt;
}

// Between two operands of a longer product only the exact form is sure to exist.
Kind exact(Kind kind) {
    return kind == Kind::Money ? Kind::ExactMoney : kind == Kind::Number ? Kind::ExactNumber : kind;
}

}  // namespace

std::optional<Fraction> as_fraction(Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return Fraction(*whole);
    if (auto const* amount = std::get_if<Money>(&value)) return Fraction(amount->cents());
    if (auto const* fraction = std::get_if<Fraction>(&value)) return *fraction;
    return std::nullopt;
}

std::optional<Value> as_kind(Fraction fraction, Kind kind) {
    if (kind == Kind::Number || kind == Kind::Money) {
        if (!fraction.is_whole()) return std::nullopt;
        return kind == Kind::Number ? Value(fraction.numerator()) : Value(Money::cents(fraction.numerator()));
    }
    return fraction;
}

void coerce(Outcome& outcome, Kind kind) {
    if (kind != Kind::ExactNumber && kind != Kind::ExactMoney) return;
    auto* value = std::get_if<Value>(&outcome);
    auto const fraction = value ? as_fraction(*value) : std::nullopt;
    if (fraction) *value = *fraction;
}

std::optional<Value> sum(Value const& left, Value const& right, Kind kind, FaultCode& why_not) {
    why_not = FaultCode::Overflow;
    auto const* a = std::get_if<Duration>(&left);
    auto const* b = std::get_if<Duration>(&right);
    if (a && b) return sum_of_durations(*a, *b, why_not);
    auto const x = as_fraction(left);
    auto const y = as_fraction(right);
    if (!x || !y) {
        why_not = FaultCode::NoneOperand;
        return std::nullopt;
    }
    auto const result = values::add(*x, *y);
    return result ? as_kind(*result, kind) : std::nullopt;
}

Outcome add_up(Call const& call) {
    if (auto fault = not_calculable(call)) return *fault;
    Value total = *values::known(call.operands[0]);
    for (std::size_t i = 1; i < call.count(); ++i) {
        FaultCode why_not{};
        auto next = sum(total, *values::known(call.operands[i]), call.kind, why_not);
        if (!next) return call.fault(why_not);
        total = *std::move(next);
    }
    return total;
}

Outcome subtract(Call const& call) {
    if (auto fault = not_calculable(call)) return *fault;
    Value total = *values::known(call.operands[0]);
    for (std::size_t i = 1; i < call.count(); ++i) {
        Value const& operand = *values::known(call.operands[i]);
        FaultCode why_not = FaultCode::Overflow;
        if (std::holds_alternative<Duration>(operand)) {
            auto const minus = negative(operand, call.kind);
            auto next = minus ? sum(total, *minus, call.kind, why_not) : std::nullopt;
            if (!next) return call.fault(why_not);
            total = *std::move(next);
            continue;
        }
        auto const left = as_fraction(total);
        if (!left) return call.fault(FaultCode::NoneOperand);
        auto const difference = values::subtract(*left, *as_fraction(operand));
        auto next = difference ? as_kind(*difference, call.kind) : std::nullopt;
        if (!next) return call.fault(why_not);
        total = *std::move(next);
    }
    return total;
}

Outcome multiply(Call const& call) {
    if (auto fault = not_calculable(call)) return *fault;
    Value total = *values::known(call.operands[0]);
    for (std::size_t i = 1; i < call.count(); ++i) {
        bool const last = i + 1 == call.count();
        auto next = product(total, *values::known(call.operands[i]), last ? call.kind : exact(call.kind));
        if (!next) return call.fault(FaultCode::Overflow);
        total = *std::move(next);
    }
    return total;
}

// Also `aandeel van A in B`, and how often one duration goes into another.
Outcome divide(Call const& call) {
    auto const* whole = call.get<Duration>(0);
    auto const* part = call.get<Duration>(1);
    bool const durations = whole && part;
    if (durations && whole->family != part->family && whole->count != 0) return call.fault(FaultCode::MixedDurations);
    auto const dividend = durations ? Fraction(whole->count) : as_fraction(*values::known(call.operands[0]));
    auto const divisor = durations ? Fraction(part->count) : as_fraction(*values::known(call.operands[1]));
    if (!dividend || !divisor) return call.fault(FaultCode::NoneOperand);
    if (*divisor == Fraction(0)) return call.fault(FaultCode::DivisionByZero);
    auto const quotient = values::divide(*dividend, *divisor);
    return value_or(call, quotient ? as_kind(*quotient, call.kind) : std::nullopt, FaultCode::Overflow);
}

Outcome negate(Call const& call) {
    if (auto fault = not_calculable(call)) return *fault;
    return value_or(call, negative(*values::known(call.operands[0]), call.kind), FaultCode::Overflow);
}

Outcome round(Call const& call) {
    auto const number = as_fraction(*values::known(call.operands[0]));
    if (!number) return call.fault(FaultCode::NoneOperand);
    auto const& step = call.scope.rules.roundings[call.expr.payload];
    auto const rounded = values::round_to(*number, step.step, step.rounding);
    return value_or(call, rounded ? as_kind(*rounded, call.kind) : std::nullopt, FaultCode::Overflow);
}

}  // namespace wetwijzer::evaluate
