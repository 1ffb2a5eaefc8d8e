// Where a fact stands in a case file: the keys made from `uit DUO Inburgeringsplicht.begindatum`.
#pragma once

#include "dsl/syntax/ast.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::check {

// DUO's keys: first letter in lower case, words in capitals wholly (PIP → pip).
std::string json_key(std::string const& word);
// The keys of a path, or the name itself where there is none.
std::vector<std::string> json_path(std::optional<syntax::ProvenanceClause> const& clause, std::string const& name);

}  // namespace wetwijzer::check
