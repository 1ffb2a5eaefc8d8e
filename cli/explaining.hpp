// An explanation in the form that the user asked for.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/output.hpp"
#include "engine/explain/explanation.hpp"

#include <string>

namespace wetwijzer::cli {

// --volledig and --kort, else what the command takes by itself; CommandError when both are given.
explain::Depth depth(Arguments const& arguments, explain::Depth otherwise);

// Takes out the decisions that do not apply, unless --alles, --besluit or --json asks for everything or the rules have
// one decision only; gives the line that names them, or nothing.
std::string leave_out_inapplicable(model::RuleSet const& rules, decide::Decision const& decision,
                                   explain::Explanation& explanation, Arguments const& arguments);

// Text or Markdown.
std::string render(model::RuleSet const& rules, explain::Explanation const& explanation, Arguments const& arguments,
                   explain::Depth depth, Environment const& world);

// The explanation as part of a document.
Json explanation_json(model::RuleSet const& rules, explain::Explanation const& explanation);

}  // namespace wetwijzer::cli
