// A trace as bytes: everything that trace_text tells, in a fifth of the room, so that a digest over it costs little.
//
// "wetwijzer-trace/1", a line feed, then for each step its kind (trace::StepKind) as a byte, how many steps above it
// its parent stands (0: none), what its kind asks for, and its outcome (none of Skipped and Version). Numbers are
// unsigned, seven bits a byte, lowest first, the highest bit set when more follow; signed ones are folded (0, -1, 1,
// -2, …). A name is its number in order of first appearance, from 1; the first time its length and bytes follow.
// An optional number is 0 or the number plus one; an optional name 0 or the name; an optional date 0, or 1 and the day.
// A date is a signed number of days since 1970-01-01.
//
//   Rule        name, row             row: optional place, and if any the optional name of the list
//   RuleAgain   name, row, how many steps above it the rule was computed (0: not told)
//   Version     0, or 1 and the optional first day; the law's date
//   Branch, TableRow      place, choice
//   Exception   its optional label, or 0 and its place; choice
//   Condition, Operation, Rounding, MonthRule    optional label, operator
//   Fact, Judgement, Assumption, Reading         name
//   Field       list, optional place, field
//   Parameter   name; 0, or 1 and the optional first day of its value
//   Calendar    0 (excluded), or the number of shifts plus one, and of each: from, to
//   Element     row
//   Skipped     optional place; optional label, operator (0, 0: none)
//   Beneath     choice
//   ReferenceDate         nothing
//
// Outcomes: a byte (see Tag), and what it says. Made for comparing, not for reading back.
#pragma once

#include "engine/crypto/crypto.hpp"
#include "engine/decide/names.hpp"
#include "engine/trace/trace.hpp"

#include <string>

namespace wetwijzer::decide {

std::string trace_code(model::RuleSet const& rules, Names const& names, trace::Trace const& trace);

}  // namespace wetwijzer::decide
