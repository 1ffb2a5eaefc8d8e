#include "engine/replay/replay.hpp"

#include "engine/ledger/decisions.hpp"
#include "engine/merkle/merkle.hpp"
#include "engine/replay/again.hpp"
#include "engine/store/old_ledger.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace wetwijzer::replay {

namespace {

using ledger::Entry;
using ledger::Kind;
using ledger::LedgerError;

constexpr std::array<std::string_view, verdicts> names = {
    "same",         "outcome_differs",  "trace_differs",    "engine_changed",
    "facts_erased", "facts_do_not_fit", "rule_set_missing", "rules_do_not_compile",
    "seal_broken"};

void broken(Result& result, std::string_view what) {
    result.verdict = Verdict::SealBroken;
    result.detail = what;
}

// The text of the sealed part "content"; the verdict when it is not there or not what was written.
std::optional<std::string> content_of(ledger::CaseReader const& reader, Entry const& entry, Result& result) {
    auto const& reading = reader.reading();
    auto const sealed = reading.part(entry.number, "content");
    if (!sealed) {
        store::Selection erasures;
        erasures.kind = ledger::name(Kind::Erasure);
        erasures.case_ref = entry.case_ref;
        bool const erased = !reading.case_key(entry.case_ref) && !reading.numbers(erasures).empty();
        if (erased)
            result.verdict = Verdict::FactsErased;
        else
            broken(result, "content");
        return std::nullopt;
    }
    try {
        return reader.open(entry, "content", *sealed);
    } catch (LedgerError const& error) {
        // Its case cannot be opened, though nobody erased it, or the part is not what was written.
        if (error.code() != LedgerError::Code::Damaged && error.code() != LedgerError::Code::Erased &&
            error.code() != LedgerError::Code::NoSuchEntry)
            throw;
        broken(result, error.code() == LedgerError::Code::Erased ? "key" : "content");
        return std::nullopt;
    }
}

std::string trace_part(ledger::CaseReader const& reader, Entry const& entry) {
    auto const sealed = reader.reading().part(entry.number, "trace");
    try {
        return sealed ? reader.open(entry, "trace", *sealed) : std::string();
    } catch (LedgerError const&) {
        return {};  // differs from any trace
    }
}

void replay_decision(ledger::CaseReader const& reader, RuleSets& rule_sets, Entry const& entry, Options const& options,
                     Result& result) {
    ledger::DecisionDetails details;
    if (!ledger::read(entry.details, details)) return broken(result, "details");
    result.reference_date = details.reference_date;
    result.rule_set = details.rule_set;
    auto const text = content_of(reader, entry, result);
    if (!text) return;
    ledger::DecisionContent content;
    if (!ledger::read(*text, content) || details.overridden == content.taken.empty()) return broken(result, "content");
    for (auto const& taken : content.taken) result.overridden.push_back(taken.outcome);
    Recorded recorded;
    recorded.decisions = std::move(details.decisions);
    recorded.semantics = details.semantics;
    recorded.reference_date = std::move(details.reference_date);
    recorded.rule_set = std::move(details.rule_set);
    recorded.case_id = std::move(content.case_id);
    recorded.facts_json = std::move(content.facts_json);
    recorded.outcomes_json = std::move(content.outcomes_json);
    recorded.trace_digest = std::move(content.trace_digest);
    recorded.trace_text = [&] { return trace_part(reader, entry); };
    take_again(recorded, reader.reading(), rule_sets, options, result);
}

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> result;
    while (!list.empty()) {
        auto const comma = std::min(list.find(','), list.size());
        result.emplace_back(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return result;
}

void replay_import(ledger::CaseReader const& reader, RuleSets& rule_sets, Entry const& entry, Options const& options,
                   Result& result) {
    result.imported = true;
    ledger::ImportDetails details;
    if (!ledger::read(entry.details, details)) return broken(result, "details");
    auto const text = content_of(reader, entry, result);
    if (!text) return;
    ledger::ImportContent content;
    auto record = ledger::read(*text, content) ? store::read_old_record(content.record_json) : std::nullopt;
    if (!record || record->seal != details.seal || store::old_seal(*record) != record->seal)
        return broken(result, "record");
    result.reference_date = record->reference_date;
    result.rule_set = record->rule_set_hash;
    Recorded recorded;
    recorded.decisions = split(record->decisions);
    recorded.semantics = record->semantics;
    recorded.reference_date = std::move(record->reference_date);
    recorded.rule_set = std::move(record->rule_set_hash);
    recorded.case_id = std::move(record->case_id);
    recorded.facts_json = std::move(record->facts_json);
    recorded.outcomes_json = std::move(record->outcomes_json);
    recorded.trace_text = [&] { return record->trace_text; };
    take_again(recorded, reader.reading(), rule_sets, options, result);
}

}  // namespace

std::string_view name(Verdict verdict) { return names[static_cast<std::size_t>(verdict)]; }

std::optional<Verdict> verdict_named(std::string_view name) {
    auto const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Verdict>(found - names.begin());
}

Result replay_leaf(ledger::CaseReader const& reader, RuleSets& rule_sets, std::int64_t number, std::string const& leaf,
                   Options const& options) {
    Result result;
    result.number = number;
    auto const entry = ledger::read_leaf(leaf);
    bool const holds = entry && entry->number == number &&
                       reader.reading().node(0, static_cast<std::uint64_t>(number - 1)) == merkle::leaf_hash(leaf);
    if (!holds) {
        broken(result, "leaf");
        return result;
    }
    result.case_ref = entry->case_ref;
    if (entry->kind == Kind::Decision)
        replay_decision(reader, rule_sets, *entry, options, result);
    else if (entry->kind == Kind::Import)
        replay_import(reader, rule_sets, *entry, options, result);
    else
        throw ledger::other_kind(*entry, ledger::Kind::Decision);
    return result;
}

Result replay_one(ledger::CaseReader const& reader, RuleSets& rule_sets, std::int64_t number, Options const& options) {
    auto const leaf = reader.reading().leaf(number);
    if (!leaf) throw LedgerError(LedgerError::Code::NoSuchEntry, std::to_string(number));
    return replay_leaf(reader, rule_sets, number, *leaf, options);
}

}  // namespace wetwijzer::replay
