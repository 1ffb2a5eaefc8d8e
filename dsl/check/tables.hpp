// Decision tables: every case has exactly one row. A gap or an overlap is shown as a row, ready to paste.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

// Needs the types of all cells. Marks the versions that are complete.
void check_tables(Context& context);

}  // namespace wetwijzer::check
