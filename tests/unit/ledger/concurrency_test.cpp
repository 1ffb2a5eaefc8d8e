// Twenty at once: threads with connections of their own, and processes.
#include "engine/merkle/merkle.hpp"
#include "tests/unit/ledger/reading.hpp"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <thread>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::entries_of;
using tests::heads_of;
using tests::LedgerFixture;
namespace people = tests::people;

namespace {

constexpr int writers = 20;

// One log: every head a state of one growing tree, each naming the one before it.
void check_one_log(store::Store const& store) {
    auto const entries = entries_of(store);
    merkle::Frontier tree;
    crypto::Hash after;
    std::size_t next = 0;
    for (auto const& head : heads_of(store)) {
        for (; next < static_cast<std::size_t>(head.size); ++next) {
            REQUIRE(entries[next].number == static_cast<std::int64_t>(next) + 1);
            REQUIRE(entries[next].after == after);
            tree.append(merkle::leaf_hash(to_leaf(entries[next])));
        }
        REQUIRE(head.root == tree.root());
        after = digest(to_text(head));
    }
    REQUIRE(next == entries.size());
    REQUIRE(tests::findings_of(store.path(), tests::key_named("master")).empty());
}

// How many facts stand in the ledger by purpose, which says who wrote them.
std::map<std::string, int> written_by(store::Store const& store) {
    std::map<std::string, int> counts;
    for (auto const& entry : entries_of(store))
        if (entry.kind == Kind::Facts) ++counts[entry.purpose];
    return counts;
}

void write_some(LedgerFixture const& fixture, std::string const& who, int times) {
    auto const opened = [&] {
        LedgerFixture::Opened result;
        result.store = store::open_store(fixture.path(), store::OpenMode::ReadWrite, 60000);
        result.ledger = std::make_unique<Ledger>(*result.store, fixture.keys(), tests::counted_random(who));
        return result;
    }();
    for (int i = 0; i < times; ++i) {
        Act act;
        act.actor = people::caseworker;
        act.command = "facts";
        act.purpose = who;
        act.time = "2024-03-02T08:00:0" + std::to_string(i % 10) + "Z";
        // All write about the same three cases, which somebody opens first.
        opened.ledger->write(act, Permission::WriteCase,
                             std::vector{fixture.facts(std::to_string(i % 3), "/woonplaats", std::to_string(i))});
    }
}

}  // namespace

TEST_CASE("twenty threads give one log in which nothing is missing") {
    LedgerFixture fixture;
    std::vector<std::thread> threads;
    std::atomic<int> failures = 0;
    for (int w = 0; w < writers; ++w) {
        threads.emplace_back([&, w] {
            try {
                write_some(fixture, "thread " + std::to_string(w), 6);
            } catch (...) {
                ++failures;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(failures == 0);
    check_one_log(fixture.store());
    auto const counts = written_by(fixture.store());
    CHECK(counts.size() == writers);
    for (auto const& [who, count] : counts) CHECK(count == 6);
    int opened = 0;
    for (auto const& entry : entries_of(fixture.store())) opened += entry.kind == Kind::Case ? 1 : 0;
    CHECK(opened == 3);
}

TEST_CASE("twenty processes give one log in which nothing is missing") {
    LedgerFixture fixture;
    std::vector<pid_t> children;
    for (int w = 0; w < writers; ++w) {
        auto const child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            int result = 0;
            try {
                write_some(fixture, "process " + std::to_string(w), 4);
            } catch (...) {
                result = 1;
            }
            _exit(result);
        }
        children.push_back(child);
    }
    for (auto const child : children) {
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    check_one_log(fixture.store());
    auto const counts = written_by(fixture.store());
    CHECK(counts.size() == writers);
    for (auto const& [who, count] : counts) CHECK(count == 4);
}

TEST_CASE("who reads while others write sees a log that is whole") {
    LedgerFixture fixture;
    std::atomic<bool> done = false;
    std::thread writer([&] {
        write_some(fixture, "writer", 30);
        done = true;
    });
    auto const store = store::open_store(fixture.path(), store::OpenMode::ReadOnly);
    int looks = 0;
    do {
        store->read([&](store::Reading const& reading) {
            auto const head = read_head(reading.last_head().value()).value();
            REQUIRE(head.size == reading.size());
            REQUIRE(head.root == merkle::root(static_cast<std::uint64_t>(head.size),
                                              [&](auto level, auto place) { return reading.node(level, place); }));
        });
        ++looks;
    } while (!done);
    writer.join();
    CHECK(looks > 0);
}
