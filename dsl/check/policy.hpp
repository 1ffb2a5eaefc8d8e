// The room that the law leaves to municipalities, and whether local policy stays within it.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

// Rooms of parameters and rules. After the versions of rules have their validity and parameters their values.
void check_rooms(Context& context);

// Files that begin with `beleid van gemeente`: what stands in them, the fact that they need, and every value against
// the room that the law leaves. After all expressions.
void check_policies(Context& context);

}  // namespace wetwijzer::check
