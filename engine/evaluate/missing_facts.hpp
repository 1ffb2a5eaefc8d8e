// Collects what is missing, in the order met and without duplicates; stays fast for lists of thousands of rows.
#pragma once

#include "engine/values/outcome.hpp"

#include <set>
#include <utility>

namespace wetwijzer::evaluate {

class MissingFacts {
public:
    void add(values::Unknown const& unknown);
    bool empty() const { return unknown_.missing.empty(); }
    values::Unknown take() { return std::move(unknown_); }

private:
    values::Unknown unknown_;
    std::set<values::Missing> seen_;  // used once there are many
};

}  // namespace wetwijzer::evaluate
