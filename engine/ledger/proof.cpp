#include "engine/ledger/proof.hpp"

#include "engine/ledger/details.hpp"
#include "engine/ledger/entry.hpp"
#include "engine/ledger/errors.hpp"
#include "engine/merkle/merkle.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wetwijzer::ledger {

namespace {

using Json = nlohmann::json;
using crypto::Hash;

constexpr char const* format = "wetwijzer-proof/1";
constexpr std::size_t most_hashes = 128;  // two for every level of a tree that a number can count
constexpr int most_nesting = 20;          // leaves have less; writing JSON takes stack for each level

Json hexes(std::vector<Hash> const& hashes) {
    auto json = Json::array();
    for (auto const& hash : hashes) json.push_back(hash.hex());
    return json;
}

Json to_json(InclusionProof const& proof) {
    return {{"format", format},      {"hashes", hexes(proof.hashes)},   {"head", Json::parse(to_text(proof.head))},
            {"kind", "inclusion"},   {"leaf", Json::parse(proof.leaf)}, {"log_key", proof.log_key.hex()},
            {"number", proof.number}};
}

Json to_json(ConsistencyProof const& proof) {
    return {
        {"format", format},      {"from", Json::parse(to_text(proof.from))}, {"hashes", hexes(proof.hashes)},
        {"kind", "consistency"}, {"log_key", proof.log_key.hex()},           {"to", Json::parse(to_text(proof.to))}};
}

std::optional<std::vector<Hash>> read_hashes(Json const& json) {
    std::vector<Hash> hashes;
    if (!json.is_array() || json.size() > most_hashes) return std::nullopt;
    for (auto const& one : json) {
        auto const hash = Hash::from_hex(one.get<std::string>());
        if (!hash) return std::nullopt;
        hashes.push_back(*hash);
    }
    return hashes;
}

std::optional<Proof> read(Json const& json) {
    auto const hashes = read_hashes(json.at("hashes"));
    auto const log_key = crypto::PublicKey::from_hex(json.at("log_key").get<std::string>());
    if (!hashes || !log_key) return std::nullopt;
    auto const kind = json.at("kind").get<std::string>();
    if (kind == "inclusion") {
        auto const head = read_head(json.at("head").dump());
        if (!head || !json.at("number").is_number_integer()) return std::nullopt;
        return InclusionProof{*log_key, *head, json.at("number").get<std::int64_t>(), json.at("leaf").dump(), *hashes};
    }
    if (kind == "consistency") {
        auto const from = read_head(json.at("from").dump());
        auto const to = read_head(json.at("to").dump());
        if (!from || !to) return std::nullopt;
        return ConsistencyProof{*log_key, *from, *to, *hashes};
    }
    return std::nullopt;
}

merkle::NodeAt node_at(store::Reading const& reading) {
    return [&reading](std::uint32_t level, std::uint64_t place) { return reading.node(level, place); };
}

Head head_at(store::Reading const& reading, std::int64_t size) {
    auto const text = size == 0 ? reading.last_head() : reading.head(size);
    if (!text) throw LedgerError(LedgerError::Code::Invalid, "head " + std::to_string(size));
    auto const head = read_head(*text);
    if (!head) throw LedgerError(LedgerError::Code::Damaged, "head " + std::to_string(size));
    return *head;
}

crypto::PublicKey log_key(store::Reading const& reading) {
    auto const leaf = reading.leaf(1);
    auto const entry = leaf ? read_leaf(*leaf) : std::nullopt;
    GenesisDetails details;
    if (entry && entry->kind == Kind::Genesis && read(entry->details, details))
        if (auto const key = crypto::PublicKey::from_hex(details.log_key)) return *key;
    throw LedgerError(LedgerError::Code::Damaged, "entry 1");
}

bool signed_by(crypto::PublicKey const& key, Head const& head) {
    return crypto::verify(key, log_statement(head), head.log_signature);
}

bool trusted(Head const& head, KnownLog const& known) {
    return known.heads.empty() || std::any_of(known.heads.begin(), known.heads.end(),
                                              [&](Head const& one) { return to_text(one) == to_text(head); });
}

std::optional<ProofFault> find_fault(InclusionProof const& proof, KnownLog const& known) {
    if (!signed_by(proof.log_key, proof.head)) return ProofFault::Signature;
    if (!trusted(proof.head, known)) return ProofFault::UnknownHead;
    auto const entry = read_leaf(proof.leaf);
    if (!entry) return ProofFault::NotAnEntry;
    if (entry->number != proof.number) return ProofFault::OtherNumber;
    if (proof.number < 1 || proof.number > proof.head.size) return ProofFault::Order;
    if (!merkle::verify_inclusion(merkle::leaf_hash(proof.leaf), static_cast<std::uint64_t>(proof.number - 1),
                                  static_cast<std::uint64_t>(proof.head.size), proof.hashes, proof.head.root))
        return ProofFault::Hashes;
    return std::nullopt;
}

std::optional<ProofFault> find_fault(ConsistencyProof const& proof, KnownLog const& known) {
    if (!signed_by(proof.log_key, proof.from) || !signed_by(proof.log_key, proof.to)) return ProofFault::Signature;
    if (proof.from.ledger != proof.to.ledger) return ProofFault::OtherLedger;
    if (!trusted(proof.from, known) && !trusted(proof.to, known)) return ProofFault::UnknownHead;
    if (proof.from.size > proof.to.size) return ProofFault::Order;
    if (proof.from.size == proof.to.size && proof.from.root != proof.to.root) return ProofFault::Contradiction;
    if (!merkle::verify_consistency(static_cast<std::uint64_t>(proof.from.size),
                                    static_cast<std::uint64_t>(proof.to.size), proof.from.root, proof.to.root,
                                    proof.hashes))
        return ProofFault::Hashes;
    return std::nullopt;
}

}  // namespace

