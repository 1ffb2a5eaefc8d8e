// A decision as a draft, and back.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/ledger/ledger.hpp"

#include <string>
#include <vector>

namespace wetwijzer::ledger {

struct RecordedDecision {
    Entry entry;
    DecisionDetails details;
    DecisionContent content;
};

// `decisions`: the names asked for (empty: all). Parts: content, uses (engine/uses) and trace.
Draft draft_of(model::RuleSet const& rules, decide::Decision const& decision, std::vector<std::string> decisions,
               std::vector<Override> taken = {});

RecordedDecision read_decision(CaseReader const& reader, std::int64_t number);  // LedgerError
std::string read_trace(CaseReader const& reader, std::int64_t number);

// Second official: refuses the one who took the decision, and twice the same.
Written approve(Ledger& ledger, Act const& act, std::int64_t decision, std::string const& remark);

}  // namespace wetwijzer::ledger
