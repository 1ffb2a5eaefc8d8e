// The documentation runs. In README.md and below docs/, a fence ```console holds commands after `$ ` and exactly what
// they print; a fence that names a file (```regels eerste.regels, ```json zaak.json) puts it in the page's working
// folder, or quotes it when it stands in rules/. There, `rules`, `tests` and `docs` are the project's own.
// WETWIJZER_UPDATE=1 writes what was printed into the page. Keys, hashes and times of recording are others every time:
// a block that differs in nothing else stays as it is.
#include "tests/support/process.hpp"
#include "tests/support/random_values.hpp"

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

fs::path const root = WETWIJZER_ROOT;

std::vector<std::string> read_lines(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

std::vector<fs::path> pages() {
    std::vector<fs::path> found{root / "README.md", root / "rules/README.md"};
    for (auto const& entry : fs::recursive_directory_iterator(root / "docs"))
        if (entry.path().extension() == ".md") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

struct Page {
    fs::path folder;
    Page() {
        std::string name = (fs::temp_directory_path() / "wetwijzer-docs-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder = name;
        fs::create_directory_symlink(root / "rules", folder / "rules");
        fs::create_directory_symlink(root / "tests", folder / "tests");
        fs::create_directory_symlink(root / "docs", folder / "docs");
    }
    ~Page() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }

    // What `command` prints, as lines.
    std::vector<std::string> run(std::string const& command) const {
        fs::create_directory_symlink(fs::path(WETWIJZER_PROGRAM).parent_path(), folder / "bin");
        auto const result = run_process({"/bin/sh", "-c", "PATH=$PWD/bin:$PATH; " + command}, folder.string(), "");
        fs::remove(folder / "bin");
        std::vector<std::string> lines;
        std::istringstream text(result.out + result.err);
        for (std::string line; std::getline(text, line);) lines.push_back(line);
        return lines;
    }
};

// The lines of a console fence with the output of each command behind it.
std::vector<std::string> perform(Page const& page, std::vector<std::string> const& block) {
    std::vector<std::string> result;
    for (auto const& line : block) {
        if (!line.starts_with("$ ")) continue;
        result.push_back(line);
        auto const output = page.run(line.substr(2));
        result.insert(result.end(), output.begin(), output.end());
    }
    return result;
}

std::string comparable(std::vector<std::string> const& block) {
    std::string text;
    for (auto const& line : block) text += line + "\n";
    return without_times(without_random_values(text));
}

// A fence that names a file of rules/ quotes it; any other name becomes a file of the page.
void place(Page const& page, std::string const& name, std::vector<std::string> const& block) {
    std::string text;
    for (auto const& line : block) text += line + "\n";
    if (name.starts_with("rules/")) {
        std::ifstream file(root / name, std::ios::binary);
        std::ostringstream whole;
        whole << file.rdbuf();
        INFO(name << " does not hold\n" << text);
        CHECK(whole.str().find(text) != std::string::npos);
    } else {
        REQUIRE(name.find('/') == std::string::npos);  // the other folders are the project's own
        std::ofstream(page.folder / name, std::ios::binary) << text;
    }
}

void check(fs::path const& path) {
    auto const lines = read_lines(path);
    Page const page;
    std::vector<std::string> rewritten;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        rewritten.push_back(lines[i]);
        if (!lines[i].starts_with("```")) continue;
        auto const info = lines[i].substr(3);
        std::vector<std::string> block;
        for (++i; i < lines.size() && lines[i] != "```"; ++i) block.push_back(lines[i]);
        if (info == "console") {
            auto const actual = perform(page, block);
            INFO(path.string());
            bool const same = comparable(actual) == comparable(block);
            if (!std::getenv("WETWIJZER_UPDATE") && !same) CHECK(actual == block);
            if (!same) block = actual;
        } else if (auto const space = info.find(' '); space != std::string::npos) {
            place(page, info.substr(space + 1), block);
        }
        rewritten.insert(rewritten.end(), block.begin(), block.end());
        rewritten.push_back("```");
    }
    if (!std::getenv("WETWIJZER_UPDATE")) return;
    std::ofstream file(path, std::ios::binary);
    for (auto const& line : rewritten) file << line << '\n';
}

}  // namespace

TEST_CASE("the documentation shows what the program prints") {
    for (auto const& page : pages()) check(page);
}

// The list of readings in rules/README.md, against the declarations.
TEST_CASE("every reading stands in the list, and no other") {
    std::set<std::string> declared, listed;
    for (auto const& entry : fs::recursive_directory_iterator(root / "rules")) {
        if (entry.path().extension() != ".regels") continue;
        for (auto const& line : read_lines(entry.path()))
            if (line.starts_with("lezing ")) declared.insert(line.substr(7));
    }
    bool in_list = false;
    for (auto const& line : read_lines(root / "rules/README.md")) {
        if (line.starts_with("| Lezing |")) in_list = true;
        if (in_list && line.starts_with("| `")) listed.insert(line.substr(3, line.find('`', 3) - 3));
    }
    CHECK(!declared.empty());
    CHECK(listed == declared);
}
