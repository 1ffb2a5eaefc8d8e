// Private to engine/indicators: what a case means for one number, and the numbers made of that.
#pragma once

#include "engine/indicators/indicators.hpp"

#include <optional>
#include <vector>

namespace wetwijzer::indicators {

enum class Truth3 : std::uint8_t { No, Unknown, Yes };

// A case as one number sees it.
struct Counted {
    Truth3 belongs = Truth3::No;            // to the denominator (and to the window and the group)
    Truth3 met = Truth3::No;                // share: the numerator
    std::optional<values::Fraction> value;  // average
};

// Fill in value and bounds behind the counts of the tally.
void share(Tally& tally, std::vector<Counted> const& cases);
void average(Tally& tally, std::vector<Counted> const& cases);

// Whether every value that is still possible meets the target, or none does.
Verdict verdict(Tally const& tally, model::Indicator const& indicator);

}  // namespace wetwijzer::indicators
