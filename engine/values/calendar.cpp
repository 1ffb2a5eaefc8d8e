// Holidays and the extension of terms under the Algemene termijnenwet.
#include "engine/values/calendar.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::values {
namespace {

constexpr unsigned saturday = 6;
constexpr unsigned sunday = 7;

// Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
Date easter_sunday(int year) {
    int const golden = year % 19;
    int const century = year / 100;
    int const in_century = year % 100;
    int const skipped = (century - (century + 8) / 25 + 1) / 3;
    int const epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    int const weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    int const correction = (golden + 11 * epact + 22 * weekday) / 451;
    int const sum = epact + weekday - 7 * correction + 114;
    return *Date::from_ymd(year, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

// 27 April, until 2013 (as Queen's Day) 30 April; a day earlier when that is a Sunday.
Date kings_day(int year) {
    Date const day = *Date::from_ymd(year, 4, year >= 2014 ? 27 : 30);
    return day.iso_weekday() == sunday ? day.previous() : day;
}

TermShift shift(Date from, Date to, Calendar::Day const& day) {
    TermShift result{from, to, TermShift::Reason::Saturday, Holiday::NewYear, {}};
    switch (day.kind) {
        case DayKind::Working:
        case DayKind::Saturday:
            break;
        case DayKind::Sunday:
            result.reason = TermShift::Reason::Sunday;
            break;
        case DayKind::PublicHoliday:
            result.reason = TermShift::Reason::PublicHoliday;
            result.holiday = day.holiday;
            break;
        case DayKind::Equated:
            result.reason = TermShift::Reason::Equated;
            result.equated_reason = *day.reason;
            break;
    }
    return result;
}

bool outside_the_act(Duration length) { return length.count > (length.family == Duration::Family::Days ? 90 : 3); }

bool has_two_working_days(Calendar const& calendar, Date first, Date last) {
    int found = 0;
    for (Date date = first; date <= last; date = date.next()) {
        if (calendar.is_working_day(date) && ++found == 2) return true;
        if (date == date.next()) return false;
    }
    return false;
}

}  // namespace

std::vector<HolidayOn> holidays(int year) {
    if (!Date::from_ymd(year, 1, 1)) return {};
    Date const easter = easter_sunday(year);
    std::vector<HolidayOn> days{
        {*Date::from_ymd(year, 1, 1), Holiday::NewYear},
        {*easter.plus_days(-2), Holiday::GoodFriday},
        {*easter.plus_days(1), Holiday::EasterMonday},
        {kings_day(year), Holiday::KingsDay},
        {*Date::from_ymd(year, 5, 5), Holiday::LiberationDay},
        {*easter.plus_days(39), Holiday::Ascension},
        {*easter.plus_days(50), Holiday::WhitMonday},
        {*Date::from_ymd(year, 12, 25), Holiday::Christmas},
        {*Date::from_ymd(year, 12, 26), Holiday::SecondChristmas},
    };
    std::stable_sort(days.begin(), days.end(), [](auto const& a, auto const& b) { return a.date < b.date; });
    return days;
}

Calendar::Calendar(std::vector<EquatedDay> equated) : equated_(std::move(equated)) {
    std::stable_sort(equated_.begin(), equated_.end(), [](auto const& a, auto const& b) { return a.date < b.date; });
}

Calendar::Day Calendar::day(Date date) const {
    for (HolidayOn const& on : holidays(date.year()))
        if (on.date == date) return {DayKind::PublicHoliday, on.holiday, nullptr};
    auto const equated = std::lower_bound(equated_.begin(), equated_.end(), date,
                                          [](EquatedDay const& day, Date sought) { return day.date < sought; });
    if (equated != equated_.end() && equated->date == date) return {DayKind::Equated, {}, &equated->reason};
    if (date.iso_weekday() == saturday) return {DayKind::Saturday, {}, nullptr};
    if (date.iso_weekday() == sunday) return {DayKind::Sunday, {}, nullptr};
    return {};
}

Date Calendar::working_day_on_or_after(Date date) const {
    while (!is_working_day(date) && date != date.next()) date = date.next();
    return date;
}

TermEnd apply_general_terms_act(Calendar const& calendar, Date first, Date last, Duration length) {
    TermEnd end{last, outside_the_act(length), {}};
    if (end.excluded || length.count <= 0) return end;
    while (end.last != end.last.next()) {
        auto const day = calendar.day(end.last);
        if (day.kind == DayKind::Working) break;
        end.shifts.push_back(shift(end.last, end.last.next(), day));
        end.last = end.last.next();
    }
    bool const at_least_three_days = length.family == Duration::Family::Months || length.count >= 3;
    if (at_least_three_days && !has_two_working_days(calendar, first, end.last)) {
        Date const second = calendar.working_day_on_or_after(end.last.next());
        if (second != end.last) end.shifts.push_back({end.last, second, TermShift::Reason::TwoWorkingDays, {}, {}});
        end.last = second;
    }
    return end;
}

}  // namespace wetwijzer::values
