// dump: what the steps hand to each other.
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

int print(std::string const& text, Arguments const& arguments, Environment& world) {
    if (!arguments.json) {
        world.out << with_line_break(text);
        return exit_codes::fine;
    }
    auto json = document("dump");
    json["stage"] = *arguments.stage;
    json["text"] = text;
    world.out << to_text(json);
    return exit_codes::fine;
}

int dump_trace(Arguments const& arguments, Environment& world) {
    if (arguments.operands.size() != 1)
        throw CommandError(exit_codes::usage, say(arguments.language, {"--stage trace verwacht één zaakbestand",
                                                                       "--stage trace expects one case file"}));
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const facts = read_case(arguments.operands[0], rules->model(), arguments, world);
    if (!facts) return exit_codes::usage;
    auto const decision = decide::decide(rules->model(), *facts, reference_date(arguments, *facts),
                                         decisions_asked(arguments, rules->model()), decide::OtherReadings::LeftOut);
    return print(decision.trace_text, arguments, world);
}

}  // namespace

int dump(Arguments const& arguments, Environment& world) {
    if (!arguments.stage)
        throw CommandError(exit_codes::usage, say(arguments.language, {"--stage ontbreekt", "--stage is missing"}),
                           say(arguments.language, {"kies --stage syntax, checked, model of trace",
                                                    "choose --stage syntax, checked, model or trace"}));
    if (*arguments.stage == "trace") return dump_trace(arguments, world);

    auto const found = find_rules(arguments.operands, arguments, world);
    diagnostics::Diagnostics diagnostics;
    std::vector<source::SourceFile> sources;
    auto const text = dsl::dump(found.files, *arguments.stage, diagnostics, sources);
    if (diagnostics.has_errors()) {
        report(diagnostics, with_root(sources, found.root), exit_codes::rules_fail, arguments, world);
        return exit_codes::rules_fail;
    }
    return print(text, arguments, world);
}

}  // namespace wetwijzer::cli::commands
