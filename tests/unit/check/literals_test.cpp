#include "dsl/check/literals.hpp"

#include "engine/values/text.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using syntax::LiteralKind;

namespace {

std::optional<values::Value> value(LiteralKind kind, char const* text) {
    auto reading = check::read_literal({kind, text});
    if (!reading.value) return std::nullopt;
    return reading.value->value;
}

}  // namespace

TEST_CASE("literals to values") {
    CHECK(bool(value(LiteralKind::Number, "1.000") == values::Value(std::int64_t{1000})));
    CHECK(bool(value(LiteralKind::Number, "12,5") == values::Value(*values::Fraction::make(25, 2))));
    CHECK(bool(value(LiteralKind::Number, "9223372036854775807") == values::Value(std::int64_t{9223372036854775807})));
    CHECK_FALSE(value(LiteralKind::Number, "9223372036854775808").has_value());
    CHECK_FALSE(value(LiteralKind::Number, "0,00000000000000000001").has_value());
    CHECK(bool(value(LiteralKind::Amount, "€ 1.000") == values::Value(values::Money::cents(100000))));
    CHECK(bool(value(LiteralKind::Amount, "€ 37,50") == values::Value(values::Money::cents(3750))));
    CHECK_FALSE(value(LiteralKind::Amount, "€ 9223372036854775807").has_value());
    CHECK(bool(value(LiteralKind::Percentage, "12,5%") == values::Value(*values::Fraction::make(1, 8))));
    CHECK(bool(value(LiteralKind::Duration, "2 jaar en 6 maanden") == values::Value(values::months(30))));
    CHECK(bool(value(LiteralKind::Duration, "1 maand") == values::Value(values::months(1))));
    CHECK(bool(value(LiteralKind::Duration, "10 weken") == values::Value(values::days(70))));
    CHECK(bool(value(LiteralKind::Duration, "1 week") == values::Value(values::days(7))));
    CHECK(bool(value(LiteralKind::Duration, "1 dag") == values::Value(values::days(1))));
    CHECK_FALSE(value(LiteralKind::Duration, "999999999 jaar").has_value());
    CHECK(bool(value(LiteralKind::Date, "1 maart 2024") == values::Value(*values::Date::from_ymd(2024, 3, 1))));
    CHECK(bool(value(LiteralKind::Date, "2024-02-29") == values::Value(*values::Date::from_ymd(2024, 2, 29))));
    CHECK_FALSE(value(LiteralKind::Date, "29 februari 2023").has_value());
    CHECK_FALSE(value(LiteralKind::Date, "1 maart 99999").has_value());
    CHECK(bool(value(LiteralKind::Yes, "ja") == values::Value(true)));
    CHECK(bool(value(LiteralKind::None, "geen") == values::Value(values::None{})));
    CHECK(check::read_literal({LiteralKind::NumberWithUnit, "800 uur"}).value->unit == "uur");
}

TEST_CASE("the order of values") {
    CHECK(check::less(std::int64_t{1}, std::int64_t{2}));
    CHECK(check::less(std::int64_t{1}, *values::Fraction::make(3, 2)));
    CHECK(check::less(*values::Fraction::make(1, 2), std::int64_t{1}));
    CHECK(check::less(values::Money::cents(1), values::Money::cents(2)));
    CHECK(check::less(values::days(1), values::days(2)));
    CHECK_FALSE(check::less(values::days(1), values::months(2)));
    CHECK_FALSE(check::less(std::int64_t{2}, std::int64_t{2}));
}
