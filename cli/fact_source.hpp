// Where facts come from, as --bron says it: "DUO bericht 4711 op 2026-01-10 document 64HEX door J. de Vries".
#pragma once

#include "cli/arguments.hpp"
#include "engine/ledger/details.hpp"
#include "engine/model/rule_set.hpp"

#include <string_view>
#include <vector>

namespace wetwijzer::cli {

// Without --bron: a source of which nothing is told. CommandError for a first word that is no origin (herkomst) of the
// rules, and for what cannot be read.
ledger::Statement::Source fact_source(Arguments const& arguments, model::RuleSet const& rules);

// Says of each statement of a case file where it comes from. What --bron leaves open follows from what is known: the
// origin that the rules declare for the fact, for a judgement who judged, the SHA-256 of the file (`bytes`; empty:
// there is none), and who records it. CommandError when --bron gives a time after `recorded_at`.
void tell_sources(std::vector<ledger::Statement>& said, Arguments const& arguments, model::RuleSet const& rules,
                  std::string_view bytes, std::string const& recorded_at);

}  // namespace wetwijzer::cli
