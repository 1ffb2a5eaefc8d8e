// Whether two conditions can hold together, by simple means: the same thing compared with different values.
#pragma once

#include "dsl/check/checked_tree.hpp"

namespace wetwijzer::check {

// A condition as it is, or its denial.
struct Claim {
    ExprRef condition;
    bool holds = true;
};

// True when it is sure that the two never hold together. False says nothing. Looks at no more than `budget` pairs of
// comparisons, and lowers it by those.
bool exclude(CheckedTree const& tree, Claim left, Claim right, int& budget);

}  // namespace wetwijzer::check
