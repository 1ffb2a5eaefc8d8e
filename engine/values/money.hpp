// An amount in whole euro cents. There is no implicit construction and no floating point.
#pragma once

#include "engine/values/fraction.hpp"

#include <compare>
#include <cstdint>
#include <optional>

namespace wetwijzer::values {

class Money {
public:
    constexpr Money() = default;
    static constexpr Money cents(std::int64_t cents) { return Money(cents); }
    // Nothing when it does not fit. Cents add to the side of the sign: euros(-2, 50) is € -2,50; `cents` below 100.
    static std::optional<Money> euros(std::int64_t euros, unsigned cents = 0);
    constexpr std::int64_t cents() const { return cents_; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    constexpr explicit Money(std::int64_t cents) : cents_(cents) {}
    std::int64_t cents_ = 0;
};

// Nothing on overflow.
std::optional<Money> add(Money left, Money right);
std::optional<Money> subtract(Money left, Money right);
std::optional<Money> multiply(Money amount, std::int64_t times);

// An exact amount is a fraction of cents. Only a whole number of cents is money; rounding is the rule's business.
std::optional<Money> to_money(Fraction cents);

}  // namespace wetwijzer::values
