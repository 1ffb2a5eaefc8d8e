// Where a fact stands in a case file: the keys made from `uit DUO Inburgeringsplicht.begindatum`.
#pragma once

#include "dsl/syntax/ast.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::check {

// The keys from the top of the case: the resource with its first letter in lower case (a word in capitals wholly: PIP →
// pip), what is below it as written. Without a path the name itself.
std::vector<std::string> fact_keys(syntax::Path const& path);
// The keys from the record: without the resource, unless that is all there is.
std::vector<std::string> field_keys(syntax::Path const& path);

// The keys of a fact or field by its clause; the name where that gives no path.
std::vector<std::string> keys_of(std::optional<syntax::ProvenanceClause> const& clause, std::string const& name,
                                 bool field);

}  // namespace wetwijzer::check
