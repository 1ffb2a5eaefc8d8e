// How results and errors look: text for people, JSON for programs. JSON goes through here, so that every document is
// stable, names its format and ends in a line break.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/source/source_file.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/store/store.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wetwijzer::cli {

using Json = nlohmann::ordered_json;

// {"format": "wetwijzer-NAME/1", …}
Json document(std::string const& name);
std::string to_text(Json const& json);
// JSON that one of our own libraries wrote.
Json parse_own(std::string const& text);

std::string with_line_break(std::string text);  // unless it ends in one

bool wants_colour(Arguments const& arguments, Environment const& world, Channel channel);

// The list of them, in both languages.
Json diagnostics_json(diagnostics::Diagnostics const& diagnostics, std::vector<source::SourceFile> const& files);

// A ledger that could not be opened: which one.
class LedgerFileError : public store::StoreError {
public:
    LedgerFileError(StoreError const& error, std::string path, bool is_empty)
        : StoreError(error), path_(std::move(path)), is_empty_(is_empty) {}
    std::string const& path() const { return path_; }
    bool is_empty() const { return is_empty_; }  // a file of 0 bytes

private:
    std::string path_;
    bool is_empty_;
};

// What is wrong, on world.err: as text, or with --json as one document "wetwijzer-error/1".
struct Problem {
    std::string code;  // C0201, L0001; may be empty
    std::string message;
    std::string hint;
    std::string place;  // "zaak.json:12:3 (/pad)"; may be empty
};
void report(Problem const& problem, int exit_code, Language language, bool json, Environment& world);
void report(diagnostics::Diagnostics const& diagnostics, std::vector<source::SourceFile> const& files, int exit_code,
            Arguments const& arguments, Environment& world);
void report(std::vector<evaluate::CaseProblem> const& problems, std::string const& path, Arguments const& arguments,
            Environment& world);
struct CaseProblems {
    std::string path;  // as shown
    std::vector<evaluate::CaseProblem> list;
};
void report(std::vector<CaseProblems> const& cases, Arguments const& arguments, Environment& world);

// What the exceptions of the world say to the user.
Problem describe(FileError const& error, Language language);
Problem describe(store::StoreError const& error, Language language);

}  // namespace wetwijzer::cli
