#include "cli/completion.hpp"

#include "cli/command_table.hpp"

namespace wetwijzer::cli {

namespace {

bool takes_value(Option const& option) { return !option.placeholder.dutch.empty(); }

std::string words(std::vector<std::string_view> const& list) {
    std::string text;
    for (auto const word : list) text += (text.empty() ? "" : " ") + std::string(word);
    return text;
}

std::vector<Option> all_options(Command const& command) {
    auto options = command.options;
    options.insert(options.end(), global_options().begin(), global_options().end());
    return options;
}

std::vector<std::string_view> verb_names(CommandGroup const& group) {
    std::vector<std::string_view> names;
    for (auto const* const command : verbs(group)) names.push_back(verb_of(*command));
    return names;
}

Text summary_of(std::string_view first_word) {
    auto const* const group = find_group(first_word);
    return group != nullptr ? group->summary : find_command(first_word)->summary;
}

std::vector<std::string_view> option_names(std::vector<Option> const& options) {
    std::vector<std::string_view> names;
    for (auto const& option : options) names.push_back(option.name);
    return names;
}

// In single quotes, for all three shells.
std::string quoted(std::string_view text) {
    std::string result = "'";
    for (char const c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

// ---- bash -------------------------------------------------------------------------------------------

// What may stand behind an option: its choices, file names, or anything.
std::string bash_values(Option const& option) {
    if (!option.choices.empty()) return "COMPREPLY=($(compgen -W " + quoted(words(option.choices)) + " -- \"$cur\"))";
    return option.names == Names::Nothing ? "COMPREPLY=()" : "COMPREPLY=($(compgen -f -- \"$cur\"))";
}

std::string bash_operands(Command const& command) {
    std::vector<std::string_view> fixed;
    bool files = false;
    for (auto const& operand : command.operands) {
        fixed.insert(fixed.end(), operand.choices.begin(), operand.choices.end());
        files = files || operand.names != Names::Nothing;
    }
    std::string text;
    if (!fixed.empty()) text += " -W " + quoted(words(fixed));
    if (files) text += " -f";
    return text.empty() ? "COMPREPLY=()" : "COMPREPLY=($(compgen" + text + " -- \"$cur\"))";
}

std::string bash() {
    std::string text =
        "# bash completion for wetwijzer\n"
        "_wetwijzer() {\n"
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
        "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
        "        word=\"${command:+$command }$word\"\n"
        "        case $word in\n            ";
    for (auto const word : first_words()) text += (text.ends_with(' ') ? "" : "|") + quoted(word);
    for (auto const& command : command_table())
        if (!group_of(command).empty()) text += "|" + quoted(command.name);
    text += ") command=$word ;;\n        esac\n    done\n    case $command:$prev in\n";
    for (auto const& option : global_options())
        if (takes_value(option))
            text += "        *:" + std::string(option.name) + ") " + bash_values(option) + "; return ;;\n";
    for (auto const& command : command_table())
        for (auto const& option : command.options)
            if (takes_value(option))
                text += "        " + quoted(std::string(command.name) + ":" + std::string(option.name)) + ") " +
                        bash_values(option) + "; return ;;\n";
    text += "    esac\n    case $command:$cur in\n";
    for (auto const& command : command_table()) {
        text += "        " + quoted(command.name) + ":-*) COMPREPLY=($(compgen -W " +
                quoted(words(option_names(all_options(command)))) + " -- \"$cur\")) ;;\n";
        text += "        " + quoted(command.name) + ":*) " + bash_operands(command) + " ;;\n";
    }
    for (auto const& group : command_groups())
        text += "        " + std::string(group.name) + ":[!-]*|" + std::string(group.name) +
                ":) COMPREPLY=($(compgen -W " + quoted(words(verb_names(group))) + " -- \"$cur\")) ;;\n";
    text += "        *:-*) COMPREPLY=($(compgen -W " + quoted(words(option_names(global_options()))) +
            " -- \"$cur\")) ;;\n";
    text += "        *) COMPREPLY=($(compgen -W " + quoted(words(first_words())) + " -- \"$cur\")) ;;\n";
    return text + "    esac\n}\ncomplete -o filenames -F _wetwijzer wetwijzer\n";
}

// ---- zsh --------------------------------------------------------------------------------------------

// Text inside an _arguments or _values specification.
std::string zsh_text(std::string_view text) {
    std::string result;
    for (char const c : text) {
        if (c == ':' || c == '[' || c == ']' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

std::string zsh_action(std::vector<std::string_view> const& choices, Names names) {
    if (!choices.empty()) return "(" + words(choices) + ")";
    return names == Names::Nothing ? "" : "_files";
}

std::string zsh_option(Option const& option) {
    auto const repeatable = std::holds_alternative<std::vector<std::string> Arguments::*>(option.target) ? "*" : "";
    auto text = repeatable + std::string(option.name) + "[" + zsh_text(option.help.dutch) + "]";
    if (takes_value(option))
        text += ":" + zsh_text(option.placeholder.dutch) + ":" + zsh_action(option.choices, option.names);
    return quoted(text);
}

std::string zsh_operand(Operand const& operand, std::size_t place) {
    auto const position = operand.maximum > 1 ? "*" : std::to_string(place) + (operand.minimum == 0 ? ":" : "");
    return quoted(position + ":" + zsh_text(operand.placeholder.dutch) + ":" +
                  zsh_action(operand.choices, operand.names));
}

std::string zsh() {
    std::string text =
        "#compdef wetwijzer\n"
        "_wetwijzer() {\n"
        "    local -a commands=(\n";
    for (auto const word : first_words())
        text += "        " + quoted(std::string(word) + ":" + zsh_text(summary_of(word).dutch)) + "\n";
    text += "    )\n";
    for (auto const& group : command_groups()) {
        text += "    local -a " + std::string(group.name) + "_verbs=(\n";
        for (auto const* const command : verbs(group))
            text += "        " + quoted(std::string(verb_of(*command)) + ":" + zsh_text(command->summary.dutch)) + "\n";
        text += "    )\n";
    }
    text +=
        "    if (( CURRENT == 2 )); then\n"
        "        _describe -t commands opdracht commands\n"
        "        return\n"
        "    fi\n"
        "    local command=${words[2]}\n"
        "    shift words\n"
        "    (( CURRENT-- ))\n";
    for (auto const& group : command_groups())
        text += "    if [[ $command == " + std::string(group.name) +
                " ]]; then\n"
                "        if (( CURRENT == 2 )); then\n"
                "            _describe -t commands opdracht " +
                std::string(group.name) +
                "_verbs\n"
                "            return\n"
                "        fi\n"
                "        command=\"$command ${words[2]}\"\n"
                "        shift words\n"
                "        (( CURRENT-- ))\n"
                "    fi\n";
    text += "    case $command in\n";
    for (auto const& command : command_table()) {
        text += "        " + quoted(command.name) + ") _arguments";
        for (auto const& option : all_options(command)) text += " \\\n            " + zsh_option(option);
        std::size_t place = 0;
        for (auto const& operand : command.operands) text += " \\\n            " + zsh_operand(operand, ++place);
        text += " ;;\n";
    }
    return text + "    esac\n}\ncompdef _wetwijzer wetwijzer\n";
}

// ---- fish -------------------------------------------------------------------------------------------

std::string fish_text(std::string_view text) {
    std::string result = "'";
    for (char const c : text) {
        if (c == '\'' || c == '\\') result += '\\';
        result += c;
    }
    return result + "'";
}

std::string fish_option(Option const& option, std::string const& condition) {
    auto text = "complete -c wetwijzer" + condition + " -l " + std::string(option.name.substr(2));
    if (!option.short_name.empty()) text += " -s " + std::string(option.short_name.substr(1));
    if (takes_value(option)) text += " -r";
    if (!option.choices.empty())
        text += " -f -a " + fish_text(words(option.choices));
    else if (takes_value(option) && option.names == Names::Nothing)
        text += " -f";
    else if (takes_value(option))
        text += " -F";
    return text + " -d " + fish_text(option.help.dutch) + "\n";
}

std::string fish() {
    std::string text =
        "# fish completion for wetwijzer\n"
        "complete -c wetwijzer -f\n";
    for (auto const& option : global_options()) text += fish_option(option, "");
    for (auto const word : first_words())
        text += "complete -c wetwijzer -n __fish_use_subcommand -a " + std::string(word) + " -d " +
                fish_text(summary_of(word).dutch) + "\n";
    for (auto const& group : command_groups())
        for (auto const* const command : verbs(group))
            text += "complete -c wetwijzer -n '__fish_seen_subcommand_from " + std::string(group.name) +
                    "; and not __fish_seen_subcommand_from " + words(verb_names(group)) + "' -a " +
                    std::string(verb_of(*command)) + " -d " + fish_text(command->summary.dutch) + "\n";
    for (auto const& command : command_table()) {
        auto const group = group_of(command);
        auto const condition = " -n '" +
                               (group.empty() ? "" : "__fish_seen_subcommand_from " + std::string(group) + "; and ") +
                               "__fish_seen_subcommand_from " + std::string(verb_of(command)) + "'";
        for (auto const& option : command.options) text += fish_option(option, condition);
        for (auto const& operand : command.operands) {
            if (!operand.choices.empty())
                text += "complete -c wetwijzer" + condition + " -a " + fish_text(words(operand.choices)) + "\n";
            else if (operand.names != Names::Nothing)
                text += "complete -c wetwijzer" + condition + " -F\n";
        }
    }
    return text;
}

}  // namespace

std::string completion_script(std::string_view shell) {
    return shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish();
}

}  // namespace wetwijzer::cli
