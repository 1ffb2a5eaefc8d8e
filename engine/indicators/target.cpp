#include "engine/indicators/tally.hpp"

namespace wetwijzer::indicators {
namespace {

using values::Fraction;

bool meets(Fraction value, model::Op op, Fraction target) {
    if (op == model::Op::Less) return value < target;
    if (op == model::Op::LessEqual) return value <= target;
    return op == model::Op::Greater ? value > target : value >= target;
}

}  // namespace

std::optional<Fraction> number_of(values::Value const& value) {
    if (auto const* fraction = std::get_if<Fraction>(&value)) return *fraction;
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return Fraction(*whole);
    if (auto const* amount = std::get_if<values::Money>(&value)) return Fraction(amount->cents());
    auto const* duration = std::get_if<values::Duration>(&value);
    if (duration == nullptr || duration->family == values::Duration::Family::Months) return std::nullopt;
    return Fraction(duration->count);
}

Verdict verdict(Tally const& tally, model::Indicator const& indicator) {
    if (!indicator.target) return Verdict::NoTarget;
    auto const target = number_of(indicator.target->value);
    bool const empty = tally.denominator == 0 && form_of(indicator) != Form::Count;
    if (!target || empty || !tally.lower || !tally.upper) return Verdict::Open;
    bool const low = meets(*tally.lower, indicator.target->op, *target);
    bool const high = meets(*tally.upper, indicator.target->op, *target);
    return low != high ? Verdict::Open : low ? Verdict::Met : Verdict::NotMet;
}

}  // namespace wetwijzer::indicators
