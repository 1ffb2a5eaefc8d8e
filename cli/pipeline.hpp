// The steps that commands share: rules, case, date, decisions. Each either gives its product, or has told the user why
// not.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/rule_files.hpp"
#include "dsl/compile.hpp"
#include "engine/decide/decision.hpp"
#include "engine/evaluate/facts.hpp"
#include "engine/store/store.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::cli {

inline constexpr std::size_t max_case_size = 16u << 20;  // bytes

struct Rules {
    dsl::Compilation compilation;
    std::string root;  // before paths in messages
    model::RuleSet const& model() const { return *compilation.rules; }
};

// The files under the paths that the user knows.
std::vector<source::SourceFile> with_root(std::vector<source::SourceFile> const& files, std::string const& root);

// Those named, else those that find_rules finds. Nothing, and the diagnostics on world.err, when they have errors (exit
// code rules_fail).
std::optional<Rules> compile_rules(Arguments const& arguments, Environment& world,
                                   std::vector<std::string> const& named = {});

// The case with the readings of the command line. Nothing, and every problem on world.err, when it does not fit the
// rules (exit code usage). `bytes`: gets the file as it was read.
std::optional<evaluate::Facts> read_case(std::string const& path, model::RuleSet const& rules,
                                         Arguments const& arguments, Environment& world, std::string* bytes = nullptr);

// Sets the readings that --lezing names, over those of the case; CommandError for one that the rules do not have.
void choose_readings(Arguments const& arguments, model::RuleSet const& rules, evaluate::Facts& facts);

// --peildatum, else that of the case; CommandError when neither says.
values::Date reference_date(Arguments const& arguments, evaluate::Facts const& facts);

// The decisions that --besluit names (none: all); CommandError for a name that the rules do not have.
std::vector<model::DecisionId> decisions_asked(Arguments const& arguments, model::RuleSet const& rules);

// For a rule, "bedoelde u" included; CommandError when there is none.
model::RuleId rule_named(std::string const& name, model::RuleSet const& rules, Language language);

// A ledger that must exist (ReadOnly) or may be made (ReadWrite). A folder or a device is refused before SQLite sees
// it.
std::unique_ptr<store::Store> open_ledger(std::string const& path, store::OpenMode mode, Environment const& world);

// The number of a record: 1, 2, …; CommandError for anything else.
std::int64_t record_number(std::string const& text, Language language);

}  // namespace wetwijzer::cli
