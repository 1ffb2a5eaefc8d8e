// test: do the rules say what their scenarios expect?
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/coverage.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "engine/scenario/scenario.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

struct Run {
    scenario::Scenario const* scenario;
    scenario::Result result;
};

// Scenario files alone are run with the rules of --regels (or the default ones).
bool only_scenarios(std::vector<std::string> const& paths) {
    return !paths.empty() &&
           std::all_of(paths.begin(), paths.end(), [](auto const& path) { return path.ends_with(".scenario"); });
}

struct Plan {
    RuleFiles found;
    std::vector<std::string> only;  // paths of scenario files; empty: all
};

// The paths that `wanted` have inside the rule set `all`; scenario files from elsewhere are added to it.
Plan plan_scenarios(RuleFiles all, RuleFiles const& wanted) {
    Plan plan{std::move(all), {}};
    auto& files = plan.found.files;
    for (auto const& file : wanted.files) {
        auto const shown = wanted.root + file.path;
        auto const inside = shown.starts_with(plan.found.root) ? shown.substr(plan.found.root.size()) : std::string();
        bool const present =
            std::any_of(files.begin(), files.end(), [&](auto const& each) { return each.path == inside; });
        if (!present) files.push_back(file);
        plan.only.push_back(present ? inside : file.path);
    }
    return plan;
}

Plan plan(Arguments const& arguments, Environment& world) {
    if (!only_scenarios(arguments.operands)) return {find_rules(arguments.operands, arguments, world), {}};
    return plan_scenarios(find_rules({}, arguments, world), find_rules(arguments.operands, arguments, world));
}

bool is_chosen(scenario::Scenario const& scenario, Plan const& plan, Arguments const& arguments) {
    if (!plan.only.empty() && std::find(plan.only.begin(), plan.only.end(), scenario.path) == plan.only.end())
        return false;
    auto const& filter = arguments.filter;
    return !filter || scenario.title.find(*filter) != std::string::npos ||
           scenario.path.find(*filter) != std::string::npos;
}

std::vector<Run> run_all(Rules const& rules, Plan const& plan, Arguments const& arguments, Environment& world,
                         scenario::Coverage* coverage) {
    std::vector<Run> runs;
    for (auto const& scenario : rules.compilation.scenarios)
        if (is_chosen(scenario, plan, arguments)) runs.push_back({&scenario, {}});
    if (runs.empty() && (arguments.filter || !plan.only.empty()))
        throw CommandError(exit_codes::usage, say(arguments.language, {"geen scenario past bij wat gevraagd is",
                                                                       "no scenario fits what was asked for"}));
    Progress progress(runs.size(), arguments, world);
    for (auto& run : runs) {
        run.result = scenario::run(rules.model(), *run.scenario, coverage);
        progress.advance();
    }
    return runs;
}

std::string failure_text(Run const& run, std::string const& root, Language language) {
    auto const path = root + run.scenario->path;
    auto text = say(language, {"gezakt: {0}\n  --> {1}:{2}\n", "failed: {0}\n  --> {1}:{2}\n"},
                    {run.scenario->title, path, std::to_string(run.scenario->line)});
    for (auto const& failure : run.result.failures)
        text += "   " + path + ":" + std::to_string(failure.line) + ": " +
                (language == Language::Dutch ? failure.message_nl : failure.message_en) + "\n";
    return text;
}

std::string place(UncoveredCondition const& one, Rules const& rules) {
    auto const& origin = rules.model().origins[one.origin.value];
    return rules.root + rules.model().texts[origin.file].path + ":" + std::to_string(origin.line) + ":" +
           std::to_string(origin.column);
}

std::string coverage_text(ConditionCoverage const& coverage, Rules const& rules, Language language) {
    std::string text;
    for (auto const& one : coverage.uncovered) {
        auto const what = one.never_true && one.never_false
                              ? Text{"nooit waar en nooit onwaar", "never true and never false"}
                          : one.never_true ? Text{"nooit waar", "never true"}
                                           : Text{"nooit onwaar", "never false"};
        text += place(one, rules) + ": " + one.rule + (one.label.empty() ? "" : " " + one.label) + ": " +
                say(language, what) + "\n";
    }
    return text + say(language,
                      {"{0} van {1} voorwaarden waren waar en onwaar\n", "{0} of {1} conditions were true and false\n"},
                      {std::to_string(coverage.covered), std::to_string(coverage.conditions)});
}

Json coverage_json(ConditionCoverage const& coverage, Rules const& rules) {
    Json json{{"conditions", coverage.conditions}, {"covered", coverage.covered}, {"uncovered", Json::array()}};
    for (auto const& one : coverage.uncovered)
        json["uncovered"].push_back({{"place", place(one, rules)},
                                     {"rule", one.rule},
                                     {"label", one.label},
                                     {"never_true", one.never_true},
                                     {"never_false", one.never_false}});
    return json;
}

Json run_json(Run const& run, std::string const& root) {
    Json json{{"title", run.scenario->title},
              {"path", root + run.scenario->path},
              {"line", run.scenario->line},
              {"passed", run.result.failures.empty()},
              {"failures", Json::array()}};
    for (auto const& failure : run.result.failures)
        json["failures"].push_back(
            {{"line", failure.line}, {"message", {{"nl", failure.message_nl}, {"en", failure.message_en}}}});
    return json;
}

}  // namespace

int test(Arguments const& arguments, Environment& world) {
    auto const plan = commands::plan(arguments, world);
    Rules const rules{dsl::compile(plan.found.files), plan.found.root};
    if (!rules.compilation.rules) {
        report(rules.compilation.diagnostics, with_root(rules.compilation.files, rules.root), exit_codes::rules_fail,
               arguments, world);
        return exit_codes::rules_fail;
    }
    scenario::Coverage seen;
    auto const runs = run_all(rules, plan, arguments, world, arguments.coverage ? &seen : nullptr);
    std::optional<ConditionCoverage> coverage;
    if (arguments.coverage) coverage = condition_coverage(rules.model(), seen);
    auto const passed = static_cast<std::size_t>(
        std::count_if(runs.begin(), runs.end(), [](auto const& run) { return run.result.failures.empty(); }));
    auto const failed = runs.size() - passed;

    if (arguments.json) {
        auto json = document("test");
        json["passed"] = passed;
        json["failed"] = failed;
        json["rule_set_hash"] = rules.model().hash;
        json["scenarios"] = Json::array();
        for (auto const& run : runs) json["scenarios"].push_back(run_json(run, rules.root));
        if (coverage) json["coverage"] = coverage_json(*coverage, rules);
        world.out << to_text(json);
    } else {
        for (auto const& run : runs)
            if (!run.result.failures.empty()) world.out << failure_text(run, rules.root, arguments.language);
        if (coverage) world.out << coverage_text(*coverage, rules, arguments.language);
        world.out << say(
            arguments.language, {"{0} {1} geslaagd, {2} gezakt\n", "{0} {1} passed, {2} failed\n"},
            {std::to_string(passed),
             say(arguments.language, passed == 1 ? Text{"scenario", "scenario"} : Text{"scenario's", "scenarios"}),
             std::to_string(failed)});
    }
    return failed == 0 ? exit_codes::fine : exit_codes::rules_fail;
}

}  // namespace wetwijzer::cli::commands
