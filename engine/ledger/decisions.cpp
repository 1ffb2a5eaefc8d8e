#include "engine/ledger/decisions.hpp"

#include "engine/ledger/characters.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

namespace {

using Code = LedgerError::Code;

[[noreturn]] void damaged(std::int64_t number) { throw LedgerError(Code::Damaged, std::to_string(number)); }

DecisionDetails decision_details(Entry const& entry) {
    if (entry.kind != Kind::Decision) throw other_kind(entry, Kind::Decision);
    DecisionDetails details;
    if (!read(entry.details, details)) damaged(entry.number);
    return details;
}

RecordedDecision with_content(Entry entry, DecisionDetails details, std::string_view text) {
    RecordedDecision decision{std::move(entry), std::move(details), {}};
    if (!read(text, decision.content)) damaged(decision.entry.number);
    if (decision.details.overridden == decision.content.taken.empty()) damaged(decision.entry.number);
    return decision;
}

}  // namespace

Draft draft_of(model::RuleSet const& rules, decide::Decision const& decision, std::vector<std::string> decisions,
               std::vector<Override> taken) {
    return draft_of(rules, uses::PartTable(rules), decision, std::move(decisions), std::move(taken));
}

Draft draft_of(model::RuleSet const& rules, uses::PartTable const& table, decide::Decision const& decision,
               std::vector<std::string> decisions, std::vector<Override> taken) {
    for (auto const& one : taken) {
        if (auto const problem = check_override(rules, decision, one))
            throw LedgerError(Code::Invalid, std::string(name(*problem)) + " " + one.outcome);
    }
    std::sort(taken.begin(), taken.end(), [](auto const& a, auto const& b) { return a.outcome < b.outcome; });
    auto const twice = std::adjacent_find(taken.begin(), taken.end(),
                                          [](auto const& a, auto const& b) { return a.outcome == b.outcome; });
    if (twice != taken.end()) throw LedgerError(Code::Invalid, "twice " + twice->outcome);

    DecisionDetails details;
    details.decisions = std::move(decisions);
    details.engine = decision.engine;
    details.semantics = decision.semantics;
    details.reference_date = decision.reference_date.iso();
    details.rule_set = decision.rule_set_hash;
    details.overridden = !taken.empty();
    DecisionContent content;
    content.case_id = decision.case_id;
    content.facts_json = decision.facts_json;
    content.outcomes_json = decision.outcomes_json;
    content.trace_digest = decision.trace_digest;
    content.taken = std::move(taken);

    Draft draft;
    draft.kind = Kind::Decision;
    draft.case_id = decision.case_id;
    draft.details = to_text(details);
    draft.parts.emplace("content", to_text(content));
    draft.parts.emplace("trace", decision.trace_text);
    draft.parts.emplace("uses", uses::used(table, decision.evaluation.trace));
    draft.rule_texts = &rules.texts;
    draft.rule_set = decision.rule_set_hash;
    return draft;
}

RecordedDecision read_decision(CaseReader const& reader, std::int64_t number) {
    auto entry = entry_at(reader.reading(), number);
    auto details = decision_details(entry);
    auto const text = reader.part(number, "content");
    return with_content(std::move(entry), std::move(details), text);
}

RecordedDecision read_decision(CaseReader const& reader, Entry const& entry, std::string_view sealed_content) {
    auto details = decision_details(entry);
    return with_content(entry, std::move(details), reader.open(entry, "content", sealed_content));
}

std::string read_trace(CaseReader const& reader, std::int64_t number) {
    decision_details(entry_at(reader.reading(), number));
    return reader.part(number, "trace");
}

Written approve(Ledger& ledger, Act const& act, std::int64_t decision, std::string const& remark) {
    if (!is_utf8(remark)) throw LedgerError(Code::Invalid, "remark");
    return ledger.write(act, Permission::Approve, [&](store::Reading const& reading) {
        auto const entry = entry_at(reading, decision);
        if (entry.kind != Kind::Decision) throw other_kind(entry, Kind::Decision);
        if (!reading.case_key(entry.case_ref)) throw LedgerError(Code::Erased, std::to_string(decision));
        Draft draft;
        draft.kind = Kind::Approval;
        draft.case_ref = entry.case_ref;
        draft.details = to_text(ApprovalDetails{decision});
        draft.parts.emplace("content", to_text(ApprovalContent{remark}));
        return std::vector{std::move(draft)};
    });
}

}  // namespace wetwijzer::ledger
