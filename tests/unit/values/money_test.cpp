#include "engine/values/money.hpp"

#include "tests/unit/values/make.hpp"

#include <catch2/catch.hpp>

#include <limits>

namespace wetwijzer::values {
namespace {

constexpr auto most = std::numeric_limits<std::int64_t>::max();

TEST_CASE("Euros and cents make an amount on the side of the sign") {
    CHECK(Money::euros(1250)->cents() == 125000);
    CHECK(Money::euros(12, 50)->cents() == 1250);
    CHECK(Money::euros(-2, 50)->cents() == -250);
    CHECK_FALSE(Money::euros(1, 100));
    CHECK_FALSE(Money::euros(most));
    CHECK_FALSE(Money::euros(most / 100, 99));
}

TEST_CASE("Money arithmetic gives nothing on overflow") {
    auto const all = Money::cents(most);
    CHECK_FALSE(add(all, Money::cents(1)));
    CHECK_FALSE(subtract(Money::cents(-most), Money::cents(2)));
    CHECK_FALSE(multiply(all, 2));
    CHECK(add(Money::cents(1), Money::cents(2)) == Money::cents(3));
    CHECK(subtract(Money::cents(1), Money::cents(2)) == Money::cents(-1));
    CHECK(multiply(Money::cents(125), -3) == Money::cents(-375));
}

TEST_CASE("An exact amount is money only when it is whole cents") {
    CHECK(to_money(ratio(7500, 2)) == Money::cents(3750));
    CHECK_FALSE(to_money(ratio(1, 3)));
}

TEST_CASE("60% of € 640 is € 384, and a third of € 1.000 rounds once, at the named step") {
    CHECK(to_money(*multiply(Fraction(64000), ratio(60, 100))) == Money::cents(38400));
    auto const third = *multiply(Fraction(100000), ratio(1, 3));
    CHECK_FALSE(to_money(third));
    CHECK(to_money(*round_to(third, Fraction(1), Rounding::Down)) == Money::cents(33333));
    CHECK(to_money(*round_to(third, Fraction(100), Rounding::Up)) == Money::cents(33400));
}

}  // namespace
}  // namespace wetwijzer::values
