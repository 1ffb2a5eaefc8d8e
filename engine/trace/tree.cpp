#include "engine/trace/tree.hpp"

namespace wetwijzer::trace {

Tree::Tree(Trace const& trace) : first_(trace.steps.size(), no_step), next_(trace.steps.size(), no_step) {
    for (auto i = static_cast<std::uint32_t>(trace.steps.size()); i-- > 0;) {
        auto const parent = trace.steps[i].parent;
        if (parent == no_step) continue;
        next_[i] = first_[parent];
        first_[parent] = i;
    }
}

std::vector<std::uint32_t> Tree::children(std::uint32_t step) const {
    std::vector<std::uint32_t> result;
    for (auto child = first_[step]; child != no_step; child = next_[child]) result.push_back(child);
    return result;
}

}  // namespace wetwijzer::trace
