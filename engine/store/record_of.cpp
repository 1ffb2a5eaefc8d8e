#include "engine/store/record_of.hpp"

#include <utility>

namespace wetwijzer::store {

Record record_of(decide::Decision const& decision, std::string decisions, std::string actor, std::string recorded_at) {
    Record record;
    record.case_id = decision.case_id;
    record.reference_date = decision.reference_date.iso();
    record.engine = decision.engine;
    record.semantics = decision.semantics;
    record.rule_set_hash = decision.rule_set_hash;
    record.decisions = std::move(decisions);
    record.facts_json = decision.facts_json;
    record.outcomes_json = decision.outcomes_json;
    record.trace_text = decision.trace_text;
    record.trace_digest = decision.trace_digest;
    record.actor = std::move(actor);
    record.recorded_at = std::move(recorded_at);
    return record;
}

}  // namespace wetwijzer::store
