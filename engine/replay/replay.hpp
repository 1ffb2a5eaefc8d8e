// A recorded decision taken again and compared.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/store/store.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace wetwijzer::replay {

enum class Verdict { Same, OutcomeDiffers, TraceDiffers, RuleSetMissing, SealBroken, RulesDoNotCompile, FactsDoNotFit, EngineDiffers };

struct Report {
    std::int64_t number = 0;
    Verdict verdict = Verdict::Same;
    std::string detail;             // names of outcomes that differ, or the reason
    std::size_t first_step = 0;     // 1-based line of the first differing step
    std::string recorded_step;
    std::string replayed_step;
};

// Compiles stored texts; given by whoever knows the rule language. Null when they do not compile.
using Compile = std::function<std::unique_ptr<model::RuleSet>(std::vector<model::SourceText> const&)>;

Report replay(store::Store const& store, store::Record const& record, Compile const& compile);

}  // namespace wetwijzer::replay
