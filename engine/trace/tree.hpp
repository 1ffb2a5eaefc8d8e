// The steps of a trace as a tree: for who reads it from the top.
#pragma once

#include "engine/trace/trace.hpp"

#include <cstdint>
#include <vector>

namespace wetwijzer::trace {

// Children in the order recorded. Costs one pass over the trace.
class Tree {
public:
    explicit Tree(Trace const& trace);

    std::uint32_t first_child(std::uint32_t step) const { return first_[step]; }  // no_step: none
    std::uint32_t next_sibling(std::uint32_t step) const { return next_[step]; }
    std::vector<std::uint32_t> children(std::uint32_t step) const;

private:
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> next_;
};

}  // namespace wetwijzer::trace
