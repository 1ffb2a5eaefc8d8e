// How long roots and proofs take in a log of WETWIJZER_BENCH_ENTRIES (1,000,000) entries, and how large they are. The
// leaves are synthetic and the hashes are kept in memory: what is measured is engine/merkle, heads and proof files, in
// time of one processor.
#include "engine/ledger/entry.hpp"
#include "engine/ledger/fingerprint.hpp"
#include "engine/ledger/proof.hpp"
#include "engine/merkle/merkle.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

using namespace wetwijzer;

namespace {

using Levels = std::vector<std::vector<crypto::Hash>>;

double seconds(std::function<void()> const& work) {
    auto const begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void say(char const* what, double each, char const* unit, std::string const& more = {}) {
    std::printf("%-44s %10.2f %s%s%s\n", what, each, unit, more.empty() ? "" : "  ", more.c_str());
}

// As long as the leaf of a decision.
std::string leaf(std::int64_t number) {
    ledger::Entry entry;
    entry.number = number;
    entry.kind = ledger::Kind::Decision;
    entry.recorded_at = "2025-01-01T00:00:00Z";
    entry.actor = "J. de Vries";
    entry.role = "caseworker";
    entry.purpose = "beslissen over de inburgeringsplicht";
    entry.basis = "Wet inburgering 2021";
    entry.case_ref = crypto::sha256(std::to_string(number)).hex().substr(0, 32);
    for (auto const* name : {"content", "trace", "uses"}) entry.parts[name] = crypto::sha256(name + entry.case_ref);
    entry.details = R"({"decisions":["boete_leerroute"],"engine":"0.2.0","reference_date":"2025-01-01","rule_set":")" +
                    crypto::sha256("rules").hex() + R"(","semantics":2})";
    return ledger::to_leaf(entry);
}

crypto::SigningKey log_key() { return crypto::SigningKey(*crypto::Key::from_hex(std::string(64, '7'))); }

ledger::Head head(std::int64_t size, merkle::NodeAt const& node_at) {
    ledger::Head result;
    result.ledger = std::string(32, 'a');
    result.size = size;
    result.root = merkle::root(static_cast<std::uint64_t>(size), node_at);
    result.at = "2025-01-01T00:00:00Z";
    result.actor = "J. de Vries";
    result.actor_signature = log_key().sign(statement(result));
    result.log_signature = log_key().sign(log_statement(result));
    return result;
}

// Spread over the whole log, the same each time.
std::int64_t somewhere(std::int64_t turn, std::int64_t size) { return 1 + turn * 7'919'377 % size; }

}  // namespace

int main() {
    auto const* const wanted = std::getenv("WETWIJZER_BENCH_ENTRIES");
    std::int64_t const size = wanted ? std::max<std::int64_t>(10, std::atoll(wanted)) : 1'000'000;
    auto const all = static_cast<std::uint64_t>(size);
    std::printf("a log of %lld entries; leaves of %zu bytes\n", static_cast<long long>(size), leaf(size).size());

    std::vector<std::string> leaves;
    for (std::int64_t number = 1; number <= size; ++number) leaves.push_back(leaf(number));
    Levels levels;
    merkle::Frontier frontier;
    auto const growing = seconds([&] {
        for (auto const& text : leaves) {
            for (auto const& node : frontier.append(merkle::leaf_hash(text))) {
                if (node.level == levels.size()) levels.emplace_back();
                levels[node.level].push_back(node.hash);
            }
        }
    });
    say("hash every entry, grow the tree", growing, "s",
        std::to_string(static_cast<long long>(static_cast<double>(size) / growing)) + " entries a second");
    merkle::NodeAt const node_at = [&](std::uint32_t level, std::uint64_t place) { return levels[level][place]; };

    constexpr int turns = 2000;
    crypto::Hash root;
    say("root from the hashes that are kept",
        seconds([&] {
            for (int i = 0; i < turns; ++i) root = merkle::root(all - static_cast<std::uint64_t>(i % 7), node_at);
        }) * 1e6 /
            turns,
        "µs");
    auto const last = head(size, node_at);
    bool good = last.root == frontier.root();

    std::size_t hashes = 0, most = 0, bytes = 0;
    std::vector<std::string> proofs;
    auto const making = seconds([&] {
        for (int i = 0; i < turns; ++i) {
            auto const number = somewhere(i, size);
            ledger::InclusionProof proof{log_key().public_key(), last, number,
                                         leaves[static_cast<std::size_t>(number - 1)],
                                         merkle::inclusion_proof(static_cast<std::uint64_t>(number - 1), all, node_at)};
            hashes += proof.hashes.size();
            most = std::max(most, proof.hashes.size());
            proofs.push_back(ledger::to_text(ledger::Proof(proof)));
            bytes += proofs.back().size();
        }
    });
    say("inclusion proof: make and write", making * 1e6 / turns, "µs",
        std::to_string(hashes / turns) + " hashes (at most " + std::to_string(most) + "), file of " +
            std::to_string(bytes / turns) + " bytes");
    say("inclusion proof: read and check",
        seconds([&] {
            for (auto const& text : proofs) {
                auto const proof = ledger::read_proof(text);
                good = proof && !ledger::check(*proof, {log_key().public_key(), {last}}) && good;
            }
        }) * 1e6 /
            turns,
        "µs");

    hashes = bytes = 0;
    std::vector<ledger::Head> old_heads;
    for (int i = 0; i < turns; ++i) old_heads.push_back(head(somewhere(i, size), node_at));
    proofs.clear();
    auto const comparing = seconds([&] {
        for (auto const& old : old_heads) {
            ledger::ConsistencyProof proof{
                log_key().public_key(), old, last,
                merkle::consistency_proof(static_cast<std::uint64_t>(old.size), all, node_at)};
            hashes += proof.hashes.size();
            proofs.push_back(ledger::to_text(ledger::Proof(proof)));
            bytes += proofs.back().size();
        }
    });
    say("consistency proof: make and write", comparing * 1e6 / turns, "µs",
        std::to_string(hashes / turns) + " hashes, file of " + std::to_string(bytes / turns) + " bytes");
    say("consistency proof: read and check",
        seconds([&] {
            for (auto const& text : proofs) {
                auto const proof = ledger::read_proof(text);
                good = proof && !ledger::check(*proof, {log_key().public_key(), {last}}) && good;
            }
        }) * 1e6 /
            turns,
        "µs");

    say("head: two signatures",
        seconds([&] {
            for (int i = 0; i < turns; ++i) good = head(size, node_at).size == size && good;
        }) * 1e6 /
            turns,
        "µs");
    auto const text = ledger::to_text(last);
    say("head: one signature checked",
        seconds([&] {
            for (int i = 0; i < turns; ++i)
                good = crypto::verify(log_key().public_key(), log_statement(last), last.log_signature) && good;
        }) * 1e6 /
            turns,
        "µs", std::to_string(text.size()) + " bytes; on paper " + ledger::to_text(*ledger::fingerprint(text)));
    return good ? 0 : 1;
}
