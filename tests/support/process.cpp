#include "tests/support/process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace wetwijzer::tests {
namespace {

// Output goes through files: no pipe can fill up and block.
std::string slurp(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void redirect(std::string const& path, int flags, int descriptor) {
    int const file = open(path.c_str(), flags, 0600);
    if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
    close(file);
}

[[noreturn]] void become(std::vector<std::string> const& command, std::string const& folder, std::string const& base) {
    redirect(base + ".in", O_RDONLY, 0);
    redirect(base + ".out", O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect(base + ".err", O_WRONLY | O_CREAT | O_TRUNC, 2);
    if (chdir(folder.c_str()) != 0) _exit(126);
    std::vector<char*> arguments;
    for (auto const& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    std::array<char const*, 5> environment{"LC_ALL=C.UTF-8", "TZ=UTC", "PATH=/usr/bin:/bin",
                                           "ASAN_OPTIONS=detect_leaks=1", nullptr};
    execve(arguments[0], arguments.data(), const_cast<char* const*>(environment.data()));
    _exit(127);
}

}  // namespace

ProcessResult run_process(std::vector<std::string> const& command, std::string const& folder,
                          std::string const& input) {
    std::string base = "/tmp/wetwijzer-process-XXXXXX";
    int const unique = mkstemp(base.data());
    if (unique < 0) throw std::runtime_error("no temporary file");
    close(unique);
    std::ofstream(base + ".in", std::ios::binary) << input;

    pid_t const child = fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) become(command, folder, base);
    int status = 0;
    waitpid(child, &status, 0);

    ProcessResult result;
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.out = slurp(base + ".out");
    result.err = slurp(base + ".err");
    for (auto const* suffix : {"", ".in", ".out", ".err"}) unlink((base + suffix).c_str());
    return result;
}

}  // namespace wetwijzer::tests
