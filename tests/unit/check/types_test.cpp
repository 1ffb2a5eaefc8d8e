#include "dsl/check/types.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::check;

TEST_CASE("types have one id each") {
    TypeTable types;
    auto const hours = types.number("uur", false);
    CHECK(types.number("uur", false) == hours);
    CHECK(types.number("punten", false) != hours);
    CHECK(types.with_optional(types.with_optional(hours, true), false) == hours);
    CHECK(types.rounded(types.exact(hours)) == hours);
    CHECK(types.exact(types.plain(Kind::Date)) == types.plain(Kind::Date));
    CHECK_FALSE(types.with_optional({}, true).is_some());
}

TEST_CASE("enumerations are the same by their members in order") {
    Type const one{Kind::Enumeration, false, {}, {{"a", "A"}, {"b", "B"}}, 0};
    Type const codes{Kind::Enumeration, false, {}, {{"a", "x"}, {"b", "y"}}, 0};
    Type const order{Kind::Enumeration, false, {}, {{"b", "B"}, {"a", "A"}}, 0};
    CHECK(comparable(one, codes));
    CHECK_FALSE(comparable(one, order));
}

TEST_CASE("the table of operators") {
    auto const result = [](Operator op, Kind left, Kind right) -> std::optional<Kind> {
        auto const found = combine(op, left, right);
        return found ? std::optional(found->result) : std::nullopt;
    };
    CHECK(result(Operator::Add, Kind::Date, Kind::Duration) == Kind::Date);
    CHECK(result(Operator::Subtract, Kind::Date, Kind::Duration) == Kind::Date);
    CHECK(result(Operator::Subtract, Kind::Date, Kind::Date) == std::nullopt);
    CHECK(result(Operator::Add, Kind::Money, Kind::ExactMoney) == Kind::ExactMoney);
    CHECK(result(Operator::Add, Kind::Money, Kind::Number) == std::nullopt);
    CHECK(result(Operator::Multiply, Kind::Money, Kind::Number) == Kind::Money);
    CHECK(result(Operator::Multiply, Kind::Money, Kind::ExactNumber) == Kind::ExactMoney);
    CHECK(result(Operator::Multiply, Kind::Money, Kind::Percentage) == Kind::ExactMoney);
    CHECK(result(Operator::Multiply, Kind::Money, Kind::Money) == std::nullopt);
    CHECK(result(Operator::Multiply, Kind::Number, Kind::Percentage) == Kind::ExactNumber);
    CHECK(result(Operator::Multiply, Kind::Duration, Kind::Number) == Kind::Duration);
    CHECK(result(Operator::Multiply, Kind::Duration, Kind::ExactNumber) == std::nullopt);
    CHECK(result(Operator::Divide, Kind::Number, Kind::Number) == Kind::ExactNumber);
    CHECK(result(Operator::Divide, Kind::Money, Kind::Money) == Kind::ExactNumber);
    CHECK(result(Operator::Divide, Kind::Money, Kind::Number) == Kind::ExactMoney);
    CHECK(result(Operator::Divide, Kind::Duration, Kind::Duration) == Kind::ExactNumber);
    CHECK(result(Operator::Divide, Kind::Duration, Kind::Number) == std::nullopt);
}
