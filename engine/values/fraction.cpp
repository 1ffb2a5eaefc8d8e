// Exact rational arithmetic with 128-bit intermediates; what does not fit back into 64 bits gives nothing.
#include "engine/values/fraction.hpp"

#include <limits>

namespace wetwijzer::values {
namespace {

__extension__ typedef __int128 Wide;

Wide greatest_common_divisor(Wide a, Wide b) {
    if (a < 0) a = -a;
    while (b != 0) {
        Wide const rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

std::optional<std::int64_t> narrow(Wide value) {
    if (value < std::numeric_limits<std::int64_t>::min() || value > std::numeric_limits<std::int64_t>::max()) return {};
    return static_cast<std::int64_t>(value);
}

// |numerator| and |denominator| below 2^127.
std::optional<Fraction> reduced(Wide numerator, Wide denominator) {
    if (denominator == 0) return {};
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    Wide const divisor = greatest_common_divisor(denominator, numerator < 0 ? -numerator : numerator);
    auto const above = narrow(numerator / divisor);
    auto const below = narrow(denominator / divisor);
    if (!above || !below) return {};
    return Fraction::make(*above, *below);
}

}  // namespace

std::optional<Fraction> Fraction::make(std::int64_t numerator, std::int64_t denominator) {
    if (denominator == 0) return {};
    Wide above = numerator;
    Wide below = denominator;
    if (below < 0) {
        above = -above;
        below = -below;
    }
    Wide const divisor = greatest_common_divisor(below, above < 0 ? -above : above);
    auto const top = narrow(above / divisor);
    auto const bottom = narrow(below / divisor);
    if (!top || !bottom) return {};
    Fraction result;
    result.numerator_ = *top;
    result.denominator_ = *bottom;
    return result;
}

std::strong_ordering operator<=>(Fraction const& left, Fraction const& right) {
    Wide const a = Wide{left.numerator_} * right.denominator_;
    Wide const b = Wide{right.numerator_} * left.denominator_;
    return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

// |n| <= 2^63 and 0 < d < 2^63: each product stays below 2^126, a sum of two below 2^127.
std::optional<Fraction> add(Fraction left, Fraction right) {
    return reduced(Wide{left.numerator()} * right.denominator() + Wide{right.numerator()} * left.denominator(),
                   Wide{left.denominator()} * right.denominator());
}

std::optional<Fraction> subtract(Fraction left, Fraction right) {
    return reduced(Wide{left.numerator()} * right.denominator() - Wide{right.numerator()} * left.denominator(),
                   Wide{left.denominator()} * right.denominator());
}

std::optional<Fraction> multiply(Fraction left, Fraction right) {
    return reduced(Wide{left.numerator()} * right.numerator(), Wide{left.denominator()} * right.denominator());
}

std::optional<Fraction> divide(Fraction left, Fraction right) {
    return reduced(Wide{left.numerator()} * right.denominator(), Wide{left.denominator()} * right.numerator());
}

std::optional<Fraction> round_to(Fraction value, Fraction step, Rounding rounding) {
    if (step.numerator() <= 0) return {};
    // value / step = above / below, with a positive below.
    Wide const above = Wide{value.numerator()} * step.denominator();
    Wide const below = Wide{value.denominator()} * step.numerator();
    Wide quotient = above / below;
    Wide rest = above % below;
    if (rest < 0) {
        rest += below;
        --quotient;
    }
    bool const up = rounding == Rounding::Up ? rest != 0 : rounding == Rounding::HalfUp ? rest >= below - rest : false;
    if (up) ++quotient;
    Wide product = 0;
    if (__builtin_mul_overflow(quotient, Wide{step.numerator()}, &product)) return {};
    return reduced(product, step.denominator());
}

}  // namespace wetwijzer::values
