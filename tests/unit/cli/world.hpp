// A world in memory for the program: files, streams, a clock that stands still.
#pragma once

#include "cli/environment.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace wetwijzer::tests {

// Absolute paths; the current folder is /werk. Folders exist where files stand in them.
class MemoryFiles : public cli::Files {
public:
    std::map<std::string, std::string> bytes;
    std::map<std::string, cli::FileProblem> broken;      // reading (or writing) this path fails so
    std::map<std::string, cli::FileProblem> unwritable;  // writing this path fails so
    std::set<std::string> exposed;                       // others may read it
    std::set<std::string> open_folders;                  // anybody may write in it

    cli::FileKind kind(std::string const& path) const override;
    std::string read(std::string const& path, std::size_t limit) const override;
    void write(std::string const& path, std::string const& text) override;
    std::vector<std::string> list(std::string const& folder, std::vector<std::string> const& endings) const override;
    std::string current_folder() const override { return "/werk"; }
    void create_private(std::string const& path, std::string const& text) override;
    bool is_exposed(std::string const& path) const override { return exposed.contains(absolute(path)); }
    bool is_open_to_all(std::string const& path) const override { return open_folders.contains(absolute(path)); }
    void rename(std::string const& from, std::string const& to) override;

    static std::string absolute(std::string const& path);
};

// What one run of the program gave.
struct Ran {
    int exit = 0;
    std::string out, err;
};

class World {
public:
    MemoryFiles files;
    std::string input;
    std::map<std::string, std::string> variables;
    bool terminal = false;
    std::string installed_rules;

    Ran run(std::vector<std::string> const& words);

private:
    std::uint64_t random_ = 1;  // keys differ, and are the same in each test
};

// A small rule set: one decision with two outcomes, a judgement, a parameter and a term.
extern char const small_rules[];
extern char const small_scenarios[];
extern char const small_case[];

// /werk/rules and /werk/zaak.json with the above.
World small_world();

}  // namespace wetwijzer::tests
