// The key of a case: how it is wrapped with the master key, found by the case's number, and used to seal parts.
#pragma once

#include "engine/crypto/crypto.hpp"
#include "engine/store/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::ledger {

struct CaseSecret {
    crypto::Key key;
    std::string case_id;  // the case's real number
};

// BLAKE2b under a key derived from the master key ("wetwijzer-lookup/1"): finds a case, tells its number to no one.
crypto::Hash lookup_of(crypto::Key const& master, std::string_view case_id);

// Seals key and number with a key derived from the master key ("wetwijzer-wrap/1"); associated data
// "wetwijzer-case/1\n<ledger id>\n<ref>\n".
store::CaseKey wrap(crypto::Key const& master, std::string_view ledger, std::string const& ref,
                    CaseSecret const& secret);
// Nothing when it was wrapped otherwise, or `lookup` is not that of its number.
std::optional<CaseSecret> unwrap(crypto::Key const& master, std::string_view ledger, store::CaseKey const& key);

crypto::Hash key_digest(store::CaseKey const& key);  // BLAKE2b of lookup (32 bytes) and wrapped

// BLAKE2b of the ledger's id under a key derived from the master key ("wetwijzer-master/1"), in hex: tells whether a
// master key is the one that the cases' keys are wrapped with.
std::string master_check(crypto::Key const& master, std::string_view ledger);

// What part `name` of entry `number` is bound to.
std::string associated(std::string_view ledger, std::string_view ref, std::int64_t number, std::string_view name);
// The bytes to seal for a text: a trace with distances for its numbers (trace_steps.hpp), compressed.
std::string packed_part(std::string_view name, std::string_view text);
std::string seal_part(crypto::Key const& key, std::string_view ledger, std::string_view ref, std::int64_t number,
                      std::string_view name, std::string_view packed);
// The text again. Nothing when the key, the place or any byte is another.
std::optional<std::string> open_part(crypto::Key const& key, std::string_view ledger, std::string_view ref,
                                     std::int64_t number, std::string_view name, std::string_view sealed);

}  // namespace wetwijzer::ledger
