// Part of Sequence: what entries say and refer to, by kind.
#include "engine/ledger/verify_sequence.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::ledger {

namespace {

enum class About : std::uint8_t { NoCase, OneCase, Either };

About about(Kind kind) {
    switch (kind) {
        case Kind::Case:
        case Kind::Facts:
        case Kind::Decision:
        case Kind::Approval:
        case Kind::Erasure:
        case Kind::Import:
            return About::OneCase;
        case Kind::Access:
        case Kind::Export:
            return About::Either;
        case Kind::Genesis:
        case Kind::Actor:
        case Kind::Setting:
        case Kind::RuleSet:
        case Kind::Refusal:
        case Kind::Sample:
        case Kind::Restore:
        case Kind::Rekey:
            break;
    }
    return About::NoCase;
}

}  // namespace

void Sequence::check_case(Row const& row, store::Reading const& reading) {
    auto const wanted = about(row.kind);
    if (wanted != About::Either && (wanted == About::OneCase) == row.case_ref.empty()) {
        add(Fault::EntryCase, row.number, row.case_ref);
        return;
    }
    if (row.case_ref.empty()) return;
    if (row.kind == Kind::Case) {
        if (auto const* const details = std::get_if<CaseDetails>(&row.details)) cases_.open(row, *details, reading);
    } else if (row.kind == Kind::Erasure) {
        cases_.erase(row, reading);
    } else {
        cases_.mention(row, row.case_ref, reading);
    }
}

void Sequence::check_kind(Row const& row, store::Reading const& reading) {
    counts_.refusals += row.kind == Kind::Refusal ? 1 : 0;
    counts_.imports += row.kind == Kind::Import ? 1 : 0;
    if (auto const* const actor = std::get_if<ActorDetails>(&row.details)) {
        people_.announce(row.number, *actor);
    } else if (auto const* const rules = std::get_if<RuleSetDetails>(&row.details)) {
        if (!rule_sets_.emplace(rules->hash, RecordedRules{row.number, rules->files}).second)
            add(Fault::RuleSetTwice, row.number, rules->hash);
    } else if (auto const* const decision = std::get_if<DecisionDetails>(&row.details)) {
        if (!rule_sets_.contains(decision->rule_set)) add(Fault::RuleSetUnrecorded, row.number, decision->rule_set);
    } else if (auto const* const approval = std::get_if<ApprovalDetails>(&row.details)) {
        check_approval(row, *approval, reading);
    } else if (auto const* const rekey = std::get_if<RekeyDetails>(&row.details)) {
        cases_.rekey(row, *rekey, reading);
    } else if (auto const* const restore = std::get_if<RestoreDetails>(&row.details)) {
        check_restore(row, *restore, reading);
    } else if (auto const* const sample = std::get_if<SampleDetails>(&row.details)) {
        check_sample(row, *sample);
    } else if (auto const* const refusal = std::get_if<RefusalDetails>(&row.details)) {
        // Whoever lacks the right was known by their key, and signed; others were not known.
        if ((refusal->reason == "role") == row.actor.empty()) add(Fault::ActorSystem, row.number, refusal->reason);
    } else {
        check_references(row, reading);
    }
}

// An entry before, as far as it can be believed.
std::optional<Row> Sequence::earlier(std::int64_t number, store::Reading const& reading) const {
    if (number <= context_.from) return past_ ? past_->entry(reading, number) : std::nullopt;
    auto const text = reading.leaf(number);
    auto const entry = text ? read_leaf(*text) : std::nullopt;
    if (!entry || entry->number != number) return std::nullopt;
    Row row;
    row.number = number;
    row.kind = entry->kind;
    row.actor = entry->actor;
    row.case_ref = entry->case_ref;
    return row;
}

void Sequence::check_approval(Row const& row, ApprovalDetails const& details, store::Reading const& reading) {
    auto const decision = details.decision < row.number ? earlier(details.decision, reading) : std::nullopt;
    if (!decision || decision->kind != Kind::Decision || decision->case_ref != row.case_ref) {
        add(Fault::EntryReference, row.number, std::to_string(details.decision));
        return;
    }
    if (decision->actor == row.actor) add(Fault::ActorSame, row.number, row.actor);
    if (!approvals_.emplace(details.decision, row.actor).second) add(Fault::ActorTwice, row.number, row.actor);
}

// What was seen before and is not in this log: another root, or more entries than there were then.
void Sequence::check_restore(Row const& row, RestoreDetails const& details, store::Reading const& reading) {
    ++counts_.restores;
    if (details.size >= row.number) return;
    auto const node_at = [&](std::uint32_t level, std::uint64_t place) { return reading.node(level, place); };
    auto const root = crypto::Hash::from_hex(details.root);
    if (details.size < 1 || !root || merkle::root(static_cast<std::uint64_t>(details.size), node_at) == *root)
        add(Fault::RestoreUnfounded, row.number, std::to_string(details.size));
}

void Sequence::check_sample(Row const& row, SampleDetails const& details) const {
    auto const& drawn = details.drawn;
    if (details.through < 0 || details.through >= row.number)
        add(Fault::EntryReference, row.number, std::to_string(details.through));
    std::int64_t before = 0;
    for (auto const one : drawn) {
        if (one <= before || one > details.through) add(Fault::EntryReference, row.number, std::to_string(one));
        before = one;
    }
}

void Sequence::check_references(Row const& row, store::Reading const& reading) {
    auto const mention_all = [&](std::vector<std::string> const& refs) {
        for (auto const& ref : refs) cases_.mention(row, ref, reading);
    };
    if (auto const* const access = std::get_if<AccessDetails>(&row.details)) {
        mention_all(access->cases);
        for (auto const number : access->entries) {
            auto const before = number < row.number ? earlier(number, reading) : std::nullopt;
            if (number < 1 || number >= row.number)
                add(Fault::EntryReference, row.number, std::to_string(number));
            else if (before && !before->case_ref.empty())
                cases_.mention(row, before->case_ref, reading);
        }
    } else if (auto const* const exported = std::get_if<ExportDetails>(&row.details)) {
        mention_all(exported->cases);
        if (exported->through < 0 || exported->through >= row.number)
            add(Fault::EntryReference, row.number, std::to_string(exported->through));
    }
}

}  // namespace wetwijzer::ledger
