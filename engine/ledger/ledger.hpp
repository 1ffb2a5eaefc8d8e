// The ledger: who may do what, what is recorded of it, and personal data only for who may see them. On top of
// engine/store, which keeps the bytes.
#pragma once

#include "engine/ledger/details.hpp"
#include "engine/ledger/entry.hpp"
#include "engine/ledger/errors.hpp"
#include "engine/ledger/head.hpp"
#include "engine/ledger/keys.hpp"
#include "engine/store/store.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace wetwijzer::ledger {

enum class Permission : std::uint8_t {
    ReadCase,    // personal data of single cases
    ReadAll,     // personal data over all cases: replay, questions
    Aggregate,   // questions that name entries, not persons
    WriteCase,   // facts, decisions
    Approve,     // as the second official
    Administer,  // persons, settings, keys, backups
    Erase,
};

bool may(Role role, Permission permission);  // the one table of roles
// Whether somebody with this role can be the author of such an entry: they have one of the permissions it takes.
bool may_record(Role role, Kind kind);

// Who does it, what for, on what basis, when.
struct Act {
    std::string actor;
    std::string command;  // for the entry of a refusal: "decide"
    std::string purpose;
    std::string basis;
    std::string time;  // RFC 3339, UTC
    bool time_given = false;
    // For a time that was given: what the clock says, and the latest time that may be given. Empty: not looked at.
    std::string clock, latest_time;
    std::string traceparent;
};

// An entry about to be written: number, times, actor, role, after and parts are filled in.
struct Draft {
    Kind kind = Kind::Facts;
    std::string case_id;   // the case's real number; a case without a key is opened first
    std::string case_ref;  // or what the ledger calls it; it must have a key
    std::string details = "{}";
    std::map<std::string, std::string> parts;  // name → text, to be compressed and sealed
    std::string rule_set;                      // hash of the rules that a decision, import or rule_set is about
    // Their texts: stored when not there yet, with an entry that says so. Must live until it was written.
    std::vector<model::SourceText> const* rule_texts = nullptr;
};

// What reading personal data needs: made by Ledger::access, which records that it was made. Opens the cases that the
// entry of the access names; every case when it names none. Who may only aggregate opens no other part than "uses".
class CaseReader {
public:
    // The decompressed text of a part. LedgerError: Erased, Damaged, NoSuchEntry, Invalid (not a case it may open).
    std::string part(std::int64_t number, std::string_view name) const;
    // The same for a leaf and a sealed part that were read already.
    std::string open(Entry const& entry, std::string_view name, std::string_view sealed) const;
    std::optional<std::string> case_id(std::string_view ref) const;        // none: erased
    std::optional<std::string> find_case(std::string_view case_id) const;  // ref
    store::Reading const& reading() const { return *reading_; }
    // A reader of the same rights for another thread, over its own connection.
    CaseReader over(store::Reading const& other) const;

private:
    friend class Ledger;
    using Refs = std::set<std::string, std::less<>>;
    CaseReader(store::Reading const& reading, crypto::Key master, std::optional<Refs> cases, bool only_uses = false);
    crypto::Key const* key_of(std::string_view ref) const;  // null: erased

    store::Reading const* reading_;
    crypto::Key master_;
    std::string ledger_;
    std::optional<Refs> cases_;  // none: all
    bool only_uses_ = false;
    struct Unwrapped {
        crypto::Key key;
        std::string case_id;
    };
    mutable std::map<std::string, Unwrapped, std::less<>> keys_;  // by ref: those that were opened
};

struct Written {
    std::vector<Entry> entries;  // in order; those that were added by themselves (case, rule_set) too
    Head head;                   // the last one, also when nothing was written
};

// Everyone who was ever registered, with what they are after some entry.
struct Registered {
    ActorDetails details;
    std::int64_t since = 0;  // entry
};

class Ledger {
public:
    // `anchor`: what these keys have seen of this ledger; checked before anything is written. LedgerError Fork.
    Ledger(store::Store& store, KeyRing keys, crypto::Random random, std::optional<Anchor> anchor = std::nullopt);
    ~Ledger();
    Ledger(Ledger&&) noexcept;

