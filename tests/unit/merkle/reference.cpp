#include "tests/unit/merkle/reference.hpp"

#include <cstdlib>
#include <stdexcept>

namespace wetwijzer::tests {

namespace {

Hash leaf(std::string const& text) { return crypto::sha256(std::string(1, '\0') + text); }

Hash node(Hash const& left, Hash const& right) {
    return crypto::sha256(std::string(1, '\1') + std::string(left.view()) + std::string(right.view()));
}

// The largest power of two smaller than n, k < n <= 2k.
std::size_t k_of(std::size_t n) {
    std::size_t k = 1;
    while (k * 2 < n) k *= 2;
    return k;
}

std::vector<Hash> with(std::vector<Hash> path, Hash const& last) {
    path.push_back(last);
    return path;
}

std::vector<Hash> subproof(std::size_t m, Leaves leaves, bool whole) {
    auto const n = leaves.size();
    if (m == n) return whole ? std::vector<Hash>{} : std::vector<Hash>{reference_root(leaves)};
    auto const k = k_of(n);
    if (m <= k) return with(subproof(m, leaves.first(k), whole), reference_root(leaves.subspan(k)));
    return with(subproof(m - k, leaves.subspan(k), false), reference_root(leaves.first(k)));
}

}  // namespace

Hash reference_root(Leaves leaves) {
    if (leaves.empty()) return crypto::sha256("");
    if (leaves.size() == 1) return leaf(leaves[0]);
    auto const k = k_of(leaves.size());
    return node(reference_root(leaves.first(k)), reference_root(leaves.subspan(k)));
}

std::vector<Hash> reference_path(std::size_t m, Leaves leaves) {
    if (leaves.size() == 1) return {};
    auto const k = k_of(leaves.size());
    if (m < k) return with(reference_path(m, leaves.first(k)), reference_root(leaves.subspan(k)));
    return with(reference_path(m - k, leaves.subspan(k)), reference_root(leaves.first(k)));
}

std::vector<Hash> reference_consistency(std::size_t m, Leaves leaves) {
    if (m == 0) return {};  // not defined there; nothing to show
    return subproof(m, leaves, true);
}

std::vector<std::string> numbered_leaves(std::size_t count) {
    std::vector<std::string> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back("leaf " + std::to_string(i));
    return leaves;
}

std::vector<std::string> const& published_leaves() {
    static std::vector<std::string> const leaves{
        "",
        std::string(1, '\0'),
        "\x10",
        "\x20\x21",
        "\x30\x31",
        "\x40\x41\x42\x43",
        "\x50\x51\x52\x53\x54\x55\x56\x57",
        "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    };
    return leaves;
}

Grown::Grown(Leaves leaves) {
    for (auto const& text : leaves) {
        for (auto const& made : frontier_.append(leaf(text))) {
            if (made.level == levels_.size()) levels_.emplace_back();
            if (made.level > levels_.size() || made.place != levels_[made.level].size())
                throw std::logic_error("nodes are not finished in order");
            levels_[made.level].push_back(made.hash);
        }
    }
}

merkle::NodeAt Grown::node_at() const {
    return [this](std::uint32_t level, std::uint64_t place) { return levels_.at(level).at(place); };
}

Hash flipped(Hash hash, std::size_t bit) {
    hash.bytes[bit / 8] = static_cast<std::uint8_t>(hash.bytes[bit / 8] ^ (1u << (bit % 8)));
    return hash;
}

bool long_tests() {
    auto const* value = std::getenv("WETWIJZER_LONG");
    return value != nullptr && std::string_view(value) == "1";
}

}  // namespace wetwijzer::tests
