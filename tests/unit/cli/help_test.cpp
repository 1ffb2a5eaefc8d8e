// Help texts and the manual page against files beside the tests. WETWIJZER_UPDATE=1 writes them: read the difference.
#include "cli/help.hpp"
#include "dsl/source/utf8.hpp"
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace wetwijzer;
using namespace wetwijzer::cli;

namespace {

std::string all_help(Language language) {
    auto text = help(language);
    for (auto const& group : command_groups()) text += "\n=====\n\n" + help(group, language);
    for (auto const& command : command_table()) text += "\n=====\n\n" + help(command, language);
    return text;
}

void same_as_file(std::string const& text, std::string const& path) {
    auto const full = std::string(WETWIJZER_ROOT) + "/" + path;
    if (std::getenv("WETWIJZER_UPDATE") != nullptr) std::ofstream(full, std::ios::binary) << text;
    std::ostringstream expected;
    expected << std::ifstream(full, std::ios::binary).rdbuf();
    INFO(path);
    CHECK(text == expected.str());
}

}  // namespace

TEST_CASE("help texts are as agreed") {
    same_as_file(all_help(Language::Dutch), "tests/unit/cli/help.nl.txt");
    same_as_file(all_help(Language::English), "tests/unit/cli/help.en.txt");
}

TEST_CASE("the manual page in the tree is the one that the command table gives") {
    same_as_file(manual_page(Language::English), "cli/wetwijzer.1");
    same_as_file(manual_page(Language::Dutch), "cli/wetwijzer.nl.1");
}

TEST_CASE("docs/cli.md speaks of every command and option") {
    std::ostringstream file;
    file << std::ifstream(std::string(WETWIJZER_ROOT) + "/docs/cli.md").rdbuf();
    auto const text = file.str();
    auto const mentions = [&](std::string_view word) {
        INFO(word);
        CHECK(text.find(word) != std::string::npos);
    };
    for (auto const& option : global_options()) mentions(option.name);
    for (auto const& command : command_table()) {
        mentions("wetwijzer " + std::string(command.name));
        for (auto const& option : command.options) mentions(option.name);
    }
}

TEST_CASE("help fits on a terminal, examples aside") {
    for (auto const language : {Language::Dutch, Language::English}) {
        std::istringstream lines(all_help(language));
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("  wetwijzer ")) continue;
            INFO(line);
            CHECK(source::display_width(std::string_view(line)) <= 80);
            CHECK((line.empty() || line.back() != ' '));
        }
    }
}

TEST_CASE("--help answers on standard output, no command at all on standard error") {
    tests::World world;
    for (auto const& command : command_table()) {
        std::vector<std::string> words;
        if (!group_of(command).empty()) words.emplace_back(group_of(command));
        words.insert(words.end(), {std::string(verb_of(command)), "--help"});
        auto const ran = world.run(words);
        CHECK(ran.exit == 0);
        CHECK(ran.out == help(command, Language::Dutch));
        CHECK(ran.err.empty());
    }
    auto const none = world.run({});
    CHECK(none.exit == 2);
    CHECK(none.out.empty());
    CHECK(none.err == help(Language::Dutch));
    CHECK(world.run({"--taal", "en", "--help"}).out == help(Language::English));
}

TEST_CASE("every verb stands once under a heading of its group") {
    for (auto const& group : command_groups()) {
        std::size_t count = 0;
        for (auto const& command : command_table()) count += group_of(command) == group.name ? 1 : 0;
        CHECK(count > 0);
        CHECK(verbs(group).size() == count);
    }
    for (auto const& command : command_table())
        if (!group_of(command).empty()) {
            INFO(command.name);
            CHECK(find_group(group_of(command)) != nullptr);
        }
}

TEST_CASE("a group without a verb lists them: on standard error, or asked for on standard output") {
    tests::World world;
    auto const text = help(*find_group("ledger"), Language::Dutch);
    auto const none = world.run({"ledger"});
    CHECK(none.exit == 2);
    CHECK(none.out.empty());
    CHECK(none.err == text);
    for (auto const& words : std::vector<std::vector<std::string>>{{"ledger", "--help"}, {"help", "ledger"}}) {
        auto const ran = world.run(words);
        CHECK(ran.exit == 0);
        CHECK(ran.out == text);
    }
}
