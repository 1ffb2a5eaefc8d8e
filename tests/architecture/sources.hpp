// The project's own source files, for tests that read them.
#pragma once

#include <string>
#include <vector>

namespace wetwijzer::tests {

struct Source {
    std::string path;    // from the root, with '/'
    std::string folder;  // "engine/values"
    std::string text;
};

// All .hpp, .cpp and .def files below engine/, dsl/ and cli/, sorted by path.
std::vector<Source> const& sources();

std::string read_text(std::string const& path_from_root);
std::vector<std::string> lines(std::string const& text);

}  // namespace wetwijzer::tests
