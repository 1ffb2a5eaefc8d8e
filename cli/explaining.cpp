#include "cli/explaining.hpp"

#include "cli/command_error.hpp"

#include <nlohmann/json.hpp>

namespace wetwijzer::cli {

explain::Depth depth(Arguments const& arguments, explain::Depth otherwise) {
    if (arguments.full && arguments.brief)
        throw CommandError(exit_codes::usage, say(arguments.language, {"--volledig en --kort gaan niet samen",
                                                                       "--volledig and --kort do not go together"}));
    return arguments.full ? explain::Depth::Full : arguments.brief ? explain::Depth::Short : otherwise;
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
