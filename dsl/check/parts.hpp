// Parts of declarations that several steps look at.
#pragma once

#include "dsl/syntax/ast.hpp"

#include <string>
#include <vector>

namespace wetwijzer::check {

// The header of a rule, table or term; null for other declarations.
syntax::Header const* header_of(syntax::Decl const& decl);

// The place of a declaration's name, for labels; the whole declaration when it has none.
source::Span name_span(syntax::Decl const& decl);

// A dotted name as one word.
syntax::Word joined(std::vector<syntax::Word> const& parts);

// a, b, … z, aa, ab, …: what exceptions are called in order.
std::string exception_letter(std::size_t index);

}  // namespace wetwijzer::check
