// A set of consecutive days, stored half-open; an open end means "until further notice".
#pragma once

#include "engine/values/date.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace wetwijzer::values {

class Period {
public:
    Period() = default;
    // The bound is part of the name, as in Dutch legislation. Nothing when the period has no day.
    static std::optional<Period> from_until(Date first, Date day_after);  // van … tot
    static std::optional<Period> from_through(Date first, Date last);     // van … tot en met
    static Period from(Date first);                                       // vanaf

    Date first() const { return first_; }
    std::optional<Date> day_after() const { return day_after_; }
    std::optional<Date> last() const;
    std::optional<std::int32_t> length_in_days() const;  // nothing when open

    bool contains(Date date) const;
    bool contains(Period const& other) const;

    friend bool operator==(Period const&, Period const&) = default;

private:
    Date first_;
    std::optional<Date> day_after_;
};

std::optional<Period> overlap(Period const& left, Period const& right);

// The disjoint, sorted union; adjacent and overlapping periods are joined.
std::vector<Period> join(std::vector<Period> periods);

}  // namespace wetwijzer::values
