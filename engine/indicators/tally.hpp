// Private to engine/indicators: what a case means for one number, and the numbers made of that.
#pragma once

#include "engine/indicators/indicators.hpp"
#include "engine/values/truth.hpp"

#include <optional>
#include <vector>

namespace wetwijzer::indicators {

// A case as one number sees it.
struct Counted {
    values::Truth belongs = values::Truth::No;  // to the denominator (and to the window and the group)
    values::Truth met = values::Truth::No;      // share: the numerator
    std::optional<values::Fraction> value;      // average
};

// In the unit of a tally: amounts in cents, durations in days. Nothing for what is no number, and for months.
std::optional<values::Fraction> number_of(values::Value const& value);

// Fill in value and bounds behind the counts of the tally.
void share(Tally& tally, std::vector<Counted> const& cases);
void average(Tally& tally, std::vector<Counted> const& cases);

// Whether every value that is still possible meets the target, or none does.
Verdict verdict(Tally const& tally, model::Indicator const& indicator);

}  // namespace wetwijzer::indicators
