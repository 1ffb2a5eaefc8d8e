#include "engine/values/date.hpp"

#include "tests/unit/values/make.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <random>

namespace wetwijzer::values {
namespace {

TEST_CASE("Every day from year 1 to 9999 follows the day before it and survives a round trip through its ISO text") {
    // Counted by hand-written calendar rules, not by the code under test.
    auto const leap = [](int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; };
    constexpr unsigned lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    Date expected = on("0001-01-01");
    unsigned weekday = 1;  // 1 January of year 1 was a Monday
    bool all_good = true;
    for (int year = 1; year <= 9999 && all_good; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            unsigned const length = month == 2 && leap(year) ? 29 : lengths[month - 1];
            for (unsigned day = 1; day <= length; ++day) {
                auto const date = Date::from_ymd(year, month, day);
                all_good = all_good && date == expected && expected.iso_weekday() == weekday;
                expected = expected.next();
                weekday = weekday % 7 + 1;
            }
            all_good = all_good && !Date::from_ymd(year, month, length + 1);
        }
    }
    CHECK(all_good);
    CHECK(expected == on("9999-12-31"));

    std::mt19937 random(20220101);
    std::uniform_int_distribution<std::int64_t> any(on("0001-01-01").days(), on("9999-12-31").days());
    for (int i = 0; i < 20'000; ++i) {
        auto const date = Date::from_days(any(random));
        REQUIRE(date);
        REQUIRE(Date::from_iso(date->iso()) == date);
        REQUIRE(Date::from_ymd(date->year(), date->month(), date->day()) == date);
        REQUIRE(Date::from_days(date->days()) == date);
    }
}

TEST_CASE("Days that do not exist are no dates") {
    CHECK_FALSE(Date::from_ymd(2023, 2, 29));
    CHECK(Date::from_ymd(2024, 2, 29));
    CHECK_FALSE(Date::from_ymd(1900, 2, 29));
    CHECK(Date::from_ymd(2000, 2, 29));
    CHECK_FALSE(Date::from_ymd(2023, 4, 31));
    CHECK_FALSE(Date::from_ymd(2023, 13, 1));
    CHECK_FALSE(Date::from_ymd(2023, 0, 1));
    CHECK_FALSE(Date::from_ymd(2023, 1, 0));
    CHECK_FALSE(Date::from_ymd(0, 1, 1));
    CHECK_FALSE(Date::from_ymd(10000, 1, 1));
    CHECK_FALSE(Date::from_ymd(-5, 1, 1));
    CHECK_FALSE(Date::from_ymd(2023, 257, 1));  // would be January in eight bits
    CHECK_FALSE(Date::from_ymd(2023, 1, 257));
    CHECK_FALSE(Date::from_ymd(65536 + 2023, 1, 1));
}

TEST_CASE("Only YYYY-MM-DD is an ISO date") {
    for (auto const* text : {"", "2023", "2023-1-1", "2023-01-1", "20230101", "2023/01/01", " 2023-01-01",
                             "2023-01-01 ", "2023-01-01T00:00", "-023-01-01", "+202-01-01", "2023-02-30", "abcd-ef-gh",
                             "0000-01-01", "2023-00-10", "２023-01-01"})
        CHECK_FALSE(Date::from_iso(text));
    CHECK(Date::from_iso("0001-01-01")->iso() == "0001-01-01");
    CHECK(Date::from_iso("9999-12-31")->iso() == "9999-12-31");
}

TEST_CASE("The calendar ends at its edges instead of wrapping") {
    auto const first = on("0001-01-01");
    auto const last = on("9999-12-31");
    CHECK(first.previous() == first);
    CHECK(last.next() == last);
    CHECK_FALSE(first.plus_days(-1));
    CHECK_FALSE(last.plus_days(1));
    CHECK(first.plus_days(0) == first);
    CHECK_FALSE(on("2023-01-01").plus_days(std::numeric_limits<std::int64_t>::max()));
    CHECK_FALSE(on("1960-01-01").plus_days(std::numeric_limits<std::int64_t>::min()));
    CHECK_FALSE(Date::from_days(std::numeric_limits<std::int64_t>::min()));
    CHECK_FALSE(Date::from_days(std::numeric_limits<std::int64_t>::max()));
    CHECK(first.plus_days(last.days() - first.days()) == last);
}

TEST_CASE("Known days fall on their known weekday") {
    CHECK(on("2022-01-01").iso_weekday() == 6);  // Wet inburgering 2021 entered into force on a Saturday
    CHECK(on("2023-04-10").iso_weekday() == 1);
    CHECK(on("2022-12-25").iso_weekday() == 7);
    CHECK(on("1970-01-01").iso_weekday() == 4);
    CHECK(on("1969-12-31").iso_weekday() == 3);
}

}  // namespace
}  // namespace wetwijzer::values
