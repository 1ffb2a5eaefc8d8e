#include "cli/explaining.hpp"

#include "cli/command_error.hpp"
#include "cli/layout.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wetwijzer::cli {

explain::Depth depth(Arguments const& arguments, explain::Depth otherwise) {
    if (arguments.full && arguments.brief)
        throw CommandError(exit_codes::usage, say(arguments.language, {"--volledig en --kort gaan niet samen",
                                                                       "--volledig and --kort do not go together"}));
    return arguments.full ? explain::Depth::Full : arguments.brief ? explain::Depth::Short : otherwise;
}

std::string leave_out_inapplicable(model::RuleSet const& rules, decide::Decision const& decision,
                                   explain::Explanation& explanation, Arguments const& arguments) {
    bool const all = arguments.all || arguments.json || !arguments.decisions.empty() || rules.decisions.size() == 1;
    if (all) return {};
    auto const applies_not = [&](model::DecisionId id) {
        auto const rule = rules.decisions[id.value].applies;
        auto const found = std::find(decision.requested.begin(), decision.requested.end(), rule);
        if (!rule.is_some() || found == decision.requested.end()) return false;
        auto const place = static_cast<std::size_t>(found - decision.requested.begin());
        return decision.evaluation.outcomes[place] == values::Outcome(values::Value(false));
    };
    std::vector<std::string> names;
    std::erase_if(explanation.parts, [&](explain::Explanation::Part const& part) {
        auto const id = model::find_decision(rules, part.decision);
        if (!id.is_some() || !applies_not(id)) return false;
        names.push_back(part.decision);
        return true;
    });
    if (names.empty()) return {};
    auto const line = say(arguments.language,
                          {"Niet van toepassing: {0}. Met --alles staan ook die er helemaal.",
                           "Do not apply: {0}. With --alles these are told in full as well."},
                          {listed(names, arguments.language)});
    return "\n" + (arguments.format == Format::Markdown ? line + "\n" : paragraph(line, 0));
}

std::string render(model::RuleSet const& rules, explain::Explanation const& explanation, Arguments const& arguments,
                   explain::Depth depth, Environment const& world) {
    if (arguments.format == Format::Markdown) return explain::render_markdown(rules, explanation, depth);
    return explain::render_text(rules, explanation, depth, wants_colour(arguments, world, Channel::Output));
}

Json explanation_json(model::RuleSet const& rules, explain::Explanation const& explanation) {
    return parse_own(explain::render_json(rules, explanation));
}

}  // namespace wetwijzer::cli
