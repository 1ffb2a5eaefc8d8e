#include "engine/indicators/tally.hpp"

#include "engine/values/money.hpp"

namespace wetwijzer::indicators {
namespace {

using values::Fraction;

// In the unit of a tally: shares of one, cents, days.
std::optional<Fraction> number_of(values::Value const& value) {
    if (auto const* fraction = std::get_if<Fraction>(&value)) return *fraction;
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return Fraction(*whole);
    if (auto const* amount = std::get_if<values::Money>(&value)) return Fraction(amount->in_cents());
    if (auto const* duration = std::get_if<values::Duration>(&value)) return Fraction(duration->count);
    return std::nullopt;
}

bool meets(Fraction value, model::Op op, Fraction target) {
    switch (op) {
        case model::Op::Less:
            return value < target;
        case model::Op::LessEqual:
            return value <= target;
        case model::Op::Greater:
            return value > target;
        default:
            return value >= target;
    }
}

}  // namespace

Verdict verdict(Tally const& tally, model::Indicator const& indicator) {
    if (!indicator.target) return Verdict::NoTarget;
    auto const target = number_of(indicator.target->value);
    if (!target || !tally.lower || !tally.upper) return Verdict::Open;
    bool const low = meets(*tally.lower, indicator.target->op, *target);
    bool const high = meets(*tally.upper, indicator.target->op, *target);
    return low != high ? Verdict::Open : low ? Verdict::Met : Verdict::NotMet;
}

}  // namespace wetwijzer::indicators
