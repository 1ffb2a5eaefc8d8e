// A recorded decision taken again and compared.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/store/store.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace wetwijzer::replay {

enum class Verdict {
    Same,
    OutcomeDiffers,  // detail: the names of the outcomes
    TraceDiffers,    // the same outcomes, reached otherwise
    RuleSetMissing,  // detail: the hash
    SealBroken,      // detail: seal, chain, trace or rule_texts
    RulesDoNotCompile,
    FactsDoNotFit,  // detail: the code and place of the first problem
    EngineDiffers,  // recorded under other semantics; detail: the names of the outcomes that differ now, if any
};

struct Report {
    std::int64_t number = 0;
    Verdict verdict = Verdict::Same;
    std::string detail;          // names and codes, in no language
    std::size_t first_step = 0;  // 1-based line of the first differing step; 0: none differs
    std::string recorded_step;   // empty when one of the traces ends before it
    std::string replayed_step;
};

// Compiles stored texts; given by whoever knows the rule language. Null when they do not compile.
using Compile = std::function<std::unique_ptr<model::RuleSet>(std::vector<model::SourceText> const&)>;

// Seals first: nothing is evaluated on a record that is not what was written. Throws what the store throws.
Report replay(store::Store const& store, store::Record const& record, Compile const& compile);

}  // namespace wetwijzer::replay
