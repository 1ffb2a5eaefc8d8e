// Go's txtar format: comment lines, then files, each after a line `-- name --`. There are no syntax errors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::tests {

struct ArchiveFile {
    std::string name;
    std::string text;
};

struct Archive {
    std::string comment;
    std::vector<ArchiveFile> files;

    std::string const* find(std::string_view name) const;
    void set(std::string_view name, std::string text);  // replaces, or appends at the end
};

Archive parse_archive(std::string_view text);
std::string to_text(Archive const& archive);

}  // namespace wetwijzer::tests
