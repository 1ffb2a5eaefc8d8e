// The project's rule files, read from disk, for tests that need the real thing.
#pragma once

#include "dsl/compile.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace wetwijzer::tests {

inline std::string read_bytes(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::vector<dsl::InputFile> rule_files(std::filesystem::path const& root, bool with_scenarios) {
    std::vector<dsl::InputFile> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(root)) {
        auto const extension = entry.path().extension();
        if (extension != ".regels" && !(with_scenarios && extension == ".scenario")) continue;
        files.push_back({std::filesystem::relative(entry.path(), root).generic_string(), read_bytes(entry.path())});
    }
    std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
    return files;
}

}  // namespace wetwijzer::tests
