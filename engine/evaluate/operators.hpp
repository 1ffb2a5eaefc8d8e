// What each operator does with the outcomes of its operands: pure functions, no walking.
//
// All of them are monotone: a result that is a value or a fault stays the same when unknown operands become
// values or faults. Strict operators are unknown when an operand is unknown, else the first fault, else computed.
// Truth operators, choices and terms decide as soon as what is known decides, whatever the rest is.
#pragma once

#include "engine/model/rule_set.hpp"
#include "engine/trace/recorder.hpp"
#include "engine/values/outcome.hpp"

#include <compare>
#include <optional>
#include <span>

namespace wetwijzer::evaluate {

using values::Fault;
using values::FaultCode;
using values::Outcome;
using values::Unknown;
using values::Value;
using Outcomes = std::span<Outcome const>;

struct Scope {
    model::RuleSet const& rules;
    values::Date reference_date;
    trace::Recorder& recorder;
};

// One application of an operator.
struct Call {
    Scope& scope;
    model::ExprId id;
    model::Expr const& expr;
    values::Kind kind;  // of the result
    Outcomes operands;

    std::size_t count() const { return operands.size(); }
    Outcome fault(FaultCode code, std::uint32_t detail = 0) const { return Fault{code, id.value, detail}; }
    // Of a known operand; nothing when it holds something else, such as `geen`.
    template <class T>
    T const* get(std::size_t index) const {
        auto const* value = std::get_if<Value>(&operands[index]);
        return value ? std::get_if<T>(value) : nullptr;
    }
    bool is_none(std::size_t index) const { return get<values::None>(index) != nullptr; }
};

// Every operator but the leaves, the choices and the aggregates.
Outcome apply(Call const& call);

// The unknown of all unknown operands, else the first fault, else nothing: all are known.
std::optional<Outcome> obstacle(Outcomes operands);

// ---- truth ------------------------------------------------------------------------------------------------

enum class State : std::uint8_t { No, Yes, Unknown, Fault };
// The state of a condition; conditions are ja/nee values (see as_condition).
State state_of(Outcome const& condition);
// Makes anything that is no ja/nee, which only `geen` can be, the fault that it is as a condition.
void as_condition(Outcome& outcome, model::ExprId where);

Outcome all_of(Outcomes conditions);
Outcome any_of(Outcomes conditions);
Outcome at_least(Outcomes conditions, std::uint32_t wanted);
Outcome negated(Outcome const& condition);

// ---- comparison -------------------------------------------------------------------------------------------

// The order of two values of one type, or why there is none.
struct Comparison {
    std::strong_ordering order = std::strong_ordering::equal;
    std::optional<FaultCode> fault;
};
Comparison compare(Value const& left, Value const& right);
// `is`: like compare, but defined for all types and for `geen`.
Comparison equality(Value const& left, Value const& right);

// ---- values -----------------------------------------------------------------------------------------------

// Numbers, amounts (in cents) and percentages as a fraction.
std::optional<values::Fraction> as_fraction(Value const& value);
// A fraction as a value of `kind`; nothing when it does not fit.
std::optional<Value> as_kind(values::Fraction fraction, values::Kind kind);
// Gives whole numbers and amounts the exact form where the type is exact; other values stay as they are.
void coerce(Outcome& outcome, values::Kind kind);

// Adds up two numbers, amounts, percentages or durations.
std::optional<Value> sum(Value const& left, Value const& right, values::Kind kind, FaultCode& why_not);

}  // namespace wetwijzer::evaluate
