// Proofs that leave the ledger: one file, canonical JSON ("wetwijzer-proof/1", docs/ledger-format.md), enough by itself
// for whoever knows the log's public key or has a head of it.
#pragma once

#include "engine/ledger/head.hpp"
#include "engine/store/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace wetwijzer::ledger {

// That an entry stands in the log that a head signs.
struct InclusionProof {
    crypto::PublicKey log_key;
    Head head;
    std::int64_t number = 0;  // of the entry, from 1
    std::string leaf;
    std::vector<crypto::Hash> hashes;
};

// That the log of one head continues that of another: nothing before it was changed or left out.
struct ConsistencyProof {
    crypto::PublicKey log_key;
    Head from, to;
    std::vector<crypto::Hash> hashes;
};

using Proof = std::variant<InclusionProof, ConsistencyProof>;

std::string to_text(Proof const& proof);
std::optional<Proof> read_proof(
    std::string_view text);  // only what to_text gives, with or without a line feed after it

// Under the head with that size; 0: the last one. LedgerError NoSuchEntry, Invalid (no such head), Damaged.
InclusionProof prove_entry(store::Reading const& reading, std::int64_t number, std::int64_t size = 0);
ConsistencyProof prove_continuation(store::Reading const& reading, std::int64_t from_size, std::int64_t to_size = 0);

enum class ProofFault : std::uint8_t {
    LogKey,         // another key than is trusted
    Signature,      // the log's signature under a head does not hold
    OtherLedger,    // the two heads are of different ledgers
    UnknownHead,    // no head of the proof is one that is trusted
    NotAnEntry,     // the leaf is none
    OtherNumber,    // the leaf says another number
    Order,          // the first head is of a longer log than the second; or the entry lies outside the log
    Contradiction,  // two signed heads of the same size with different roots: the log was forked
    Hashes,         // the hashes do not lead to the root
};

std::string_view name(ProofFault fault);  // "hashes"

// What a verifier knows from elsewhere; what is empty proves nothing and asks nothing.
struct KnownLog {
    std::optional<crypto::PublicKey> log_key;
    std::vector<Head> heads;
};

// Nothing when it holds: what it says about an entry or a past is then as sure as the log's key and heads are.
std::optional<ProofFault> check(Proof const& proof, KnownLog const& known = {});

}  // namespace wetwijzer::ledger
