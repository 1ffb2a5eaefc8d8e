// The order of rules, each after those it uses; a circle is an error that shows it.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

void check_cycles(Context& context);

}  // namespace wetwijzer::check
