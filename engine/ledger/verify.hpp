// Verification: every entry, node, head, signature, part, key and role of a ledger, or of what was added since a head
// that one trusts. Needs no key but the log's public one; with the master key sealed parts are opened too.
#pragma once

#include "engine/ledger/head.hpp"
#include "engine/ledger/keys.hpp"
#include "engine/store/store.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::ledger {

struct Finding {
    enum class Kind {
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
    std::int64_t number = 0;  // entry or size of the head; 0: none
    std::string detail;       // names and hashes, in no language
};

std::string_view name(Finding::Kind kind);

struct Trust {
    std::optional<crypto::PublicKey> log_key;  // known from elsewhere; else that of the first entry
    std::vector<Head> heads;                   // deposited elsewhere; each must be a state of this log
    std::optional<Head> from;  // verified before: only what came after is looked at, and that it follows
};

struct Verification {
    std::vector<Finding> findings;  // empty: everything holds
    std::int64_t size = 0;
    std::optional<Head> head;  // the last one
    crypto::PublicKey log_key;
    std::int64_t clock_back = 0, times_given = 0, erased = 0, refusals = 0;  // no findings, but worth telling
};

struct VerifyOptions {
    std::optional<crypto::Key> master;
    unsigned threads = 1;
    std::size_t most_findings = 100;
    std::function<void(std::int64_t)> progress;  // entries done; from one thread at a time
};

Verification verify(std::string const& path, Trust const& trust, VerifyOptions const& options);

}  // namespace wetwijzer::ledger
