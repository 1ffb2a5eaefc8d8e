// Proofs that leave the ledger: they hold, and nothing like them does.
#include "tests/unit/evidence/sample.hpp"

#include "engine/ledger/errors.hpp"
#include "engine/ledger/proof.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using namespace wetwijzer::tests;

namespace {

InclusionProof inclusion(std::int64_t number, std::int64_t size = 0) {
    return read_sample([&](store::Reading const& reading) { return prove_entry(reading, number, size); });
}

ConsistencyProof consistency(std::int64_t from, std::int64_t to = 0) {
    return read_sample([&](store::Reading const& reading) { return prove_continuation(reading, from, to); });
}

std::int64_t sample_size() {
    return read_sample([](store::Reading const& reading) { return reading.size(); });
}

std::vector<Head> heads() {
    std::vector<Head> result;
    for (auto const& text : sample().heads) result.push_back(*read_head(text));
    return result;
}

KnownLog known_log() { return {sample().log.public_key(), {}}; }

// Signed by the sample's log, as its holder can.
Head resigned(Head head) {
    head.log_signature = crypto::SigningKey(key_named("log")).sign(log_statement(head));
    return head;
}

}  // namespace

TEST_CASE("every entry is proved under every head that covers it") {
    for (auto const& head : heads()) {
        for (std::int64_t number = 1; number <= head.size; ++number) {
            INFO(number << " under " << head.size);
            Proof const proof = inclusion(number, head.size);
            CHECK_FALSE(check(proof, known_log()));
            CHECK_FALSE(check(proof, {sample().log.public_key(), {head}}));
            auto const text = to_text(proof);
            auto const back = read_proof(text);
            REQUIRE(back);
            CHECK(to_text(*back) == text);
            CHECK(read_proof(text + "\n"));
            CHECK_FALSE(check(*back, known_log()));
        }
    }
}

TEST_CASE("every head continues every head before it") {
    auto const all = heads();
    for (auto const& from : all) {
        for (auto const& to : all) {
            if (from.size > to.size) continue;
            Proof const proof = consistency(from.size, to.size);
            CHECK_FALSE(check(proof, {sample().log.public_key(), {from}}));
            CHECK_FALSE(check(proof, {sample().log.public_key(), {to}}));
            auto const back = read_proof(to_text(proof));
            REQUIRE(back);
            CHECK(to_text(*back) == to_text(proof));
        }
    }
}

TEST_CASE("what cannot be proved is refused") {
    using Code = LedgerError::Code;
    auto const code = [](auto const& use) -> std::optional<Code> {
        try {
            use();
        } catch (LedgerError const& error) {
            return error.code();
        }
        return std::nullopt;
    };
    auto const size = sample_size();
    CHECK(code([&] { inclusion(0); }) == Code::NoSuchEntry);
    CHECK(code([&] { inclusion(size + 1); }) == Code::NoSuchEntry);
    CHECK(code([&] { inclusion(3, 2); }) == Code::NoSuchEntry);
    CHECK(code([&] { inclusion(1, 1); }) == Code::Invalid);  // no head there: the first has two entries
    CHECK(code([&] { consistency(size, 2); }) == Code::Invalid);
    CHECK(code([&] { consistency(size + 1); }) == Code::Invalid);
}

