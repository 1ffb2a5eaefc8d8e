// The values of the rule language. A value is compact and printed with its type (see type.hpp, text.hpp).
#pragma once

#include "engine/values/date.hpp"
#include "engine/values/duration.hpp"
#include "engine/values/fraction.hpp"
#include "engine/values/money.hpp"
#include "engine/values/period.hpp"

#include <cstdint>
#include <string>
#include <variant>

namespace wetwijzer::values {

// `geen`: known not to exist. Not the same as unknown, which is no value at all.
struct None {
    friend bool operator==(None, None) = default;
};

// A member of an enumeration by its place in the type's list.
struct Member {
    std::uint16_t index = 0;
    friend bool operator==(Member, Member) = default;
};

// Row `row` of the list that fact `fact` holds.
struct RecordRef {
    std::uint32_t fact = 0;
    std::uint32_t row = 0;
    friend bool operator==(RecordRef, RecordRef) = default;
};

// Numbers are std::int64_t when whole and Fraction as percentage (20% is 1/5) or exact intermediate; money is whole
// cents, and a Fraction of a cent as exact intermediate. The static type says which of them it is.
using Value =
    std::variant<None, bool, std::int64_t, Money, Fraction, Date, Duration, Period, Member, RecordRef, std::string>;

inline bool is_none(Value const& value) { return std::holds_alternative<None>(value); }

}  // namespace wetwijzer::values
