// Exact rational numbers: the only arithmetic under money, percentages and counts.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace wetwijzer::values {

// Reduced fraction of two 64-bit integers, denominator positive. Every operation is exact, or
// gives nothing when the result does not fit (or divides by zero); nothing wraps.
class Fraction {
public:
    constexpr Fraction() = default;
    constexpr explicit Fraction(std::int64_t whole) : numerator_(whole) {}
    static std::optional<Fraction> make(std::int64_t numerator, std::int64_t denominator);

    std::int64_t numerator() const { return numerator_; }
    std::int64_t denominator() const { return denominator_; }
    bool is_whole() const { return denominator_ == 1; }

    friend bool operator==(Fraction const&, Fraction const&) = default;
    friend std::strong_ordering operator<=>(Fraction const& left, Fraction const& right);

private:
    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
};

std::optional<Fraction> add(Fraction left, Fraction right);
std::optional<Fraction> subtract(Fraction left, Fraction right);
std::optional<Fraction> multiply(Fraction left, Fraction right);
std::optional<Fraction> divide(Fraction left, Fraction right);

// Down is towards minus infinity ("omlaag"), Up towards plus infinity ("omhoog"), HalfUp to the
// nearest with halves towards plus infinity ("half omhoog").
enum class Rounding : std::uint8_t { Down, Up, HalfUp };

// The multiple of `step` (positive) that `value` rounds to; nothing on overflow.
std::optional<Fraction> round_to(Fraction value, Fraction step, Rounding rounding);

}  // namespace wetwijzer::values
