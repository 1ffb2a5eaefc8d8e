// "What did we know, and what should we have decided?" For one case: the facts known at some moment about some day, the
// decision that follows from them, what was in fact decided, and what today's knowledge about that day would give.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/ledger/decisions.hpp"
#include "engine/ledger/knowledge.hpp"
#include "engine/model/rule_set.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::audit {

// An outcome that two sides give differently; waiting for other facts is no difference. Canonical: "ja", "EUR 340.00",
// "2025-03-03", "? fact, fact, fact …" (waits for facts; the first three), "! F0005" (a fault).
struct OutcomeDifference {
    std::string name;   // of the rule
    std::string title;  // its description; empty: none
    std::string here, there;
};

// Of two texts as decide::outcomes_json makes them: of the outcomes that both have, by name.
std::vector<OutcomeDifference> differences(model::RuleSet const& rules, std::string const& here,
                                           std::string const& there);

struct KnownDecision {
    std::string facts_json;                       // the case as it was known
    std::vector<evaluate::CaseProblem> problems;  // it does not fit the rules
    std::optional<evaluate::Facts> facts;         // none when it does not
    std::optional<decide::Decision> decision;
};

struct KnownCase {
    std::string ref, case_id;
    std::vector<ledger::Known> then, now;  // statements, weighed for the day
    KnownDecision on_then, on_now;
    std::optional<ledger::RecordedDecision> taken;  // the last one recorded by then, of that day when there is one
    std::vector<OutcomeDifference> from_taken;      // on_then against what was taken (overrides counted)
    std::vector<OutcomeDifference> from_now;        // on_then against on_now
    bool nothing_known() const { return then.empty(); }
    bool differs() const { return !from_taken.empty() || !from_now.empty(); }
};

struct KnownQuestion {
    std::string known_at;  // RFC 3339; empty: now
    values::Date on;
    std::vector<model::DecisionId> decisions;                      // none: all
    decide::OtherReadings other = decide::OtherReadings::LeftOut;  // of the decisions
};

KnownCase known_case(ledger::CaseReader const& reader, std::string const& ref, model::RuleSet const& rules,
                     evaluate::CaseFormat const& format, KnownQuestion const& question);

}  // namespace wetwijzer::audit
