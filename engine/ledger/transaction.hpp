// Private to engine/ledger: what a Ledger knows of its log, and the entries of one transaction.
#pragma once

#include "engine/ledger/case_keys.hpp"
#include "engine/ledger/case_numbers.hpp"
#include "engine/ledger/ledger.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace wetwijzer::ledger {

// The log as far as it was read: entries are never changed, so only new ones are looked at.
class Ledger::State {
public:
    void load(store::Reading const& reading);
    // After a transaction of our own: entries up to `size` hold nothing that `load` looks for.
    void skip_to(std::int64_t size) { through_ = size; }

    std::string ledger, log_key;
    std::string master;  // check of the master key of now
    std::vector<Registered> people;
    std::set<std::string> rule_sets;

private:
    std::int64_t through_ = 0;
};

// Whether somebody is let in.
struct Ledger::Checked {
    std::optional<AccessError::Reason> refused;
    std::string role;
    crypto::SigningKey const* key = nullptr;
};

// With the roles that may, when it is the role.
AccessError refusal(AccessError::Reason reason, Act const& act, std::string const& role, Permission permission,
                    bool recorded = false);

// Registers or withdraws; LedgerError when that cannot be.
void change_people(std::vector<Registered>& people, ActorDetails const& change, std::int64_t entry);
Registered const* find_person(std::vector<Registered> const& people, std::string_view name);
bool has_administrator(std::vector<Registered> const& people);

// A draft whose parts were compressed, outside the write lock where possible.
struct Packed {
    Draft const* draft = nullptr;
    std::map<std::string, std::string> parts;
};
std::vector<Packed> pack(std::vector<Draft> const& drafts);

class Ledger::Transaction {
public:
    // `key`: of the author; null: the system.
    Transaction(store::Writing& writing, State const& state, KeyRing const& keys, crypto::Random const& random,
                Act const& act, Checked const& author);

    void add(std::vector<Packed> const& drafts);
    // An entry without parts that follows from what is asked, not from a draft.
    void add(Kind kind, std::string const& case_ref, std::string const& details);
    // Signs the head. Nothing was added: gives the head that stands.
    Written finish();

    store::Writing& writing() { return writing_; }
    State const& state() const { return state_; }
    crypto::Key const& master() const;              // AccessError when there is none, or another
    bool knows_case(std::string const& ref) const;  // open, or erased
    bool is_erased(std::string const& ref) const;
    bool reloads() const { return reloads_; }
    IsCase is_case() const;  // of this ledger, with the master key; without it nothing
    // LedgerError HoldsNumber: the text stays readable, and holds what can be a BSN, or the number of a case of this
    // ledger (or this one, which may be new or about to go).
    void refuse_numbers(char const* what, std::string_view text, std::string_view case_id = {}) const;

private:
    struct Case {
        std::string ref;
        crypto::Key key;
        std::string id;
    };
    struct Pending;

    Entry entry(Kind kind, std::string const& case_ref, std::string details);
    void plan(Packed const& packed, std::vector<Pending>& pending);
    void plan_rules(Draft const& draft, std::vector<Pending>& pending);
    Case const& plan_case(Draft const& draft, std::vector<Pending>& pending);
    Case const* existing_case(Draft const& draft);
    void check_draft(Draft const& draft);
    void check_approval(Draft const& draft);
    void refuse_numbers(Entry const& entry, std::string_view case_id) const;
    void prepare(Pending& pending) const;
    void append(Pending& pending);

    store::Writing& writing_;
    State const& state_;
    KeyRing const& keys_;
    crypto::Random const& random_;
    Act const& act_;
    Checked const& author_;
    bool is_system_;
    std::string purpose_, basis_;
    Head last_;
    crypto::Hash after_;
    std::string recorded_at_, clock_;
    std::int64_t next_ = 0;
    std::map<std::string, Case, std::less<>> cases_by_id_, cases_by_ref_;
    std::set<std::string> new_rule_sets_;
    std::set<std::int64_t> approved_;                // decisions, in this transaction
    std::optional<std::vector<Registered>> people_;  // with the changes of this transaction
    bool reloads_ = false;                           // State::load must read what was added
    Written written_;
};

// For the first entries there is no head before them.
void check_act(Act const& act);  // LedgerError Invalid

}  // namespace wetwijzer::ledger
