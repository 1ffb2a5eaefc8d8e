#include "engine/values/duration.hpp"

#include "tests/unit/values/make.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <random>

namespace wetwijzer::values {
namespace {

constexpr auto last_day = MonthRule::LastDayOfMonth;
constexpr auto next_month = MonthRule::FirstDayOfNextMonth;

Date sum(std::string_view iso, Duration duration, MonthRule rule) {
    auto const shifted = add(on(iso), duration, rule);
    REQUIRE(shifted);
    return shifted->date;
}

TEST_CASE("31 January plus one month is the last of February or 1 March, as the month rule says") {
    CHECK(sum("2023-01-31", months(1), last_day) == on("2023-02-28"));
    CHECK(sum("2023-01-31", months(1), next_month) == on("2023-03-01"));
    CHECK(sum("2024-01-31", months(1), last_day) == on("2024-02-29"));
    CHECK(sum("2024-01-31", months(1), next_month) == on("2024-03-01"));
    CHECK(sum("2023-01-29", months(1), next_month) == on("2023-03-01"));
    CHECK(sum("2024-01-29", months(1), next_month) == on("2024-02-29"));
}

TEST_CASE("29 February plus one year is 28 February or 1 March, as the month rule says") {
    CHECK(sum("2024-02-29", months(12), last_day) == on("2025-02-28"));
    CHECK(sum("2024-02-29", months(12), next_month) == on("2025-03-01"));
    CHECK(sum("2024-02-29", months(48), last_day) == on("2028-02-29"));
    CHECK(sum("2024-02-29", months(36), last_day) == on("2027-02-28"));
}

TEST_CASE("An addition says whether the month rule decided") {
    CHECK(add(on("2023-01-31"), months(1), last_day)->day_did_not_exist);
    CHECK(add(on("2023-01-31"), months(1), next_month)->day_did_not_exist);
    CHECK_FALSE(add(on("2023-01-28"), months(1), last_day)->day_did_not_exist);
    CHECK_FALSE(add(on("2023-01-31"), months(2), last_day)->day_did_not_exist);
    CHECK_FALSE(add(on("2023-01-31"), days(31), last_day)->day_did_not_exist);
}

TEST_CASE("A month before January is December of the previous year, and a month after December is January") {
    CHECK(sum("2023-01-15", months(-1), last_day) == on("2022-12-15"));
    CHECK(sum("2023-01-31", months(-1), last_day) == on("2022-12-31"));
    CHECK(sum("2023-01-31", months(-2), last_day) == on("2022-11-30"));
    CHECK(sum("2023-01-31", months(-2), next_month) == on("2022-12-01"));
    CHECK(sum("2022-12-31", months(1), last_day) == on("2023-01-31"));
    CHECK(sum("2023-12-15", months(-12), last_day) == on("2022-12-15"));
    CHECK(sum("2023-12-15", months(-24), last_day) == on("2021-12-15"));
}

TEST_CASE("A date minus a duration keeps the day where the month has it") {
    CHECK(sum("2025-07-10", months(-6), last_day) == on("2025-01-10"));
    CHECK(sum("2025-03-31", months(-1), last_day) == on("2025-02-28"));
    CHECK(sum("2025-03-31", months(-1), next_month) == on("2025-03-01"));
    CHECK(sum("2024-02-29", months(-12), last_day) == on("2023-02-28"));
    CHECK(sum("2025-03-01", days(-1), last_day) == on("2025-02-28"));
    CHECK(sum("2025-03-10", days(-70), last_day) == on("2024-12-30"));
}

TEST_CASE("Adding stops at the edges of the calendar, for any count") {
    constexpr auto most = std::numeric_limits<std::int32_t>::max();
    constexpr auto least = std::numeric_limits<std::int32_t>::min();
    for (auto const rule : {last_day, next_month}) {
        for (auto const count : {most, least}) {
            CHECK_FALSE(add(on("2023-01-31"), months(count), rule));
            CHECK_FALSE(add(on("2023-01-31"), days(count), rule));
        }
        CHECK_FALSE(add(on("9999-12-01"), months(1), rule));
        CHECK_FALSE(add(on("0001-01-31"), months(-1), rule));
        CHECK(add(on("9999-11-30"), months(1), rule)->date == on("9999-12-30"));
        CHECK(add(on("0001-02-28"), months(-1), rule)->date == on("0001-01-28"));
    }
}

TEST_CASE("Whole months from 31 January to 28 February are one when the last day counts as the month, else none") {
    CHECK(whole_months(on("2023-01-31"), on("2023-02-28"), last_day) == 1);
    CHECK(whole_months(on("2023-01-31"), on("2023-02-28"), next_month) == 0);
    CHECK(whole_months(on("2023-01-31"), on("2023-03-01"), next_month) == 1);
    CHECK(whole_months(on("2023-01-31"), on("2023-02-27"), last_day) == 0);
    CHECK(whole_months(on("2024-01-31"), on("2024-02-28"), last_day) == 0);
    CHECK(whole_months(on("2023-01-15"), on("2023-01-15"), last_day) == 0);
    CHECK(whole_months(on("2023-01-15"), on("2024-01-14"), last_day) == 11);
    CHECK(whole_months(on("2023-01-15"), on("2024-01-15"), last_day) == 12);
}

TEST_CASE("Whole months backwards are the negative of those forwards") {
    CHECK(whole_months(on("2024-01-15"), on("2023-01-15"), last_day) == -12);
    CHECK(whole_months(on("2023-02-28"), on("2023-01-31"), last_day) == -1);
    CHECK(whole_years(on("2024-01-15"), on("2023-01-16"), last_day) == 0);
}

TEST_CASE("Someone born on 29 February completes a year on 28 February or 1 March") {
    CHECK(whole_years(on("2004-02-29"), on("2022-02-28"), last_day) == 18);
    CHECK(whole_years(on("2004-02-29"), on("2022-02-28"), next_month) == 17);
    CHECK(whole_years(on("2004-02-29"), on("2022-03-01"), next_month) == 18);
    CHECK(whole_years(on("2004-06-15"), on("2022-06-14"), last_day) == 17);
    CHECK(whole_years(on("2004-06-15"), on("2022-06-15"), last_day) == 18);
}

TEST_CASE("Whole months are the largest count that does not pass the end, for sampled dates under both rules") {
    std::mt19937 random(11);
    std::uniform_int_distribution<std::int64_t> any(on("0002-01-01").days(), on("9998-12-31").days());
    for (int i = 0; i < 20'000; ++i) {
        auto const a = *Date::from_days(any(random));
        auto const b = *Date::from_days(any(random));
        auto const from = std::min(a, b);
        auto const to = std::max(a, b);
        auto const rule = i % 2 == 0 ? last_day : next_month;
        auto const count = whole_months(from, to, rule);
        REQUIRE(count >= 0);
        REQUIRE(add(from, months(count), rule)->date <= to);
        REQUIRE(add(from, months(count + 1), rule)->date > to);
        REQUIRE(whole_years(from, to, rule) == count / 12);
    }
}

TEST_CASE("Adding more months never gives an earlier date") {
    std::mt19937 random(12);
    std::uniform_int_distribution<std::int64_t> any(on("1900-01-01").days(), on("2100-12-31").days());
    for (int i = 0; i < 5'000; ++i) {
        auto const date = *Date::from_days(any(random));
        auto const rule = i % 2 == 0 ? last_day : next_month;
        for (std::int32_t count = -15; count < 15; ++count)
            REQUIRE(add(date, months(count), rule)->date < add(date, months(count + 1), rule)->date);
    }
}

}  // namespace
}  // namespace wetwijzer::values
