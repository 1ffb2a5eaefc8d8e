// The chain of seals: what a record's seal covers, and whether a whole ledger holds.
#include "engine/decide/digest.hpp"
#include "engine/store/store.hpp"

#include <set>

namespace wetwijzer::store {

namespace {

// "length:bytes," — no two different lists of fields give the same text.
void add(std::string& text, std::string const& field) {
    text += std::to_string(field.size());
    text += ':';
    text += field;
    text += ',';
}

}  // namespace

std::string compute_seal(Record const& record) {
    std::string text = "wetwijzer-ledger/1\n";
    text.reserve(record.facts_json.size() + record.outcomes_json.size() + record.trace_text.size() + 1024);
    add(text, std::to_string(record.number));
    add(text, record.case_id);
    add(text, record.reference_date);
    add(text, record.engine);
    add(text, std::to_string(record.semantics));
    add(text, record.rule_set_hash);
    add(text, record.decisions);
    add(text, record.facts_json);
    add(text, record.outcomes_json);
    add(text, record.trace_text);
    add(text, record.trace_digest);
    add(text, record.actor);
    add(text, record.recorded_at);
    add(text, record.previous_seal);
    return decide::sha256_hex(text);
}

std::optional<Break> find_break(Store const& store) {
    std::set<std::string> checked_rule_sets;
    std::string previous;
    std::int64_t expected = 1;
    for (auto const& listed : store.list()) {
        auto const record = store.find(listed.number);
        if (!record || record->number != expected) return Break{expected, Break::Reason::Missing};
        if (record->previous_seal != previous) return Break{expected, Break::Reason::Chain};
        if (compute_seal(*record) != record->seal) return Break{expected, Break::Reason::Seal};
        if (decide::sha256_hex(record->trace_text) != record->trace_digest)
            return Break{expected, Break::Reason::Trace};
        if (checked_rule_sets.insert(record->rule_set_hash).second) {
            auto const texts = store.rule_texts(record->rule_set_hash);
            bool const good = texts && decide::rule_set_hash(*texts) == record->rule_set_hash;
            if (!good) return Break{expected, Break::Reason::RuleTexts};
        }
        previous = record->seal;
        ++expected;
    }
    return std::nullopt;
}

}  // namespace wetwijzer::store
