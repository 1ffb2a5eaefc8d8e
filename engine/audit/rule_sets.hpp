// The rule sets of a ledger as auditors need them: compiled once, with their parts and the decisions they know.
#pragma once

#include "engine/evaluate/facts_json.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/store/store.hpp"
#include "engine/uses/uses.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::audit {

// Compiles stored texts; given by whoever knows the rule language. Null when they do not compile.
using Compile = std::function<std::unique_ptr<model::RuleSet>(std::vector<model::SourceText> const&)>;

struct KnownRules {
    explicit KnownRules(std::unique_ptr<model::RuleSet> compiled);

    std::unique_ptr<model::RuleSet> rules;
    uses::PartTable table;
    evaluate::CaseFormat format;
    std::vector<std::size_t> decisions;  // by decision of the rules: its place in the table
    std::vector<std::size_t> missing;    // places of all judgements that were asked for in vain
};

class RuleSets {
public:
    RuleSets(store::Reading const& reading, Compile compile) : reading_(&reading), compile_(std::move(compile)) {}

    // Null when the texts are not there or do not compile.
    KnownRules const* find(std::string_view hash);
    // Every rule set in the ledger that can be read, by hash.
    std::vector<KnownRules const*> all();

private:
    store::Reading const* reading_;
    Compile compile_;
    std::map<std::string, std::unique_ptr<KnownRules>, std::less<>> known_;
};

}  // namespace wetwijzer::audit
