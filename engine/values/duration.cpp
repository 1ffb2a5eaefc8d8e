// Month arithmetic: the month rule decides what a day becomes that the target month does not have.
#include "engine/values/duration.hpp"

namespace wetwijzer::values {
namespace {

unsigned days_in_month(int year, unsigned month) {
    for (unsigned day = 31; day > 28; --day)
        if (Date::from_ymd(year, month, day)) return day;
    return 28;
}

std::optional<ShiftedDate> add_months(Date date, std::int64_t count, MonthRule rule) {
    std::int64_t const index = std::int64_t{date.year()} * 12 + (date.month() - 1) + count;
    if (index < 12 || index >= std::int64_t{10000} * 12) return {};
    auto const year = static_cast<int>(index / 12);
    auto const month = static_cast<unsigned>(index % 12) + 1;
    if (auto const same_day = Date::from_ymd(year, month, date.day())) return ShiftedDate{*same_day, false};
    auto const last = *Date::from_ymd(year, month, days_in_month(year, month));
    // A month that lacks a day is never December, so the next day exists.
    return ShiftedDate{rule == MonthRule::LastDayOfMonth ? last : last.next(), true};
}

}  // namespace

std::optional<ShiftedDate> add(Date date, Duration duration, MonthRule rule) {
    if (duration.family == Duration::Family::Months) return add_months(date, duration.count, rule);
    auto const sum = date.plus_days(duration.count);
    if (!sum) return {};
    return ShiftedDate{*sum, false};
}

std::int32_t whole_months(Date from, Date to, MonthRule rule) {
    if (to < from) return -whole_months(to, from, rule);
    auto const count = (to.year() - from.year()) * 12 + static_cast<int>(to.month()) - static_cast<int>(from.month());
    auto const reached = add_months(from, count, rule);
    return reached && reached->date <= to ? count : count - 1;
}

std::int32_t whole_years(Date from, Date to, MonthRule rule) { return whole_months(from, to, rule) / 12; }

}  // namespace wetwijzer::values
