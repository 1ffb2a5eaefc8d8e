// Roots: published ones, and the recursive definition for every size.
#include "tests/unit/merkle/reference.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;

TEST_CASE("hashes of leaves and nodes are told apart") {
    auto const left = crypto::sha256("left"), right = crypto::sha256("right");
    auto const joined = std::string(left.view()) + std::string(right.view());
    CHECK(merkle::node_hash(left, right) != merkle::leaf_hash(joined));
    CHECK(merkle::node_hash(left, right) != merkle::node_hash(right, left));
    CHECK(merkle::leaf_hash("").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    CHECK(merkle::empty_root().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("roots are those of the certificate-transparency reference implementation") {
    char const* const roots[]{
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    };
    merkle::Frontier frontier;
    CHECK(frontier.root() == merkle::empty_root());
    for (std::size_t i = 0; i < 8; ++i) {
        frontier.append(merkle::leaf_hash(published_leaves()[i]));
        CHECK(frontier.size() == i + 1);
        CHECK(frontier.root().hex() == roots[i]);
        CHECK(reference_root(Leaves(published_leaves()).first(i + 1)).hex() == roots[i]);
    }
}

TEST_CASE("a tree grown leaf by leaf, one taken up again and one read from its nodes have the root that is defined") {
    auto const leaves = numbered_leaves(300);
    Grown const all(leaves);
    merkle::Frontier grown;
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        INFO(size);
        auto const expected = reference_root(Leaves(leaves).first(size));
        CHECK(grown.root() == expected);
        CHECK(merkle::root(size, all.node_at()) == expected);
        merkle::Frontier taken_up(size, all.node_at());
        CHECK(taken_up.size() == size);
        CHECK(taken_up.root() == expected);
        if (size == leaves.size()) break;
        auto const leaf = merkle::leaf_hash(leaves[size]);
        grown.append(leaf);
        taken_up.append(leaf);
        CHECK(taken_up.root() == grown.root());
    }
}

TEST_CASE("appending gives each complete subtree once, the leaf first") {
    auto const leaves = numbered_leaves(70);
    merkle::Frontier frontier;
    std::size_t nodes = 0;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        auto const made = frontier.append(merkle::leaf_hash(leaves[i]));
        nodes += made.size();
        for (std::size_t level = 0; level < made.size(); ++level) {
            auto const width = std::size_t{1} << level;
            CHECK(made[level].level == level);
            CHECK(made[level].place == i / width);
            CHECK((i + 1) % width == 0);
            CHECK(made[level].hash == reference_root(Leaves(leaves).subspan(i + 1 - width, width)));
        }
        CHECK((i + 1) % (std::size_t{1} << made.size()) != 0);
    }
    CHECK(nodes == 70 + 35 + 17 + 8 + 4 + 2 + 1);
}

TEST_CASE("any other bit, order or number of leaves gives another root") {
    auto const leaves = numbered_leaves(9);
    auto const root = reference_root(leaves);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        for (std::size_t bit = 0; bit < leaves[i].size() * 8; ++bit) {
            auto other = leaves;
            other[i][bit / 8] = static_cast<char>(other[i][bit / 8] ^ (1 << (bit % 8)));
            CHECK(Grown(other).frontier().root() != root);
        }
        auto without = leaves;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK(Grown(without).frontier().root() != root);
        for (std::size_t j = 0; j < i; ++j) {
            auto swapped = leaves;
            std::swap(swapped[i], swapped[j]);
            CHECK(Grown(swapped).frontier().root() != root);
        }
        auto twice = leaves;
        twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(i), leaves[i]);
        CHECK(Grown(twice).frontier().root() != root);
    }
}
