// RFC 9162, 2.1, written down as it stands there: recursive, over all leaves, with its own hashing of nodes. What
// engine/merkle gives is held against this.
#pragma once

#include "engine/merkle/merkle.hpp"

#include <span>
#include <string>
#include <vector>

namespace wetwijzer::tests {

using merkle::Hash;
using Leaves = std::span<std::string const>;

Hash reference_root(Leaves leaves);                                     // MTH(D_n)
std::vector<Hash> reference_path(std::size_t m, Leaves leaves);         // PATH(m, D_n)
std::vector<Hash> reference_consistency(std::size_t m, Leaves leaves);  // PROOF(m, D_n)

// Leaves 0, 1, …, each another text.
std::vector<std::string> numbered_leaves(std::size_t count);
// The eight leaves of the tests of the certificate-transparency reference implementation.
std::vector<std::string> const& published_leaves();

// The nodes of a tree that was grown leaf by leaf.
class Grown {
public:
    explicit Grown(Leaves leaves);
    merkle::NodeAt node_at() const;
    merkle::Frontier const& frontier() const { return frontier_; }

private:
    merkle::Frontier frontier_;
    std::vector<std::vector<Hash>> levels_;
};

Hash flipped(Hash hash, std::size_t bit);
bool long_tests();  // WETWIJZER_LONG=1

}  // namespace wetwijzer::tests
