// Verification: every entry, node, head, signature, part, key and role of a ledger, or of what was added since a head
// that one trusts. Needs no key but the log's public one; with the master key sealed parts are opened too.
#pragma once

#include "engine/ledger/fingerprint.hpp"
#include "engine/ledger/head.hpp"
#include "engine/ledger/keys.hpp"
#include "engine/store/store.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::ledger {

// What exactly is wrong: see faults.def.
enum class Fault : std::uint8_t {
#define FAULT(NAME, KIND, CODE) NAME,
#include "engine/ledger/faults.def"
#undef FAULT
};

struct Finding {
    enum class Kind : std::uint8_t {
        File,       // a page, the schema, SQLite's own check
        Entry,      // not an entry, or not in its place
        Time,       // recorded before the entry before it
        Tree,       // a stored node is not the hash of what is below it
        Head,       // a head that does not fit the tree, or is missing
        Signature,  // of the log or of a person
        Actor,      // somebody unknown, withdrawn, or without the right to it
        Part,       // a sealed part that is not what its leaf says, is missing, or is one too many
        Key,        // of a case: changed, missing without an erasure, or still there after one
        RuleTexts,  // rule texts that do not have their hash, or are missing
        Content,    // opens, but does not say what its entry says (only with the master key)
        Fork,       // not a continuation of the trusted head
        Identity,   // another ledger, or another log key, than was trusted
    };
    Kind kind = Kind::Entry;
    Fault fault = Fault::EntryUnreadable;
    std::int64_t number = 0;  // entry or size of the head; 0: none
    std::string detail;       // names and hashes, in no language

    friend bool operator==(Finding const&, Finding const&) = default;
};

std::string_view name(Finding::Kind kind);  // "tree"
std::string_view name(Fault fault);         // "tree_node"
Finding::Kind kind_of(Fault fault);
std::vector<Fault> const& all_faults();

struct Trust {
    std::optional<crypto::PublicKey> log_key;  // known from elsewhere; else that of the first entry
    std::vector<Head> heads;                   // deposited elsewhere; each must be a state of this log
    std::vector<Fingerprint> fingerprints;     // the same, of heads on paper
    std::vector<Anchor> anchors;               // seen before by a folder of keys; likewise
    // Verified before: only what came after is looked at, and that it follows. Not looked at again are the entries
    // under it, their parts, heads and signatures, the keys of cases that nothing new is about, and the rule texts of
    // sets that were there; old entries that new ones rest on are proven to be under the head.
    std::optional<Head> from;
};

struct Verification {
    std::vector<Finding> findings;  // empty: everything holds. By number, kind, fault and detail
    std::int64_t found = 0;         // all of them, also those above VerifyOptions::most_findings
    std::int64_t size = 0;
    std::optional<Head> head;  // the last one
    crypto::PublicKey log_key;
    // No findings, but worth telling; of what was looked at.
    std::int64_t clock_back = 0, times_given = 0, erased = 0, refusals = 0, restores = 0, imports = 0;
    // Recorded later than VerifyOptions::now: how many, and the first. Not of an exercise, which begins later by a time
    // that was given.
    std::int64_t ahead = 0, ahead_from = 0;
};

struct VerifyOptions {
    std::optional<crypto::Key> master;
    std::string now;  // what the clock says, RFC 3339, UTC; empty: unknown
    unsigned threads = 1;
    std::size_t most_findings = 100;
    bool check_pages = true;  // pages and SQLite's own check; left out only when something else did that
    std::function<void(std::int64_t)> progress;  // entries done; from one thread at a time
};

// StoreError when there is no ledger to read; damage is a finding as long as anything can be read.
Verification verify(std::string const& path, Trust const& trust, VerifyOptions const& options);

}  // namespace wetwijzer::ledger
