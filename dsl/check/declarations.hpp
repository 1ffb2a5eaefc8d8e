// What every declaration must be: bodies of rules, tables, terms, parameters, decisions.
#pragma once

#include "dsl/check/expressions.hpp"
#include "dsl/check/parts.hpp"

#include <string>

namespace wetwijzer::check {

// Ranges of facts and fields, provenance, values of parameters. Before any rule: they give durations their family.
void check_facts(Context& context);
void check_parameters(Context& context);

// Months or days; Unknown for what is no duration.
Family family_of(values::Value const& value);

// Rules, tables, terms and decisions, with all their expressions.
void check_rules(Context& context);
void check_terms(Context& context);
void check_decisions(Context& context);

// The rule of this full name ("x", "termijn.einde", "besluit.aan_de_orde"); reported and `nothing` when there is none.
std::uint32_t find_rule(Context& context, Word const& name);
// The judgement or (with `judgement` false) the fact of this name; reported and `nothing` otherwise.
std::uint32_t find_fact(Context& context, Word const& name, bool judgement);

// The reading of this name; reported and `nothing` otherwise.
std::uint32_t find_reading(Context& context, Word const& name);

// Reports a known name that is something else than this place asks for.
void wrong_kind(Context& context, Word const& name, SymbolKind wanted);
// "een parameter", in both languages.
std::string kind_of(Context const& context, Symbol const& symbol);

// Where an expression of this declaration stands.
Place place_of(Context const& context, DeclRef decl, std::uint32_t user, syntax::Header const* header);

// Gives each heading of a table an expression; before any walk, since it adds to the trees.
void prepare_headings(Context& context);

}  // namespace wetwijzer::check
