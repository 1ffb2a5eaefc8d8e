#include "cli/case_files.hpp"

#include "cli/command_error.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"

#include <algorithm>
#include <map>

namespace wetwijzer::cli {
namespace {

void add_once(std::vector<std::string>& paths, std::string path) {
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
}

void refuse_twice(std::map<std::string, std::string>& seen, std::string const& case_id, std::string const& path,
                  Language language) {
    if (case_id.empty()) return;
    auto const [earlier, is_new] = seen.emplace(case_id, path);
    if (is_new) return;
    throw CommandError(
        exit_codes::usage,
        say(language,
            {"zaak {0} staat er twee keer in: in {1} en in {2}", "case {0} is there twice: in {1} and in {2}"},
            {printable(case_id), shown(earlier->second, language), shown(path, language)}));
}

}  // namespace

std::vector<std::string> expand_cases(std::vector<std::string> const& named, Language language,
                                      Environment const& world) {
    std::vector<std::string> paths;
    for (auto const& path : named) {
        if (path == "-") {
            if (std::find(paths.begin(), paths.end(), path) != paths.end())
                throw CommandError(exit_codes::usage, say(language, {"standaardinvoer kan maar één keer worden gelezen",
                                                                     "standard input can be read only once"}));
            paths.push_back(path);
        } else if (world.files.kind(path) == FileKind::Missing) {
            throw FileError(path, FileProblem::Missing);
        } else if (world.files.kind(path) == FileKind::Folder) {
            auto const found = world.files.list(path, {".json"});
            if (found.empty())
                throw CommandError(exit_codes::input_output,
                                   say(language,
                                       {"in `{0}` staan geen zaken: bestanden die op .json eindigen",
                                        "`{0}` holds no cases: files that end in .json"},
                                       {printable(path)}));
            for (auto const& file : found) add_once(paths, path.ends_with('/') ? path + file : path + "/" + file);
        } else {
            add_once(paths, path);
        }
    }
    return paths;
}

bool each_case(Arguments const& arguments, model::RuleSet const& rules, Environment& world, CaseNumbers numbers,
               std::function<void(evaluate::Facts const&, values::Date)> const& use) {
    auto const language = arguments.language;
    auto const paths = expand_cases(arguments.operands, language, world);
    std::vector<CaseProblems> refused;
    std::map<std::string, std::string> seen;
    Progress progress(paths.size(), arguments, world);
    for (auto const& path : paths) {
        CaseProblems problems{shown(path, language), {}};
        auto const bytes = read_input(path, max_case_size, language, world);
        auto facts = evaluate::read_facts(rules, bytes, problems.list);
        progress.advance();
        if (!facts) {
            refused.push_back(std::move(problems));
            continue;
        }
        if (numbers == CaseNumbers::Distinct) refuse_twice(seen, facts->case_id, path, language);
        choose_readings(arguments, rules, *facts);
        auto const date = arguments.reference_date ? arguments.reference_date : facts->reference_date;
        if (!date)
            throw CommandError(
                exit_codes::usage,
                say(language, {"de zaak in {0} heeft geen peildatum", "the case in {0} has no reference date"},
                    {shown(path, language)}),
                say(language,
                    {"geef --peildatum JJJJ-MM-DD voor alle zaken", "give --peildatum YYYY-MM-DD for all cases"}));
        if (refused.empty()) use(*facts, *date);
    }
    if (!refused.empty()) report(refused, arguments, world);
    return refused.empty();
}

}  // namespace wetwijzer::cli
