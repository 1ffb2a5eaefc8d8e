// "What did we know, and what should we have decided?" For one case: the facts known at some moment about some day, the
// decision that follows from them, and what today's knowledge about that day would give. What was in fact decided is
// judged by its own rules and by what was known when it was taken, about the day it was taken for: who decided could
// not know more.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/ledger/decisions.hpp"
#include "engine/ledger/knowledge.hpp"
#include "engine/model/rule_set.hpp"

#include <functional>
#include <memory>
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
    bool can_judge = false;  // its rules can be read, and the facts on which it was taken fit them
    std::vector<OutcomeDifference>
        from_taken;  // what was known when it was taken, against what was taken (by hand too)
    std::vector<OutcomeDifference> from_later;  // what was known at the moment asked for about its day, against it
    std::vector<OutcomeDifference> from_now;    // on_then against on_now
    bool nothing_known() const { return then.empty(); }
    bool differs() const { return !from_taken.empty() || !from_later.empty() || !from_now.empty(); }
};

struct KnownQuestion {
    std::string known_at;  // RFC 3339; empty: now
    values::Date on;
    std::vector<model::DecisionId> decisions;                      // none: all
    decide::OtherReadings other = decide::OtherReadings::LeftOut;  // of the decisions
};

// A recorded rule set by its hash, with its case files; null when it is not there or cannot be read.
struct RulesOfThen {
    std::shared_ptr<model::RuleSet const> rules;
    std::unique_ptr<evaluate::CaseFormat const> format;
};
using RecordedRules = std::function<RulesOfThen const*(std::string const& hash)>;

// `rules` answer the question; a decision is judged by its own, which `recorded` gives.
KnownCase known_case(ledger::CaseReader const& reader, std::string const& ref, model::RuleSet const& rules,
                     evaluate::CaseFormat const& format, KnownQuestion const& question, RecordedRules const& recorded);

}  // namespace wetwijzer::audit
