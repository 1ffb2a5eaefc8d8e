// The day in the Netherlands at a moment in UTC, against the table of the years' changes of the clock.
#include "engine/audit/decided.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using values::Date;

namespace {
std::string day(char const* time) { return audit::dutch_day(time).iso(); }
Date date(char const* iso) { return Date::from_iso(iso).value(); }
}  // namespace

TEST_CASE("in winter the Netherlands are an hour ahead, in summer two") {
    CHECK(day("2026-01-31T22:59:59Z") == "2026-01-31");
    CHECK(day("2026-01-31T23:00:00Z") == "2026-02-01");
    CHECK(day("2026-07-31T21:59:59Z") == "2026-07-31");
    CHECK(day("2026-07-31T22:00:00Z") == "2026-08-01");
    CHECK(day("2025-12-31T23:30:00Z") == "2026-01-01");
    CHECK(day("2026-06-01T00:00:00Z") == "2026-06-01");
}

TEST_CASE("the clock changes at 01:00 UTC on the last Sundays of March and October") {
    // 2026: 29 March and 25 October; 2024: 31 March and 27 October.
    CHECK(day("2026-03-28T22:30:00Z") == "2026-03-28");
    CHECK(day("2026-03-29T22:00:00Z") == "2026-03-30");
    CHECK(day("2026-03-29T21:59:59Z") == "2026-03-29");
    CHECK(day("2026-10-24T22:00:00Z") == "2026-10-25");
    CHECK(day("2026-10-25T22:30:00Z") == "2026-10-25");
    CHECK(day("2026-10-25T23:00:00Z") == "2026-10-26");
    CHECK(day("2024-03-31T22:00:00Z") == "2024-04-01");
    CHECK(day("2024-10-27T22:30:00Z") == "2024-10-27");
}

TEST_CASE("a day begins and ends in UTC where the Dutch day does, every day of thirty years") {
    CHECK(audit::begin_of(date("2026-03-29")) == "2026-03-28T23:00:00Z");
    CHECK(audit::end_of(date("2026-03-29")) == "2026-03-29T21:59:59Z");
    CHECK(audit::begin_of(date("2026-10-25")) == "2026-10-24T22:00:00Z");
    CHECK(audit::end_of(date("2026-10-25")) == "2026-10-25T22:59:59Z");
    for (auto one = date("2010-01-01"); one < date("2040-01-01"); one = one.next()) {
        INFO(one.iso());
        REQUIRE(audit::dutch_day(audit::begin_of(one)) == one);
        REQUIRE(audit::dutch_day(audit::end_of(one)) == one);
        REQUIRE(audit::end_of(one.previous()) < audit::begin_of(one));
    }
}

TEST_CASE("amounts and outcomes are read as they are spelled, or not at all") {
    CHECK(audit::cents("EUR 340.00") == 34000);
    CHECK(audit::cents("EUR -0.05") == -5);
    for (auto const* wrong : {"", "EUR", "EUR ", "340.00", "EUR 340", "EUR 340.0", "EUR 3x.00", "geen", "EUR 3.000"})
        CHECK_FALSE(audit::cents(wrong));
    auto const outcomes =
        audit::read_outcomes(R"({"a":{"known":"EUR 1.00"},"b":{"unknown":["x","y"]},"c":{"fault":"F0005"},"d":1})");
    CHECK(outcomes.at("a").known == "EUR 1.00");
    CHECK(outcomes.at("b").missing == std::vector<std::string>{"x", "y"});
    CHECK(outcomes.at("c").fault == "F0005");
    CHECK(outcomes.size() == 3);
    CHECK(audit::read_outcomes("[]").empty());
    CHECK(audit::read_outcomes("{").empty());
}
