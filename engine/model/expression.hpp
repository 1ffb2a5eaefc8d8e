// Bound, typed expressions: what the rule means, without a trace of how it was written.
#pragma once

#include "engine/model/ids.hpp"
#include "engine/values/duration.hpp"
#include "engine/values/fraction.hpp"

#include <cstdint>
#include <string>

namespace wetwijzer::model {

enum class Op : std::uint8_t {
    // leaves; `payload` names the thing
    Constant,   // index in RuleSet::constants
    Fact,       // FactId: a fact or judgement that is no list
    List,       // FactId: only as first child of an aggregate
    Parameter,  // ParameterId
    Reading,    // ReadingId; the alternative taken, a member of the reading's enumeration
    Rule,       // RuleId of a rule without owner
    ReferenceDate,
    ElementField,  // field index of the innermost element (record rule body, waarvoor)
    ElementRule,   // RuleId with an owner, evaluated for the innermost element
    // one child, a record or geen
    RecordField,  // payload: field index
    RecordRule,   // payload: RuleId with an owner
    // truth; many operands
    Not,
    And,
    Or,
    NoneOf,
    AtLeast,  // payload: how many of the operands
    // comparison of two operands of one type
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    OneOf,  // child 0 equals any of the others
    IsNone,
    IsWorkingDay,
    IsHoliday,
    Contains,  // period, date or period
    // arithmetic; the types of children and node say in what
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Share,
    Round,  // child 0; payload: index in RuleSet::roundings
    Minimum,
    Maximum,
    // dates
    AddDuration,
    SubtractDuration,  // date, duration; by the month rule in `detail`
    WholeYears,
    WholeMonths,
    DaysBetween,
    YearOf,
    WorkingDayOnOrAfter,
    PeriodUntil,
    PeriodThrough,
    PeriodFrom,
    PeriodFirst,
    PeriodLast,
    PeriodLength,
    PeriodOverlap,
    // choice
    If,      // condition, then, else
    IfNone,  // value, replacement
    // aggregates: child 0 List; then as named
    Count,   // [condition]
    Sum,     // value, [condition]
    Exists,  // condition
    ForAll,  // condition
    First,
    Last,         // value to order by, [condition] → record or geen
    UnionLength,  // period, [condition] → duration in days
    LongestRun,   // period, [condition] → period or geen
    UnderLawOf,   // child 0 evaluated under the law of the date child 1
    // terms; `detail` holds the flags of TermFlags and the month rule
    TermStart,   // start
    TermEnd,     // start, duration, extension…
    TermStatus,  // start, end, met-on (geen when not met)
    TermSignal,  // end, duration before it
};

// Bits of Expr::detail for TermStart and TermEnd.
namespace term_flags {
inline constexpr std::uint8_t starts_day_after = 1;   // "start na"
inline constexpr std::uint8_t general_terms_act = 2;  // "volgens de Algemene termijnenwet"
}  // namespace term_flags

// A condition's label and its own citation and sentences, when it stands in a list.
struct Expr {
    Op op = Op::Constant;
    std::uint8_t detail = 0;  // term flags
    values::MonthRule month_rule = values::MonthRule::LastDayOfMonth;
    TypeId type;
    std::uint32_t payload = 0;
    std::uint32_t first_child = 0;  // in RuleSet::children
    std::uint32_t child_count = 0;
    NoteId note;  // label, citation, sentences of a listed condition; none otherwise
    OriginId origin;
};

struct RoundingStep {
    values::Rounding rounding = values::Rounding::Down;
    values::Fraction step{1};  // in units, or in cents for money
};

}  // namespace wetwijzer::model
