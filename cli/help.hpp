// Help texts and the manual page, made from the command table.
#pragma once

#include "cli/command_table.hpp"

#include <string>

namespace wetwijzer::cli {

std::string help(Language language);  // of the program
std::string help(Command const& command, Language language);
std::string help(CommandGroup const& group, Language language);  // its verbs, by heading

// In the form of man(7).
std::string manual_page(Language language);

}  // namespace wetwijzer::cli
