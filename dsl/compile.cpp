// The steps of the language, one after the other.
#include "dsl/compile.hpp"

#include "dsl/check/check.hpp"
#include "dsl/check/dump.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/parse/load.hpp"
#include "dsl/parse/parse.hpp"
#include "dsl/syntax/dump.hpp"
#include "engine/decide/digest.hpp"
#include "engine/model/dump.hpp"

#include <algorithm>

namespace wetwijzer::dsl {
namespace {

using diagnostics::Code;
using diagnostics::Diagnostics;
using source::SourceFile;
using syntax::SyntaxTree;

std::vector<SourceFile> load_all(std::vector<InputFile> files, Diagnostics& diagnostics) {
    std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
    std::vector<SourceFile> loaded;
    loaded.reserve(files.size());
    for (auto& file : files) {
        auto const id = static_cast<std::uint32_t>(loaded.size());
        loaded.push_back(parse::load(id, std::move(file.path), std::move(file.bytes), diagnostics));
    }
    return loaded;
}

// Scenario files are no part of the rule set's hash, so nothing that decides may stand in them.
void only_scenarios(SourceFile const& file, SyntaxTree const& tree, Diagnostics& diagnostics) {
    if (!file.path().ends_with(".scenario")) return;
    for (auto const& decl : tree.declarations) {
        bool const fine = std::holds_alternative<syntax::ScenarioDecl>(decl.node) ||
                          std::holds_alternative<syntax::ErrorDecl>(decl.node);
        if (!fine) diagnostics.add(Code::E0519, decl.span);
    }
}

std::vector<SyntaxTree> parse_all(std::vector<SourceFile> const& files, Diagnostics& diagnostics) {
    std::vector<SyntaxTree> trees;
    trees.reserve(files.size());
    for (auto const& file : files) {
        trees.push_back(parse::parse(file, diagnostics));
        only_scenarios(file, trees.back(), diagnostics);
    }
    return trees;
}

}  // namespace

Compilation compile(std::vector<InputFile> files, Scenarios scenarios) {
    Compilation result;
    result.files = load_all(std::move(files), result.diagnostics);
    auto const checked = check::check(parse_all(result.files, result.diagnostics), result.diagnostics);
    result.scenario_count = checked.scenarios.size();
    if (result.diagnostics.has_errors()) return result;
    auto rules = lower::lower(checked, result.files);
    if (scenarios == Scenarios::Made) result.scenarios = lower::lower_scenarios(checked, result.files, rules);
    rules.hash = decide::rule_set_hash(rules.texts);
    result.rules = std::make_unique<model::RuleSet>(std::move(rules));
    return result;
}

CompiledExpression compile_expression(Compilation& compilation, std::string const& text) {
    CompiledExpression result;
    if (!compilation.rules) return result;
    result.files = compilation.files;
    auto const id = static_cast<std::uint32_t>(result.files.size());
    result.files.push_back(parse::load(id, "eval", text, result.diagnostics));

    Diagnostics reported_before;
    auto trees = parse_all(compilation.files, reported_before);
    trees.emplace_back();
    trees.back().file = id;
    auto const expression = parse::parse_expression(result.files.back(), trees.back(), result.diagnostics);
    if (result.diagnostics.has_errors() || !expression.is_some()) return result;
    auto const checked = check::check_expression(std::move(trees), expression, result.diagnostics);
    if (result.diagnostics.has_errors()) return result;
    result.expression = lower::lower_expression(checked, result.files, {id, expression}, *compilation.rules);
    return result;
}

std::string dump(std::vector<InputFile> const& files, std::string const& stage, Diagnostics& diagnostics,
                 std::vector<SourceFile>& sources) {
    sources = load_all(files, diagnostics);
    auto trees = parse_all(sources, diagnostics);
    std::string text;
    if (stage == "syntax") {
        for (auto const& tree : trees) text += "== " + sources[tree.file].path() + '\n' + syntax::dump(tree);
        return text;
    }
    auto const checked = check::check(std::move(trees), diagnostics);
    if (stage == "checked") return check::dump(checked);
    if (stage != "model" || diagnostics.has_errors()) return text;
    return model::dump(lower::lower(checked, sources));
}

}  // namespace wetwijzer::dsl