std::string to_text(Proof const& proof) {
    return std::visit([](auto const& one) { return to_json(one).dump(); }, proof);
}

std::optional<Proof> read_proof(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    bool deep = false;
    auto const keep = [&](int depth, Json::parse_event_t, Json&) {
        deep = deep || depth > most_nesting;
        return !deep;
    };
    try {
        auto const json = Json::parse(text, keep);
        if (deep) return std::nullopt;
        auto proof = read(json);
        if (!proof || to_text(*proof) != text) return std::nullopt;
        return proof;
    } catch (Json::exception const&) {
        return std::nullopt;
    }
}

InclusionProof prove_entry(store::Reading const& reading, std::int64_t number, std::int64_t size) {
    auto const leaf = reading.leaf(number);
    if (!leaf) throw LedgerError(LedgerError::Code::NoSuchEntry, std::to_string(number));
    auto const head = head_at(reading, size);
    if (number > head.size) throw LedgerError(LedgerError::Code::NoSuchEntry, std::to_string(number));
    if (!read_leaf(*leaf)) throw LedgerError(LedgerError::Code::Damaged, "entry " + std::to_string(number));
    return {log_key(reading), head, number, *leaf,
            merkle::inclusion_proof(static_cast<std::uint64_t>(number - 1), static_cast<std::uint64_t>(head.size),
                                    node_at(reading))};
}

ConsistencyProof prove_continuation(store::Reading const& reading, std::int64_t from_size, std::int64_t to_size) {
    auto const from = head_at(reading, from_size);
    auto const to = head_at(reading, to_size);
    if (from.size > to.size) throw LedgerError(LedgerError::Code::Invalid, "head " + std::to_string(to.size));
    return {log_key(reading), from, to,
            merkle::consistency_proof(static_cast<std::uint64_t>(from.size), static_cast<std::uint64_t>(to.size),
                                      node_at(reading))};
}

std::string_view name(ProofFault fault) {
    switch (fault) {
        case ProofFault::LogKey:
            return "log_key";
        case ProofFault::Signature:
            return "signature";
        case ProofFault::OtherLedger:
            return "other_ledger";
        case ProofFault::UnknownHead:
            return "unknown_head";
        case ProofFault::NotAnEntry:
            return "not_an_entry";
        case ProofFault::OtherNumber:
            return "other_number";
        case ProofFault::Order:
            return "order";
        case ProofFault::Contradiction:
            return "contradiction";
        case ProofFault::Hashes:
            return "hashes";
    }
    return "";
}

std::optional<ProofFault> check(Proof const& proof, KnownLog const& known) {
    return std::visit(
        [&](auto const& one) -> std::optional<ProofFault> {
            if (known.log_key && *known.log_key != one.log_key) return ProofFault::LogKey;
            return find_fault(one, known);
        },
        proof);
}

}  // namespace wetwijzer::ledger
