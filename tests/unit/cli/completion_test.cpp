#include "cli/completion.hpp"

#include "cli/command_table.hpp"
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace wetwijzer;
using namespace wetwijzer::cli;

namespace {

std::string output_of(std::string const& command) {
    std::string text;
    auto* const pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    char buffer[4096];
    while (auto const count = fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, count);
    CHECK(pclose(pipe) == 0);
    return text;
}

// What bash offers for a command line; the last word is the one at the cursor.
std::string bash_offers(std::vector<std::string> const& words) {
    auto const path =
        (std::filesystem::temp_directory_path() / ("wetwijzer-completion-" + std::to_string(std::rand()))).string();
    std::ofstream file(path);
    file << completion_script("bash") << "COMP_WORDS=(wetwijzer";
    for (auto const& word : words) file << " '" << word << "'";
    file << ")\nCOMP_CWORD=" << words.size() << "\n_wetwijzer\necho \"${COMPREPLY[*]}\"\n";
    file.close();
    auto text = output_of("bash --norc " + path);
    std::filesystem::remove(path);
    return text;
}

}  // namespace

TEST_CASE("each script knows every command, option and choice") {
    for (auto const* const shell : {"bash", "zsh", "fish"}) {
        INFO(shell);
        auto const script = completion_script(shell);
        for (auto const& command : command_table()) {
            CHECK(script.find(verb_of(command)) != std::string::npos);
            for (auto const& option : command.options) {
                INFO(option.name);
                CHECK(script.find(option.name.substr(2)) != std::string::npos);
                for (auto const choice : option.choices) CHECK(script.find(choice) != std::string::npos);
            }
        }
    }
}

TEST_CASE("bash completes commands, options and values") {
    CHECK(bash_offers({"ch"}) == "check\n");
    CHECK(bash_offers({"decide", "--peil"}) == "--peildatum\n");
    CHECK(bash_offers({"--taal", ""}) == "nl en\n");
    CHECK(bash_offers({"dump", "--stage", "m"}) == "model\n");
    CHECK(bash_offers({"completion", ""}) == "bash zsh fish\n");
    CHECK(bash_offers({"decide", "--format", "j"}) == "json\n");
    CHECK(bash_offers({"version", "x"}) == "\n");
    CHECK(bash_offers({"led"}) == "ledger\n");
    CHECK(bash_offers({"ledger", "ver"}) == "verify\n");
    CHECK(bash_offers({"ledger", "--t"}) == "--taal\n");
    CHECK(bash_offers({"ledger", "verify", "--dr"}) == "--draden\n");
    CHECK(bash_offers({"--taal", "en", "ledger", "actor", "x", "--rol", "beha"}) == "behandelaar\n");
}

TEST_CASE("the shells that are here accept their script") {
    for (auto const* const shell : {"bash", "zsh", "fish"}) {
        if (std::system((std::string("command -v ") + shell + " >/dev/null 2>&1").c_str()) != 0) continue;
        auto const path =
            (std::filesystem::temp_directory_path() / ("wetwijzer-script-" + std::to_string(std::rand()))).string();
        std::ofstream(path) << completion_script(shell);
        INFO(shell);
        CHECK(std::system((std::string(shell) + " -n " + path).c_str()) == 0);
        std::filesystem::remove(path);
    }
}

TEST_CASE("the command prints the script of its shell") {
    tests::World world;
    auto const ran = world.run({"completion", "fish"});
    CHECK(ran.exit == 0);
    CHECK(ran.out == completion_script("fish"));
}
