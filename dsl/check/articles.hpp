// `dekking van`: which articles exist, and which of them are cited.
#pragma once

#include "dsl/check/symbols.hpp"

#include <string>

namespace wetwijzer::check {

// Lines to entries, ranges written out. After the citations have their sources.
void check_articles(Context& context);

// Warnings: a line that nothing cites, a citation that no line has, a citation of what is said to be out of reach. Says
// nothing when there are errors.
void check_article_coverage(Context& context);

// "Pw art. 57 lid 1"
std::string text_of(syntax::Reference const& reference);
std::string text_of(syntax::Citation const& citation);

}  // namespace wetwijzer::check
