#include "cli/output.hpp"

#include "cli/exit_codes.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli {

namespace {

std::string text_of(Problem const& problem, Language language) {
    auto const code = problem.code.empty() ? "" : "[" + problem.code + "]";
    std::string text = say(language, {"fout{0}: {1}\n", "error{0}: {1}\n"}, {code, problem.message});
    if (!problem.place.empty()) text += "  --> " + problem.place + "\n";
    if (!problem.hint.empty()) text += say(language, {"   = tip: {0}\n", "   = hint: {0}\n"}, {problem.hint});
    return text;
}

Json json_of(Problem const& problem) {
    Json json;
    if (!problem.code.empty()) json["code"] = problem.code;
    json["message"] = problem.message;
    if (!problem.hint.empty()) json["hint"] = problem.hint;
    return json;
}

Json error_document(int exit_code, Json errors) {
    auto json = document("error");
    json["exit"] = exit_code;
    json["errors"] = std::move(errors);
    return json;
}

std::string place(evaluate::CaseProblem const& problem, std::string const& path) {
    auto text = path;
    if (problem.line > 0) text += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
    if (!problem.path.empty()) text += " (" + printable(problem.path) + ")";
    return text;
}

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

Text words_for(FileProblem problem) {
    switch (problem) {
        case FileProblem::Missing:
            return {"`{0}` bestaat niet", "`{0}` does not exist"};
        case FileProblem::IsFolder:
            return {"`{0}` is een map; hier hoort een bestand", "`{0}` is a folder; a file belongs here"};
        case FileProblem::NotAFile:
            return {"`{0}` is geen gewoon bestand", "`{0}` is no regular file"};
        case FileProblem::NoAccess:
            return {"geen toegang tot `{0}`", "no access to `{0}`"};
        case FileProblem::TooLarge:
            return {"`{0}` is groter dan {1}", "`{0}` is larger than {1}"};
        case FileProblem::TooMany:
            return {"in `{0}` staan meer dan {2} bestanden en mappen", "`{0}` holds over {2} files and folders"};
        case FileProblem::DiskFull:
            return {"de schijf is vol: `{0}` is niet geschreven", "the disk is full: `{0}` was not written"};
        case FileProblem::ReadOnly:
            return {"`{0}` staat op een schijf die alleen gelezen kan worden", "`{0}` is on a read-only disk"};
        case FileProblem::Loop:
            return {"de verwijzingen van `{0}` lopen in een kring", "the links of `{0}` run in a circle"};
        case FileProblem::NameTooLong:
            return {"de naam `{0}` is te lang", "the name `{0}` is too long"};
        case FileProblem::Exists:
            return {"`{0}` bestaat al", "`{0}` exists already"};
        case FileProblem::Other:
            return {"`{0}` kan niet worden gelezen of geschreven (systeemfout {2})",
                    "`{0}` cannot be read or written (system error {2})"};
    }
    return {};
}

struct Words {
    Text message, hint;
};

Words words_for(store::StoreError::Code code) {
    using Code = store::StoreError::Code;
    switch (code) {
        case Code::NotALedger:
            return {{"{0} is geen grootboek van Wetwijzer", "{0} is no ledger of Wetwijzer"}, {}};
        case Code::Locked:
            return {{"{0} is in gebruik door een ander programma", "{0} is in use by another program"}, {}};
        case Code::Damaged:
            return {{"{0} is beschadigd", "{0} is damaged"}, {}};
        case Code::NewerSchema:
            return {{"{0} is gemaakt door een nieuwere versie van Wetwijzer",
                     "{0} was made by a newer version of Wetwijzer"},
                    {}};
        case Code::ReadOnly:
            return {{"in {0} kan niet worden geschreven", "{0} cannot be written to"}, {}};
        case Code::DiskFull:
            return {{"de schijf is vol: er is niets vastgelegd", "the disk is full: nothing was recorded"}, {}};
        case Code::CannotOpen:
            return {{"{0} kan niet worden geopend", "{0} cannot be opened"}, {}};
        case Code::OlderSchema:
            return {{"{0} heeft de vorm van een oudere versie van Wetwijzer",
                     "{0} has the format of an older version of Wetwijzer"},
                    {"`wetwijzer ledger upgrade` maakt er een nieuw grootboek van",
                     "`wetwijzer ledger upgrade` makes a new ledger of it"}};
        case Code::Other:
            return {{"{0} kan niet worden gebruikt", "{0} cannot be used"}, {}};
    }
    return {};
}

}  // namespace

