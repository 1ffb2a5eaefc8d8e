// Averages under missing information. A case that belongs to the denominator without a known value leaves the average
// without bounds; one with a known value that may not belong to it moves the bounds.
#include "engine/indicators/tally.hpp"

#include <algorithm>

namespace wetwijzer::indicators {
namespace {

using values::Fraction;
using values::Truth;

struct Mean {
    Fraction sum;
    std::int64_t count = 0;

    bool add(Fraction value) {
        auto const next = values::add(sum, value);
        if (!next) return false;
        sum = *next;
        ++count;
        return true;
    }
    std::optional<Fraction> value() const { return count == 0 ? std::nullopt : values::divide(sum, Fraction(count)); }
};

// Takes the optional values, best first, for as long as they move the mean further. Nothing: it does not fit.
std::optional<Fraction> furthest(Mean mean, std::vector<Fraction> const& optional, bool downwards) {
    for (auto const value : optional) {
        auto const now = mean.value();
        if (mean.count > 0 && !now) return std::nullopt;
        bool const moves = !now || (downwards ? value < *now : value > *now);
        if (!moves) break;
        if (!mean.add(value)) return std::nullopt;
    }
    return mean.value();
}

}  // namespace

void average(Tally& tally, std::vector<Counted> const& cases) {
    Mean known;
    std::vector<Fraction> optional;
    bool bounded = true;
    for (auto const& one : cases) {
        if (one.belongs == Truth::No) continue;
        if (!one.value) {
            bounded = false;
        } else if (one.belongs == Truth::Unknown) {
            optional.push_back(*one.value);
        } else if (!known.add(*one.value)) {
            tally.overflow = true;
            return;
        }
    }
    if (!bounded || (known.count == 0 && optional.empty())) return;
    std::sort(optional.begin(), optional.end());
    tally.lower = furthest(known, optional, true);
    std::reverse(optional.begin(), optional.end());
    tally.upper = furthest(known, optional, false);
    tally.overflow = !tally.lower || !tally.upper;
    if (tally.overflow) {
        tally.lower.reset();
        tally.upper.reset();
    } else if (optional.empty()) {
        tally.value = tally.lower;
    }
}

}  // namespace wetwijzer::indicators
