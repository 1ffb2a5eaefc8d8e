// Which exception goes before which.
#pragma once

#include "dsl/syntax/ast.hpp"

#include <cstddef>
#include <vector>

namespace wetwijzer::check {

// For each exception those it goes before.
using Precedence = std::vector<std::vector<std::size_t>>;

// A circle in it, first and last the same; empty when there is none.
std::vector<std::size_t> circle_in(Precedence const& before);

// What the exceptions of a rule say with `gaat voor`, passed on. Letters that name none are left out.
Precedence precedence_of(syntax::RuleDecl const& decl);

// `a` before `b` and `b` before `c` makes `a` before `c`. Each list in order.
Precedence passed_on(Precedence const& before);

}  // namespace wetwijzer::check
