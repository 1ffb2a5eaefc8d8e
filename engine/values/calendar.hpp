// The Dutch legal calendar: recognised public holidays and the Algemene termijnenwet (BWBR0002448).
#pragma once

#include "engine/values/date.hpp"
#include "engine/values/duration.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace wetwijzer::values {

enum class Holiday : std::uint8_t {
    NewYear,
    GoodFriday,
    EasterMonday,
    KingsDay,
    LiberationDay,
    Ascension,
    WhitMonday,
    Christmas,
    SecondChristmas,
};

struct HolidayOn {
    Date date;
    Holiday holiday;
};

// Art. 3 lid 1 and 2, in order of date; a day can be two holidays. Easter by the Gregorian computus; King's Day on
// 26 April when the 27th is a Sunday; until 2013 Queen's Day, 30 April or the 29th. Nothing outside the years 1 to
// 9999.
std::vector<HolidayOn> holidays(int year);

// A day equated with a holiday by decree (art. 3 lid 3).
struct EquatedDay {
    Date date;
    std::string reason;
};

enum class DayKind : std::uint8_t { Working, Saturday, Sunday, PublicHoliday, Equated };

class Calendar {
public:
    Calendar() = default;
    explicit Calendar(std::vector<EquatedDay> equated);

    struct Day {
        DayKind kind = DayKind::Working;
        Holiday holiday = Holiday::NewYear;   // when PublicHoliday
        std::string const* reason = nullptr;  // when Equated
    };
    Day day(Date date) const;
    bool is_working_day(Date date) const { return day(date).kind == DayKind::Working; }
    // The first working day on or after `date`; the last date of the calendar when there is none.
    Date working_day_on_or_after(Date date) const;
    std::vector<EquatedDay> const& equated() const { return equated_; }  // in order of date

private:
    std::vector<EquatedDay> equated_;
};

// Why an end moved: one shift for each day that does not count (to the day after it), and one for the second working
// day of art. 2 (to the next working day). A holiday on a Saturday or Sunday counts as the holiday.
struct TermShift {
    enum class Reason : std::uint8_t { Saturday, Sunday, PublicHoliday, Equated, TwoWorkingDays };
    Date from;
    Date to;
    Reason reason;
    Holiday holiday = Holiday::NewYear;  // when PublicHoliday
    std::string equated_reason;          // when Equated
};

struct TermEnd {
    Date last;
    bool excluded = false;  // art. 4: the act does not apply to a term of this length
    std::vector<TermShift> shifts;
};

// Art. 1, 2 and 4 for a term with first day `first` and last day `last`, of length `length`.
//
// Art. 4 excludes terms of more than 90 days, twelve weeks or three months, and of one or more years. The months family
// is excluded above 3 (which covers every year). The days family cannot tell weeks from days and need not: whole weeks
// above twelve are 91 days or more, so "more than 90 days" decides for both: 10 weeks, 12 weeks (84) and 90 days are
// inside the act, 91 days and 13 weeks are outside. A length of 0 or less counts back (art. 1 lid 2): nothing shifts.
// Art. 2 holds for at least three days, and for every term in months. A shift stops at 9999-12-31.
TermEnd apply_general_terms_act(Calendar const& calendar, Date first, Date last, Duration length);

}  // namespace wetwijzer::values