TEST_CASE("each way in which a proof can fail has its own name") {
    auto const proof = inclusion(sample().decision_a);
    auto const all = heads();
    CHECK(check(proof, {crypto::SigningKey(key_named("other")).public_key(), {}}) == ProofFault::LogKey);
    CHECK(check(proof, {sample().log.public_key(), {all.front()}}) == ProofFault::UnknownHead);

    auto other = proof;
    other.head.root = crypto::sha256("other");
    CHECK(check(other) == ProofFault::Signature);
    other.head = resigned(other.head);
    CHECK(check(other) == ProofFault::Hashes);
    other = proof;
    other.number += 1;
    CHECK(check(other) == ProofFault::OtherNumber);
    other = proof;
    other.leaf = "{}";
    CHECK(check(other) == ProofFault::NotAnEntry);
    other = proof;
    other.leaf = inclusion(sample().decision_a + 1).leaf;
    other.number += 1;
    CHECK(check(other) == ProofFault::Hashes);
    other = proof;
    other.head = all.front();
    CHECK(check(other) == ProofFault::Order);

    auto const pair = consistency(all[2].size);
    auto wrong = pair;
    std::swap(wrong.from, wrong.to);
    CHECK(check(wrong) == ProofFault::Order);
    wrong = pair;
    wrong.hashes.pop_back();
    CHECK(check(wrong) == ProofFault::Hashes);
    wrong = pair;
    wrong.from.ledger = std::string(32, '0');
    wrong.from = resigned(wrong.from);
    CHECK(check(wrong) == ProofFault::OtherLedger);
    wrong = pair;
    wrong.from = wrong.to;
    wrong.from.root = crypto::sha256("a fork");
    wrong.from = resigned(wrong.from);
    wrong.hashes.clear();
    CHECK(check(wrong) == ProofFault::Contradiction);
    CHECK(check(pair, {sample().log.public_key(), {all.front()}}) == ProofFault::UnknownHead);

    for (auto fault = ProofFault::LogKey; fault <= ProofFault::Hashes;
         fault = static_cast<ProofFault>(static_cast<int>(fault) + 1))
        CHECK_FALSE(name(fault).empty());
}

TEST_CASE("no proof with one byte changed holds") {
    auto const last = heads().back();
    for (Proof const& proof : {Proof(inclusion(sample().decision_a)), Proof(consistency(heads()[4].size))}) {
        auto const text = to_text(proof);
        for (std::size_t at = 0; at < text.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                if (!long_tests() && bit != static_cast<int>(at % 8)) continue;
                auto other = text;
                other[at] = static_cast<char>(other[at] ^ (1 << bit));
                auto const changed = read_proof(other);
                INFO(other);
                CHECK((!changed || check(*changed, {sample().log.public_key(), {last}})));
            }
        }
    }
}

TEST_CASE("a proof with hashes left out, added or in another order does not hold") {
    auto const proof = inclusion(sample().decision_a);
    for (std::size_t i = 0; i < proof.hashes.size(); ++i) {
        auto other = proof;
        other.hashes.erase(other.hashes.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK(check(other) == ProofFault::Hashes);
        other = proof;
        other.hashes.insert(other.hashes.begin() + static_cast<std::ptrdiff_t>(i), proof.hashes[i]);
        CHECK(check(other) == ProofFault::Hashes);
        for (std::size_t j = 0; j < i; ++j) {
            other = proof;
            std::swap(other.hashes[i], other.hashes[j]);
            CHECK(check(other) == ProofFault::Hashes);
        }
    }
}

TEST_CASE("only the one spelling of a proof is read") {
    auto const text = to_text(Proof(inclusion(1)));
    auto const with = [&](std::string const& what, std::string const& by) {
        auto other = text;
        auto const at = other.find(what);
        REQUIRE(at != std::string::npos);
        return other.replace(at, what.size(), by);
    };
    CHECK_FALSE(read_proof(with("{", "{ ")));
    CHECK_FALSE(read_proof(with("wetwijzer-proof/1", "wetwijzer-proof/2")));
    CHECK_FALSE(read_proof(with("\"inclusion\"", "\"consistency\"")));
    CHECK_FALSE(read_proof(with("\"number\":1}", "\"number\":1.0}")));
    CHECK_FALSE(read_proof(with("\"number\":1}", "\"number\":1,\"x\":1}")));
    CHECK_FALSE(read_proof(text + "\n\n"));
    CHECK_FALSE(read_proof(" " + text));
    for (auto const* nothing : {"", "{}", "[]", "null", "\xff", "{\"kind\":1}"}) CHECK_FALSE(read_proof(nothing));
    auto const deep = std::string(200'000, '[') + std::string(200'000, ']');
    CHECK_FALSE(read_proof(deep));
    CHECK_FALSE(read_proof(with("\"details\":{", "\"details\":{\"a\":" + deep + ",")));
    auto many = inclusion(1);
    many.hashes.assign(129, crypto::sha256("x"));
    CHECK_FALSE(read_proof(to_text(Proof(many))));
}
