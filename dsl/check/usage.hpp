// What is declared and never used.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

// Facts, judgements, parameters, kinds, records, sources and origins. Rules may be outcomes and are not reported.
void check_usage(Context& context);

}  // namespace wetwijzer::check
