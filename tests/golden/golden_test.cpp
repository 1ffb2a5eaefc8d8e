// Golden tests: every .txtar below this folder is a small world (files, commands) and what the program must print in
// it. Sections: `args` (a command a line; '…' groups words, $RULES is the project's rules folder, $CASES its cases),
// `stdin`, `exit`, `stdout`, `stderr`; every other section is a file in the working folder. The command `patch FILE
// FROM TO` is done here: it tampers with the bytes of a file; `> FILE` behind a command keeps its output in a file. In
// the folders of the ledger keys and hashes, which are others every time, are compared by name (⟨hex 1⟩): see
// tests/support/random_values.hpp. WETWIJZER_UPDATE=1 rewrites the expectations: read the
// difference like code. A file named bad_… must fail, one named ok_… must not, and none may be killed by a signal.
#include "tests/support/process.hpp"
#include "tests/support/random_values.hpp"
#include "tests/support/txtar.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using namespace wetwijzer::tests;

namespace {

std::set<std::string> const special{"args", "stdin", "exit", "stdout", "stderr"};

std::string read_file(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string replace_all(std::string text, std::string const& from, std::string const& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

// Paths of this machine have no place in an expectation.
std::string const root = WETWIJZER_ROOT;
std::string expand(std::string text) {
    return replace_all(replace_all(std::move(text), "$RULES", root + "/rules"), "$CASES", root + "/tests/cases");
}
std::string contract(std::string text) {
    return replace_all(replace_all(std::move(text), root + "/rules", "$RULES"), root + "/tests/cases", "$CASES");
}

std::vector<std::string> split_words(std::string const& line) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false, any = false;
    for (char const c : line) {
        if (c == '\'') {
            quoted = !quoted;
            any = true;
        } else if (c == ' ' && !quoted) {
            if (any || !word.empty()) words.push_back(word);
            word.clear();
            any = false;
        } else {
            word += c;
        }
    }
    if (any || !word.empty()) words.push_back(word);
    return words;
}

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "wetwijzer-golden-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

void patch(fs::path const& file, std::string const& from, std::string const& to) {
    REQUIRE(from.size() == to.size());
    auto text = read_file(file);
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    std::ofstream(file, std::ios::binary) << text.replace(at, from.size(), to);
}

struct Outcome {
    std::string exit, out, err;
    bool killed = false;  // by a signal: never an answer
};

Outcome run_archive(Archive const& archive) {
    Folder const folder;
    for (auto const& file : archive.files) {
        if (special.contains(file.name)) continue;
        auto const path = folder.path / file.name;
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << file.text;
    }
    auto const* input = archive.find("stdin");
    Outcome outcome;
    std::istringstream commands(*archive.find("args"));
    for (std::string line; std::getline(commands, line);) {
        if (line.empty()) continue;
        auto words = split_words(line);
        std::string keep;
        if (words.size() > 2 && words[words.size() - 2] == ">") {
            keep = words.back();
            words.resize(words.size() - 2);
        }
        if (words.size() == 4 && words[0] == "patch") {
            patch(folder.path / words[1], words[2], words[3]);
            continue;
        }
        std::vector<std::string> command{WETWIJZER_PROGRAM};
        for (auto const& word : words) command.push_back(expand(word));
        auto const result = run_process(command, folder.path.string(), input ? *input : "");
        outcome.exit += std::to_string(result.exit_code) + "\n";
        outcome.killed = outcome.killed || result.exit_code < 0 || result.exit_code >= 128;
        if (!keep.empty()) std::ofstream(folder.path / keep, std::ios::binary) << result.out;
        outcome.out += keep.empty() ? replace_all(contract(result.out), folder.path.string(), "$HERE") : "";
        outcome.err += replace_all(contract(result.err), folder.path.string(), "$HERE");
    }
    return outcome;
}

bool has_random_values(fs::path const& path) {
    static std::set<std::string> const folders{"ledger", "replay", "audit", "dossier"};
    return folders.contains(path.parent_path().filename().string());
}

// What is named on one stream has the same name on the other.
void name_random_values(Outcome& outcome) {
    static std::string const border = "\x1f";
    auto const both = without_random_values(outcome.out + border + outcome.err);
    auto const at = both.find(border);
    outcome.out = both.substr(0, at);
    outcome.err = both.substr(at + border.size());
}

void update(fs::path const& path, Archive archive, Outcome const& outcome) {
    archive.set("exit", outcome.exit);
    for (auto const& [name, text] : {std::pair{"stdout", outcome.out}, std::pair{"stderr", outcome.err}})
        if (!text.empty() || archive.find(name)) archive.set(name, text);
    std::ofstream(path, std::ios::binary) << to_text(archive);
}

void check(fs::path const& path) {
    auto const archive = parse_archive(read_file(path));
    INFO(path.string() << ": " << archive.comment);
    REQUIRE(archive.find("args"));
    auto outcome = run_archive(archive);
    if (has_random_values(path)) name_random_values(outcome);

    bool const failed = outcome.exit.find_first_not_of("0\n") != std::string::npos;
    auto const name = path.filename().string();
    if (name.starts_with("bad_")) CHECK(failed);
    if (name.starts_with("ok_")) CHECK(!failed);
    CHECK_FALSE(outcome.killed);
    if (std::getenv("WETWIJZER_UPDATE")) return update(path, archive, outcome);

    auto const expected = [&](char const* section) {
        auto const* text = archive.find(section);
        return text ? *text : std::string();
    };
    REQUIRE(archive.find("exit"));
    CHECK(outcome.exit == expected("exit"));
    CHECK(outcome.out == expected("stdout"));
    CHECK(outcome.err == expected("stderr"));
}

}  // namespace

TEST_CASE("golden files") {
    std::vector<fs::path> paths;
    auto const* only = std::getenv("WETWIJZER_GOLDEN");  // a folder or file below tests/golden
    fs::path const start = fs::path(root) / "tests/golden" / (only ? only : "");
    if (fs::is_regular_file(start))
        paths.push_back(start);
    else
        for (auto const& entry : fs::recursive_directory_iterator(start))
            if (entry.path().extension() == ".txtar") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    REQUIRE(!paths.empty());
    for (auto const& path : paths) check(path);
}
