// A decision: everything needed to take it again years later, and the seal over it.
#pragma once

#include "engine/decide/prepared.hpp"
#include "engine/decide/readings.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/model/rule_set.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace wetwijzer::decide {

inline constexpr char engine_version[] = "0.1.0";
// Raised whenever the same rules and facts could give another outcome or trace.
inline constexpr int semantics_version = 1;

struct Decision {
    std::string engine;  // engine_version
    int semantics = semantics_version;
    std::string rule_set_hash;
    std::string case_id;
    std::string facts_json;  // canonical, with the reference date taken; see write_facts
    values::Date reference_date;
    std::vector<model::RuleId> requested;  // outcomes, in order of the rule set
    evaluate::Evaluation evaluation;
    std::vector<ReadingEffect> reading_effects;  // follow from the rest: no part of what is recorded
    std::string outcomes_json;                   // canonical: name → outcome
    std::string trace_text;                      // canonical, one line a step
    std::string trace_digest;                    // see canonical.hpp
};

// Trying the other readings evaluates a few dozen times more; who only compares or records can do without.
enum class OtherReadings : std::uint8_t { Tried, LeftOut };

// Evaluates the outcomes of every decision of the rule set (or of those named) and what they need.
Decision decide(model::RuleSet const& rules, evaluate::Facts const& facts, values::Date reference_date,
                std::vector<model::DecisionId> const& decisions = {}, OtherReadings other = OtherReadings::Tried);

// The same for who decides many cases.
Decision decide(Prepared const& prepared, evaluate::Facts const& facts, values::Date reference_date,
                std::vector<model::DecisionId> const& decisions = {}, OtherReadings other = OtherReadings::Tried);

// All rules that `decisions` (all when empty) ask for, those of "als" included, each once, in order of the rule set.
std::vector<model::RuleId> requested_rules(model::RuleSet const& rules,
                                           std::vector<model::DecisionId> const& decisions);

}  // namespace wetwijzer::decide
