// check: are these rules fit to run?
#include "cli/commands/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

struct Counts {
    std::size_t files = 0, rules = 0, scenarios = 0, errors = 0, warnings = 0;
};

Counts count(dsl::Compilation const& compilation) {
    Counts counts;
    counts.files = compilation.files.size();
    if (compilation.rules) counts.rules = compilation.rules->rules.size();
    if (compilation.rules) counts.scenarios = compilation.scenario_count;
    counts.errors = compilation.diagnostics.error_count();
    counts.warnings = compilation.diagnostics.warning_count();
    return counts;
}

Json as_json(Counts const& counts, dsl::Compilation const& compilation, std::string const& root) {
    auto json = document("check");
    json["ok"] = counts.errors == 0;
    json["files"] = counts.files;
    json["rules"] = counts.rules;
    json["scenarios"] = counts.scenarios;
    json["errors"] = counts.errors;
    json["warnings"] = counts.warnings;
    if (compilation.rules) json["rule_set_hash"] = compilation.rules->hash;
    json["diagnostics"] = diagnostics_json(compilation.diagnostics, with_root(compilation.files, root));
    return json;
}

std::string amount(Language language, std::size_t number, Text one, Text many) {
    return std::to_string(number) + " " + std::string((number == 1 ? one : many).in(language));
}

std::string summary(Counts const& counts, Language language) {
    return say(language, {"in orde: {0}, {1}, {2}\n", "fine: {0}, {1}, {2}\n"},
               {amount(language, counts.files, {"bestand", "file"}, {"bestanden", "files"}),
                amount(language, counts.rules, {"regel", "rule"}, {"regels", "rules"}),
                amount(language, counts.scenarios, {"scenario", "scenario"}, {"scenario's", "scenarios"})});
}

}  // namespace

int check(Arguments const& arguments, Environment& world) {
    auto found = find_rules(arguments.operands, arguments, world);
    auto const compilation = dsl::compile(std::move(found.files), dsl::Scenarios::Counted);
    auto const counts = count(compilation);
    if (arguments.json) {
        world.out << to_text(as_json(counts, compilation, found.root));
    } else {
        report(compilation.diagnostics, with_root(compilation.files, found.root), exit_codes::rules_fail, arguments,
               world);
        if (compilation.rules) world.out << summary(counts, arguments.language);
    }
    return compilation.rules ? exit_codes::fine : exit_codes::rules_fail;
}

}  // namespace wetwijzer::cli::commands
