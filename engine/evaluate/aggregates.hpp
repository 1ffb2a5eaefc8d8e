// What an aggregate makes of the rows of a list: pure functions over two outcomes a row.
#pragma once

#include "engine/evaluate/operators.hpp"

namespace wetwijzer::evaluate {

// For each row of the list of `fact` its condition (ja when there is none) and its value (nothing meaningful for
// aggregates without a value, and where the condition does not hold), in turn.
struct Rows {
    std::uint32_t fact = 0;
    Outcomes outcomes;

    std::size_t count() const { return outcomes.size() / 2; }
    Outcome const& condition(std::size_t row) const { return outcomes[2 * row]; }
    Outcome const& value(std::size_t row) const { return outcomes[2 * row + 1]; }
};

bool is_aggregate(model::Op op);
// Sum, First, Last, UnionLength, LongestRun: child 1 is a value, child 2 the condition. Else child 1 is the condition.
bool aggregates_values(model::Op op);

Outcome aggregate(Call const& call, Rows const& rows);

}  // namespace wetwijzer::evaluate
