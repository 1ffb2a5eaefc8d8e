// The Dutch legal calendar: recognised public holidays and the Algemene termijnenwet (BWBR0002448).
#pragma once

#include "engine/values/date.hpp"
#include "engine/values/duration.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace wetwijzer::values {

enum class Holiday : std::uint8_t {
    NewYear, GoodFriday, EasterMonday, KingsDay, LiberationDay, Ascension, WhitMonday,
    Christmas, SecondChristmas,
};

struct HolidayOn {
    Date date;
    Holiday holiday;
};

// Art. 3 lid 1 and 2, in order of date. Easter by the Gregorian computus; King's Day on 26 April when
// the 27th is a Sunday.
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

private:
    std::vector<EquatedDay> equated_;
};

// Why an end moved by one or more days.
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

// Art. 1 lid 1, 2 and 4 for a term with first day `first` and last day `last`, of length `length`.
TermEnd apply_general_terms_act(Calendar const& calendar, Date first, Date last, Duration length);

}  // namespace wetwijzer::values
