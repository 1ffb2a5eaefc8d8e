// A length of time in months (years and months) or in days (weeks and days); the two never mix.
#pragma once

#include "engine/values/date.hpp"

#include <cstdint>
#include <optional>

namespace wetwijzer::values {

struct Duration {
    enum class Family : std::uint8_t { Months, Days };
    Family family = Family::Days;
    std::int32_t count = 0;

    friend bool operator==(Duration const&, Duration const&) = default;
};

constexpr Duration months(std::int32_t count) { return {Duration::Family::Months, count}; }
constexpr Duration days(std::int32_t count) { return {Duration::Family::Days, count}; }

// What happens to a day that the target month does not have (31 January + 1 month).
enum class MonthRule : std::uint8_t { LastDayOfMonth, FirstDayOfNextMonth };

struct ShiftedDate {
    Date date;
    bool day_did_not_exist = false;  // the month rule decided
};

// Nothing when the result lies outside the calendar. `duration.count` may be negative.
std::optional<ShiftedDate> add(Date date, Duration duration, MonthRule rule);

// Completed months from `from` to `to`: the largest n with from + n months <= to (0 or more); the
// negative of the reverse when `to` lies before `from`.
std::int32_t whole_months(Date from, Date to, MonthRule rule);
std::int32_t whole_years(Date from, Date to, MonthRule rule);

}  // namespace wetwijzer::values
