// Proofs that one tree continues another.
#include "tests/unit/merkle/reference.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;

TEST_CASE("consistency proofs are those of the certificate-transparency reference implementation") {
    Grown const tree(published_leaves());
    struct Published {
        std::uint64_t old_size, size;
        std::vector<std::string> proof;
    };
    std::vector<Published> const published{
        {1, 1, {}},
        {1,
         8,
         {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
        {6,
         8,
         {"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
        {2,
         5,
         {"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}},
    };
    for (auto const& one : published) {
        INFO(one.old_size << " to " << one.size);
        std::vector<std::string> hexes;
        for (auto const& hash : merkle::consistency_proof(one.old_size, one.size, tree.node_at()))
            hexes.push_back(hash.hex());
        CHECK(hexes == one.proof);
    }
}

TEST_CASE("every two sizes have the proof that is defined, and no other is accepted") {
    std::size_t const most = 130;
    auto const leaves = numbered_leaves(most);
    Grown const tree(leaves);
    std::vector<Hash> roots;
    for (std::size_t size = 0; size <= most; ++size) roots.push_back(reference_root(Leaves(leaves).first(size)));
    std::size_t turn = 0;
    for (std::uint64_t size = 0; size <= most; ++size) {
        for (std::uint64_t old_size = 0; old_size <= size; ++old_size) {
            INFO(old_size << " to " << size);
            auto const proof = merkle::consistency_proof(old_size, size, tree.node_at());
            REQUIRE(proof == reference_consistency(old_size, Leaves(leaves).first(size)));
            auto const holds = [&](std::vector<Hash> const& hashes) {
                return merkle::verify_consistency(old_size, size, roots[old_size], roots[size], hashes);
            };
            REQUIRE(holds(proof));
            bool refused = true;
            for (std::size_t i = 0; i < proof.size(); ++i) {
                auto other = proof;
                bool const every = size <= 9 || long_tests();
                for (std::size_t bit = every ? 0 : ++turn % 256; bit < 256; bit += every ? 1 : 256) {
                    other[i] = flipped(proof[i], bit);
                    refused = refused && !holds(other);
                }
                other = proof;
                other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
                refused = refused && !holds(other);
                for (auto const& extra : {proof[i], roots[old_size], roots[size], Hash{}}) {
                    other = proof;
                    other.insert(other.begin() + static_cast<std::ptrdiff_t>(i), extra);
                    refused = refused && !holds(other);
                }
                if (i > 0) {
                    other = proof;
                    std::swap(other[i], other[i - 1]);
                    refused = refused && !holds(other);
                }
            }
            for (auto const& extra : {roots[old_size], roots[size], Hash{}}) {
                auto other = proof;
                other.push_back(extra);
                refused = refused && !holds(other);
            }
            CHECK(refused);
            auto const bit = ++turn % 256;
            auto const& old_root = roots[old_size];
            auto const& root = roots[size];
            CHECK_FALSE(merkle::verify_consistency(old_size, size, flipped(old_root, bit), root, proof));
            // Everything continues nothing; the new root says no more there.
            if (old_size > 0)
                CHECK_FALSE(merkle::verify_consistency(old_size, size, old_root, flipped(root, bit), proof));
            if (old_size != size) CHECK_FALSE(merkle::verify_consistency(size, old_size, root, old_root, proof));
        }
    }
}

// What a cheat would want: a log with one old entry changed, shown as a continuation.
TEST_CASE("a tree with another past has no proof, whichever hashes of either tree are offered") {
    auto const leaves = numbered_leaves(13);
    Grown const honest(leaves);
    for (std::size_t changed = 0; changed < 7; ++changed) {
        auto forged_leaves = leaves;
        forged_leaves[changed] += " changed";
        Grown const forged(forged_leaves);
        for (std::uint64_t old_size = changed + 1; old_size < leaves.size(); ++old_size) {
            auto const old_root = merkle::root(old_size, honest.node_at());
            auto const root = merkle::root(13, forged.node_at());
            for (auto const* tree : {&honest, &forged})
                CHECK_FALSE(merkle::verify_consistency(old_size, 13, old_root, root,
                                                       merkle::consistency_proof(old_size, 13, tree->node_at())));
        }
    }
}

TEST_CASE("absurd sizes are refused") {
    auto const hash = merkle::leaf_hash("x");
    auto const most = ~std::uint64_t{0};
    CHECK_FALSE(merkle::verify_consistency(1, most, hash, hash, {}));
    CHECK_FALSE(merkle::verify_consistency(most - 1, most, hash, hash, std::vector<Hash>(64, hash)));
    CHECK_FALSE(merkle::verify_consistency(most, 1, hash, hash, {}));
    CHECK_FALSE(merkle::verify_consistency(0, 5, hash, hash, {}));
}
