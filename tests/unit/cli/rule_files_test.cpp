#include "cli/rule_files.hpp"

#include "cli/command_error.hpp"
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace wetwijzer;
using namespace wetwijzer::cli;
using tests::MemoryFiles;
using Words = std::vector<std::string>;

namespace {

struct Fixture {
    MemoryFiles files;
    std::map<std::string, std::string> variables;
    std::istringstream in;
    std::ostringstream out, err;
    std::string installed;
    Arguments arguments;

    RuleFiles find(Words const& named) {
        auto world = environment();
        return find_rules(named, arguments, world);
    }
    Environment environment() {
        return {in,
                out,
                err,
                files,
                [] { return std::chrono::sys_seconds(); },
                [] { return std::chrono::milliseconds(); },
                [](Channel) { return false; },
                [this](std::string const& name) {
                    return variables.contains(name) ? std::optional(variables[name]) : std::nullopt;
                },
                installed,
                {}};
    }
    static Words paths(RuleFiles const& found) {
        Words result;
        for (auto const& file : found.files) result.push_back(file.path);
        return result;
    }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "paths are relative to the folder that holds all that was named") {
    files.bytes = {{"/werk/rules/a.regels", ""},
                   {"/werk/rules/wet/b.regels", ""},
                   {"/werk/rules/wet/c.scenario", ""},
                   {"/werk/rules/lees.md", ""}};
    struct Case {
        Words named, paths;
        std::string root;
    };
    for (auto const& [named, expected, root] : std::vector<Case>{
             {{"rules"}, {"a.regels", "wet/b.regels", "wet/c.scenario"}, "rules/"},
             {{"rules/"}, {"a.regels", "wet/b.regels", "wet/c.scenario"}, "rules/"},
             {{"./rules/../rules"}, {"a.regels", "wet/b.regels", "wet/c.scenario"}, "rules/"},
             {{"/werk/rules"}, {"a.regels", "wet/b.regels", "wet/c.scenario"}, "rules/"},
             {{"."}, {"rules/a.regels", "rules/wet/b.regels", "rules/wet/c.scenario"}, ""},
             {{"rules/wet/b.regels"}, {"b.regels"}, "rules/wet/"},
             {{"rules/wet/b.regels", "rules/a.regels"}, {"a.regels", "wet/b.regels"}, "rules/"},
             {{"rules/wet", "rules/a.regels", "rules/wet/b.regels"},
              {"a.regels", "wet/b.regels", "wet/c.scenario"},
              "rules/"},
         }) {
        INFO(named.front());
        auto const found = find(named);
        CHECK(paths(found) == expected);
        CHECK(found.root == root);
    }
}

TEST_CASE_METHOD(Fixture, "rules outside the current folder are shown with their whole path") {
    files.bytes = {{"/elders/x/a.regels", ""}, {"/elders/y/b.regels", ""}};
    CHECK(find({"/elders/x"}).root == "/elders/x/");
    auto const both = find({"/elders/x", "../elders/y"});
    CHECK(both.root == "/elders/");
    CHECK(paths(both) == Words{"x/a.regels", "y/b.regels"});
}

TEST_CASE_METHOD(Fixture,
                 "without names: --regels, then the variable, then a folder here or above, then the installed rules") {
    files.bytes["/geinstalleerd/d.regels"] = "";
    installed = "/geinstalleerd";
    CHECK(paths(find({})) == Words{"d.regels"});
    files.bytes["/rules/leeg.md"] = "";  // a folder of that name without rules is passed by
    CHECK(paths(find({})) == Words{"d.regels"});
    files.bytes["/rules/c.regels"] = "";
    CHECK(paths(find({})) == Words{"c.regels"});
    files.bytes["/werk/rules/c2.regels"] = "";
    CHECK(paths(find({})) == Words{"c2.regels"});
    files.bytes["/v/b.regels"] = "";
    variables["WETWIJZER_RULES"] = "/v";
    CHECK(paths(find({})) == Words{"b.regels"});
    files.bytes["/r/a.regels"] = "";
    arguments.rule_paths = {"/r"};
    CHECK(paths(find({})) == Words{"a.regels"});
    CHECK(paths(find({"/v"})) == Words{"b.regels"});
    variables["WETWIJZER_RULES"] = "";  // empty is absent
    arguments.rule_paths.clear();
    CHECK(paths(find({})) == Words{"c2.regels"});
}

TEST_CASE_METHOD(Fixture, "where there is nothing to read, that is an error") {
    CHECK_THROWS_AS(find({}), CommandError);
    CHECK_THROWS_AS(find({"weg"}), FileError);
    files.bytes = {{"/werk/leeg/lees.md", ""}, {"/werk/tekst.txt", ""}};
    CHECK_THROWS_AS(find({"leeg"}), CommandError);
    CHECK_THROWS_AS(find({"tekst.txt"}), CommandError);
    files.broken["/werk/stuk.regels"] = FileProblem::NoAccess;
    CHECK_THROWS_AS(find({"stuk.regels"}), FileError);
    variables["WETWIJZER_RULES"] = "/weg";  // a wrong variable is not passed by in silence
    CHECK_THROWS_AS(find({}), FileError);
    auto world = environment();
    CHECK_THROWS_AS(find_rules_if_any(arguments, world), FileError);
    variables.clear();
    CHECK(find_rules_if_any(arguments, world).files.empty());
}

TEST_CASE_METHOD(Fixture, "a rule file over its limit is refused, one of the limit is read") {
    files.bytes["/werk/a.regels"] = std::string(4u << 20, ' ');
    CHECK(find({"a.regels"}).files.at(0).bytes.size() == 4u << 20);
    files.bytes["/werk/a.regels"] += ' ';
    CHECK_THROWS_AS(find({"a.regels"}), FileError);
}

TEST_CASE_METHOD(Fixture, "standard input is read whole, up to its limit") {
    in.str(std::string(200'000, 'x'));
    auto world = environment();
    CHECK(read_input("-", 200'000, Language::Dutch, world).size() == 200'000);
    in.clear();
    in.str(std::string(200'001, 'x'));
    CHECK_THROWS_AS(read_input("-", 200'000, Language::Dutch, world), FileError);
    in.clear();
    in.str("");
    CHECK(read_input("-", 10, Language::Dutch, world).empty());
}
