// The ledger: who may do what, what is recorded of it, and personal data only for who may see them. On top of
// engine/store, which keeps the bytes.
#pragma once

#include "engine/ledger/details.hpp"
#include "engine/ledger/entry.hpp"
#include "engine/ledger/head.hpp"
#include "engine/ledger/keys.hpp"
#include "engine/store/store.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
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

// Who does it, what for, on what basis, when.
struct Act {
    std::string actor;
    std::string command;  // for the entry of a refusal: "decide"
    std::string purpose;
    std::string basis;
    std::string time;  // RFC 3339, UTC
    bool time_given = false;
    std::string traceparent;
};

// Why somebody was not let in. The attempt has been recorded when the ledger could be written.
class AccessError : public std::runtime_error {
public:
    enum class Reason { UnknownActor, Withdrawn, NoKey, WrongKey, Role, NoLogKey, NoMasterKey };
    AccessError(Reason reason, std::string actor, std::string role)
        : std::runtime_error("not permitted"), reason_(reason), actor_(std::move(actor)), role_(std::move(role)) {}
    Reason reason() const { return reason_; }
    std::string const& actor() const { return actor_; }
    std::string const& role() const { return role_; }  // the role they have, or empty

private:
    Reason reason_;
    std::string actor_, role_;
};

// The log is not what it should be; `code` is stable: G0001 … (docs/ledger-format.md).
class LedgerError : public std::runtime_error {
public:
    enum class Code {
        Fork = 1,      // shorter than, or other than, what these keys have seen
        NoSuchCase,    // no case with this number, or erased
        NoSuchEntry,   // no entry with this number, or of another kind
        Erased,        // its personal data were erased
        Damaged,       // an entry, head or part is not what was written
        SameOfficial,  // four eyes: the second official is the first
        AlreadyApproved,
        ActorExists,
        NoSuchActor,
        LastAdministrator,
        Invalid,  // an argument does not fit; detail says which
    };
    LedgerError(Code code, std::string const& detail) : std::runtime_error(detail), code_(code) {}
    Code code() const { return code_; }

private:
    Code code_;
};

// An entry about to be written: number, times, actor, role, after and parts are filled in.
struct Draft {
    Kind kind = Kind::Facts;
    std::string case_id;  // the case's real number, or empty; a case without a key is opened first
    std::string details = "{}";
    std::map<std::string, std::string> parts;                  // name → text, to be compressed and sealed
    std::optional<std::vector<model::SourceText>> rule_texts;  // of a decision or rule_set: stored when not there yet
    std::string rule_set;                                      // their hash
};

// What reading personal data needs: made by Ledger::access, which records that it was made.
class CaseReader {
public:
    // The decompressed text of a part. LedgerError: Erased, Damaged, NoSuchEntry.
    std::string part(std::int64_t number, std::string_view name) const;
    std::optional<std::string> case_id(std::string_view ref) const;  // none: erased
    store::Reading const& reading() const { return *reading_; }
    // A reader of the same rights for another thread, over its own connection.
    CaseReader over(store::Reading const& other) const;

private:
    friend class Ledger;
    CaseReader(store::Reading const& reading, crypto::Key master) : reading_(&reading), master_(std::move(master)) {}
    store::Reading const* reading_;
    crypto::Key master_;
    mutable std::map<std::string, crypto::Key, std::less<>> keys_;  // unwrapped, by ref
};

struct Written {
    std::vector<Entry> entries;  // in order; those that were added by themselves (case, rule_set) too
    Head head;
};

class Ledger {
public:
    // `anchor`: what these keys have seen of this ledger; checked before anything is written. LedgerError Fork.
    Ledger(store::Store& store, KeyRing keys, crypto::Random random, std::optional<Anchor> anchor = std::nullopt);

    // The first entries: genesis and the first administrator. The ring must hold the log's, the master and their key.
    static Written create(store::Store& store, KeyRing const& keys, crypto::Random const& random, Act const& act);

    // Checks who acts, records the drafts and a signed head in one transaction. `drafts` is called under the write
    // lock, so what it read still holds when the entries are written; it may be called again after a crash of nothing.
    // AccessError (recorded), LedgerError, StoreError: then nothing was written (but for the refusal).
    Written write(Act const& act, Permission permission,
                  std::function<std::vector<Draft>(store::Reading const&)> const& drafts);
    Written write(Act const& act, Permission permission, std::vector<Draft> const& drafts);

    // Records that personal data are read, then lets `use` read them. `about`: case refs or entries concerned.
    void access(Act const& act, Permission permission, AccessDetails const& about,
                std::function<void(CaseReader const&)> const& use);

    // For who needs no personal data: checks and records a refusal, but no entry when it is permitted.
    void permit(Act const& act, Permission permission);

    void erase(Act const& act, std::string const& case_id, std::string const& reason);
    void rekey(Act const& act, crypto::Key const& new_master);
    // Goes on after a backup was put back: records what the anchor had seen.
    Written accept_restored(Act const& act, std::string const& reason);

    // The ref of a case that has a key; needs the master key.
    std::optional<std::string> find_case(std::string const& case_id) const;
    Anchor anchor() const;  // after the last write
    KeyRing const& keys() const { return keys_; }
    store::Store& store() const { return store_; }

private:
    store::Store& store_;
    KeyRing keys_;
    crypto::Random random_;
    std::optional<Anchor> anchor_;
};

// Everyone who was ever registered, with what they are after entry `through` (0: all).
struct Registered {
    ActorDetails details;
    std::int64_t since = 0;  // entry
};
std::vector<Registered> actors(store::Reading const& reading, std::int64_t through = 0);

Entry entry_at(store::Reading const& reading, std::int64_t number);  // LedgerError NoSuchEntry, Damaged
std::string ledger_id(store::Reading const& reading);
std::vector<std::string> setting(store::Reading const& reading, std::string_view name);  // the last value

}  // namespace wetwijzer::ledger