    // The first entries: genesis and the first administrator. The ring must hold the log's, the master and their key.
    static Written create(store::Store& store, KeyRing const& keys, crypto::Random const& random, Act const& act);

    // Checks who acts, records the drafts and a signed head in one transaction. `drafts` is called under the write
    // lock, so what it read still holds when the entries are written. AccessError (recorded), LedgerError, StoreError:
    // then nothing was written (but for the refusal). No drafts: nothing is written.
    using Drafts = std::function<std::vector<Draft>(store::Reading const&)>;
    Written write(Act const& act, Permission permission, Drafts const& drafts);
    Written write(Act const& act, Permission permission, std::vector<Draft> const& drafts);
    // For who must see personal data to know what to write (takes ReadCase too). A case that was opened and that none
    // of the drafts is about gets an access entry.
    using DraftsOfCases = std::function<std::vector<Draft>(CaseReader const&)>;
    Written write(Act const& act, Permission permission, DraftsOfCases const& drafts);

    // Records that personal data are read, then lets `use` read them. `about`: case refs or entries concerned; none
    // takes ReadAll, or Aggregate. What was erased is left out of what is recorded; LedgerError Erased when it was all.
    void access(Act const& act, Permission permission, AccessDetails const& about,
                std::function<void(CaseReader const&)> const& use);

    // For who needs no personal data: checks and records a refusal, but no entry when it is permitted.
    void permit(Act const& act, Permission permission);

    // Persons. LedgerError ActorExists, NoSuchActor, LastAdministrator, Invalid (the key is another's).
    Written add_actor(Act const& act, std::string const& name, Role role, crypto::PublicKey const& key);
    Written withdraw_actor(Act const& act, std::string const& name);
    Written change_role(Act const& act, std::string const& name, Role role);  // withdraws and adds

    // Recorded, and the case's key and parts are gone from the tables. StoreError Locked: others were reading, and
    // remnants may stand in the write-ahead log until they are done and it is asked again (then: NoSuchCase).
    Written erase(Act const& act, std::string const& case_id, std::string const& reason);
    // Wraps the key of every case anew; the ring then holds the new master key.
    Written rekey(Act const& act, crypto::Key const& new_master);
    // Goes on after a backup was put back: records what the anchor had seen, and erases again, for the same reason,
    // every case whose erasure it had seen. StoreError Locked as of erase: it was done all the same.
    Written accept_restored(Act const& act, std::string const& reason);

    // The ref of a case that has a key; needs the master key.
    std::optional<std::string> find_case(std::string const& case_id) const;
    // After the last write; before any what was given, else the state of now.
    Anchor anchor() const;
    KeyRing const& keys() const { return keys_; }
    store::Store& store() const { return store_; }

private:
    class State;
    class Transaction;
    struct Checked;
    using Work = std::function<void(Transaction&)>;

    Checked check(store::Reading const& reading, Act const& act, Permission permission) const;
    void refuse_unwritten(Act const& act, Permission permission) const;
    Written run(Act const& act, Permission permission, Work const& work, bool after_restore = false);
    void check_anchor(store::Writing const& writing) const;
    std::vector<std::string> erased_since(store::Reading const& reading, bool after_restore) const;
    void check_time(store::Writing const& writing, Act const& act) const;

    store::Store& store_;
    KeyRing keys_;
    crypto::Random random_;
    std::optional<Anchor> anchor_;
    std::unique_ptr<State> state_;  // of the log as far as it was read
};

// After entry `through` (0: all), by name.
std::vector<Registered> actors(store::Reading const& reading, std::int64_t through = 0);

Entry entry_at(store::Reading const& reading, std::int64_t number);  // LedgerError NoSuchEntry, Damaged
// NoSuchEntry, of an entry that is not of the kind that was wanted: "30 facts decision".
LedgerError other_kind(Entry const& entry, Kind wanted);
std::string ledger_id(store::Reading const& reading);
std::vector<std::string> setting(store::Reading const& reading, std::string_view name);  // the last value

}  // namespace wetwijzer::ledger
