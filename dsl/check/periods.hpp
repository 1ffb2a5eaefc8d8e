// Validity: dates to values, versions that overlap or leave a hole.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

// Gives every version of every rule and parameter its validity, puts them in order and reports overlaps and holes.
void check_periods(Context& context);

// A period as written; with `report` its mistakes are reported.
model::Validity read_validity(Context& context, syntax::Validity const& written, bool report);

// nog_niet_begonnen, loopt, gehaald, te_laat_gehaald, verlopen: in the order of reference.md §3.3.
TypeId term_status_type(TypeTable& types);

}  // namespace wetwijzer::check
