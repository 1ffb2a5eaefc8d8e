// Checked arithmetic on cents.
#include "engine/values/money.hpp"

namespace wetwijzer::values {

std::optional<Money> Money::euros(std::int64_t euros, unsigned cents) {
    if (cents > 99) return {};
    std::int64_t whole = 0;
    std::int64_t const part = euros < 0 ? -static_cast<std::int64_t>(cents) : static_cast<std::int64_t>(cents);
    if (__builtin_mul_overflow(euros, std::int64_t{100}, &whole) || __builtin_add_overflow(whole, part, &whole))
        return {};
    return Money(whole);
}

std::optional<Money> add(Money left, Money right) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(left.cents(), right.cents(), &sum)) return {};
    return Money::cents(sum);
}

std::optional<Money> subtract(Money left, Money right) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(left.cents(), right.cents(), &difference)) return {};
    return Money::cents(difference);
}

std::optional<Money> multiply(Money amount, std::int64_t times) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(amount.cents(), times, &product)) return {};
    return Money::cents(product);
}

std::optional<Money> to_money(Fraction cents) {
    if (!cents.is_whole()) return {};
    return Money::cents(cents.numerator());
}

}  // namespace wetwijzer::values