Json document(std::string const& name) { return Json{{"format", "wetwijzer-" + name + "/1"}}; }

std::string to_text(Json const& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json parse_own(std::string const& text) { return Json::parse(text, nullptr, false); }

std::string with_line_break(std::string text) {
    if (!text.ends_with('\n')) text += '\n';
    return text;
}

bool wants_colour(Arguments const& arguments, Environment const& world, Channel channel) {
    if (arguments.json || arguments.colour == Colour::Never) return false;
    if (arguments.colour == Colour::Always) return true;
    auto const no_colour = world.variable("NO_COLOR");
    return world.is_terminal(channel) && (!no_colour || no_colour->empty());
}

Json diagnostics_json(diagnostics::Diagnostics const& diagnostics, std::vector<source::SourceFile> const& files) {
    return parse_own(diagnostics::render_json(diagnostics, files))["diagnostics"];
}

void report(Problem const& problem, int exit_code, Language language, bool json, Environment& world) {
    if (!json) {
        world.err << text_of(problem, language);
        return;
    }
    auto entry = json_of(problem);
    if (!problem.place.empty()) entry["place"] = problem.place;
    world.err << to_text(error_document(exit_code, Json::array({std::move(entry)})));
}

void report(diagnostics::Diagnostics const& diagnostics, std::vector<source::SourceFile> const& files, int exit_code,
            Arguments const& arguments, Environment& world) {
    if (arguments.json) {
        auto json = document("error");
        json["exit"] = exit_code;
        json["diagnostics"] = diagnostics_json(diagnostics, files);
        world.err << to_text(json);
        return;
    }
    diagnostics::RenderOptions const options{arguments.language, wants_colour(arguments, world, Channel::Errors)};
    world.err << diagnostics::render_text(diagnostics, files, options);
}

void report(std::vector<evaluate::CaseProblem> const& problems, std::string const& path, Arguments const& arguments,
            Environment& world) {
    report({{path, problems}}, arguments, world);
}

void report(std::vector<CaseProblems> const& cases, Arguments const& arguments, Environment& world) {
    auto const dutch = arguments.language == Language::Dutch;
    auto errors = Json::array();
    for (auto const& [path, problems] : cases) {
        for (auto const& problem : problems) {
            Problem const words{problem.code, printable(dutch ? problem.message_nl : problem.message_en),
                                printable(dutch ? problem.hint_nl : problem.hint_en), place(problem, path)};
            if (!arguments.json) {
                world.err << text_of(words, arguments.language);
                continue;
            }
            auto entry = json_of(words);
            entry["file"] = path;
            entry["pointer"] = problem.path;
            if (problem.line > 0) {
                entry["line"] = problem.line;
                entry["column"] = problem.column;
            }
            errors.push_back(std::move(entry));
        }
    }
    if (arguments.json) world.err << to_text(error_document(exit_codes::usage, std::move(errors)));
}

Problem describe(FileError const& error, Language language) {
    auto const path = printable(error.path());
    auto message =
        say(language, words_for(error.problem()), {path, megabytes(error.number()), std::to_string(error.number())});
    return {{}, std::move(message), {}, {}};
}

Problem describe(store::StoreError const& error, Language language) {
    auto const* const opened = dynamic_cast<LedgerFileError const*>(&error);
    auto const name = opened ? "`" + printable(opened->path()) + "`" : say(language, {"het grootboek", "the ledger"});
    auto const words = words_for(error.code());
    Text const empty{"het bestand is leeg: misschien is een kopie mislukt", "the file is empty: perhaps a copy failed"};
    return {"L000" + std::to_string(static_cast<int>(error.code())),
            say(language, words.message, {name}),
            say(language, opened && opened->is_empty() ? empty : words.hint),
            {}};
}

}  // namespace wetwijzer::cli
