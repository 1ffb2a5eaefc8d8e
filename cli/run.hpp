// The program without its process: words and a world in, an exit code out.
#pragma once

#include "cli/environment.hpp"

#include <string>
#include <vector>

namespace wetwijzer::cli {

// `words` are those behind the program's name. Writes the result to world.out in one piece when the command has ended,
// and only then; errors go to world.err. Throws nothing.
int run(std::vector<std::string> const& words, Environment& world);

}  // namespace wetwijzer::cli
