#include "engine/values/calendar.hpp"

#include "tests/unit/values/make.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace wetwijzer::values {
namespace {

using Reason = TermShift::Reason;

TermEnd end_after(Calendar const& calendar, std::string_view start, Duration length) {
    auto const first = on(start).next();
    auto const last = add(on(start), length, MonthRule::LastDayOfMonth);
    REQUIRE(last);
    return apply_general_terms_act(calendar, first, last->date, length);
}

Date holiday_in(int year, Holiday sought) {
    for (auto const& on : holidays(year))
        if (on.holiday == sought) return on.date;
    FAIL("no such holiday");
    return {};
}

TEST_CASE("Easter Monday falls where published tables put it") {
    // Easter Sunday from published tables, including the earliest and latest dates that Easter can have.
    for (auto const* easter :
         {"1818-03-22", "1886-04-25", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
          "2011-04-24", "2016-03-27", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
          "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
          "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22", "2299-04-16"}) {
        auto const sunday = on(easter);
        CHECK(holiday_in(sunday.year(), Holiday::EasterMonday) == sunday.next());
        CHECK(holiday_in(sunday.year(), Holiday::GoodFriday) == *sunday.plus_days(-2));
        CHECK(holiday_in(sunday.year(), Holiday::Ascension) == *sunday.plus_days(39));
        CHECK(holiday_in(sunday.year(), Holiday::WhitMonday) == *sunday.plus_days(50));
    }
}

TEST_CASE("In every year Easter Monday is a Monday, Good Friday a Friday, Ascension a Thursday, in order of date") {
    for (int year = 1; year <= 9999; ++year) {
        auto const days = holidays(year);
        REQUIRE(days.size() == 9);
        for (std::size_t i = 0; i < days.size(); ++i) {
            if (i > 0) REQUIRE(days[i - 1].date <= days[i].date);
            auto const weekday = days[i].date.iso_weekday();
            if (days[i].holiday == Holiday::EasterMonday || days[i].holiday == Holiday::WhitMonday)
                REQUIRE(weekday == 1);
            if (days[i].holiday == Holiday::GoodFriday) REQUIRE(weekday == 5);
            if (days[i].holiday == Holiday::Ascension) REQUIRE(weekday == 4);
            if (days[i].holiday == Holiday::KingsDay) REQUIRE(weekday != 7);
            REQUIRE(days[i].date.year() == year);
        }
    }
    CHECK(holidays(0).empty());
    CHECK(holidays(10000).empty());
}

TEST_CASE("King's Day is 27 April, or the 26th when the 27th is a Sunday, and Queen's Day before 2014") {
    CHECK(holiday_in(2023, Holiday::KingsDay) == on("2023-04-27"));
    CHECK(holiday_in(2025, Holiday::KingsDay) == on("2025-04-26"));
    CHECK(holiday_in(2014, Holiday::KingsDay) == on("2014-04-26"));
    CHECK(holiday_in(2013, Holiday::KingsDay) == on("2013-04-30"));
    CHECK(holiday_in(2006, Holiday::KingsDay) == on("2006-04-29"));
}

TEST_CASE("Ten weeks end as the statute's test values say, with a reason for each day that does not count") {
    struct Case {
        char const *start, *plain_end, *end;
        std::vector<Reason> reasons;
    };
    for (auto const& one : {
             Case{"2023-01-30", "2023-04-10", "2023-04-11", {Reason::PublicHoliday}},
             Case{"2023-02-03", "2023-04-14", "2023-04-14", {}},
             Case{"2022-10-16", "2022-12-25", "2022-12-27", {Reason::PublicHoliday, Reason::PublicHoliday}},
             Case{"2025-10-17", "2025-12-26", "2025-12-29", {Reason::PublicHoliday, Reason::Saturday, Reason::Sunday}},
             Case{"2026-01-24", "2026-04-04", "2026-04-07", {Reason::Saturday, Reason::Sunday, Reason::PublicHoliday}},
         }) {
        CHECK(on(one.start).plus_days(70) == on(one.plain_end));
        auto const end = end_after(Calendar(), one.start, days(70));
        CHECK(end.last == on(one.end));
        CHECK_FALSE(end.excluded);
        std::vector<Reason> reasons;
        for (auto const& shift : end.shifts) reasons.push_back(shift.reason);
        CHECK(reasons == one.reasons);
    }
}

TEST_CASE("The shifts of Christmas 2022 name both days and join without a hole") {
    auto const end = end_after(Calendar(), "2022-10-16", days(70));
    REQUIRE(end.shifts.size() == 2);
    CHECK(end.shifts[0].from == on("2022-12-25"));
    CHECK(end.shifts[0].to == on("2022-12-26"));
    CHECK(end.shifts[0].holiday == Holiday::Christmas);
    CHECK(end.shifts[1].from == on("2022-12-26"));
    CHECK(end.shifts[1].to == on("2022-12-27"));
    CHECK(end.shifts[1].holiday == Holiday::SecondChristmas);
}

TEST_CASE("Article 4 excludes more than 90 days, twelve weeks or three months, and every year") {
    Calendar const calendar;
    auto const excluded = [&](Duration length) {
        return apply_general_terms_act(calendar, on("2023-01-02"), on("2023-04-10"), length).excluded;
    };
    CHECK_FALSE(excluded(days(70)));  // 10 weeks
    CHECK_FALSE(excluded(days(84)));  // 12 weeks
    CHECK_FALSE(excluded(days(90)));
    CHECK(excluded(days(91)));   // 91 days, 13 weeks
    CHECK(excluded(days(112)));  // 16 weeks
    CHECK_FALSE(excluded(months(1)));
    CHECK_FALSE(excluded(months(3)));
    CHECK(excluded(months(4)));
    CHECK(excluded(months(6)));
    CHECK(excluded(months(12)));
    CHECK(excluded(months(36)));
}

TEST_CASE("An excluded term stays where it ends, even on a Sunday") {
    auto const end = apply_general_terms_act(Calendar(), on("2022-01-03"), on("2025-01-05"), months(36));
    CHECK(end.excluded);
    CHECK(end.last == on("2025-01-05"));
    CHECK(end.shifts.empty());
}

TEST_CASE("A term that counts back does not shift") {
    auto const end = apply_general_terms_act(Calendar(), on("2023-04-10"), on("2023-04-09"), days(-14));
    CHECK(end.last == on("2023-04-09"));
    CHECK(end.shifts.empty());
    CHECK_FALSE(end.excluded);
}

TEST_CASE("A term of three days has at least two working days") {
    // Three days from Good Friday 2023: Friday, Saturday, Sunday. Article 1 gives Tuesday; article 2 asks a second.
    auto const easter = end_after(Calendar(), "2023-04-06", days(3));
    CHECK(easter.last == on("2023-04-12"));
    REQUIRE(easter.shifts.size() == 3);
    CHECK(easter.shifts.back().reason == Reason::TwoWorkingDays);
    CHECK(easter.shifts.back().from == on("2023-04-11"));

    // Friday, Saturday, Sunday in an ordinary week: Friday and Monday are two.
    CHECK(end_after(Calendar(), "2023-03-02", days(3)).last == on("2023-03-06"));
    // Saturday to Monday holds one working day; Tuesday is the second.
    CHECK(end_after(Calendar(), "2023-03-03", days(3)).last == on("2023-03-07"));
    // Two days are too short for article 2: Sunday and Monday end on Monday.
    CHECK(end_after(Calendar(), "2023-03-04", days(2)).last == on("2023-03-06"));
    // Christmas 2021: Friday 24 December is the only working day of five; the 27th is the second.
    CHECK(end_after(Calendar(), "2021-12-23", days(3)).last == on("2021-12-27"));
}

TEST_CASE("The second working day lies behind a weekend when it must") {
    // Wednesday to Friday with Wednesday a holiday and Thursday equated: Friday only, so Monday.
    Calendar const calendar({{on("2023-12-28"), "test"}, {on("2023-12-27"), "test"}});
    auto const end = end_after(calendar, "2023-12-26", days(3));
    CHECK(end.last == on("2024-01-02"));
    REQUIRE(end.shifts.size() == 1);
    CHECK(end.shifts[0].reason == Reason::TwoWorkingDays);
    CHECK(end.shifts[0].from == on("2023-12-29"));
}

TEST_CASE("A day equated by decree counts as a holiday and gives its reason") {
    Calendar const calendar({{on("2023-04-28"), "gelijkgesteld bij besluit"}});
    CHECK(calendar.day(on("2023-04-28")).kind == DayKind::Equated);
    CHECK_FALSE(calendar.is_working_day(on("2023-04-28")));
    auto const end = end_after(calendar, "2023-04-13", days(14));  // 27 April: King's Day
    CHECK(end.last == on("2023-05-01"));
    REQUIRE(end.shifts.size() == 4);
    CHECK(end.shifts[1].reason == Reason::Equated);
    CHECK(end.shifts[1].equated_reason == "gelijkgesteld bij besluit");
    CHECK(Calendar().is_working_day(on("2023-04-28")));
}

TEST_CASE("A holiday in the weekend is told as the holiday") {
    CHECK(Calendar().day(on("2022-12-25")).kind == DayKind::PublicHoliday);
    CHECK(Calendar().day(on("2022-01-01")).kind == DayKind::PublicHoliday);
    CHECK(Calendar().day(on("2022-01-02")).kind == DayKind::Sunday);
    CHECK(Calendar().day(on("2022-01-08")).kind == DayKind::Saturday);
}

TEST_CASE("Shifting stops at the last day of the calendar") {
    // 31 December 9999 is a Friday; equating it leaves no working day behind the 30th.
    Calendar const calendar({{on("9999-12-31"), "test"}});
    CHECK(calendar.working_day_on_or_after(on("9999-12-31")) == on("9999-12-31"));
    auto const end = apply_general_terms_act(calendar, on("9999-12-20"), on("9999-12-31"), days(12));
    CHECK(end.last == on("9999-12-31"));
    CHECK(apply_general_terms_act(calendar, on("9999-12-31"), on("9999-12-31"), days(3)).last == on("9999-12-31"));
}

TEST_CASE("For sampled terms the end is a working day, no earlier than asked, with chained shifts over days off") {
    Calendar const calendar({{on("2024-05-10"), "test"}});
    std::mt19937 random(7);
    std::uniform_int_distribution<int> offset(0, 20'000);
    std::uniform_int_distribution<std::int32_t> size(1, 90);
    for (int i = 0; i < 10'000; ++i) {
        auto const start = *on("1990-01-01").plus_days(offset(random));
        auto const length = days(size(random));
        auto const last = *start.plus_days(length.count);
        auto const end = apply_general_terms_act(calendar, start.next(), last, length);
        REQUIRE(calendar.is_working_day(end.last));
        REQUIRE(end.last >= last);
        auto reached = last;
        for (auto const& shift : end.shifts) {
            REQUIRE(shift.from == reached);
            REQUIRE(shift.to > shift.from);
            REQUIRE(calendar.is_working_day(shift.from) == (shift.reason == Reason::TwoWorkingDays));
            reached = shift.to;
        }
        REQUIRE(reached == end.last);
        int working = 0;
        for (auto date = start.next(); date <= end.last; date = date.next()) working += calendar.is_working_day(date);
        REQUIRE(working >= (length.count >= 3 ? 2 : 1));
    }
}

}  // namespace
}  // namespace wetwijzer::values
