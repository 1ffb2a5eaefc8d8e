// What a draft must meet before it becomes an entry.
#include "engine/crypto/point.hpp"
#include "engine/ledger/characters.hpp"
#include "engine/ledger/transaction.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

namespace {

using Code = LedgerError::Code;

[[noreturn]] void invalid(char const* what) { throw LedgerError(Code::Invalid, what); }

constexpr std::size_t longest_case_id = 1000;

// The others follow from what is asked of a Ledger: nobody drafts them.
bool can_be_drafted(Kind kind) {
    switch (kind) {
        case Kind::Actor:
        case Kind::Setting:
        case Kind::RuleSet:
        case Kind::Facts:
        case Kind::Decision:
        case Kind::Approval:
        case Kind::Sample:
        case Kind::Export:
        case Kind::Import:
            return true;
        case Kind::Genesis:
        case Kind::Case:
        case Kind::Access:
        case Kind::Refusal:
        case Kind::Erasure:
        case Kind::Restore:
        case Kind::Rekey:
            break;
    }
    return false;
}

bool takes_case(Kind kind) {
    return kind == Kind::Facts || kind == Kind::Decision || kind == Kind::Approval || kind == Kind::Import;
}

bool has_its_parts(Draft const& draft) {
    std::size_t const count = draft.kind == Kind::Decision ? 3 : takes_case(draft.kind) ? 1 : 0;
    if (draft.parts.size() != count || draft.parts.contains("content") != (count > 0)) return false;
    return count < 3 || (draft.parts.contains("trace") && draft.parts.contains("uses"));
}

}  // namespace

void Ledger::Transaction::check_draft(Draft const& draft) {
    auto const role = role_named(author_.role);
    if (!can_be_drafted(draft.kind) || !role || !may_record(*role, draft.kind)) invalid("kind");
    bool const has_case = !draft.case_id.empty() || !draft.case_ref.empty();
    if (has_case && !draft.case_id.empty() && !draft.case_ref.empty()) invalid("case");
    if (takes_case(draft.kind) != has_case) invalid("case");
    if (draft.case_id.size() > longest_case_id || !is_utf8(draft.case_id)) invalid("case");
    if (!has_its_parts(draft)) invalid("parts");
    if (!draft.rule_set.empty() && !is_hex(draft.rule_set, 64)) invalid("rule_set");

    if (draft.kind == Kind::Decision) {
        DecisionDetails details;
        if (!read(draft.details, details)) invalid("details");
        if (details.rule_set != draft.rule_set) invalid("rule_set");
    } else if (draft.kind == Kind::RuleSet) {
        RuleSetDetails details;
        if (!read(draft.details, details)) invalid("details");
        bool const is_known = state_.rule_sets.contains(draft.rule_set) || new_rule_sets_.contains(draft.rule_set);
        if (details.hash != draft.rule_set || is_known || !draft.rule_texts) invalid("rule_set");
        if (details.files != static_cast<std::int64_t>(draft.rule_texts->size())) invalid("rule_set");
        new_rule_sets_.insert(draft.rule_set);
    } else if (!are_details(draft.kind, draft.details)) {
        invalid("details");
    }
    if (draft.kind == Kind::Approval) check_approval(draft);
    if (draft.kind == Kind::Sample) {
        SampleDetails sample;
        read(draft.details, sample);
        bool const is_of_now = sample.through < next_ && std::all_of(sample.drawn.begin(), sample.drawn.end(),
                                                                     [&](auto one) { return one <= sample.through; });
        if (!is_of_now) invalid("sample");
    }
    if (draft.kind == Kind::Export) {
        ExportDetails what;
        read(draft.details, what);
        auto const is_open = [this](std::string const& ref) { return writing_.case_key(ref).has_value(); };
        if (what.through >= next_ || !std::all_of(what.cases.begin(), what.cases.end(), is_open)) invalid("export");
    }
    if (draft.kind == Kind::Actor) {
        ActorDetails change;
        read(draft.details, change);
        if (change.key == state_.log_key) invalid("key");
        auto const key = crypto::PublicKey::from_hex(change.key);
        if (!change.withdrawn && (!key || !crypto::is_point(*key))) invalid("key");
        if (!people_) people_ = state_.people;
        change_people(*people_, change, next_);
    }
}

bool Ledger::Transaction::knows_case(std::string const& ref) const {
    if (writing_.case_key(ref)) return true;
    store::Selection opening;
    opening.kind = name(Kind::Case);
    opening.case_ref = ref;
    return !writing_.numbers(opening).empty();  // erased
}

bool Ledger::Transaction::is_erased(std::string const& ref) const {
    if (ref.empty() || writing_.case_key(ref)) return false;
    store::Selection erasure;
    erasure.kind = name(Kind::Erasure);
    erasure.case_ref = ref;
    return !writing_.numbers(erasure).empty();
}

void Ledger::Transaction::check_approval(Draft const& draft) {
    ApprovalDetails details;
    read(draft.details, details);
    auto const number = std::to_string(details.decision);
    auto const decision = entry_at(writing_, details.decision);
    if (decision.kind != Kind::Decision) throw other_kind(decision, Kind::Decision);
    if (decision.case_ref != draft.case_ref) invalid("case");
    if (decision.actor == act_.actor) throw LedgerError(Code::SameOfficial, number);
    if (!approved_.insert(details.decision).second) throw LedgerError(Code::AlreadyApproved, number);
    store::Selection approvals;
    approvals.kind = name(Kind::Approval);
    approvals.case_ref = decision.case_ref;
    approvals.actor = act_.actor;
    writing_.leaves(approvals, [&](store::Leaf const& leaf) {
        ApprovalDetails earlier;
        auto const entry = read_leaf(leaf.text);
        if (!entry || !read(entry->details, earlier))
            throw LedgerError(Code::Damaged, "entry " + std::to_string(leaf.number));
        if (earlier.decision == details.decision) throw LedgerError(Code::AlreadyApproved, number);
        return true;
    });
}

}  // namespace wetwijzer::ledger
