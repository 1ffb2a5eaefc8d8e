// Sets of missing facts that keep the order in which they were met.
#include "engine/values/outcome.hpp"

#include <algorithm>

namespace wetwijzer::values {

void merge(Unknown& into, Unknown const& from) {
    if (&into == &from) return;
    for (Missing const& missing : from.missing)
        if (std::find(into.missing.begin(), into.missing.end(), missing) == into.missing.end())
            into.missing.push_back(missing);
}

}  // namespace wetwijzer::values
