// Proofs that a leaf stands at its place in a tree.
#include "tests/unit/merkle/reference.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

std::vector<std::string> hexes(std::vector<Hash> const& hashes) {
    std::vector<std::string> result;
    for (auto const& hash : hashes) result.push_back(hash.hex());
    return result;
}

}  // namespace

TEST_CASE("inclusion proofs are those of the certificate-transparency reference implementation") {
    Grown const tree(published_leaves());
    struct Published {
        std::uint64_t index, size;
        std::vector<std::string> proof;
    };
    std::vector<Published> const published{
        {0, 1, {}},
        {0,
         8,
         {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
        {5,
         8,
         {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
        {2, 3, {"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}},
        {1,
         5,
         {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}},
    };
    for (auto const& one : published) {
        INFO(one.index << " of " << one.size);
        CHECK(hexes(merkle::inclusion_proof(one.index, one.size, tree.node_at())) == one.proof);
    }
}

TEST_CASE("every leaf of every tree has the proof that is defined, and no other is accepted") {
    std::size_t const most = 130;
    auto const leaves = numbered_leaves(most);
    Grown const tree(leaves);
    std::size_t turn = 0;
    for (std::uint64_t size = 1; size <= most; ++size) {
        auto const root = reference_root(Leaves(leaves).first(size));
        for (std::uint64_t index = 0; index < size; ++index) {
            INFO(index << " of " << size);
            auto const leaf = merkle::leaf_hash(leaves[index]);
            auto const proof = merkle::inclusion_proof(index, size, tree.node_at());
            REQUIRE(proof == reference_path(index, Leaves(leaves).first(size)));
            auto const holds = [&](std::vector<Hash> const& hashes) {
                return merkle::verify_inclusion(leaf, index, size, hashes, root);
            };
            REQUIRE(holds(proof));
            bool refused = true;
            for (std::size_t i = 0; i < proof.size(); ++i) {
                auto other = proof;
                // Every bit in small trees, and in the long mode in all; else one that moves on.
                bool const every = size <= 9 || long_tests();
                for (std::size_t bit = every ? 0 : ++turn % 256; bit < 256; bit += every ? 1 : 256) {
                    other[i] = flipped(proof[i], bit);
                    refused = refused && !holds(other);
                }
                other = proof;
                other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
                refused = refused && !holds(other);
                for (auto const& extra : {proof[i], root, leaf, Hash{}}) {
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
            for (auto const& extra : {root, leaf, Hash{}}) {
                auto other = proof;
                other.push_back(extra);
                refused = refused && !holds(other);
            }
            CHECK(refused);
            auto const bit = ++turn % 256;
            CHECK_FALSE(merkle::verify_inclusion(flipped(leaf, bit), index, size, proof, root));
            CHECK_FALSE(merkle::verify_inclusion(leaf, index, size, proof, flipped(root, bit)));
        }
    }
}

TEST_CASE("a leaf is proved at no other place than its own") {
    auto const leaves = numbered_leaves(40);
    Grown const tree(leaves);
    for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
        auto const root = merkle::root(size, tree.node_at());
        for (std::uint64_t index = 0; index < size; ++index) {
            auto const proof = merkle::inclusion_proof(index, size, tree.node_at());
            for (std::uint64_t claimed = 0; claimed < size + 3; ++claimed)
                CHECK(merkle::verify_inclusion(merkle::leaf_hash(leaves[index]), claimed, size, proof, root) ==
                      (claimed == index));
        }
    }
}

TEST_CASE("absurd numbers are refused, not computed with") {
    auto const leaf = merkle::leaf_hash("x");
    auto const most = ~std::uint64_t{0};
    CHECK_FALSE(merkle::verify_inclusion(leaf, 0, 0, {}, merkle::empty_root()));
    CHECK_FALSE(merkle::verify_inclusion(leaf, most, most, {}, leaf));
    CHECK_FALSE(merkle::verify_inclusion(leaf, most - 1, most, std::vector<Hash>(64, leaf), leaf));
    CHECK_FALSE(merkle::verify_inclusion(leaf, 0, most, std::vector<Hash>(1000, leaf), leaf));
}
