#include "engine/values/period.hpp"

#include "tests/unit/values/make.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <set>

namespace wetwijzer::values {
namespace {

TEST_CASE("Tot leaves the day out, tot en met takes it in") {
    auto const exclusive = *Period::from_until(on("2022-01-01"), on("2022-03-01"));
    auto const inclusive = *Period::from_through(on("2022-01-01"), on("2022-03-01"));
    CHECK(exclusive.last() == on("2022-02-28"));
    CHECK(inclusive.last() == on("2022-03-01"));
    CHECK_FALSE(exclusive.contains(on("2022-03-01")));
    CHECK(inclusive.contains(on("2022-03-01")));
    CHECK(exclusive.length_in_days() == 59);
    CHECK(inclusive.length_in_days() == 60);
    CHECK(exclusive == *Period::from_through(on("2022-01-01"), on("2022-02-28")));
}

TEST_CASE("A period without a day does not exist, one of a day does") {
    CHECK_FALSE(Period::from_until(on("2022-01-01"), on("2022-01-01")));
    CHECK_FALSE(Period::from_until(on("2022-01-02"), on("2022-01-01")));
    CHECK_FALSE(Period::from_through(on("2022-01-02"), on("2022-01-01")));
    CHECK(Period::from_through(on("2022-01-01"), on("2022-01-01"))->length_in_days() == 1);
}

TEST_CASE("A period through the last day of the calendar is open, since no day lies behind it") {
    CHECK(*Period::from_through(on("2022-01-01"), on("9999-12-31")) == from("2022-01-01"));
    CHECK(Period::from_through(on("9999-12-31"), on("9999-12-31"))->contains(on("9999-12-31")));
}

TEST_CASE("An open period has no last day and no length, and holds every later day") {
    auto const open = from("2022-01-01");
    CHECK_FALSE(open.last());
    CHECK_FALSE(open.length_in_days());
    CHECK(open.contains(on("9999-12-31")));
    CHECK_FALSE(open.contains(on("2021-12-31")));
    CHECK(open.contains(from("2023-01-01")));
    CHECK(open.contains(until("2022-01-01", "2022-01-02")));
    CHECK_FALSE(until("2022-01-01", "2023-01-01").contains(open));
}

TEST_CASE("Overlap is what both have, and nothing when they only touch") {
    CHECK(overlap(until("2022-01-01", "2022-03-01"), until("2022-02-01", "2022-04-01")) ==
          until("2022-02-01", "2022-03-01"));
    CHECK_FALSE(overlap(until("2022-01-01", "2022-02-01"), until("2022-02-01", "2022-03-01")));
    CHECK(overlap(from("2022-01-01"), from("2023-01-01")) == from("2023-01-01"));
    CHECK(overlap(from("2022-01-01"), until("2021-01-01", "2022-01-02")) == until("2022-01-01", "2022-01-02"));
    CHECK_FALSE(overlap(from("2022-01-01"), until("2021-01-01", "2022-01-01")));
    CHECK(overlap(until("2021-01-01", "2022-01-02"), from("2022-01-01")) == until("2022-01-01", "2022-01-02"));
}

TEST_CASE("Joining makes overlapping and adjacent periods one, and keeps a gap of a day") {
    CHECK(join({until("2022-02-01", "2022-03-01"), until("2022-01-01", "2022-02-01")}) ==
          std::vector{until("2022-01-01", "2022-03-01")});
    CHECK(join({until("2022-01-01", "2022-01-31"), until("2022-02-01", "2022-03-01")}).size() == 2);
    CHECK(join({from("2022-01-01"), until("2022-02-01", "2022-03-01"), from("2023-01-01")}) ==
          std::vector{from("2022-01-01")});
    CHECK(join({until("2022-01-01", "2023-01-01"), until("2022-02-01", "2022-03-01")}) ==
          std::vector{until("2022-01-01", "2023-01-01")});
    CHECK(join({until("2022-01-01", "2022-02-01"), from("2022-01-15")}) == std::vector{from("2022-01-01")});
    CHECK(join({}).empty());
}

TEST_CASE("For sampled periods the joined days are exactly the days of all periods, sorted and disjoint") {
    std::mt19937 random(5);
    std::uniform_int_distribution<int> start(0, 120);
    std::uniform_int_distribution<int> length(1, 25);
    auto const base = on("2022-01-01");
    for (int round = 0; round < 500; ++round) {
        std::vector<Period> periods;
        std::set<Date> expected;
        for (int i = 0; i < round % 9; ++i) {
            auto const first = *base.plus_days(start(random));
            auto const after = *first.plus_days(length(random));
            periods.push_back(*Period::from_until(first, after));
            for (auto date = first; date < after; date = date.next()) expected.insert(date);
        }
        auto const joined = join(periods);
        std::size_t days = 0;
        for (std::size_t i = 0; i < joined.size(); ++i) {
            for (auto date = joined[i].first(); date <= *joined[i].last(); date = date.next()) {
                REQUIRE(expected.count(date) == 1);
                ++days;
            }
            if (i > 0) {
                REQUIRE(*joined[i - 1].day_after() < joined[i].first());
            }
        }
        REQUIRE(days == expected.size());
    }
}

TEST_CASE("Overlap holds a day exactly when both periods do") {
    std::mt19937 random(6);
    std::uniform_int_distribution<int> any(0, 40);
    auto const base = on("2024-02-10");
    auto const some_period = [&] {
        auto const first = *base.plus_days(any(random));
        auto const size = any(random);
        return size == 0 ? Period::from(first) : *Period::from_until(first, *first.plus_days(size));
    };
    for (int round = 0; round < 2'000; ++round) {
        auto const left = some_period();
        auto const right = some_period();
        auto const both = overlap(left, right);
        REQUIRE(both == overlap(right, left));
        for (int i = -5; i < 100; ++i) {
            auto const date = *base.plus_days(i);
            REQUIRE((both && both->contains(date)) == (left.contains(date) && right.contains(date)));
        }
        if (both) {
            REQUIRE(left.contains(*both));
        }
    }
}

}  // namespace
}  // namespace wetwijzer::values
