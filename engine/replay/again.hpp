// Private to engine/replay: what was recorded of one decision, of either age, taken again and compared.
#pragma once

#include "engine/replay/replay.hpp"

#include <functional>

namespace wetwijzer::replay {

struct Recorded {
    std::vector<std::string> decisions;  // names; empty: all
    std::int64_t semantics = 0;
    std::string reference_date;  // ISO
    std::string rule_set;        // hash
    std::string case_id;
    std::string facts_json, outcomes_json;
    // Empty: an imported one, whose trace text stands in `trace_text`.
    std::string trace_digest;
    std::function<std::string()> trace_text;  // read only when it is needed
};

// Fills in the verdict and what belongs to it.
void take_again(Recorded const& recorded, store::Reading const& reading, RuleSets& rule_sets, Options const& options,
                Result& result);

// An entry that was read already.
Result replay_leaf(ledger::CaseReader const& reader, RuleSets& rule_sets, std::int64_t number, std::string const& leaf,
                   Options const& options);

// The outcomes that differ, by name.
std::vector<Change> changes(std::string const& then_json, std::string const& now_json);

}  // namespace wetwijzer::replay
