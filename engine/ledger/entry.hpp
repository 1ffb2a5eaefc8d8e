// One entry of the log: a leaf of the Merkle tree. What stands in it is public to whoever has the file; personal data
// stand in sealed parts, of which it holds the digests.
#pragma once

#include "engine/crypto/crypto.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::ledger {

enum class Kind : std::uint8_t {
    Genesis,   // the first: id and public key of the log
    Actor,     // a person and role added or withdrawn
    Setting,   // a rule of the organisation: which decisions need four eyes
    RuleSet,   // rule texts came into the ledger
    Case,      // a case was opened: its key was made
    Facts,     // statements about a case
    Decision,  // computed, and taken
    Approval,  // a second official agreed
    Access,    // personal data were read
    Refusal,   // somebody was not let in
    Erasure,   // the key of a case was destroyed
    Sample,    // a sample was drawn
    Export,    // data left the ledger
    Restore,   // work went on after a backup was put back
    Rekey,     // the keys of cases were wrapped with a new master key
    Import,    // a record of an older format
};

enum class Role : std::uint8_t { Caseworker, Policy, Auditor, Administrator };

std::string_view name(Kind kind);  // "decision": in leaves and in JSON
std::string_view name(Role role);  // "caseworker"
std::optional<Kind> kind_named(std::string_view name);
std::optional<Role> role_named(std::string_view name);

struct Entry {
    std::int64_t number = 0;  // 1, 2, 3, … without holes
    Kind kind = Kind::Genesis;
    std::string recorded_at;                    // RFC 3339, UTC; never before that of the entry before it
    std::string clock;                          // what the clock said, when that was earlier; else empty
    bool time_given = false;                    // not the clock's: given by who recorded it
    std::string actor;                          // empty: the system
    std::string role;                           // at that moment; empty: none
    std::string purpose;                        // what for (doelbinding)
    std::string basis;                          // legal basis
    std::string traceparent;                    // W3C Trace Context of who asked; empty: none
    std::string case_ref;                       // empty: about no single case
    crypto::Hash after;                         // digest of the head before this transaction; zero for the first
    std::map<std::string, crypto::Hash> parts;  // name → BLAKE2b of the sealed part
    std::string details = "{}";                 // canonical JSON object, by kind: see details.hpp
};

std::string to_leaf(Entry const& entry);  // canonical JSON: keys in byte order, no space
// Only what to_leaf gives: any other spelling of the same entry is refused.
std::optional<Entry> read_leaf(std::string_view leaf);

}  // namespace wetwijzer::ledger
