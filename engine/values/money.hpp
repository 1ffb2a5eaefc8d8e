// An amount in whole euro cents. There is no implicit construction and no floating point.
#pragma once

#include <compare>
#include <cstdint>

namespace wetwijzer::values {

class Money {
public:
    constexpr Money() = default;
    static constexpr Money cents(std::int64_t cents) { return Money(cents); }
    constexpr std::int64_t cents() const { return cents_; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    constexpr explicit Money(std::int64_t cents) : cents_(cents) {}
    std::int64_t cents_ = 0;
};

}  // namespace wetwijzer::values
