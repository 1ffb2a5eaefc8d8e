// A choice between alternatives (branches, rows, exceptions, if) when some of the conditions decide nothing.
//
// An alternative whose condition is unknown or a fault may be taken or not. The choice is a value when all
// alternatives that it may take give that value: then nothing that is still unknown can change it. Else it is
// unknown when anything in it is unknown, else the first fault: a fault never counts as "does not hold".
#pragma once

#include "engine/evaluate/missing_facts.hpp"
#include "engine/evaluate/operators.hpp"

#include <optional>

namespace wetwijzer::evaluate {

class Choice {
public:
    // Notes a condition that decides nothing.
    void leave_open(Outcome const& condition);
    bool open() const { return open_; }
    // `candidates`: the outcomes of the alternatives that may be taken, at least one.
    Outcome among(Outcomes candidates);
    // The outcome when the alternatives cannot even be told: unknown, else the fault of a condition.
    Outcome undecided();

private:
    bool open_ = false;
    MissingFacts missing_;
    std::optional<Fault> fault_;
};

}  // namespace wetwijzer::evaluate
