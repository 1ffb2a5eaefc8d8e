// Any bytes as what auditors hand each other: proofs, heads, leaves, fingerprints, keys, anchors. Refused, or read back
// as exactly the same bytes; never a crash, and no proof that was not made holds.
#include "engine/ledger/details.hpp"
#include "engine/ledger/entry.hpp"
#include "engine/ledger/fingerprint.hpp"
#include "engine/ledger/keys.hpp"
#include "engine/ledger/proof.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace wetwijzer;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

std::string_view without_line_feed(std::string_view text) {
    return text.ends_with('\n') ? text.substr(0, text.size() - 1) : text;
}

// A key that signed nothing.
ledger::KnownLog strangers_log() {
    static auto const key = crypto::SigningKey(*crypto::Key::from_hex(std::string(64, '5'))).public_key();
    return {key, {}};
}

void try_proof(std::string_view text) {
    auto const proof = ledger::read_proof(text);
    if (!proof) return;
    require(ledger::to_text(*proof) == without_line_feed(text));
    ledger::check(*proof);
    require(ledger::check(*proof, strangers_log()).has_value());
}

void try_head(std::string_view text) {
    auto const head = ledger::read_head(text);
    require(ledger::fingerprint(text).has_value() == head.has_value());
    if (!head) return;
    require(ledger::to_text(*head) == text);
    require(!crypto::verify(*strangers_log().log_key, ledger::log_statement(*head), head->log_signature));
}

void try_leaf(std::string_view text) {
    auto const entry = ledger::read_leaf(text);
    if (!entry) return;
    require(ledger::to_leaf(*entry) == text);
    ledger::are_details(entry->kind, entry->details);
}

void try_fingerprint(std::string_view text) {
    auto const print = ledger::read_fingerprint(text);
    if (print) require(ledger::read_fingerprint(ledger::to_text(*print)) == *print);
}

void try_keys(std::string_view text) {
    if (auto const key = ledger::read_key_file(text))
        require(without_line_feed(ledger::to_text(*key)) == without_line_feed(text));
    if (auto const key = ledger::read_public_key_file(text))
        require(without_line_feed(ledger::to_text(*key)) == without_line_feed(text));
    if (auto const anchor = ledger::read_anchor(text))
        require(without_line_feed(ledger::to_text(*anchor)) == without_line_feed(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    try_proof(text);
    try_head(text);
    try_leaf(text);
    try_fingerprint(text);
    try_keys(text);
    return 0;
}
