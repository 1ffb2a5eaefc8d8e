// Collects what is missing, in the order met and without duplicates; stays fast for lists of thousands of rows.
#pragma once

#include "engine/values/outcome.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace wetwijzer::evaluate {

class MissingFacts {
public:
    void add(values::Unknown const& unknown);
    bool empty() const { return unknown_.missing.empty(); }
    values::Unknown take() { return std::move(unknown_); }

private:
    void add(values::Missing const& missing);
    void grow();
    std::size_t slot_of(values::Missing const& missing) const;

    values::Unknown unknown_;
    // Once there are many: where each stands in `unknown_`, plus one, by hash with the next free slot. 0: free.
    std::vector<std::uint32_t> slots_;
};

}  // namespace wetwijzer::evaluate
