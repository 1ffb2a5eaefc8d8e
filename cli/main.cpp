// The process around run(): streams, clock, files and signals of this machine.
#include "cli/exit_codes.hpp"
#include "cli/run.hpp"
#include "cli/system_files.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <iostream>

namespace {

using namespace wetwijzer::cli;

bool is_terminal(Channel channel) {
    return isatty(channel == Channel::Input    ? STDIN_FILENO
                  : channel == Channel::Output ? STDOUT_FILENO
                                               : STDERR_FILENO) == 1;
}

std::optional<std::string> variable(std::string const& name) {
    auto const* const value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// A stream that the caller closed must not become the number of a file that we open: writing to it has to fail, not to
// end up in a ledger.
void occupy_closed_streams() {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream)
        if (fcntl(stream, F_GETFD) == -1) {
            int const number = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
            if (number != stream) return;
        }
}

}  // namespace

int main(int argc, char** argv) {
    occupy_closed_streams();
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write: exit code 4
    std::ios::sync_with_stdio(false);
    try {
        SystemFiles files;
        Environment world{std::cin,
                          std::cout,
                          std::cerr,
                          files,
                          [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); },
                          [] {
                              return std::chrono::duration_cast<std::chrono::milliseconds>(
                                  std::chrono::steady_clock::now().time_since_epoch());
                          },
                          is_terminal,
                          variable,
                          WETWIJZER_INSTALLED_RULES,
                          wetwijzer::crypto::system_random()};
        std::vector<std::string> const words(argv + (argc > 0 ? 1 : 0), argv + argc);
        return run(words, world);
    } catch (...) {
        return exit_codes::input_output;  // not even the words fitted in memory
    }
}
