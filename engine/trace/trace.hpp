// What the evaluator did, as data: one vector of steps, each pointing at its parent. No sentences here.
//
// Shape. Every expression that is evaluated gives exactly one step, with the steps of its operands below it in order
// (constants give none, unless they are labelled). A labelled leaf gives a Condition step with the leaf's step below.
// Below a Rule step: the steps of its law date, one Version, every Exception, then Branch, TableRow and Skipped steps.
#pragma once

#include "engine/model/ids.hpp"
#include "engine/values/calendar.hpp"
#include "engine/values/outcome.hpp"

#include <cstdint>
#include <vector>

namespace wetwijzer::trace {

// `subject` and `detail` of a step by kind. The numbers are part of stored traces: append only.
enum class StepKind : std::uint8_t {
    Rule = 0,     // subject RuleId, detail: element row or none, extra: FactId of its list or none; outcome of the rule
    Version = 1,  // subject index of the version (none: no version), detail: law date in days; child of Rule
    RuleAgain = 2,  // subject RuleId, detail and extra as Rule; computed before, `link` is that Rule step
    Branch = 3,  // subject index of the branch, detail Choice; its condition and value below; outcome of the condition
    Exception = 4,   // subject index of the exception, detail Choice; outcome of the condition
    TableRow = 5,    // subject index of the row, detail Choice; outcome: ja, nee, unknown
    Condition = 6,   // subject ExprId of a labelled condition
    Operation = 7,   // subject ExprId of any other node that is worth telling (comparison, arithmetic, aggregate)
    Fact = 8,        // subject FactId; outcome (of a list: its number of rows)
    Judgement = 9,   // subject FactId
    Field = 10,      // subject FactId, detail row, extra field; below it the record, when that was an expression
    Parameter = 11,  // subject ParameterId, detail index of the value taken (none: no value on the law date)
    Rounding = 12,   // subject ExprId; child is the exact value
    MonthRule = 13,  // subject ExprId, detail: operand with the duration; the day did not exist, the month rule decided
    Calendar =
        14,  // subject ExprId; detail: index of first shift, extra: number of shifts; detail none: excluded by art. 4
    Element = 15,  // subject FactId, detail row: an element of a list is looked at; outcome: whether it counts
    Skipped =
        16,  // subject ExprId; not considered because the choice fell elsewhere. Of a branch or row: detail its index
    Assumption = 17,  // subject RuleId; fixed by a scenario ("stel")
    ReferenceDate = 18,
    Reading = 19,  // subject ReadingId, detail index of the alternative taken
    // Below a Rule step of a layered version, before its exceptions: the value beneath them. Subject ExprId of the
    // branch's value, detail Choice. It is the outcome when taken; the version then has no Branch step.
    Beneath = 20,
};

// What became of a branch, exception or row.
enum class Choice : std::uint32_t {
    NotTaken = 0,  // its condition does not hold
    Taken = 1,
    Possible = 2,    // taken or not, depending on what is unknown (or on a condition with a fault)
    Overridden = 3,  // holds, but another exception goes before it
};

inline constexpr std::uint32_t no_step = 0xffffffff;
inline constexpr std::uint32_t none = 0xffffffff;

struct Step {
    StepKind kind = StepKind::Operation;
    std::uint32_t subject = 0;
    std::uint32_t detail = 0;
    std::uint32_t extra = 0;
    std::uint32_t parent = no_step;
    std::uint32_t link = no_step;  // RuleAgain
    model::ExprId expr;            // the expression that this step is the evaluation of; else none
    values::Outcome outcome;       // set when the step is closed
};

struct Trace {
    std::vector<Step> steps;                // a parent stands before its children
    std::vector<values::TermShift> shifts;  // of Calendar steps
};

}  // namespace wetwijzer::trace
