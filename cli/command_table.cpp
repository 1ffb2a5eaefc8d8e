#include "cli/command_table.hpp"

#include "cli/command_descriptions.hpp"

#include <algorithm>

namespace wetwijzer::cli {

std::vector<Command> const& command_table() {
    static std::vector<Command> const table{
        check_command(),  test_command(),       coverage_command(), decide_command(),     explain_command(),
        ask_command(),    agenda_command(),     validate_command(), indicators_command(), ledger_command(),
        replay_command(), eval_command(),       schema_command(),   new_case_command(),   fmt_command(),
        dump_command(),   completion_command(), version_command(),
    };
    return table;
}

std::vector<Option> const& global_options() {
    static std::vector<Option> const options{
        {"--regels",
         &Arguments::rule_paths,
         {"PAD", "PATH"},
         {"map of bestand met regels, mag vaker; anders die van WETWIJZER_RULES, een map `rules` hier of hoger, of de "
          "meegeleverde regels",
          "folder or file with rules, may be repeated; else that of WETWIJZER_RULES, a folder `rules` here or above, "
          "or the rules that came along"},
         {},
         Names::Rules},
        {"--taal",
         &Arguments::language,
         {"TAAL", "LANGUAGE"},
         {"taal van de berichten", "language of the messages"},
         {"nl", "en"}},
        {"--json", &Arguments::json, {}, {"uitvoer als JSON", "output as JSON"}},
        {"--kleur",
         &Arguments::colour,
         {"WANNEER", "WHEN"},
         {"kleur in de uitvoer", "colour in the output"},
         {"auto", "altijd", "nooit"}},
        {"--help", &Arguments::help, {}, {"deze uitleg", "this text"}, {}, Names::Nothing, "-h"},
        {"--version", &Arguments::show_version, {}, {"geef de versie", "print the version"}},
    };
    return options;
}

Command const* find_command(std::string_view name) {
    auto const& table = command_table();
    auto const found =
        std::find_if(table.begin(), table.end(), [&](Command const& command) { return command.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace wetwijzer::cli
