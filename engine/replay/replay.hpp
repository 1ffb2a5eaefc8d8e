// Recorded decisions taken again and compared: with the rules of then, to see that they still give what was recorded,
// or with other rules, to see what they would give now.
#pragma once

#include "engine/ledger/ledger.hpp"
#include "engine/replay/rule_sets.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::replay {

enum class Verdict : std::uint8_t {
    Same,
    OutcomeDiffers,
    TraceDiffers,       // the same outcomes, reached otherwise
    EngineChanged,      // recorded under other semantics; what differs now is told as well
    FactsErased,        // with an erasure that is in the ledger
    FactsDoNotFit,      // the rules do not read them; detail: code and place of the first problem
    RuleSetMissing,     // detail: the hash
    RulesDoNotCompile,  // detail: the hash
    SealBroken,         // detail: leaf, details, key, content, trace, record, rule_texts
};
inline constexpr std::size_t verdicts = 9;
std::string_view name(Verdict verdict);  // "outcome_differs"
std::optional<Verdict> verdict_named(std::string_view name);

// A version of a rule, or a value of a parameter, that is not the same then and now. Days are first days (ISO), or
// empty: since ever, or not there.
struct Cause {
    std::string name;
    std::string then_since, now_since;
    friend bool operator==(Cause const&, Cause const&) = default;
};

// An outcome that is not what it was: canonical JSON, as in outcomes_json; empty: not asked for, or not there.
struct Change {
    std::string outcome;
    std::string then, now;
    std::vector<Cause> causes;  // with other rules only: the lowest of what differs, at most five
    friend bool operator==(Change const&, Change const&) = default;
};

struct Result {
    std::int64_t number = 0;
    Verdict verdict = Verdict::Same;
    std::string case_ref;
    std::string reference_date;
    std::string rule_set;  // hash, of then
    bool imported = false;
    std::vector<std::string> overridden;  // outcomes that were decided otherwise than computed
    std::string detail;                   // names and codes, in no language
    std::vector<Change> changes;          // by outcome
    bool trace_differs = false;
    // The first step of the trace that differs. Steps tell facts of the case.
    struct Steps {
        std::int64_t number = 0;      // from 1
        std::string recorded, again;  // empty: that trace ended before it
        friend bool operator==(Steps const&, Steps const&) = default;
    };
    std::optional<Steps> steps;
    friend bool operator==(Result const&, Result const&) = default;
};

struct Options {
    std::int64_t from = 1, through = 0;         // entries
    RuleSets::Compiled const* other = nullptr;  // take the decisions under these rules instead
    bool steps = false;                         // look for the first step that differs
    unsigned threads = 1;
};

// One entry, a decision or an imported one: LedgerError NoSuchEntry for any other. Nothing is evaluated on an entry
// that is not what was written.
Result replay_one(ledger::CaseReader const& reader, RuleSets& rule_sets, std::int64_t number, Options const& options);

// All of them from … through. `use` gets them in order, a block at a time, whatever the number of threads: the results
// of the entries up to and including `done`. It may throw to end it.
using Use = std::function<void(std::vector<Result>&& results, std::int64_t done)>;
void replay_range(ledger::CaseReader const& reader, std::string const& path, RuleSets& rule_sets,
                  Options const& options, Use const& use);

}  // namespace wetwijzer::replay
