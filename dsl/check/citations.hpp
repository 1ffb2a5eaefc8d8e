// Sources: every rule names one that is known.
#pragma once

#include "dsl/check/symbols.hpp"

#include <functional>

namespace wetwijzer::check {

// Gives each reference without a code the source named last before it in its declaration, and the article (and
// paragraph) of that reference where it names none itself; reports unknown sources,
// references that continue nothing, and declarations without a citation. Changes the trees, nothing else.
void check_citations(Context& context);

// Every reference of the files, in the order of the text, without the lines of `dekking`; tells whether it stands in a
// scenario.
void for_each_citation(CheckedTree& tree, std::function<void(syntax::Reference const&, bool scenario)> const& function);

}  // namespace wetwijzer::check
