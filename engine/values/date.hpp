// A day that exists in the proleptic Gregorian calendar, from 1 January of year 1 to 31 December 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::values {

class Date {
public:
    constexpr Date() = default;  // 1970-01-01
    static std::optional<Date> from_ymd(int year, unsigned month, unsigned day);
    // Days since 1970-01-01; nothing outside the years 1 to 9999.
    static std::optional<Date> from_days(std::int64_t days);
    // Exactly YYYY-MM-DD.
    static std::optional<Date> from_iso(std::string_view text);

    int year() const;
    unsigned month() const;
    unsigned day() const;
    unsigned iso_weekday() const;  // 1 Monday … 7 Sunday
    std::int32_t days() const { return days_; }
    std::string iso() const;

    std::optional<Date> plus_days(std::int64_t days) const;
    Date next() const;      // clamps at 9999-12-31
    Date previous() const;  // clamps at 0001-01-01

    friend constexpr auto operator<=>(Date, Date) = default;

private:
    constexpr explicit Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = 0;
};

}  // namespace wetwijzer::values
