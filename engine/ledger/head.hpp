// A signed tree head: "the log had this size and this root at this time", signed by the log's key and, when a person
// added the entries since the head before it, by theirs. One head ends every transaction.
#pragma once

#include "engine/crypto/crypto.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::ledger {

struct Head {
    std::string ledger;  // id, 32 hex digits
    std::int64_t size = 0;
    crypto::Hash root;
    std::string at;     // RFC 3339, UTC
    std::string actor;  // empty: the system (a refusal of somebody unknown)
    std::optional<crypto::Signature> actor_signature;
    crypto::Signature log_signature;
};

// What the person signs, and what the log signs (that and the person's signature). docs/ledger-format.md
std::string statement(Head const& head);
std::string log_statement(Head const& head);

std::string to_text(Head const& head);                 // canonical JSON, as stored and published
std::optional<Head> read_head(std::string_view text);  // only what to_text gives
crypto::Hash digest(std::string_view head_text);       // SHA-256; the "after" of the next entries

}  // namespace wetwijzer::ledger
