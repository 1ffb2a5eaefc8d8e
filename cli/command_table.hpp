// All commands and options, once: the command line, --help, the completions and the manual page are made from this
// table.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace wetwijzer::cli {

// Where the value of an option goes; its type says how it is read (an integer: 1 or more).
using Target =
    std::variant<bool Arguments::*, std::optional<std::string> Arguments::*, std::optional<std::int64_t> Arguments::*,
                 std::vector<std::string> Arguments::*, std::optional<values::Date> Arguments::*,
                 values::Language Arguments::*, Colour Arguments::*, Format Arguments::*>;

// What a word of the command line names; the completions offer it.
enum class Names : std::uint8_t { Nothing, Rules, Case, File, Folder };

struct Option {
    std::string_view name;  // --peildatum
    Target target;
    Text placeholder;  // DATUM; empty for flags
    Text help;
    std::vector<std::string_view> choices = {};  // all values there are; empty: any
    Names names = Names::Nothing;
    std::string_view short_name = {};  // -h
};

struct Operand {
    Text placeholder;
    Text help;
    std::size_t minimum = 0;
    std::size_t maximum = 1;
    Names names = Names::Nothing;
    std::vector<std::string_view> choices = {};
};

struct Example {
    std::string_view line;
    Text says;
};

// One word, or two: the verbs of a group ("ledger verify").
struct Command {
    std::string_view name;
    Text summary;  // one line
    Text details;  // one paragraph
    std::vector<Operand> operands;
    std::vector<Option> options;
    std::vector<Example> examples;
    int (*run)(Arguments const&, Environment&);
    Text heading = {};  // of a verb: where it stands in the list of its group
};

// The first word of commands of two words.
struct CommandGroup {
    std::string_view name;
    Text summary;
    Text details;
    std::vector<Text> headings;  // of its verbs, in order
};

inline constexpr std::size_t any_number = 1'000'000;

std::vector<Command> const& command_table();
std::vector<CommandGroup> const& command_groups();
std::vector<Option> const& global_options();
Command const* find_command(std::string_view name);
CommandGroup const* find_group(std::string_view name);

std::string_view group_of(Command const& command);  // "ledger"; empty for a command of one word
std::string_view verb_of(Command const& command);   // "verify"; the whole name for a command of one word
// What may stand first on the command line: commands of one word and groups, in the order of the table.
std::vector<std::string_view> first_words();
std::vector<Command const*> verbs(CommandGroup const& group);  // by heading, then in the order of the table

}  // namespace wetwijzer::cli
