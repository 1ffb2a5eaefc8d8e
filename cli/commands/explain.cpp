// explain: why the outcomes are what they are, or why one of them is not.
#include "cli/commands/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/explaining.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {
namespace {

// The outcome to ask about. Of a besluit: whether it applies at all, while that is not so, else its first outcome.
model::RuleId outcome_asked(std::string const& name, model::RuleSet const& rules, decide::Decision const& decision,
                            values::Language language) {
    auto const id = model::find_decision(rules, name);
    if (!id.is_some()) return rule_named(name, rules, language);
    auto const& definition = rules.decisions[id.value];
    auto const at = std::find(decision.requested.begin(), decision.requested.end(), definition.applies);
    if (at == decision.requested.end()) return definition.outcomes.front();
    auto const place = static_cast<std::size_t>(at - decision.requested.begin());
    bool const applies = decision.evaluation.outcomes[place] == values::Outcome(values::Value(true));
    return applies ? definition.outcomes.front() : definition.applies;
}

}  // namespace

int explain(Arguments const& arguments, Environment& world) {
    auto const detail = depth(arguments, explain::Depth::Full);
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const& model = rules->model();
    auto const facts = read_case(arguments.operands[0], model, arguments, world);
    if (!facts) return exit_codes::usage;

    auto const decision =
        decide::decide(model, *facts, reference_date(arguments, *facts), decisions_asked(arguments, model));
    auto explanation = arguments.why_not ? explain::explain_why_not(
                                               model, decision, *facts,
                                               outcome_asked(*arguments.why_not, model, decision, arguments.language),
                                               arguments.language)
                                         : explain::explain(model, decision, *facts, arguments.language);

    if (arguments.json) {
        world.out << with_line_break(explain::render_json(model, explanation));
        return exit_codes::fine;
    }
    auto const others =
        arguments.why_not ? std::string() : leave_out_inapplicable(model, decision, explanation, arguments);
    world.out << render(model, explanation, arguments, detail, world) << others;
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
