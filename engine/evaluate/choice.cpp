#include "engine/evaluate/choice.hpp"

#include <algorithm>

namespace wetwijzer::evaluate {

void Choice::leave_open(Outcome const& condition) {
    open_ = true;
    if (auto const* unknown = std::get_if<Unknown>(&condition)) missing_.add(*unknown);
    if (auto const* fault = std::get_if<Fault>(&condition); fault && !fault_) fault_ = *fault;
}

Outcome Choice::among(Outcomes candidates) {
    if (!open_) return candidates.front();
    Value const* first = values::known(candidates.front());
    auto const agrees = [&](Outcome const& candidate) {
        auto const* value = values::known(candidate);
        return value && *value == *first;
    };
    if (first && std::all_of(candidates.begin(), candidates.end(), agrees)) return *first;
    for (auto const& candidate : candidates) {
        if (auto const* unknown = std::get_if<Unknown>(&candidate)) missing_.add(*unknown);
        if (auto const* fault = std::get_if<Fault>(&candidate); fault && !fault_) fault_ = *fault;
    }
    return undecided();
}

Outcome Choice::undecided() {
    if (!missing_.empty() || !fault_) return missing_.take();
    return *fault_;
}

}  // namespace wetwijzer::evaluate
