#include "tests/support/txtar.hpp"

namespace wetwijzer::tests {
namespace {

// The name in a line `-- name --`; empty for any other line.
std::string_view marker(std::string_view line) {
    if (line.size() < 7 || !line.starts_with("-- ") || !line.ends_with(" --")) return {};
    return line.substr(3, line.size() - 6);
}

}  // namespace

std::string const* Archive::find(std::string_view name) const {
    for (auto const& file : files)
        if (file.name == name) return &file.text;
    return nullptr;
}

void Archive::set(std::string_view name, std::string text) {
    for (auto& file : files) {
        if (file.name != name) continue;
        file.text = std::move(text);
        return;
    }
    files.push_back({std::string(name), std::move(text)});
}

Archive parse_archive(std::string_view text) {
    Archive archive;
    std::string* target = &archive.comment;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (auto const name = marker(line); !name.empty()) {
            archive.files.push_back({std::string(name), {}});
            target = &archive.files.back().text;
        } else {
            target->append(line).push_back('\n');
        }
    }
    return archive;
}

std::string to_text(Archive const& archive) {
    std::string text = archive.comment;
    for (auto const& file : archive.files) text += "-- " + file.name + " --\n" + file.text;
    return text;
}

}  // namespace wetwijzer::tests
