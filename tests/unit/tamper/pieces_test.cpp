// A ledger of more entries than verification reads in one piece: hashes, heads and findings at the borders of pieces.
#include "engine/ledger/verify_chunk.hpp"
#include "tests/unit/tamper/tamperings.hpp"

#include <algorithm>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

constexpr std::int64_t entries = 2 * ledger::chunk_size + 300;

struct Large {
    tests::LedgerFixture fixture;
    Rows rows;

    Large() {
        std::int64_t size = 7;
        for (std::int64_t batch = 1; size < entries; ++batch) {
            std::vector<ledger::Draft> drafts;
            for (std::int64_t i = 0; i < std::min(37 * batch, entries - size); ++i) {
                ledger::Draft draft;
                draft.kind = ledger::Kind::Setting;
                draft.details = to_text(ledger::SettingDetails{"vier_ogen", {"besluit_" + std::to_string(i)}});
                drafts.push_back(std::move(draft));
            }
            size = fixture.ledger()
                       .write(fixture.act(tests::people::administrator), ledger::Permission::Administer, drafts)
                       .head.size;
        }
        fixture.store().purge();
        rows = read_rows(fixture.path());
    }
    static Large const& get() {
        static Large const large;
        return large;
    }
};

ledger::Verification verify_with(std::string const& path, ledger::Trust const& trust, unsigned threads) {
    ledger::VerifyOptions options;
    options.threads = threads;
    options.check_pages = false;
    return ledger::verify(path, trust, options);
}

// Only the rows of entries are written: that is where hashes are.
std::string altered(tests::TemporaryFolder const& folder, std::int64_t number, std::string const& nodes) {
    auto const path = folder / "altered.db";
    copy_and_run(
        Large::get().fixture.path(), path,
        "UPDATE entry SET nodes=X'" + crypto::to_hex(nodes) + "' WHERE number=" + std::to_string(number) + ";");
    return path;
}

}  // namespace

TEST_CASE("a ledger of several pieces holds, whole and from each head on") {
    auto const& large = Large::get();
    REQUIRE(large.rows.size() == entries);
    CHECK(verify_with(large.fixture.path(), {}, 1).findings.empty());
    std::vector<std::int64_t> done;
    ledger::VerifyOptions options;
    options.threads = 3;
    options.progress = [&](std::int64_t number) { done.push_back(number); };
    CHECK(ledger::verify(large.fixture.path(), {}, options).findings.empty());
    REQUIRE_FALSE(done.empty());
    CHECK(std::is_sorted(done.begin(), done.end()));
    CHECK(done.back() == entries);
    for (auto const& [size, text] : large.rows.heads) {
        INFO(size);
        ledger::Trust trust;
        trust.from = large.rows.head(size);
        for (auto const& [other, head] : large.rows.heads) trust.heads.push_back(large.rows.head(other));
        auto const verification = verify_with(large.fixture.path(), trust, 2);
        CHECK(faults(verification) == Codes{});
        CHECK(verification.size == entries);
    }
}

TEST_CASE("each hash of the tree above the pieces is looked at, and that alone is found") {
    tests::TemporaryFolder const folder;
    auto const& large = Large::get();
    for (auto const number : {ledger::chunk_size, 2 * ledger::chunk_size}) {
        auto const& nodes = large.rows.nodes.at(number);
        for (std::size_t level = 0; level < nodes.size() / 32; ++level) {
            INFO(number << " level " << level);
            auto changed = nodes;
            changed[32 * level + 7] ^= 4;
            auto const path = altered(folder, number, changed);
            auto const verification = verify_with(path, {}, 2);
            REQUIRE(verification.findings.size() == 1);
            CHECK(verification.findings[0].fault == ledger::Fault::TreeNode);
            CHECK(verification.findings[0].number == number);
        }
        CHECK(faults(verify_with(altered(folder, number, nodes + std::string(32, 'x')), {}, 2)) == Codes{"tree_shape"});
        CHECK(faults(verify_with(altered(folder, number, nodes.substr(32)), {}, 2)) == Codes{"tree_shape"});
    }
}

TEST_CASE("what is changed at the borders of pieces is found, and named the same for any number of threads") {
    tests::TemporaryFolder const folder;
    auto const path = folder / "changed.db";
    auto const& large = Large::get();
    for (auto const number : {ledger::chunk_size - 1, ledger::chunk_size, ledger::chunk_size + 1, entries}) {
        INFO(number);
        auto const at = " WHERE number=" + std::to_string(number) + ";";
        copy_and_run(large.fixture.path(), path, "DELETE FROM entry" + at);
        auto const one = verify_with(path, {}, 1), several = verify_with(path, {}, 4);
        CHECK(one.findings == several.findings);
        CHECK(faults(one).contains(number == entries ? "head_place" : "entry_missing"));
        copy_and_run(large.fixture.path(), path, "UPDATE entry SET leaf=replace(leaf,'besluit_','besluit-')" + at);
        auto const changed = verify_with(path, {}, 3);
        CHECK(verify_with(path, {}, 1).findings == changed.findings);
        CHECK(faults(changed) == Codes{"head_root", "tree_node"});
        // One finding for all the heads that the change makes wrong.
        CHECK(std::count_if(changed.findings.begin(), changed.findings.end(),
                            [](auto const& finding) { return finding.fault == ledger::Fault::HeadRoot; }) == 1);
    }
}
