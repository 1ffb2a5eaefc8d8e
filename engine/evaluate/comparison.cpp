// Comparing values of one type. `geen` can only be asked for, durations only within their family.
#include "engine/evaluate/operators_detail.hpp"

#include <vector>

namespace wetwijzer::evaluate {
namespace {

template <class T>
bool both(Value const& left, Value const& right) {
    return std::holds_alternative<T>(left) && std::holds_alternative<T>(right);
}

template <class T>
Comparison by_value(Value const& left, Value const& right) {
    return {std::get<T>(left) <=> std::get<T>(right), std::nullopt};
}

// No time at all is as long in months as in days.
Comparison compare(values::Duration left, values::Duration right) {
    if (left.family != right.family && left.count != 0 && right.count != 0) {
        return {std::strong_ordering::equal, FaultCode::MixedDurations};
    }
    return {left.count <=> right.count, std::nullopt};
}

Outcome truth_or_fault(Call const& call, Comparison const& comparison, bool truth) {
    return comparison.fault ? call.fault(*comparison.fault) : Outcome(Value(truth));
}

}  // namespace

Comparison compare(Value const& left, Value const& right) {
    using values::Date, values::Duration, values::Member, values::Money;
    if (both<Date>(left, right)) return by_value<Date>(left, right);
    if (both<std::int64_t>(left, right)) return by_value<std::int64_t>(left, right);
    if (both<Money>(left, right)) return by_value<Money>(left, right);
    if (both<Duration>(left, right)) return compare(std::get<Duration>(left), std::get<Duration>(right));
    if (both<Member>(left, right)) return {std::get<Member>(left).index <=> std::get<Member>(right).index, {}};
    auto const a = as_fraction(left);
    auto const b = as_fraction(right);
    if (a && b) return {*a <=> *b, std::nullopt};
    return {std::strong_ordering::equal, FaultCode::NoneOperand};
}

Comparison equality(Value const& left, Value const& right) {
    constexpr auto same = std::strong_ordering::equal;
    constexpr auto other = std::strong_ordering::less;
    if (values::is_none(left) || values::is_none(right)) {
        return {left.index() == right.index() ? same : other, std::nullopt};
    }
    if (both<values::Duration>(left, right)) return compare(left, right);
    if (left.index() != right.index()) {  // a whole number or amount beside an exact one
        auto const a = as_fraction(left);
        auto const b = as_fraction(right);
        return {a && b && *a == *b ? same : other, std::nullopt};
    }
    return {left == right ? same : other, std::nullopt};
}

Outcome ordered(Call const& call) {
    auto const comparison = compare(*values::known(call.operands[0]), *values::known(call.operands[1]));
    auto const order = comparison.order;
    bool const truth = call.expr.op == model::Op::Less        ? order < 0
                       : call.expr.op == model::Op::LessEqual ? order <= 0
                       : call.expr.op == model::Op::Greater   ? order > 0
                                                              : order >= 0;
    return truth_or_fault(call, comparison, truth);
}

Outcome equal(Call const& call) {
    auto const comparison = equality(*values::known(call.operands[0]), *values::known(call.operands[1]));
    return truth_or_fault(call, comparison, (comparison.order == 0) == (call.expr.op == model::Op::Equal));
}

// An or over comparisons: one that is known to be equal decides.
Outcome one_of(Call const& call) {
    std::vector<Outcome> equalities;
    equalities.reserve(call.count() - 1);
    for (std::size_t i = 1; i < call.count(); ++i) {
        auto const* left = values::known(call.operands[0]);
        auto const* right = values::known(call.operands[i]);
        if (left && right) {
            auto const comparison = equality(*left, *right);
            equalities.push_back(truth_or_fault(call, comparison, comparison.order == 0));
        } else {
            Outcome const pair[] = {call.operands[0], call.operands[i]};
            equalities.push_back(*obstacle(pair));
        }
    }
    return any_of(equalities);
}

Outcome extreme(Call const& call) {
    bool const lowest = call.expr.op == model::Op::Minimum;
    Value const* best = values::known(call.operands[0]);
    for (std::size_t i = 0; i < call.count(); ++i) {  // the first with itself: `geen` is refused
        Value const* next = values::known(call.operands[i]);
        auto const comparison = compare(*next, *best);
        if (comparison.fault) return call.fault(*comparison.fault);
        if (lowest ? comparison.order < 0 : comparison.order > 0) best = next;
    }
    Outcome result = *best;
    coerce(result, call.kind);
    return result;
}

}  // namespace wetwijzer::evaluate
