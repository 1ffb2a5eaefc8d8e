// The text of literals to values: amounts, percentages, durations, dates. Pure; knows no declarations.
#pragma once

#include "dsl/syntax/ast.hpp"
#include "engine/values/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::check {

struct LiteralValue {
    values::Value value;
    std::string unit;  // NumberWithUnit
};

// NotWritten: the parser has reported a date in another form (1-1-2022).
enum class LiteralProblem : std::uint8_t { TooLarge, NoSuchDate, NotWritten };

struct LiteralReading {
    std::optional<LiteralValue> value;
    LiteralProblem problem = LiteralProblem::TooLarge;  // when there is no value
};

// Numbers are whole (std::int64_t) or an exact Fraction.
LiteralReading read_literal(syntax::Literal const& literal);

// "2022-01-01" or "1 januari 2022".
std::optional<values::Date> read_date(std::string_view text);
// It has one of these forms, whether there is such a day or not.
bool looks_like_date(std::string_view text);

// The order of two values of one ordered type; false for durations of different families.
bool less(values::Value const& left, values::Value const& right);

}  // namespace wetwijzer::check
