#include "tests/architecture/sources.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace wetwijzer::tests {
namespace {

std::vector<Source> gather() {
    fs::path const root = WETWIJZER_ROOT;
    std::vector<Source> found;
    for (auto const* top : {"engine", "dsl", "cli"}) {
        for (auto const& entry : fs::recursive_directory_iterator(root / top)) {
            auto const extension = entry.path().extension();
            if (extension != ".hpp" && extension != ".cpp" && extension != ".def") continue;
            auto const path = fs::relative(entry.path(), root);
            found.push_back(
                {path.generic_string(), path.parent_path().generic_string(), read_text(path.generic_string())});
        }
    }
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
    return found;
}

}  // namespace

std::vector<Source> const& sources() {
    static auto const all = gather();
    return all;
}

std::string read_text(std::string const& path_from_root) {
    std::ifstream file(fs::path(WETWIJZER_ROOT) / path_from_root, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> lines(std::string const& text) {
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) result.push_back(line);
    return result;
}

}  // namespace wetwijzer::tests
