// All commands and options, once: the command line, --help, the completions and the manual page are made from this
// table.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace wetwijzer::cli {

// Where the value of an option goes; its type says how it is read.
using Target = std::variant<bool Arguments::*, std::optional<std::string> Arguments::*,
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

struct Command {
    std::string_view name;
    Text summary;  // one line
    Text details;  // one paragraph
    std::vector<Operand> operands;
    std::vector<Option> options;
    std::vector<Example> examples;
    int (*run)(Arguments const&, Environment&);
};

inline constexpr std::size_t any_number = 1'000'000;

std::vector<Command> const& command_table();
std::vector<Option> const& global_options();
Command const* find_command(std::string_view name);

}  // namespace wetwijzer::cli
