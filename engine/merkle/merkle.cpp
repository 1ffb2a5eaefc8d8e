#include "engine/merkle/merkle.hpp"

#include <bit>

namespace wetwijzer::merkle {

namespace {

using std::uint64_t;

constexpr std::string_view leaf_prefix{"\0", 1};
constexpr std::string_view node_prefix{"\1", 1};

// Where RFC 9162 splits a tree of `size` leaves: the largest power of two below it. size > 1.
uint64_t split(uint64_t size) { return std::bit_floor(size - 1); }

// The root of the leaves begin … end - 1, where `begin` is a multiple of a power of two that is not below their number.
Hash range_root(uint64_t begin, uint64_t end, NodeAt const& node_at) {
    auto const count = end - begin;
    if (std::has_single_bit(count)) {
        auto const level = static_cast<std::uint32_t>(std::countr_zero(count));
        return node_at(level, begin >> level);
    }
    auto const middle = begin + split(count);
    auto const left = range_root(begin, middle, node_at);
    return node_hash(left, range_root(middle, end, node_at));
}

bool odd(uint64_t number) { return (number & 1) != 0; }

}  // namespace

Hash leaf_hash(std::string_view leaf) { return crypto::sha256({leaf_prefix, leaf}); }

Hash node_hash(Hash const& left, Hash const& right) { return crypto::sha256({node_prefix, left.view(), right.view()}); }

Hash empty_root() { return crypto::sha256(std::string_view{}); }

Frontier::Frontier(uint64_t size, NodeAt const& node_at) : size_(size) {
    uint64_t begin = 0;
    while (begin < size) {
        auto const count = std::bit_floor(size - begin);
        peaks_.push_back(range_root(begin, begin + count, node_at));
        begin += count;
    }
}

std::vector<Node> Frontier::append(Hash const& leaf) {
    std::vector<Node> finished{{0, size_, leaf}};
    // Each 1 at the end of the old size is a subtree that has waited for its right half.
    for (auto rest = size_; odd(rest); rest >>= 1) {
        auto const& right = finished.back();
        finished.push_back({right.level + 1, right.place >> 1, node_hash(peaks_.back(), right.hash)});
        peaks_.pop_back();
    }
    peaks_.push_back(finished.back().hash);
    ++size_;
    return finished;
}

Hash Frontier::root() const {
    if (peaks_.empty()) return empty_root();
    auto hash = peaks_.back();
    for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) hash = node_hash(*peak, hash);
    return hash;
}

Hash root(uint64_t size, NodeAt const& node_at) { return size == 0 ? empty_root() : range_root(0, size, node_at); }

// PATH(m, D_n), from the root down and then turned round.
std::vector<Hash> inclusion_proof(uint64_t index, uint64_t size, NodeAt const& node_at) {
    std::vector<Hash> proof;
    uint64_t begin = 0, end = size;
    while (end - begin > 1) {
        auto const middle = begin + split(end - begin);
        if (index < middle) {
            proof.push_back(range_root(middle, end, node_at));
            end = middle;
        } else {
            proof.push_back(range_root(begin, middle, node_at));
            begin = middle;
        }
    }
    return {proof.rbegin(), proof.rend()};
}

// RFC 9162, 2.1.3.2.
bool verify_inclusion(Hash const& leaf, uint64_t index, uint64_t size, std::vector<Hash> const& proof,
                      Hash const& root) {
    if (index >= size) return false;
    auto place = index, last = size - 1;
    auto hash = leaf;
    for (auto const& other : proof) {
        if (last == 0) return false;
        if (odd(place) || place == last) {
            hash = node_hash(other, hash);
            while (!odd(place) && place != 0) {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(hash, other);
        }
        place >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

// PROOF(m, D_n), likewise.
std::vector<Hash> consistency_proof(uint64_t old_size, uint64_t size, NodeAt const& node_at) {
    std::vector<Hash> proof;
    if (old_size == 0 || old_size == size) return proof;
    uint64_t begin = 0, end = size;
    while (end != old_size) {
        auto const middle = begin + split(end - begin);
        if (old_size <= middle) {
            proof.push_back(range_root(middle, end, node_at));
            end = middle;
        } else {
            proof.push_back(range_root(begin, middle, node_at));
            begin = middle;
        }
    }
    // The whole old tree needs no hash: the verifier has its root.
    if (begin != 0) proof.push_back(range_root(begin, end, node_at));
    return {proof.rbegin(), proof.rend()};
}

// RFC 9162, 2.1.4.2.
bool verify_consistency(uint64_t old_size, uint64_t size, Hash const& old_root, Hash const& root,
                        std::vector<Hash> const& proof) {
    if (old_size > size) return false;
    if (old_size == size) return proof.empty() && old_root == root;
    if (old_size == 0) return proof.empty() && old_root == empty_root();
    auto place = old_size - 1, last = size - 1;
    while (odd(place)) {
        place >>= 1;
        last >>= 1;
    }
    auto next = proof.begin();
    auto old_hash = old_root;
    if (!std::has_single_bit(old_size)) {
        if (proof.empty()) return false;
        old_hash = *next++;
    }
    auto hash = old_hash;
    for (; next != proof.end(); ++next) {
        if (last == 0) return false;
        if (odd(place) || place == last) {
            old_hash = node_hash(*next, old_hash);
            hash = node_hash(*next, hash);
            while (!odd(place) && place != 0) {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(hash, *next);
        }
        place >>= 1;
        last >>= 1;
    }
    return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace wetwijzer::merkle
