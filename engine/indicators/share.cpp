// Shares under missing information: each unknown case falls the way that gives the least, then the most.
#include "engine/indicators/tally.hpp"

namespace wetwijzer::indicators {
namespace {

using values::Truth;

std::optional<values::Fraction> ratio(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return std::nullopt;
    return values::Fraction::make(static_cast<std::int64_t>(part), static_cast<std::int64_t>(whole));
}

}  // namespace

void share(Tally& tally, std::vector<Counted> const& cases) {
    // Of the cases that may not belong to the denominator: those that would count in the numerator, and those that
    // would not.
    std::uint64_t maybe_yes = 0, maybe_no = 0, maybe_either = 0;
    for (auto const& one : cases) {
        if (one.belongs != Truth::Unknown) continue;
        ++(one.met == Truth::Yes ? maybe_yes : one.met == Truth::No ? maybe_no : maybe_either);
    }
    auto const yes = tally.numerator, all = tally.denominator, open = tally.unknown_numerator;
    // A case that counts in both never lowers a share, one that counts in the denominator only never raises it.
    tally.lower = ratio(yes, all + maybe_no + maybe_either);
    tally.upper = ratio(yes + open + maybe_yes + maybe_either, all + maybe_yes + maybe_either);
    if (!tally.lower) tally.lower = ratio(maybe_yes, maybe_yes);
    if (!tally.upper) tally.upper = ratio(0, maybe_no);
    bool const settled = tally.unknown_denominator == 0 && open == 0;
    if (settled) tally.value = tally.lower;
}

}  // namespace wetwijzer::indicators
