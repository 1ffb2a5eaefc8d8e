// Private to verification: what can be checked of a piece of the log without knowing what stands before it. Pieces are
// complete subtrees of the Merkle tree, so that several threads can hash them.
#pragma once

#include "engine/ledger/details.hpp"
#include "engine/ledger/entry.hpp"
#include "engine/ledger/verify_findings.hpp"
#include "engine/merkle/merkle.hpp"

#include <variant>

namespace wetwijzer::ledger {

// What all threads know; nothing in it changes while they work.
struct VerifyContext {
    Findings& findings;
    std::string ledger;                        // id, of the first entry
    std::optional<crypto::PublicKey> log_key;  // of the first entry; none: it is unreadable
    std::optional<crypto::Key> master;
    std::int64_t size = 0;  // entries in the file
    std::int64_t from = 0;  // entries that are under the trusted head
    std::string now;        // later entries are counted; empty: none are
};

using AnyDetails =
    std::variant<std::monostate, GenesisDetails, ActorDetails, SettingDetails, RuleSetDetails, CaseDetails,
                 FactsDetails, DecisionDetails, ApprovalDetails, AccessDetails, RefusalDetails, ErasureDetails,
                 SampleDetails, ExportDetails, RestoreDetails, RekeyDetails, ImportDetails>;

// Nothing when they do not fit the kind.
AnyDetails read_details(Kind kind, std::string_view text);

// What the rest of verification needs of an entry.
struct Row {
    std::int64_t number = 0;
    Kind kind = Kind::Genesis;
    std::string recorded_at, actor, role, case_ref;
    bool clock_back = false, time_given = false;
    crypto::Hash after;
    AnyDetails details;
    std::vector<std::string> missing;  // parts that it names and that are not there
};

struct HeadRow {
    std::int64_t size = 0;     // where it stands
    std::optional<Head> head;  // none: unreadable
    crypto::Hash digest;       // of its text
    crypto::Hash inner;        // root of the piece's leaves that it covers
};

inline constexpr std::uint32_t chunk_level = 11;
inline constexpr std::int64_t chunk_size = std::int64_t{1} << chunk_level;

struct Chunk {
    std::int64_t first = 0, last = 0;  // numbers of entries; `last` of a complete piece is a multiple of chunk_size
    std::vector<Row> rows;             // readable ones
    std::vector<std::int64_t> unreadable;
    std::vector<HeadRow> heads;
    crypto::Hash root;                // of the piece
    std::vector<crypto::Hash> above;  // stored with its last leaf: hashes above chunk_level
};

// The entries of the piece with place `index` (from 0), heads and parts; findings go to the context.
Chunk read_chunk(VerifyContext const& context, store::Reading const& reading, std::int64_t index);

// Opens the parts of an entry and holds them against it. `parts` are those that have the right digest.
void check_content(VerifyContext const& context, store::Reading const& reading, Entry const& entry,
                   AnyDetails const& details, std::vector<store::Part> const& parts);

}  // namespace wetwijzer::ledger
