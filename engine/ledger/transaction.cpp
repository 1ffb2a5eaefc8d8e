// The entries of one transaction: numbered, dated, sealed, appended, and covered by a signed head.
#include "engine/ledger/transaction.hpp"

#include "engine/ledger/characters.hpp"
#include "engine/ledger/parallel.hpp"
#include "engine/ledger/time.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

namespace {

using Code = LedgerError::Code;

[[noreturn]] void invalid(char const* what) { throw LedgerError(Code::Invalid, what); }

}  // namespace

// An entry on its way: what it seals and what must be stored with it.
struct Ledger::Transaction::Pending {
    Entry entry;
    Packed const* packed = nullptr;
    Case const* of = nullptr;
    std::optional<store::CaseKey> opens;
    Draft const* rules = nullptr;  // whose texts are stored with this entry
    store::NewEntry made;
};

std::vector<Packed> pack(std::vector<Draft> const& drafts) {
    std::vector<Packed> packed(drafts.size());
    in_parallel(drafts.size(), [&](std::size_t i) {
        packed[i].draft = &drafts[i];
        for (auto const& [name, text] : drafts[i].parts) packed[i].parts.emplace(name, packed_part(name, text));
    });
    return packed;
}

void check_act(Act const& act) {
    constexpr std::size_t longest = 4000;
    if (!is_time(act.time)) invalid("time");
    if (act.purpose.size() > longest || !is_utf8(act.purpose)) invalid("purpose");
    if (act.basis.size() > longest || !is_utf8(act.basis)) invalid("basis");
    if (act.command.size() > longest || !is_utf8(act.command)) invalid("command");
    if (!act.traceparent.empty() && !is_traceparent(act.traceparent)) invalid("traceparent");
}

Ledger::Transaction::Transaction(store::Writing& writing, State const& state, KeyRing const& keys,
                                 crypto::Random const& random, Act const& act, Checked const& author)
    : writing_(writing),
      state_(state),
      keys_(keys),
      random_(random),
      act_(act),
      author_(author),
      is_system_(author.refused && *author.refused != AccessError::Reason::Role),
      purpose_(act.purpose),
      basis_(act.basis),
      recorded_at_(act.time),
      next_(writing.size() + 1) {
    last_.ledger = state.ledger;
    if (author.refused) {
        // A refusal is recorded whatever was typed: else a number in it would hide the attempt.
        purpose_ = without_numbers(act.purpose, is_case());
        basis_ = without_numbers(act.basis, is_case());
    }
    if (next_ == 1) return;
    // Nothing is built on what is not in order.
    auto const text = writing.last_head();
    auto const head = text ? read_head(*text) : std::nullopt;
    if (!head || head->ledger != state.ledger || head->size != next_ - 1 || head->root != writing.root())
        throw LedgerError(Code::Damaged, "head " + std::to_string(next_ - 1));
    last_ = *head;
    after_ = digest(*text);
    if (act.time < head->at) {
        recorded_at_ = head->at;
        clock_ = act.time;
    }
}

crypto::Key const& Ledger::Transaction::master() const {
    using Reason = AccessError::Reason;
    if (!keys_.master) throw AccessError(Reason::NoMasterKey, act_.actor, author_.role);
    if (master_check(*keys_.master, state_.ledger) != state_.master)
        throw AccessError(Reason::WrongMasterKey, act_.actor, author_.role);
    return *keys_.master;
}

Entry Ledger::Transaction::entry(Kind kind, std::string const& case_ref, std::string details) {
    Entry entry;
    entry.number = next_++;
    entry.kind = kind;
    entry.recorded_at = recorded_at_;
    entry.clock = clock_;
    entry.time_given = act_.time_given;
    if (!is_system_) {
        entry.actor = act_.actor;
        entry.role = author_.role;
    }
    entry.purpose = purpose_;
    entry.basis = basis_;
    entry.traceparent = act_.traceparent;
    entry.case_ref = case_ref;
    entry.after = after_;
    entry.details = std::move(details);
    reloads_ = reloads_ || kind == Kind::Actor || kind == Kind::Rekey || kind == Kind::RuleSet;
    return entry;
}

void Ledger::Transaction::plan(Packed const& packed, std::vector<Pending>& pending) {
    auto const& draft = *packed.draft;
    check_draft(draft);
    bool const is_rule_set = draft.kind == Kind::RuleSet;
    if (!is_rule_set) plan_rules(draft, pending);
    Pending one;
    if (!draft.case_id.empty() || !draft.case_ref.empty()) {
        auto const& of = plan_case(draft, pending);
        one.of = &of;
        one.entry = entry(draft.kind, of.ref, draft.details);
    } else {
        one.entry = entry(draft.kind, "", draft.details);
    }
    one.packed = &packed;
    if (is_rule_set && draft.rule_texts) one.rules = &draft;
    pending.push_back(std::move(one));
}

// The entry that says that rule texts came in, when they are new.
void Ledger::Transaction::plan_rules(Draft const& draft, std::vector<Pending>& pending) {
    if (draft.rule_set.empty() || state_.rule_sets.contains(draft.rule_set)) return;
    if (!draft.rule_texts) invalid("rule_set");
    if (!new_rule_sets_.insert(draft.rule_set).second) return;
    RuleSetDetails const details{draft.rule_set, static_cast<std::int64_t>(draft.rule_texts->size())};
    Pending one;
    one.entry = entry(Kind::RuleSet, "", to_text(details));
    one.rules = &draft;
    pending.push_back(std::move(one));
}

