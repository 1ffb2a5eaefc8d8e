// Several writers, a writer that is killed, a disk that is full: what was acknowledged is there, nothing is half there.
#include "tests/unit/store/ledger_fixture.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using Code = store::StoreError::Code;

TEST_CASE("writers in several threads and processes make one chain") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    constexpr int each = 25;
    auto const write = [&] {
        auto const ledger = store::open_store(path, OpenMode::ReadWrite, 60'000);
        for (int i = 0; i < each; ++i) ledger->append(some_record(), some_texts());
    };
    std::vector<pid_t> children;
    for (int i = 0; i < 2; ++i) {
        auto const child = fork();
        if (child == 0) _exit(failure(write) ? 1 : 0);
        children.push_back(child);
    }
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i) threads.emplace_back([&] { failures += failure(write) ? 1 : 0; });
    for (auto& thread : threads) thread.join();
    for (auto const child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
    }
    CHECK(failures == 0);
    auto const ledger = store::open_store(path, OpenMode::ReadOnly);
    CHECK(ledger->list().size() == 4 * each);
    CHECK_FALSE(store::find_break(*ledger).has_value());
}

TEST_CASE("readers beside a writer always see a whole chain") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    store::open_store(path, OpenMode::ReadWrite)->append(some_record(), some_texts());
    auto const child = fork();
    if (child == 0) {
        auto const error = failure([&] {
            for (int i = 0; i < 60; ++i)
                store::open_store(path, OpenMode::ReadWrite)->append(some_record(), some_texts());
        });
        _exit(error ? 1 : 0);
    }
    int status = 0;
    std::size_t seen = 0;
    auto const reader = store::open_store(path, OpenMode::ReadOnly);
    while (waitpid(child, &status, WNOHANG) == 0) {
        REQUIRE_FALSE(store::find_break(*reader).has_value());
        auto const now = reader->list().size();
        REQUIRE(now >= seen);
        seen = now;
    }
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(reader->list().size() == 61);
}

TEST_CASE("a writer that is killed loses nothing that it acknowledged") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    std::size_t acknowledged = 0;
    for (unsigned round = 0; round < 12; ++round) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        auto const child = fork();
        if (child == 0) {
            auto const ledger = store::open_store(path, OpenMode::ReadWrite, 10'000);
            for (;;) {
                ledger->append(some_record(), some_texts());
                if (write(ends[1], "x", 1) != 1) _exit(1);
            }
        }
        close(ends[1]);
        char byte = 0;
        REQUIRE(read(ends[0], &byte, 1) == 1);
        usleep(1'000 * (round * 3 % 11));
        kill(child, SIGKILL);
        ++acknowledged;
        while (read(ends[0], &byte, 1) == 1) ++acknowledged;
        close(ends[0]);
        waitpid(child, nullptr, 0);

        for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            auto const ledger = store::open_store(path, mode, 10'000);
            auto const found = ledger->list().size();
            CHECK(found >= acknowledged);
            CHECK(found <= acknowledged + 1);  // stored, but killed before saying so
            CHECK_FALSE(store::find_break(*ledger).has_value());
            if (mode == OpenMode::ReadWrite) acknowledged = found;
        }
    }
    CHECK(raw_rows(path, "PRAGMA integrity_check") == std::vector<std::string>{"ok"});
}

namespace {

// Appends until it fails; the error, and how many were acknowledged before it.
struct Filled {
    std::optional<Code> error;
    int stored = 0;
};

Filled fill(std::string const& path) {
    auto large = some_record();
    large.trace_text = std::string(100'000, 'x');
    large.trace_digest = decide::sha256_hex(large.trace_text);
    Filled filled;
    filled.error = failure([&] {
        auto const ledger = store::open_store(path, OpenMode::ReadWrite);
        for (; filled.stored < 90; ++filled.stored) ledger->append(large, some_texts());
    });
    return filled;
}

void check_whole(std::string const& path, int records) {
    auto const ledger = store::open_store(path, OpenMode::ReadWrite);
    CHECK(ledger->list().size() == static_cast<std::size_t>(records));
    CHECK_FALSE(store::find_break(*ledger).has_value());
    CHECK(ledger->append(some_record(), some_texts()).number == records + 1);
}

}  // namespace

TEST_CASE("a full disk is reported and leaves the ledger as it was") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    store::open_store(path, OpenMode::ReadWrite)->append(some_record(), some_texts());
    // Every connection opened meanwhile finds room for 100 pages only.
    auto const small_disk = [](sqlite3* handle, char const**, void const*) {
        return sqlite3_exec(handle, "PRAGMA max_page_count = 100", nullptr, nullptr, nullptr);
    };
    auto const hook = reinterpret_cast<void (*)()>(+small_disk);
    REQUIRE(sqlite3_auto_extension(hook) == SQLITE_OK);
    auto const filled = fill(path);
    sqlite3_cancel_auto_extension(hook);
    CHECK(filled.error == Code::DiskFull);
    CHECK(filled.stored > 0);
    CHECK(filled.stored < 10);
    check_whole(path, 1 + filled.stored);
}

TEST_CASE("a write that fails half-way leaves the ledger as it was") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    store::open_store(path, OpenMode::ReadWrite)->append(some_record(), some_texts());
    auto const child = fork();
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        rlimit const limit{400'000, 400'000};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(99);
        auto const filled = fill(path);
        _exit(filled.error ? filled.stored : 98);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) < 90);
    check_whole(path, 1 + WEXITSTATUS(status));
}

TEST_CASE("a lock that is not given up in time is reported") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::ReadWrite, 20);
    ledger->append(some_record(), some_texts());
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(failure([&] { ledger->append(some_record(), some_texts()); }) == Code::Locked);
    CHECK(ledger->list().size() == 1);  // reading goes on
    sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    CHECK(ledger->append(some_record(), some_texts()).number == 2);
}
