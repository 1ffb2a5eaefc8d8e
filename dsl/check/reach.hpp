// Exceptions that can hold together, branches that nothing reaches, conditions that are always the same.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

void check_reach(Context& context);

}  // namespace wetwijzer::check
