// A decision as a draft, and back.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/ledger/ledger.hpp"
#include "engine/ledger/override.hpp"
#include "engine/uses/uses.hpp"

#include <string>
#include <vector>

namespace wetwijzer::ledger {

struct RecordedDecision {
    Entry entry;
    DecisionDetails details;
    DecisionContent content;
};

// `decisions`: the names asked for (empty: all). Parts: content, uses (engine/uses) and trace. The draft points at the
// texts of `rules`. LedgerError Invalid when something that was taken does not pass check_override, or is taken twice.
Draft draft_of(model::RuleSet const& rules, decide::Decision const& decision, std::vector<std::string> decisions,
               std::vector<Override> taken = {});
// For many decisions under the same rules: `table` is made once.
Draft draft_of(model::RuleSet const& rules, uses::PartTable const& table, decide::Decision const& decision,
               std::vector<std::string> decisions, std::vector<Override> taken = {});

RecordedDecision read_decision(CaseReader const& reader, std::int64_t number);  // LedgerError
// For who has leaf and sealed part already.
RecordedDecision read_decision(CaseReader const& reader, Entry const& entry, std::string_view sealed_content);
std::string read_trace(CaseReader const& reader, std::int64_t number);

// Second official: refuses the one who took the decision, and twice the same.
Written approve(Ledger& ledger, Act const& act, std::int64_t decision, std::string const& remark);

}  // namespace wetwijzer::ledger
