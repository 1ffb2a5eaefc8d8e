#include "cli/progress.hpp"

#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace wetwijzer;
using namespace wetwijzer::cli;

namespace {

// Ten pieces of work of `step` each.
std::string shown(std::chrono::milliseconds step, bool terminal, bool json = false) {
    tests::MemoryFiles files;
    std::istringstream in;
    std::ostringstream out, err;
    std::chrono::milliseconds now{0};
    Environment world{in,
                      out,
                      err,
                      files,
                      [] { return std::chrono::sys_seconds(); },
                      [&] { return now; },
                      [&](Channel) { return terminal; },
                      [](std::string const&) { return std::optional<std::string>(); },
                      "",
                      {}};
    Arguments arguments;
    arguments.json = json;
    {
        Progress progress(10, arguments, world);
        for (int i = 0; i < 10; ++i) {
            now += step;
            progress.advance();
        }
    }
    CHECK(out.str().empty());
    return err.str();
}

}  // namespace

TEST_CASE("the bar shows only on a terminal, and only for work that takes over a second") {
    CHECK(shown(std::chrono::milliseconds(500), false).empty());
    CHECK(shown(std::chrono::milliseconds(500), true, true).empty());
    CHECK(shown(std::chrono::milliseconds(99), true).empty());
}

TEST_CASE("the bar tells how far the work is and is wiped at the end") {
    auto const text = shown(std::chrono::milliseconds(500), true);
    CHECK(text.find("\r[######........................] 2/10") == 0);
    CHECK(text.find("[##############################] 10/10") != std::string::npos);
    CHECK(text.ends_with(" \r"));
    CHECK(text.find('\n') == std::string::npos);
}
