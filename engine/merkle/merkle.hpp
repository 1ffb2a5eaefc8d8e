// The Merkle tree of a log: hashes, roots and proofs as in RFC 9162 (2.1), with SHA-256. Pure functions; where the
// hashes are kept is the caller's affair.
#pragma once

#include "engine/crypto/crypto.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace wetwijzer::merkle {

using crypto::Hash;

Hash leaf_hash(std::string_view leaf);                // SHA-256(0x00 || leaf)
Hash node_hash(Hash const& left, Hash const& right);  // SHA-256(0x01 || left || right)
Hash empty_root();                                    // SHA-256 of nothing

// The hash of a complete subtree: level 0 are the leaves, `place` counts from 0 within the level. Covers the leaves
// place * 2^level … (place + 1) * 2^level - 1.
using NodeAt = std::function<Hash(std::uint32_t level, std::uint64_t place)>;

struct Node {
    std::uint32_t level = 0;
    std::uint64_t place = 0;
    Hash hash;
};

// Grows a tree leaf by leaf in logarithmic memory.
class Frontier {
public:
    Frontier() = default;
    Frontier(std::uint64_t size, NodeAt const& node_at);  // of a tree that exists

    // The complete subtrees that this leaf finishes, the leaf itself first.
    std::vector<Node> append(Hash const& leaf);
    std::uint64_t size() const { return size_; }
    Hash root() const;

private:
    std::uint64_t size_ = 0;
    std::vector<Hash> peaks_;  // of the complete subtrees, largest first
};

Hash root(std::uint64_t size, NodeAt const& node_at);

// For leaf `index` (from 0) in the tree of the first `size` leaves; index < size.
std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size, NodeAt const& node_at);
bool verify_inclusion(Hash const& leaf, std::uint64_t index, std::uint64_t size, std::vector<Hash> const& proof,
                      Hash const& root);

// That the first `old_size` leaves of the tree of `size` leaves are the old tree; old_size <= size. Empty when old_size
// is 0 or size.
std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t size, NodeAt const& node_at);
bool verify_consistency(std::uint64_t old_size, std::uint64_t size, Hash const& old_root, Hash const& root,
                        std::vector<Hash> const& proof);

}  // namespace wetwijzer::merkle
