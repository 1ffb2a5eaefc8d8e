// register: a draft entry for the Algoritmeregister from the rules.
#include "engine/audit/register.hpp"

#include "cli/commands/ledger/dossier_commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/pipeline.hpp"

#include <ostream>

namespace wetwijzer::cli::commands {

int register_entry(Arguments const& arguments, Environment& world) {
    auto const rules = compile_rules(arguments, world, arguments.operands);
    if (!rules) return exit_codes::rules_fail;
    auto const fields = audit::register_entry(rules->model(), rules->compilation.scenario_count);
    bool const json = arguments.json || arguments.form == "json";
    world.out << (json ? audit::register_json(fields) : audit::register_markdown(fields));
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
