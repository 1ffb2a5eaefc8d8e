#include "engine/decide/decision.hpp"

#include "engine/decide/canonical.hpp"
#include "engine/evaluate/facts_json.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::decide {

std::vector<model::RuleId> requested_rules(model::RuleSet const& rules,
                                           std::vector<model::DecisionId> const& decisions) {
    std::vector<model::RuleId> requested;
    for (std::size_t i = 0; i < rules.decisions.size(); ++i) {
        bool const asked =
            decisions.empty() || std::find(decisions.begin(), decisions.end(), model::DecisionId(i)) != decisions.end();
        if (!asked) continue;
        auto const& definition = rules.decisions[i];
        if (definition.applies.is_some()) requested.push_back(definition.applies);
        requested.insert(requested.end(), definition.outcomes.begin(), definition.outcomes.end());
    }
    std::sort(requested.begin(), requested.end());
    requested.erase(std::unique(requested.begin(), requested.end()), requested.end());
    return requested;
}

static Decision decide(model::RuleSet const& rules, Names const& names, evaluate::Facts const& facts,
                       values::Date reference_date, std::vector<model::DecisionId> const& decisions,
                       OtherReadings other) {
    Decision decision;
    decision.engine = engine_version;
    decision.rule_set_hash = rules.hash;
    decision.case_id = facts.case_id;
    decision.reference_date = reference_date;
    auto dated = facts;
    dated.reference_date = reference_date;
    decision.facts_json = evaluate::write_facts(rules, dated);
    decision.requested = requested_rules(rules, decisions);
    decision.evaluation = evaluate::evaluate(rules, facts, reference_date, decision.requested);
    if (other == OtherReadings::Tried)
        decision.reading_effects =
            reading_effects(rules, facts, reference_date, decision.requested, decision.evaluation);
    decision.outcomes_json = outcomes_json(rules, decision.requested, decision.evaluation.outcomes);
    decision.trace_text = trace_text(rules, decision.evaluation.trace);
    decision.trace_digest = trace_digest(rules, names, decision.evaluation.trace);
    return decision;
}

Decision decide(model::RuleSet const& rules, evaluate::Facts const& facts, values::Date reference_date,
                std::vector<model::DecisionId> const& decisions, OtherReadings other) {
    return decide(rules, Names(rules), facts, reference_date, decisions, other);
}

Decision decide(Prepared const& prepared, evaluate::Facts const& facts, values::Date reference_date,
                std::vector<model::DecisionId> const& decisions, OtherReadings other) {
    return decide(prepared.rules, prepared.names, facts, reference_date, decisions, other);
}

}  // namespace wetwijzer::decide
