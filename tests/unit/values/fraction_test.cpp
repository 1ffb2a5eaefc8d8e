#include "engine/values/fraction.hpp"

#include "tests/unit/values/make.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <random>

namespace wetwijzer::values {
namespace {

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

TEST_CASE("A fraction is reduced and its denominator positive") {
    CHECK(ratio(6, 4) == ratio(3, 2));
    CHECK(ratio(-6, -4) == ratio(3, 2));
    CHECK(ratio(6, -4) == ratio(-3, 2));
    CHECK(ratio(6, -4).denominator() == 2);
    CHECK(ratio(0, -7) == Fraction());
    CHECK(ratio(least, 2) == Fraction(least / 2));
    CHECK(ratio(least, least) == Fraction(1));
    CHECK_FALSE(Fraction::make(1, 0));
    CHECK_FALSE(Fraction::make(least, -1));
    CHECK_FALSE(Fraction::make(1, least));
    CHECK(ratio(2, least).denominator() == most / 2 + 1);
}

TEST_CASE("One third three times is exactly one") {
    auto const third = ratio(1, 3);
    CHECK(add(*add(third, third), third) == Fraction(1));
    CHECK(multiply(third, Fraction(3)) == Fraction(1));
    CHECK(divide(Fraction(1), third) == Fraction(3));
    CHECK(subtract(third, third) == Fraction());
}

TEST_CASE("What does not fit gives nothing, and what fits at the edge is exact") {
    CHECK_FALSE(add(Fraction(most), Fraction(1)));
    CHECK_FALSE(subtract(Fraction(least), Fraction(1)));
    CHECK_FALSE(multiply(Fraction(most), Fraction(2)));
    CHECK_FALSE(multiply(Fraction(least), Fraction(-1)));
    CHECK_FALSE(divide(Fraction(1), Fraction()));
    CHECK_FALSE(divide(Fraction(least), Fraction(-1)));
    CHECK_FALSE(divide(Fraction(1), Fraction(least)));
    CHECK_FALSE(add(ratio(1, most), ratio(1, most - 1)));
    CHECK(add(Fraction(least), Fraction(most)) == Fraction(-1));
    CHECK(multiply(ratio(most, 2), ratio(2, most)) == Fraction(1));
    CHECK(multiply(Fraction(least), Fraction(1)) == Fraction(least));
    CHECK(divide(Fraction(least), Fraction(least)) == Fraction(1));
    CHECK(subtract(Fraction(least), Fraction(least)) == Fraction());
}

TEST_CASE("The order of fractions is exact where decimals would tie") {
    CHECK(ratio(1, 3) < ratio(333333333333333334, 1000000000000000000));
    CHECK(ratio(1, 3) > ratio(333333333333333333, 1000000000000000000));
    CHECK(Fraction(least) < ratio(1, most));
    CHECK(ratio(most - 1, most) < Fraction(1));
}

TEST_CASE("Omlaag rounds towards minus infinity, omhoog towards plus infinity, halves go up") {
    struct Case {
        Fraction value;
        std::int64_t down, up, half_up;
    };
    for (auto const& one : {Case{ratio(5, 2), 2, 3, 3}, Case{ratio(-5, 2), -3, -2, -2}, Case{ratio(7, 3), 2, 3, 2},
                            Case{ratio(-7, 3), -3, -2, -2}, Case{ratio(8, 3), 2, 3, 3}, Case{ratio(-8, 3), -3, -2, -3},
                            Case{Fraction(4), 4, 4, 4}, Case{Fraction(-4), -4, -4, -4}, Case{ratio(-1, 2), -1, 0, 0},
                            Case{ratio(1, 2), 0, 1, 1}, Case{Fraction(), 0, 0, 0}}) {
        CHECK(round_to(one.value, Fraction(1), Rounding::Down) == Fraction(one.down));
        CHECK(round_to(one.value, Fraction(1), Rounding::Up) == Fraction(one.up));
        CHECK(round_to(one.value, Fraction(1), Rounding::HalfUp) == Fraction(one.half_up));
    }
}

TEST_CASE("Rounding goes to a multiple of any positive step") {
    CHECK(round_to(Fraction(38450), Fraction(100), Rounding::Down) == Fraction(38400));
    CHECK(round_to(Fraction(38450), Fraction(100), Rounding::HalfUp) == Fraction(38500));
    CHECK(round_to(ratio(1, 3), ratio(1, 100), Rounding::Up) == ratio(34, 100));
    CHECK(round_to(Fraction(7), Fraction(5), Rounding::HalfUp) == Fraction(5));
    CHECK_FALSE(round_to(Fraction(7), Fraction(), Rounding::Down));
    CHECK_FALSE(round_to(Fraction(7), Fraction(-5), Rounding::Down));
    CHECK_FALSE(round_to(Fraction(most), Fraction(1000), Rounding::Up));
    CHECK(round_to(Fraction(most), Fraction(1), Rounding::Up) == Fraction(most));
    CHECK(round_to(Fraction(least), ratio(1, most), Rounding::Down) == Fraction(least));
    CHECK(round_to(ratio(1, most), Fraction(most), Rounding::Up) == Fraction(most));
}

TEST_CASE("The laws of arithmetic hold for sampled fractions wherever all sides fit") {
    std::mt19937_64 random(3);
    std::uniform_int_distribution<std::int64_t> number(-2000, 2000);
    std::uniform_int_distribution<std::int64_t> below(1, 400);
    for (int i = 0; i < 20'000; ++i) {
        auto const a = ratio(number(random), below(random));
        auto const b = ratio(number(random), below(random));
        auto const c = ratio(number(random), below(random));
        REQUIRE(add(a, b) == add(b, a));
        REQUIRE(add(*add(a, b), c) == add(a, *add(b, c)));
        REQUIRE(multiply(a, *add(b, c)) == add(*multiply(a, b), *multiply(a, c)));
        REQUIRE(add(*subtract(a, b), b) == a);
        if (b != Fraction()) {
            REQUIRE(multiply(*divide(a, b), b) == a);
        }
        REQUIRE((a < b) == (subtract(a, b)->numerator() < 0));
        for (auto const way : {Rounding::Down, Rounding::Up, Rounding::HalfUp}) {
            auto const step = ratio(below(random), 8);
            auto const rounded = round_to(a, step, way);
            REQUIRE(rounded);
            REQUIRE(divide(*rounded, step)->is_whole());
            REQUIRE(round_to(*rounded, step, way) == rounded);
            auto const distance = *subtract(*rounded, a);
            REQUIRE(distance < step);
            REQUIRE(*subtract(a, *rounded) < step);
        }
    }
}

TEST_CASE("Sampled fractions of any size never wrap: an exact result or nothing") {
    std::mt19937_64 random(4);
    std::uniform_int_distribution<std::int64_t> any(least, most);
    int fitted = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto const left = Fraction::make(any(random) >> (i % 60), any(random) >> (i % 62));
        auto const right = Fraction::make(any(random) >> (i % 61), any(random) >> (i % 59));
        if (!left || !right) continue;
        if (auto const sum = add(*left, *right)) {
            ++fitted;
            // a >= 0 makes no sum smaller.
            REQUIRE((*sum >= *left) == (*right >= Fraction()));
        }
        if (auto const product = multiply(*left, *right); product && *right != Fraction()) {
            REQUIRE(divide(*product, *right) == *left);
        }
    }
    CHECK(fitted > 1000);
}

}  // namespace
}  // namespace wetwijzer::values
