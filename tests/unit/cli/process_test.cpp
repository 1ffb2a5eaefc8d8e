// What only a real process shows: full devices, closed pipes and streams, FIFOs, signals.
#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

std::string const program = WETWIJZER_PROGRAM;
std::string const root = WETWIJZER_ROOT;

// Exit code of a bash line; {} is the program.
int exit_of(std::string line) {
    for (std::size_t at = 0; (at = line.find("{}", at)) != std::string::npos; at += program.size())
        line.replace(at, 2, program);
    auto const status = std::system(("bash -c 'set -o pipefail; " + line + "'").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "wetwijzer-process-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

}  // namespace

TEST_CASE("a full device, a closed pipe and a closed stream end in 4") {
    for (std::string const command : {"version", "--help", "completion bash", "decide --help", "version --json"}) {
        INFO(command);
        CHECK(exit_of("{} " + command + " > /dev/full 2> /dev/null") == 4);
        CHECK(exit_of("{} " + command + " 2> /dev/null >&-") == 4);
        CHECK(exit_of("{ sleep 0.2; {} " + command + " 2> /dev/null; } | true") == 4);
    }
}

TEST_CASE("errors that cannot be written keep their exit code") {
    CHECK(exit_of("{} chek 2> /dev/full") == 2);
    CHECK(exit_of("{} chek 2>&-") == 2);
    CHECK(exit_of("{} check /weg 2>&-") == 4);
}

TEST_CASE("standard input that cannot be read ends in 4") {
    CHECK(exit_of("{} eval - <&- 2> /dev/null") == 4);
    CHECK(exit_of("{} eval - < / 2> /dev/null") == 4);
}

TEST_CASE("a FIFO is refused without waiting for a writer") {
    Folder const folder;
    auto const path = (folder.path / "buis.regels").string();
    REQUIRE(exit_of("mkfifo " + path) == 0);
    CHECK(exit_of("timeout 10 {} check " + path + " 2> /dev/null") == 4);
    CHECK(exit_of("timeout 10 {} fmt " + path + " 2> /dev/null") == 4);
    CHECK(exit_of("timeout 10 {} replay " + path + " 2> /dev/null") == 4);
    CHECK(exit_of("timeout 10 {} check " + folder.path.string() + " 2> /dev/null") == 4);
}

TEST_CASE("with standard output closed, nothing lands in a ledger") {
    Folder const folder;
    auto const here = folder.path.string();
    std::ofstream(here + "/a.regels")
        << "bronnen\n  W = \"Wet\"\n"
           "gegeven x : ja/nee\n  \"of x\"\n  uit B\n  volgens W art. 1\n  vraag \"x?\"\n"
           "herkomst\n  B \"Bron\"\n"
           "regel y : ja/nee\n  \"of y\"\n  volgens W art. 1\n  is x\n"
           "besluit z\n  \"z\"\n  volgens W art. 1\n  genomen door college\n  uitkomst y\n";
    std::ofstream(here + "/zaak.json") << "{\"zaak\": \"Z\", \"peildatum\": \"2026-01-01\", \"x\": true}";
    auto const at_home = "cd " + here + "; export WETWIJZER_SLEUTELS=k; ";
    REQUIRE(exit_of(at_home + "{} ledger init l.db --door b > /dev/null") == 0);
    REQUIRE(exit_of(at_home + "{} ledger actor l.db a --rol behandelaar --door b > /dev/null") == 0);
    auto const decide = at_home + "{} decide zaak.json --regels a.regels --ledger l.db --door a ";
    CHECK(exit_of(decide + "> /dev/null") == 0);
    CHECK(exit_of(decide + "2> /dev/null >&-") == 4);
    CHECK(exit_of(at_home + "{} ledger verify l.db --sleutels k > /dev/null") == 0);
    CHECK(exit_of(at_home + "test -z \"$(find k -name '*.sleutel' -perm /077)\"") == 0);
}

TEST_CASE("many processes record at once, and nothing gets lost") {
    Folder const folder;
    auto const at_home = "cd " + folder.path.string() + "; export WETWIJZER_SLEUTELS=k; ";
    REQUIRE(exit_of(at_home + "{} ledger init l.db --door b > /dev/null") == 0);
    auto const many =
        at_home +
        "for i in 1 2 3 4 5 6 7 8; do "
        "(for j in 1 2 3; do {} ledger setting l.db vier_ogen d_$i$j --door b > /dev/null || echo; done) & "
        "done; wait";
    CHECK(exit_of("test -z \"$(" + many + ")\"") == 0);
    CHECK(exit_of(at_home + "test $({} ledger list l.db --soort instelling | wc -l) -eq 24") == 0);
    CHECK(exit_of(at_home + "{} ledger verify l.db --sleutels k > /dev/null") == 0);
}

TEST_CASE("arguments that are no UTF-8 are named safely") {
    CHECK(exit_of("{} check $(printf \"\\\\xff\") 2>&1 | grep -q \"geen UTF-8\"") == 2);
}
