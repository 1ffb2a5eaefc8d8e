// Runs a program and gathers what it writes.
#pragma once

#include <string>
#include <vector>

namespace wetwijzer::tests {

struct ProcessResult {
    int exit_code = -1;  // 128 + signal when killed
    std::string out;
    std::string err;
};

// `command[0]` is the program's path. Runs in `folder` with `input` as standard input and a fixed, small environment.
ProcessResult run_process(std::vector<std::string> const& command, std::string const& folder, std::string const& input);

}  // namespace wetwijzer::tests