Ledger::Transaction::Case const* Ledger::Transaction::existing_case(Draft const& draft) {
    auto& known = draft.case_ref.empty() ? cases_by_id_ : cases_by_ref_;
    auto const& name = draft.case_ref.empty() ? draft.case_id : draft.case_ref;
    if (auto const found = known.find(name); found != known.end()) return &found->second;
    auto const stored = draft.case_ref.empty() ? writing_.find_case(lookup_of(master(), draft.case_id).view())
                                               : writing_.case_key(draft.case_ref);
    if (!stored) return nullptr;
    auto const secret = unwrap(master(), state_.ledger, *stored);
    if (!secret) throw LedgerError(Code::Damaged, "case " + stored->ref);
    return &known.emplace(name, Case{stored->ref, secret->key, secret->case_id}).first->second;
}

Ledger::Transaction::Case const& Ledger::Transaction::plan_case(Draft const& draft, std::vector<Pending>& pending) {
    if (auto const* const found = existing_case(draft)) return *found;
    if (!draft.case_ref.empty()) throw LedgerError(Code::NoSuchCase, draft.case_ref);
    if (!may_record(role_named(author_.role).value_or(Role::Policy), Kind::Case)) invalid("case");
    std::array<std::uint8_t, 16> bytes{};
    random_(bytes);
    Case opened{crypto::to_hex({reinterpret_cast<char const*>(bytes.data()), bytes.size()}),
                crypto::Key::random(random_), draft.case_id};
    auto const wrapped = wrap(master(), state_.ledger, opened.ref, {opened.key, draft.case_id});
    Pending one;
    one.entry = entry(Kind::Case, opened.ref, to_text(CaseDetails{key_digest(wrapped)}));
    one.opens = wrapped;
    pending.push_back(std::move(one));
    return cases_by_id_.emplace(draft.case_id, std::move(opened)).first->second;
}

void Ledger::Transaction::prepare(Pending& pending) const {
    if (pending.packed) {
        for (auto const& [name, compressed] : pending.packed->parts) {
            auto sealed = seal_part(pending.of->key, state_.ledger, pending.entry.case_ref, pending.entry.number, name,
                                    compressed);
            pending.entry.parts.emplace(name, crypto::blake2b(sealed));
            pending.made.parts.push_back({name, std::move(sealed)});
        }
    }
    pending.made.leaf = to_leaf(pending.entry);
    if (!read_leaf(pending.made.leaf)) invalid("entry");  // what nobody could read is not written
}

IsCase Ledger::Transaction::is_case() const {
    if (!keys_.master) return {};  // then only what can be a BSN is found
    return [this](std::string_view number) {
        return writing_.find_case(lookup_of(*keys_.master, number).view()).has_value();
    };
}

void Ledger::Transaction::refuse_numbers(char const* what, std::string_view text, std::string_view case_id) const {
    if (holds_case_id(text, case_id) || find_number(text, is_case())) throw LedgerError(Code::HoldsNumber, what);
}

// After the entry's case was opened, so that its own number is found too.
void Ledger::Transaction::refuse_numbers(Entry const& entry, std::string_view case_id) const {
    bool const is_first = written_.entries.empty();  // all have the same purpose and basis
    auto const refuse = [&](char const* what, std::string const& text) {
        if (holds_case_id(text, case_id) || (is_first && find_number(text, is_case())))
            throw LedgerError(Code::HoldsNumber, what);
    };
    refuse("purpose", entry.purpose);
    refuse("basis", entry.basis);
    for (auto const& [what, text] : free_texts(entry)) {
        // Who is in the ledger stays there, whatever they are called.
        bool const is_known = entry.kind == Kind::Actor && find_person(state_.people, text) != nullptr;
        if (!is_known) refuse_numbers(what, text, case_id);
    }
}

void Ledger::Transaction::append(Pending& pending) {
    writing_.append(pending.made);
    if (pending.opens) writing_.put_case_key(*pending.opens);
    if (pending.rules) writing_.put_rule_texts(pending.rules->rule_set, *pending.rules->rule_texts);
    refuse_numbers(pending.entry, pending.of ? std::string_view(pending.of->id) : std::string_view());
    written_.entries.push_back(std::move(pending.entry));
}

void Ledger::Transaction::add(std::vector<Packed> const& drafts) {
    std::vector<Pending> pending;
    pending.reserve(drafts.size());
    for (auto const& draft : drafts) plan(draft, pending);
    written_.entries.reserve(written_.entries.size() + pending.size());
    in_turn(
        pending.size(), [&](std::size_t i) { prepare(pending[i]); }, [&](std::size_t i) { append(pending[i]); });
}

void Ledger::Transaction::add(Kind kind, std::string const& case_ref, std::string const& details) {
    Pending one;
    one.entry = entry(kind, case_ref, details);
    prepare(one);
    append(one);
}

Written Ledger::Transaction::finish() {
    if (people_ && !has_administrator(*people_)) throw LedgerError(Code::LastAdministrator, act_.actor);
    written_.head = last_;
    if (written_.entries.empty()) return std::move(written_);
    auto& head = written_.head;
    head.size = writing_.size();
    head.root = writing_.root();
    head.at = recorded_at_;
    head.actor = is_system_ ? "" : act_.actor;
    head.actor_signature.reset();
    if (!is_system_) head.actor_signature = author_.key->sign(statement(head));
    head.log_signature = keys_.log->sign(log_statement(head));
    writing_.put_head(head.size, to_text(head));
    return std::move(written_);
}

}  // namespace wetwijzer::ledger
