// Every administrative fine of a period: how much, on what ground, by whom, with what judgement and approval.
#pragma once

#include "engine/audit/decided.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace wetwijzer::audit {

// A second official who agreed.
struct Approval {
    std::int64_t entry = 0;
    std::string actor, recorded_at;
};

struct FineJudgement {
    std::string name;
    bool given = false;
    std::string official;  // who judged, as the facts say; or empty
};

struct Fine {
    std::int64_t entry = 0;
    std::string recorded_at, actor, case_ref, case_id, reference_date, rule_set;
    std::string decision, outcome;    // names in the rules
    std::int64_t computed_cents = 0;  // 0 when it was none
    bool computed_known = false;      // else the amount waited for facts, or was a fault
    std::int64_t taken_cents = 0;
    bool overridden = false;
    std::string override_basis, motivation;
    // The decision's own citation, and those of the versions, branches, rows, exceptions and parameters that gave the
    // amount, each once. Empty when these rules no longer give what was recorded.
    std::vector<std::string> grounds;
    bool grounds_found = true;
    std::vector<FineJudgement> judgements;  // that the decision asks for: given, or what the amount waits for
    std::vector<Approval> approvals;
    // The last later decision of the answer on the same case and reference date that this one was taken again by; 0:
    // none, so this one counts.
    std::int64_t replaced_by = 0;
};

struct FinesAnswer {
    std::int64_t asked = 0, found = 0;
    Unanswered unanswered;
};

// Decisions with `bestuurlijke boete van` that were taken, and of which the amount, computed or taken, is more than
// nothing; in order of number. A decision of the filter that was taken again replaces the earlier ones, also when it
// came to nothing.
FinesAnswer fines(ledger::CaseReader const& reader, RuleSets& rules, Filter const& filter,
                  std::function<void(Fine const&)> const& use);

// Approvals of decisions, by number of the decision, in order of recording.
std::map<std::int64_t, std::vector<Approval>> approvals(store::Reading const& reading);

// The citations that gave the value of the rule at `root`: of the versions, and of what was taken in them.
std::vector<std::string> grounds(model::RuleSet const& rules, trace::Trace const& trace, std::uint32_t root);

}  // namespace wetwijzer::audit
