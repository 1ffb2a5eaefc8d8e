// What the evaluator did, as data: one vector of steps, each pointing at its parent. No sentences here.
#pragma once

#include "engine/model/ids.hpp"
#include "engine/values/calendar.hpp"
#include "engine/values/outcome.hpp"

#include <cstdint>
#include <vector>

namespace wetwijzer::trace {

// `subject` and `detail` of a step by kind. The numbers are part of stored traces: append only.
enum class StepKind : std::uint8_t {
    Rule = 0,         // subject RuleId, detail: element row or none; outcome of the rule
    Version = 1,      // subject index of the version, detail: law date in days; child of Rule
    RuleAgain = 2,    // subject RuleId; computed before, `link` is that Rule step
    Branch = 3,       // subject index of the branch; its condition and value below
    Exception = 4,    // subject index of the exception
    TableRow = 5,     // subject index of the row; outcome: ja, nee, unknown
    Condition = 6,    // subject ExprId of a labelled condition
    Operation = 7,    // subject ExprId of any other node that is worth telling (comparison, arithmetic, aggregate)
    Fact = 8,         // subject FactId; outcome
    Judgement = 9,    // subject FactId
    Field = 10,       // subject FactId, detail row, extra field
    Parameter = 11,   // subject ParameterId, detail index of the value taken
    Rounding = 12,    // subject ExprId; child is the exact value
    MonthRule = 13,   // subject ExprId; the day did not exist and the month rule decided
    Calendar = 14,    // subject ExprId; detail: index of first shift, extra: number of shifts; no shift: excluded by art. 4
    Element = 15,     // subject FactId, detail row: an element of a list is looked at
    Skipped = 16,     // subject ExprId; not considered because the choice fell elsewhere
    Assumption = 17,  // subject RuleId; fixed by a scenario ("stel")
    ReferenceDate = 18,
};

inline constexpr std::uint32_t no_step = 0xffffffff;

struct Step {
    StepKind kind = StepKind::Operation;
    std::uint32_t subject = 0;
    std::uint32_t detail = 0;
    std::uint32_t extra = 0;
    std::uint32_t parent = no_step;
    std::uint32_t link = no_step;   // RuleAgain
    values::Outcome outcome;        // set when the step is closed
};

struct Trace {
    std::vector<Step> steps;                 // a parent stands before its children
    std::vector<values::TermShift> shifts;   // of Calendar steps
};

}  // namespace wetwijzer::trace
