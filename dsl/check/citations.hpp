// Sources: every rule names one that is known.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

// Gives each reference without a code the source named last before it in its declaration, and the article (and
// paragraph) of that reference where it names none itself; reports unknown sources,
// references that continue nothing, and declarations without a citation. Changes the trees, nothing else.
void check_citations(Context& context);

}  // namespace wetwijzer::check
