// Power cuts, full disks and failing reads, writes and syncs: what was acknowledged is there, nothing is half there.
// WETWIJZER_LONG=1: a thousand faults and more.
#include "tests/unit/store/fault_disk.hpp"
#include "tests/unit/store/ledger_model.hpp"

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using Fault = FaultDisk::Fault;
using Code = store::StoreError::Code;

namespace {

struct Run {
    std::uint64_t seed = 0;
    TemporaryFolder folder;
    std::string path = folder / "grootboek";
    FaultDisk disk;
    std::mt19937_64 random;
    Model acknowledged;
    std::optional<Model> pending;  // tried, and not acknowledged
    int transactions = 0, failures = 0;

    explicit Run(std::uint64_t with_seed) : seed(with_seed), disk(with_seed), random(with_seed) {}

    std::uint64_t below(std::uint64_t bound) { return random() % bound; }

    // One transaction of some kind; what it would make is `pending` until it is acknowledged.
    void work(store::Store& ledger) {
        auto next = random_change(acknowledged, random);
        pending = next.after;
        ledger.write([&](store::Writing& writing) { next.apply(writing); });
        acknowledged = std::move(next.after);
        pending.reset();
        ++transactions;
        if (below(12) == 0) ledger.purge();
    }

    // Until the fault has struck and a few transactions more, or as many as there may be.
    void live(int most) {
        std::unique_ptr<store::Store> ledger;
        int after = 3;
        for (int i = 0; i < most && after > 0; ++i) {
            if (disk.struck()) --after;
            try {
                if (!ledger || below(15) == 0) {
                    ledger.reset();
                    ledger = store::open_store(path, OpenMode::ReadWrite, 50);
                }
                work(*ledger);
            } catch (store::StoreError const& error) {
                INFO(error.what());
                REQUIRE(disk.struck());
                CHECK(error.code() != Code::Locked);
                ++failures;
                if (below(2) == 0) ledger.reset();
            }
        }
    }

    // Everything is there, byte for byte; a transaction that was not acknowledged is there whole or not at all.
    void check() {
        for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            auto const ledger = store::open_store(path, mode, 50);
            auto const found = model_of(*ledger);
            bool const as_acknowledged = found == acknowledged;
            bool const as_pending = pending && found == *pending;
            INFO(difference(found, acknowledged));
            REQUIRE((as_acknowledged || as_pending));
            REQUIRE(misfit(*ledger) == "");
            if (as_pending) acknowledged = found;
        }
        pending.reset();
        REQUIRE(store::check_file(path) == std::vector<std::string>{});
    }
};

char const* name(Fault fault) {
    switch (fault) {
        case Fault::None:
            return "none";
        case Fault::Power:
            return "power";
        case Fault::NoSpace:
            return "no space";
        case Fault::WriteError:
            return "write";
        case Fault::SyncError:
            return "sync";
        case Fault::ReadError:
            return "read";
        case Fault::ShortRead:
            return "short read";
    }
    return "";
}

// `lives`: faults one after another in the same ledger. Gives how many of them struck.
int run(std::uint64_t seed, Fault fault, int lives) {
    CAPTURE(seed, name(fault));
    Run all(seed);
    store::open_store(all.path, OpenMode::Create);
    int struck = 0;
    for (int life = 0; life < lives; ++life) {
        CAPTURE(life);
        all.disk.plan(fault, 1 + all.below(fault == Fault::SyncError ? 12 : 120));
        all.live(40);
        struck += all.disk.struck() ? 1 : 0;
        // Whatever the fault was, the power may go afterwards.
        if (fault == Fault::Power || all.below(2) == 0) all.disk.restart();
        all.disk.plan(Fault::None, 0);
        all.check();
    }
    CHECK(all.transactions > 0);
    return struck;
}

}  // namespace

TEST_CASE("what was acknowledged survives power cuts") {
    int const runs = long_mode() ? 150 : 8;
    int struck = 0;
    for (int i = 0; i < runs; ++i) struck += run(1'000U + static_cast<unsigned>(i), Fault::Power, 4);
    CHECK(struck >= runs * 3);
}

TEST_CASE("what was acknowledged survives failing writes, syncs, reads and full disks") {
    int const runs = long_mode() ? 40 : 2;
    for (auto const fault : {Fault::NoSpace, Fault::WriteError, Fault::SyncError, Fault::ReadError, Fault::ShortRead}) {
        int struck = 0;
        for (int i = 0; i < runs; ++i) struck += run(5'000U + static_cast<unsigned>(i), fault, 3);
        INFO(name(fault));
        CHECK(struck >= runs * 2);
    }
}

TEST_CASE("the disk of these tests does lose what was not synced") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    store::open_store(path, OpenMode::Create);
    FaultDisk disk(7);
    int lost = 0;
    for (int i = 0; i < 20; ++i) {
        sqlite3* handle = nullptr;
        REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
        auto const sql = "PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0; INSERT INTO rule_file VALUES ('" +
                         decide::sha256_hex(std::to_string(i)) + "', 'x')";
        REQUIRE(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
        disk.plan(Fault::Power, 1);
        sqlite3_close(handle);
        disk.restart();
        lost += raw_rows(path, "SELECT 1 FROM rule_file WHERE digest = '" + decide::sha256_hex(std::to_string(i)) + "'")
                    .empty();
    }
    CHECK(lost > 10);
}

TEST_CASE("one transaction is synced once") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    FaultDisk disk(1);
    auto const ledger = store::open_store(path, OpenMode::Create);
    append(*ledger);
    auto const before = disk.syncs();
    for (int i = 0; i < 50; ++i) append(*ledger, {}, {{"content", bytes(2'000, 1)}});
    CHECK(disk.syncs() == before + 50);
}
