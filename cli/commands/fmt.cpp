// fmt: rule files in the canonical layout.
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "dsl/parse/load.hpp"
#include "dsl/parse/parse.hpp"
#include "dsl/syntax/format.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

struct Formatted {
    std::string path;
    std::string text;
    bool changed = false;
};

std::optional<std::string> layout(std::string const& path, std::string bytes, Language keywords,
                                  diagnostics::Diagnostics& diagnostics, std::vector<source::SourceFile>& files) {
    files.push_back(parse::load(0, path, std::move(bytes), diagnostics));
    auto const tree = parse::parse(files.back(), diagnostics);
    if (diagnostics.has_errors()) return std::nullopt;
    return syntax::format(files.back(), tree, keywords);
}

// Nothing, and the diagnostics on world.err, when the file cannot be read as rules.
std::optional<Formatted> format(std::string const& path, Arguments const& arguments, Environment& world) {
    auto const bytes = read_input(path, parse::max_file_size, arguments.language, world);
    diagnostics::Diagnostics diagnostics;
    std::vector<source::SourceFile> files;
    auto const text = layout(shown(path, arguments.language), bytes, arguments.language, diagnostics, files);
    if (!text) {
        report(diagnostics, files, exit_codes::rules_fail, arguments, world);
        return std::nullopt;
    }
    // A layout that reads otherwise than its source must never replace it.
    diagnostics::Diagnostics again;
    if (layout(path, *text, arguments.language, again, files) != text)
        throw CommandError(exit_codes::rules_fail,
                           say(arguments.language,
                               {"`{0}` kan niet veilig worden opgemaakt; het bestand is niet veranderd",
                                "`{0}` cannot be laid out safely; the file was not changed"},
                               {shown(path, arguments.language)}));
    return Formatted{path, *text, *text != bytes};
}

void check_usage(std::vector<std::string> const& files, Arguments const& arguments) {
    auto const language = arguments.language;
    auto const fail = [&](Text text) { throw CommandError(exit_codes::usage, say(language, text)); };
    if (arguments.check_only && arguments.write)
        fail({"--check en --schrijf gaan niet samen", "--check and --schrijf do not go together"});
    for (auto const& path : files)
        if (path == "-" && (files.size() > 1 || arguments.write))
            fail({"- gaat niet samen met andere bestanden of met --schrijf",
                  "- does not go together with other files or with --schrijf"});
    if (files.size() > 1 && !arguments.check_only && !arguments.write)
        fail({"bij meer dan één bestand hoort --check of --schrijf",
              "more than one file asks for --check or --schrijf"});
}

std::vector<std::string> files_named(Arguments const& arguments, Environment& world) {
    std::vector<std::string> files;
    for (auto const& path : arguments.operands) {
        if (path == "-") {
            files.push_back(path);
            continue;
        }
        for (auto& file : expand({path}, arguments.language, world)) files.push_back(std::move(file));
    }
    return files;
}

void print(std::vector<Formatted> const& list, Arguments const& arguments, Environment& world) {
    if (arguments.json) {
        auto json = document("fmt");
        json["written"] = arguments.write;
        json["files"] = Json::array();
        for (auto const& file : list) {
            Json entry{{"path", file.path}, {"changed", file.changed}};
            if (!arguments.write && !arguments.check_only) entry["text"] = file.text;
            json["files"].push_back(std::move(entry));
        }
        world.out << to_text(json);
        return;
    }
    for (auto const& file : list) {
        if (!arguments.write && !arguments.check_only)
            world.out << file.text;
        else if (file.changed)
            world.out << shown(file.path, arguments.language) << "\n";
    }
}

}  // namespace

// Reads and lays out all files before it writes the first.
int fmt(Arguments const& arguments, Environment& world) {
    auto const files = files_named(arguments, world);
    check_usage(files, arguments);
    std::vector<Formatted> list;
    bool all_readable = true, any_changed = false;
    for (auto const& path : files) {
        auto formatted = format(path, arguments, world);
        all_readable = all_readable && formatted.has_value();
        if (!formatted) continue;
        any_changed = any_changed || formatted->changed;
        list.push_back(std::move(*formatted));
    }
    if (!all_readable) return exit_codes::rules_fail;
    if (arguments.write)
        for (auto const& file : list)
            if (file.changed) world.files.write(file.path, file.text);
    print(list, arguments, world);
    return arguments.check_only && any_changed ? exit_codes::rules_fail : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
