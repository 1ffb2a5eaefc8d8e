// What run() promises whatever the command: one piece of output or none, an exit code, no exception and no word of C++.
#include "cli/run.hpp"

#include "engine/store/store.hpp"
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>

#include <new>
#include <sstream>
#include <streambuf>

using namespace wetwijzer;
using namespace wetwijzer::cli;

namespace {

// Accepts `room` bytes, then fails, like a full disk or a closed pipe.
class Full : public std::streambuf {
public:
    explicit Full(std::size_t room) : room_(room) {}

protected:
    int_type overflow(int_type c) override { return room_ == 0 ? traits_type::eof() : (--room_, c); }

private:
    std::size_t room_;
};

// Files that break in a way that no file does.
template <class Error>
class BrokenFiles : public tests::MemoryFiles {
public:
    std::string read(std::string const&, std::size_t) const override { throw Error(); }
    FileKind kind(std::string const&) const override { return FileKind::Regular; }
};

struct Strange : std::exception {
    char const* what() const noexcept override { return "std::vector::_M_range_check"; }
};

Environment environment(std::istream& in, std::ostream& out, std::ostream& err, Files& files) {
    return {in,
            out,
            err,
            files,
            [] { return std::chrono::sys_seconds(); },
            [] { return std::chrono::milliseconds(); },
            [](Channel) { return false; },
            [](std::string const&) { return std::optional<std::string>(); },
            "",
            {}};
}

template <class Error>
std::pair<int, std::string> break_with() {
    BrokenFiles<Error> files;
    std::istringstream in;
    std::ostringstream out, err;
    auto world = environment(in, out, err, files);
    int const exit = run({"check", "a.regels"}, world);
    CHECK(out.str().empty());
    return {exit, err.str()};
}

}  // namespace

TEST_CASE("output that cannot be written ends in 4 and says so") {
    tests::MemoryFiles files;
    for (std::size_t const room : {0U, 1U, 10U}) {
        Full full(room);
        std::ostream out(&full);
        std::istringstream in;
        std::ostringstream err;
        auto world = environment(in, out, err, files);
        CHECK(run({"version"}, world) == 4);
        CHECK(err.str() == "fout: de uitvoer kan niet worden geschreven\n");
    }
}

TEST_CASE("an exception from below becomes a message without its text") {
    auto const [exit, err] = break_with<Strange>();
    CHECK(exit == 4);
    CHECK(err == "fout: er ging iets mis in Wetwijzer zelf; er is niets geschreven\n");
    CHECK(break_with<std::bad_alloc>() == std::pair(4, std::string("fout: er is te weinig geheugen\n")));
}

TEST_CASE("with --json an error is one document on standard error") {
    tests::World world;
    auto const ran = world.run({"check", "weg", "--json", "--taal", "en"});
    CHECK(ran.exit == 4);
    CHECK(ran.out.empty());
    CHECK(ran.err ==
          "{\n  \"format\": \"wetwijzer-error/1\",\n  \"exit\": 4,\n  \"errors\": [\n    {\n      \"message\": "
          "\"`weg` does not exist\"\n    }\n  ]\n}\n");
}

TEST_CASE("version") {
    tests::World world;
    for (auto const& words : {std::vector<std::string>{"version"}, std::vector<std::string>{"--version"}}) {
        auto const ran = world.run(words);
        CHECK(ran.exit == 0);
        CHECK(ran.out == "wetwijzer 0.1.0 (betekenis van de regels: versie 1)\n");
    }
}
