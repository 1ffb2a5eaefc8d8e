// Which rule files a command works on, and their bytes.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "dsl/compile.hpp"

#include <string>
#include <vector>

namespace wetwijzer::cli {

struct RuleFiles {
    std::vector<dsl::InputFile> files;  // paths relative to the root, in byte order
    std::string root;                   // as shown before a path in messages, with its last '/'; may be empty
};

// The files and folders named, else --regels, else $WETWIJZER_RULES, else a folder `rules` here or above, else the
// installed rules. The root is the deepest folder that holds all that was named, so that a rule set has the same paths
// (and the same hash) wherever it lies. CommandError or FileError when there is nothing to read.
RuleFiles find_rules(std::vector<std::string> const& named, Arguments const& arguments, Environment& world);

// The same, but nothing instead of an error when no rules were named and none are found.
RuleFiles find_rules_if_any(Arguments const& arguments, Environment& world);

// The rule files behind files and folders, as paths that can be opened, each once.
std::vector<std::string> expand(std::vector<std::string> const& named, Language language, Environment const& world);

// A whole input: a file, or standard input for "-".
std::string read_input(std::string const& path, std::size_t limit, Language language, Environment& world);

// Path for messages: "-" is standard input.
std::string shown(std::string const& path, Language language);

}  // namespace wetwijzer::cli
