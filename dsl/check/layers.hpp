// What lies on top of rules and parameters: exceptions that stand elsewhere, and local policy.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

inline constexpr char beneath_name[] = "volgens_de_wet";
inline constexpr char municipality_fact[] = "gemeentecode";

// `beleid van gemeente …` at the head of a file.
void declare_policy(Context& context, syntax::PolicyDecl const& decl, DeclRef ref);

// After all rules and parameters are known: divides those with layers in two rules, the one of their name and
// `name.volgens_de_wet`.
void declare_layers(Context& context);

// Values that fill parameters, validity of layers, and versions of layered rules: one for each stretch of time in which
// the same version of the rule and the same layers count.
void check_layer_periods(Context& context);

// Conditions and values of exceptions, `gaat voor`, collisions.
void check_layers(Context& context);

}  // namespace wetwijzer::check
