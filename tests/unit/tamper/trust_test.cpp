// What is known from elsewhere: the log's key, deposited heads, what the keys have seen, and a head verified before.
#include "tests/unit/tamper/tamperings.hpp"

#include <filesystem>

using namespace wetwijzer;
using namespace wetwijzer::test;
using ledger::Trust;

namespace {

namespace people = tests::people;

ledger::Written record(std::string const& path, std::string const& case_id, std::string const& seed,
                       std::optional<ledger::Anchor> const& anchor = std::nullopt) {
    auto const store = store::open_store(path, store::OpenMode::ReadWrite);
    ledger::Ledger ledger(*store, Scene::get().keys(), tests::counted_random(seed), anchor);
    ledger::Act act;
    act.actor = people::caseworker;
    act.command = "ledger facts";
    act.time = "2024-05-01T08:00:00Z";
    ledger::FactsContent content;
    content.case_id = case_id;
    content.statements.push_back({"/woonplaats", "\"Ommen\"", "", "", {"gemeente", "", "", "", ""}});
    ledger::Draft draft;
    draft.kind = ledger::Kind::Facts;
    draft.case_id = case_id;
    draft.details = to_text(ledger::FactsDetails{1});
    draft.parts.emplace("content", to_text(content));
    return ledger.write(act, ledger::Permission::WriteCase, std::vector{std::move(draft)});
}

ledger::Anchor anchor_of(ledger::Head const& head) { return {head.ledger, head.size, head.root}; }

void copy(std::string const& from, std::string const& to) {
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
}

struct Files {
    tests::TemporaryFolder folder;
    std::string ledger = folder / "ledger.db", backup = folder / "backup.db";
    Files() { copy(Scene::get().path(), ledger); }
};

Codes const none;

}  // namespace

TEST_CASE("a backup put back is refused before anything is written, and shown by a deposited head") {
    Files files;
    copy(files.ledger, files.backup);
    auto const lost = record(files.ledger, "999990056", "first").head;
    copy(files.backup, files.ledger);
    try {
        record(files.ledger, "999990068", "second", anchor_of(lost));
        FAIL("written on a fork");
    } catch (ledger::LedgerError const& error) {
        CHECK(error.code() == ledger::LedgerError::Code::Fork);
    }
    CHECK(read_rows(files.ledger).size() == Scene::get().rows().size());
    Trust trust;
    trust.heads = {lost};
    CHECK(verify_faults(files.ledger, trust) == Codes{"fork_shorter"});
    trust = {};
    trust.anchors = {anchor_of(lost)};
    CHECK(verify_faults(files.ledger, trust) == Codes{"fork_shorter"});
    // Somebody without that anchor writes on: now there are two logs of one ledger.
    record(files.ledger, "999990068", "second");
    record(files.ledger, "999990070", "third");
    CHECK(verify_faults(files.ledger) == none);
    CHECK(verify_faults(files.ledger, trust) == Codes{"fork_deposited"});
    CHECK_THROWS_AS(record(files.ledger, "999990081", "fourth", anchor_of(lost)), ledger::LedgerError);
    trust = {};
    trust.from = lost;
    CHECK(verify_faults(files.ledger, trust) == Codes{"fork_from"});
}

TEST_CASE("of two copies that both grew, neither continues the other") {
    Files files;
    copy(files.ledger, files.backup);
    auto const one = record(files.ledger, "999990056", "first").head;
    auto const other = record(files.backup, "999990068", "second").head;
    REQUIRE(one.size == other.size);
    auto const proof_holds = [&](std::string const& path, ledger::Head const& old, ledger::Head const& now) {
        bool holds = false;
        store::open_store(path, store::OpenMode::ReadOnly)->read([&](store::Reading const& reading) {
            auto const node_at = [&](std::uint32_t level, std::uint64_t place) { return reading.node(level, place); };
            auto const old_size = static_cast<std::uint64_t>(old.size), size = static_cast<std::uint64_t>(now.size);
            auto const proof = merkle::consistency_proof(old_size, size, node_at);
            holds = merkle::verify_consistency(old_size, size, old.root, now.root, proof);
        });
        return holds;
    };
    auto const later = record(files.ledger, "999990070", "third").head;
    CHECK(proof_holds(files.ledger, one, later));
    CHECK_FALSE(proof_holds(files.ledger, other, later));
    Trust trust;
    trust.heads = {other};
    CHECK(verify_faults(files.ledger, trust) == Codes{"fork_deposited"});
    trust.heads = {one};
    CHECK(verify_faults(files.ledger, trust) == none);
    CHECK(verify_faults(files.backup, trust) == Codes{"fork_deposited"});
}

