// What an evaluation gives: a value, "not known yet" with what is missing, or a fault.
#pragma once

#include "engine/values/value.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace wetwijzer::values {

// A fact or judgement that is missing; for a field of a record in a list also row and field.
struct Missing {
    static constexpr std::uint32_t whole = 0xffffffff;
    std::uint32_t fact = 0;
    std::uint32_t row = whole;
    std::uint32_t field = whole;
    friend auto operator<=>(Missing const&, Missing const&) = default;
};

// Copies share the list until one of them changes: most steps of a trace miss what a step below them misses.
class MissingList {
public:
    using Items = std::vector<Missing>;

    MissingList() = default;
    MissingList(std::initializer_list<Missing> items);

    bool empty() const { return !items_; }
    std::size_t size() const { return items_ ? items_->size() : 0; }
    Missing const& operator[](std::size_t i) const { return (*items_)[i]; }
    Items::const_iterator begin() const { return items().begin(); }
    Items::const_iterator end() const { return items().end(); }
    Items const& items() const;
    void push_back(Missing const& missing);

    friend bool operator==(MissingList const& left, MissingList const& right) {
        return left.items_ == right.items_ || left.items() == right.items();
    }

private:
    std::shared_ptr<Items> items_;  // null when empty
};

// In the order in which they were met, without duplicates.
struct Unknown {
    MissingList missing;
    friend bool operator==(Unknown const&, Unknown const&) = default;
};

void merge(Unknown& into, Unknown const& from);

// Numbers are stable: F0001 … in messages and in stored decisions. See docs/language/faults.md.
enum class FaultCode : std::uint16_t {
    Overflow = 1,  // the result does not fit
    DivisionByZero = 2,
    NoneOperand = 3,     // calculating or comparing with `geen`
    MixedDurations = 4,  // months with days
    ConflictingExceptions = 5,
    NoVersion = 6,    // no version of a rule or parameter on the law date
    EmptyPeriod = 7,  // a period that ends before it starts
    NoTableRow = 8,
    LimitExceeded = 9,  // steps, depth or list length
};

struct Fault {
    FaultCode code = FaultCode::Overflow;
    std::uint32_t where = 0;   // ExprId or RuleId for the origin; which one follows from the code's step
    std::uint32_t detail = 0;  // ConflictingExceptions: the two exceptions' indices, first << 16 | second
    friend bool operator==(Fault const&, Fault const&) = default;
};

using Outcome = std::variant<Value, Unknown, Fault>;

// to = from (no part of it), without the detour that copying a variant makes for texts and lists: an evaluation copies
// thousands.
inline void assign(Outcome& to, Value const& from) {
    if (auto const* yes = std::get_if<bool>(&from)) {
        to.emplace<Value>(*yes);
    } else if (auto const* date = std::get_if<Date>(&from)) {
        to.emplace<Value>(*date);
    } else if (std::holds_alternative<None>(from)) {
        to.emplace<Value>(None{});
    } else if (auto const* member = std::get_if<Member>(&from)) {
        to.emplace<Value>(*member);
    } else if (auto const* number = std::get_if<std::int64_t>(&from)) {
        to.emplace<Value>(*number);
    } else {
        to = from;
    }
}
inline void assign(Outcome& to, Outcome const& from) {
    if (&to == &from) return;
    if (auto const* value = std::get_if<Value>(&from))
        assign(to, *value);
    else
        to = from;
}

inline bool is_known(Outcome const& outcome) { return outcome.index() == 0; }
inline Value const* known(Outcome const& outcome) { return std::get_if<Value>(&outcome); }

}  // namespace wetwijzer::values
