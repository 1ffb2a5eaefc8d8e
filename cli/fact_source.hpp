// Where facts come from, as --bron says it: "DUO bericht 4711 op 2026-01-10 document 64HEX door J. de Vries".
#pragma once

#include "cli/arguments.hpp"
#include "engine/ledger/details.hpp"
#include "engine/model/rule_set.hpp"

namespace wetwijzer::cli {

// Without --bron: a source of which nothing is told. CommandError for a first word that is no origin (herkomst) of the
// rules, and for what cannot be read.
ledger::Statement::Source fact_source(Arguments const& arguments, model::RuleSet const& rules);

}  // namespace wetwijzer::cli
