// schema and new-case: what a case file looks like, made from the rules.
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "engine/evaluate/facts_json.hpp"

#include <ostream>

namespace wetwijzer::cli::commands {

// With or without --json: the schema is the document.
int schema(Arguments const& arguments, Environment& world) {
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    world.out << with_line_break(evaluate::case_schema(rules->model()));
    return exit_codes::fine;
}

int new_case(Arguments const& arguments, Environment& world) {
    if (!arguments.reference_date)
        throw CommandError(exit_codes::usage,
                           say(arguments.language, {"--peildatum ontbreekt", "--peildatum is missing"}),
                           say(arguments.language, {"een zaak staat op een datum: geef --peildatum JJJJ-MM-DD",
                                                    "a case stands on a date: give --peildatum YYYY-MM-DD"}));
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    world.out << with_line_break(evaluate::new_case(rules->model(), arguments.operands[0], *arguments.reference_date));
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
