// Short spellings of values for tests.
#pragma once

#include "engine/values/date.hpp"
#include "engine/values/fraction.hpp"
#include "engine/values/period.hpp"

#include <stdexcept>
#include <string_view>

namespace wetwijzer::values {

inline Date on(std::string_view iso) {
    auto const date = Date::from_iso(iso);
    if (!date) throw std::invalid_argument("no such day in a test");
    return *date;
}

inline Fraction ratio(std::int64_t numerator, std::int64_t denominator = 1) {
    auto const fraction = Fraction::make(numerator, denominator);
    if (!fraction) throw std::invalid_argument("no such fraction in a test");
    return *fraction;
}

inline Period until(std::string_view first, std::string_view day_after) {
    auto const period = Period::from_until(on(first), on(day_after));
    if (!period) throw std::invalid_argument("empty period in a test");
    return *period;
}

inline Period from(std::string_view first) { return Period::from(on(first)); }

}  // namespace wetwijzer::values
