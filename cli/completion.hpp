// Completion scripts, made from the command table.
#pragma once

#include <string>
#include <string_view>

namespace wetwijzer::cli {

// bash, zsh or fish.
std::string completion_script(std::string_view shell);

}  // namespace wetwijzer::cli
