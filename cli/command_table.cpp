#include "cli/command_table.hpp"

#include "cli/command_descriptions.hpp"

#include <algorithm>

namespace wetwijzer::cli {

std::vector<Command> const& command_table() {
    static std::vector<Command> const table = [] {
        std::vector<Command> commands{check_command(),  test_command(),     coverage_command(),
                                      decide_command(), explain_command(),  ask_command(),
                                      agenda_command(), validate_command(), indicators_command()};
        for (auto& verbs : {ledger_commands(), proof_commands(), auditor_commands(), dossier_commands()})
            commands.insert(commands.end(), verbs.begin(), verbs.end());
        for (auto& command : {replay_command(), eval_command(), schema_command(), new_case_command(), fmt_command(),
                              dump_command(), completion_command(), version_command()})
            commands.push_back(command);
        return commands;
    }();
    return table;
}

std::vector<CommandGroup> const& command_groups() {
    static std::vector<CommandGroup> const groups{
        {"ledger",
         {"het grootboek: vastleggen, nakijken, bewijzen", "the ledger: recording, looking up, proving"},
         {"In het grootboek staat elk besluit met zijn feiten en regels, wie het nam en wat er daarna mee gebeurde. "
          "Niets wordt gewijzigd of weggehaald; wie er iets uit leest of in schrijft, wordt zelf vastgelegd.",
          "The ledger holds every decision with its facts and rules, who took it and what happened to it since. "
          "Nothing is changed or removed; whoever reads personal data from it or writes to it is recorded too."},
         {headings::setting_up, headings::recording, headings::looking, headings::proving, headings::auditing,
          headings::citizens, headings::keeping}},
    };
    return groups;
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

CommandGroup const* find_group(std::string_view name) {
    auto const& groups = command_groups();
    auto const found =
        std::find_if(groups.begin(), groups.end(), [&](CommandGroup const& group) { return group.name == name; });
    return found == groups.end() ? nullptr : &*found;
}

std::string_view group_of(Command const& command) {
    auto const space = command.name.find(' ');
    return space == std::string_view::npos ? std::string_view() : command.name.substr(0, space);
}

std::string_view verb_of(Command const& command) {
    auto const space = command.name.find(' ');
    return space == std::string_view::npos ? command.name : command.name.substr(space + 1);
}

std::vector<std::string_view> first_words() {
    std::vector<std::string_view> words;
    for (auto const& command : command_table()) {
        auto const word = group_of(command).empty() ? command.name : group_of(command);
        if (words.empty() || words.back() != word) words.push_back(word);
    }
    return words;
}

std::vector<Command const*> verbs(CommandGroup const& group) {
    std::vector<Command const*> result;
    for (auto const& heading : group.headings)
        for (auto const& command : command_table())
            if (group_of(command) == group.name && command.heading.dutch == heading.dutch) result.push_back(&command);
    return result;
}

}  // namespace wetwijzer::cli
