#include "cli/rule_files.hpp"

#include "cli/command_error.hpp"
#include "dsl/parse/load.hpp"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <map>
#include <optional>

namespace wetwijzer::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_rule_set = 64u << 20;  // bytes of all files together

std::vector<std::string> const endings{".regels", ".scenario"};

// Absolute and free of "." and "..", by its text alone.
std::string absolute(std::string const& path, Environment const& world) {
    auto text = (fs::path(world.files.current_folder()) / path).lexically_normal().string();
    while (text.size() > 1 && text.ends_with('/')) text.pop_back();
    return text;
}

std::string parent(std::string const& path) { return fs::path(path).parent_path().string(); }

// Deepest folder that holds both.
std::string common_folder(std::string const& left, std::string const& right) {
    auto const a = fs::path(left), b = fs::path(right);
    auto const [end, ignored] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    fs::path common;
    for (auto part = a.begin(); part != end; ++part) common /= *part;
    return common.string();
}

// "rules/" for a folder below the current one, else the absolute path.
std::string shown_root(std::string const& root, Environment const& world) {
    auto const here = world.files.current_folder();
    if (root == here) return "";
    auto const prefix = here == "/" ? here : here + "/";
    auto const text = root.starts_with(prefix) ? root.substr(prefix.size()) : root;
    return text == "/" ? text : text + "/";
}

bool is_rule_file(std::string const& path) {
    return std::any_of(endings.begin(), endings.end(), [&](auto const& ending) { return path.ends_with(ending); });
}

std::optional<std::string> rules_folder_here_or_above(Environment const& world) {
    for (auto folder = world.files.current_folder();; folder = parent(folder)) {
        auto const candidate = folder == "/" ? "/rules" : folder + "/rules";
        if (world.files.kind(candidate) == FileKind::Folder && !world.files.list(candidate, endings).empty())
            return candidate;
        if (folder == "/" || folder.empty()) return std::nullopt;
    }
}

std::vector<std::string> default_rules(Arguments const& arguments, Environment const& world) {
    if (!arguments.rule_paths.empty()) return arguments.rule_paths;
    if (auto const variable = world.variable("WETWIJZER_RULES"); variable && !variable->empty()) return {*variable};
    if (auto const folder = rules_folder_here_or_above(world)) return {*folder};
    if (!world.installed_rules.empty() && world.files.kind(world.installed_rules) == FileKind::Folder)
        return {world.installed_rules};
    return {};
}

RuleFiles load(std::vector<std::string> const& named, Language language, Environment& world) {
    std::map<std::string, std::string> found;  // absolute path → path to open
    std::string root;
    for (auto const& path : named) {
        auto const place = absolute(path, world);
        bool const folder = world.files.kind(path) == FileKind::Folder;
        auto const holder = folder ? place : parent(place);
        root = root.empty() ? holder : common_folder(root, holder);
        for (auto const& file : expand({path}, language, world)) found.emplace(absolute(file, world), file);
    }
    if (found.empty())
        throw CommandError(exit_codes::input_output, say(language,
                                                         {"in `{0}` staan geen bestanden die op .regels eindigen",
                                                          "`{0}` holds no files that end in .regels"},
                                                         {printable(named.front())}));
    RuleFiles result;
    result.root = shown_root(root, world);
    std::size_t size = 0;
    for (auto const& [place, path] : found) {
        auto bytes = world.files.read(path, parse::max_file_size);
        size += bytes.size();
        if (size > max_rule_set) throw FileError(named.front(), FileProblem::TooLarge, max_rule_set);
        result.files.push_back({place.substr(root == "/" ? 1 : root.size() + 1), std::move(bytes)});
    }
    std::sort(result.files.begin(), result.files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
    return result;
}

}  // namespace

std::vector<std::string> expand(std::vector<std::string> const& named, Language language, Environment const& world) {
    std::vector<std::string> files;
    for (auto const& path : named) {
        switch (world.files.kind(path)) {
            case FileKind::Missing:
                throw FileError(path, FileProblem::Missing);
            case FileKind::Folder:
                for (auto const& entry : world.files.list(path, endings))
                    files.push_back(path.ends_with('/') ? path + entry : path + "/" + entry);
                break;
            case FileKind::Regular:
                if (!is_rule_file(path))
                    throw CommandError(exit_codes::usage, say(language,
                                                              {"`{0}` eindigt niet op .regels of .scenario",
                                                               "`{0}` does not end in .regels or .scenario"},
                                                              {printable(path)}));
                [[fallthrough]];
            case FileKind::Other:
                files.push_back(path);
                break;
        }
    }
    return files;
}

RuleFiles find_rules(std::vector<std::string> const& named, Arguments const& arguments, Environment& world) {
    auto const paths = named.empty() ? default_rules(arguments, world) : named;
    if (paths.empty())
        throw CommandError(exit_codes::input_output,
                           say(arguments.language, {"er zijn geen regels gevonden: geen map `rules` hier of hoger",
                                                    "no rules were found: no folder `rules` here or above"}),
                           say(arguments.language, {"noem een map met --regels, of zet haar in WETWIJZER_RULES",
                                                    "name a folder with --regels, or in WETWIJZER_RULES"}));
    return load(paths, arguments.language, world);
}

RuleFiles find_rules_if_any(Arguments const& arguments, Environment& world) {
    auto const paths = default_rules(arguments, world);
    return paths.empty() ? RuleFiles{} : load(paths, arguments.language, world);
}

std::string read_input(std::string const& path, std::size_t limit, Language language, Environment& world) {
    if (path != "-") return world.files.read(path, limit);
    std::string bytes;
    char buffer[1 << 16];
    while (world.in.read(buffer, sizeof buffer) || world.in.gcount() > 0) {
        bytes.append(buffer, static_cast<std::size_t>(world.in.gcount()));
        if (bytes.size() > limit) throw FileError(shown(path, language), FileProblem::TooLarge, limit);
    }
    if (world.in.bad())
        throw CommandError(exit_codes::input_output,
                           say(language, {"standaardinvoer kan niet worden gelezen", "standard input cannot be read"}));
    return bytes;
}

std::string shown(std::string const& path, Language language) {
    return path == "-" ? say(language, {"(standaardinvoer)", "(standard input)"}) : printable(path);
}

}  // namespace wetwijzer::cli