TEST_CASE("another ledger, another key, a head that is none of ours") {
    Files files;
    Trust trust;
    trust.log_key = Scene::key_of("somebody else").public_key();
    CHECK(verify_faults(files.ledger, trust) == Codes{"identity_log_key"});
    trust.log_key = Scene::get().log_key();
    CHECK(verify_faults(files.ledger, trust) == none);
    auto head = Scene::get().first_head();
    head.ledger = std::string(32, 'f');
    trust = {};
    trust.heads = {head};
    CHECK(verify_faults(files.ledger, trust) == Codes{"identity_ledger"});
    trust = {};
    trust.from = head;
    CHECK(verify_faults(files.ledger, trust) == Codes{"identity_ledger"});
    head = Scene::get().first_head();
    head.log_signature = Scene::key_of("somebody else").sign(log_statement(head));
    trust = {};
    trust.heads = {head};
    CHECK(verify_faults(files.ledger, trust) == Codes{"identity_head"});
    // An anchor in the middle of a transaction that this log has as its own.
    trust = {};
    trust.anchors = {anchor_of(Scene::get().first_head())};
    CHECK(verify_faults(files.ledger, trust) == none);
    trust.anchors[0].root = crypto::sha256("other");
    CHECK(verify_faults(files.ledger, trust) == Codes{"fork_deposited"});
}

TEST_CASE("from every head on, what came after is verified and what the whole log tells is told") {
    auto const& scene = Scene::get();
    for (auto const& [size, text] : scene.rows().heads) {
        INFO(size);
        Trust trust;
        trust.from = scene.rows().head(size);
        trust.heads = {scene.first_head(), scene.last_head()};
        ledger::VerifyOptions options;
        options.master = scene.master();
        auto const verification = ledger::verify(scene.path(), trust, options);
        CHECK(faults(verification) == none);
        REQUIRE(verification.head);
        CHECK(verification.head->size == scene.rows().size());
    }
}

TEST_CASE("from a head on, tampering after it is found, and tampering before it where it says so") {
    tests::TemporaryFolder const folder;
    auto const path = folder / "tampered.db";
    auto const& scene = Scene::get();
    for (auto const& tampering : some_tamperings()) {
        INFO(tampering.name);
        tamper(tampering, path);
        auto const changed = [&] {
            try {
                return read_rows(path);
            } catch (store::StoreError const&) {
                return Rows{};
            }
        }();
        // The last head under which nothing was touched.
        std::int64_t intact = 0;
        for (auto const& [size, head] : scene.rows().heads) {
            bool same = changed.heads.contains(size) && changed.heads.at(size) == head;
            for (std::int64_t i = 1; same && i <= size; ++i)
                same = changed.leaves.contains(i) && changed.leaves.at(i) == scene.rows().leaves.at(i);
            if (!same) break;
            intact = size;
        }
        if (intact == 0 || tampering.plain.empty()) continue;
        Trust trust;
        trust.from = scene.rows().head(intact);
        auto const whole = verify_faults(path);
        auto const since = verify_faults(path, trust);
        // What is only looked at in the whole log: parts, keys and texts of before, and the tree under the head.
        Codes const only_whole{"part_differs",        "part_missing",     "part_left",        "part_unknown",
                               "key_differs",         "key_missing",      "key_left",         "key_unknown",
                               "rule_file_differs",   "rule_file_unused", "rule_set_missing", "rule_set_differs",
                               "rule_set_unrecorded", "tree_node",        "tree_shape",       "rekey_incomplete"};
        for (auto const& code : whole) {
            INFO(code << " since " << intact);
            CHECK((since.contains(code) || only_whole.contains(code)));
        }
        for (auto const& code : since) {
            INFO(code << " since " << intact);
            // A hash under the head that lies makes old entries that new ones rest on unprovable.
            CHECK((whole.contains(code) || (code == "fork_from" && whole.contains("tree_node"))));
        }
    }
}
