// Rule files to an executable rule set: load, parse, check, lower. What everyone outside dsl/ calls.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/source/source_file.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::dsl {

// A file as found: path relative to the root of the rule set, with '/'. `.scenario` files hold scenarios only.
struct InputFile {
    std::string path;
    std::string bytes;
};

struct Compilation {
    std::vector<source::SourceFile> files;  // sorted by path; for messages
    diagnostics::Diagnostics diagnostics;
    std::unique_ptr<model::RuleSet> rules;      // null when there are errors
    std::vector<scenario::Scenario> scenarios;  // empty when there are errors
    std::size_t scenario_count = 0;             // of those that can be read; they need not have been made
};

enum class Scenarios : std::uint8_t { Made, Counted };
Compilation compile(std::vector<InputFile> files, Scenarios scenarios = Scenarios::Made);

// One expression in the scope of a compiled rule set (`wetwijzer eval`); appends to rules. The expression's id, or
// none.
struct CompiledExpression {
    std::vector<source::SourceFile> files;
    diagnostics::Diagnostics diagnostics;
    model::ExprId expression;
};
CompiledExpression compile_expression(Compilation& compilation, std::string const& text);

// For each stage name (syntax, checked, model) the dump of the files.
std::string dump(std::vector<InputFile> const& files, std::string const& stage, diagnostics::Diagnostics& diagnostics,
                 std::vector<source::SourceFile>& sources);

}  // namespace wetwijzer::dsl
