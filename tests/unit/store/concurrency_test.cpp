// Many writers, readers beside them, writers that are killed, disks that are full: what was acknowledged is there,
// nothing is half there. WETWIJZER_LONG=1: five hundred kills and more.
#include "tests/unit/store/ledger_model.hpp"

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using Code = store::StoreError::Code;

namespace {

// Runs `work` in a process of its own; it may not come back.
template <class Work>
pid_t start(Work const& work) {
    auto const child = fork();
    REQUIRE(child >= 0);
    if (child != 0) return child;
    int code = 1;
    try {
        code = work();
    } catch (store::StoreError const& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    _exit(code);
}

int exit_of(pid_t child) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::vector<store::Part> some_parts(std::int64_t number) {
    auto const seed = static_cast<std::uint64_t>(number);
    return {{"content", bytes(500 + seed * 37 % 3'000, seed)}, {"trace", bytes(seed * 91 % 9'000, seed + 1'000'000)}};
}

bool parts_fit(store::Store const& ledger, std::int64_t number) {
    auto const expected = some_parts(number);
    bool fit = false;
    ledger.read([&](store::Reading const& reading) {
        fit = reading.part(number, "content") == expected[0].sealed &&
              reading.part(number, "trace") == expected[1].sealed;
    });
    return fit;
}

// The number is known only under the lock.
std::int64_t append_with_parts(store::Store& ledger) {
    std::int64_t number = 0;
    ledger.write([&](store::Writing& writing) {
        number = writing.size() + 1;
        writing.append({leaf(number), some_parts(number)});
        writing.put_head(number, "head " + std::to_string(number) + " " + writing.root().hex());
    });
    return number;
}

void write_together(int processes, int threads, int each) {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    store::open_store(path, OpenMode::Create);
    auto const write = [&] {
        auto ledger = store::open_store(path, OpenMode::ReadWrite, 120'000);
        for (int i = 0; i < each; ++i) {
            if (i % 10 == 9) ledger = store::open_store(path, OpenMode::ReadWrite, 120'000);
            append_with_parts(*ledger);
        }
        return 0;
    };
    std::vector<pid_t> children;
    for (int i = 0; i < processes; ++i) children.push_back(start(write));
    std::atomic<int> failures{0};
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) running.emplace_back([&] { failures += failure([&] { write(); }) ? 1 : 0; });
    for (auto& thread : running) thread.join();
    for (auto const child : children) CHECK(exit_of(child) == 0);
    CHECK(failures == 0);
    auto const ledger = store::open_store(path, OpenMode::ReadOnly);
    CHECK(size(*ledger) == (processes + threads) * each);
    CHECK(misfit(*ledger) == "");
    for (std::int64_t number = 1; number <= size(*ledger); ++number)
        if (!parts_fit(*ledger, number)) FAIL("parts of " << number);
    CHECK(store::check_file(path) == fine);
}

}  // namespace

TEST_CASE("two writers, and twenty, make one log") {
    write_together(2, 0, 40);
    write_together(10, 10, long_mode() ? 100 : 8);
}

TEST_CASE("readers beside a writer always see whole transactions, and checks find nothing") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const writer = store::open_store(path, OpenMode::Create);
    append_with_parts(*writer);
    auto const child = start([&] {
        for (int i = 0; i < 150; ++i) {
            auto const ledger = store::open_store(path, OpenMode::ReadWrite, 60'000);
            ledger->write([](store::Writing& writing) {
                for (int k = 0; k < 3; ++k) writing.append({leaf(writing.size() + 1), some_parts(writing.size() + 1)});
                writing.put_head(writing.size(), "head " + std::to_string(writing.size()) + " " + writing.root().hex());
            });
            if (i % 10 == 0) ledger->purge();
        }
        return 0;
    });
    auto const reader = store::open_store(path, OpenMode::ReadOnly, 60'000);
    int status = 0, copies = 0;
    std::int64_t seen = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        REQUIRE(misfit(*reader) == "");
        auto const now = size(*reader);
        REQUIRE(now >= seen);
        REQUIRE(now % 3 == 1);
        REQUIRE(parts_fit(*reader, now));
        if (++copies % 4 == 0) {
            REQUIRE(store::check_file(path, 60'000) == fine);
            auto const copy = folder / ("kopie" + std::to_string(copies));
            store::backup(path, copy, 60'000);
            REQUIRE(size(*store::open_store(copy, OpenMode::ReadOnly)) >= now);
            REQUIRE(misfit(*store::open_store(copy, OpenMode::ReadOnly)) == "");
            std::filesystem::remove(copy);
        }
        seen = now;
    }
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(size(*reader) == 451);
    CHECK(copies > 1);
}

TEST_CASE("a writer that is killed loses nothing that it acknowledged") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    store::open_store(path, OpenMode::Create);
    std::mt19937_64 random(20250301);
    std::int64_t acknowledged = 0;
    int const rounds = long_mode() ? 550 : 27;
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(round);
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        bool const purges = random() % 3 == 0;
        auto const child = start([&]() -> int {
            auto const ledger = store::open_store(path, OpenMode::ReadWrite, 20'000);
            for (;;) {
                auto const number = append_with_parts(*ledger);
                if (write(ends[1], &number, sizeof number) != sizeof number) return 1;
                if (purges) ledger->purge();
            }
        });
        close(ends[1]);
        std::int64_t number = 0;
        if (random() % 4 != 0) {  // else it is killed while it opens
            REQUIRE(read(ends[0], &number, sizeof number) == sizeof number);
            acknowledged = std::max(acknowledged, number);
        }
        usleep(static_cast<unsigned>(random() % 12'000));
        kill(child, SIGKILL);
        while (read(ends[0], &number, sizeof number) == sizeof number) acknowledged = std::max(acknowledged, number);
        close(ends[0]);
        REQUIRE(exit_of(child) == 128 + SIGKILL);

        auto const mode = random() % 2 == 0 ? OpenMode::ReadOnly : OpenMode::ReadWrite;
        auto const ledger = store::open_store(path, mode, 20'000);
        auto const found = size(*ledger);
        REQUIRE(found >= acknowledged);
        REQUIRE(found <= acknowledged + 1);  // stored, but killed before saying so
        REQUIRE(misfit(*ledger) == "");
        for (auto i = std::max<std::int64_t>(1, found - 5); i <= found; ++i) REQUIRE(parts_fit(*ledger, i));
        acknowledged = found;
    }
    auto const ledger = store::open_store(path, OpenMode::ReadWrite);
    for (std::int64_t i = 1; i <= acknowledged; ++i)
        if (!parts_fit(*ledger, i)) FAIL("parts of " << i);
    CHECK(store::check_file(path) == fine);
    CHECK(append_with_parts(*ledger) == acknowledged + 1);
}

TEST_CASE("a creation that is killed leaves no ledger, or a whole one") {
    TemporaryFolder folder;
    std::mt19937_64 random(7);
    int made = 0;
    for (int round = 0; round < (long_mode() ? 100 : 12); ++round) {
        auto const path = folder / ("grootboek" + std::to_string(round));
        auto const child = start([&] {
            store::open_store(path, OpenMode::Create);
            return 0;
        });
        usleep(static_cast<unsigned>(random() % 6'000));
        kill(child, SIGKILL);
        exit_of(child);
        if (std::filesystem::exists(path)) {
            ++made;
            REQUIRE(append(*store::open_store(path, OpenMode::ReadWrite)) == 1);
        } else {
            store::open_store(path, OpenMode::Create);
        }
        REQUIRE(store::check_file(path) == fine);
    }
    INFO(made);
}

namespace {

// Appends until it fails; how many were acknowledged.
int fill(std::string const& path, std::optional<Code>& error, std::size_t part) {
    int stored = 0;
    error = failure([&] {
        auto const ledger = store::open_store(path, OpenMode::ReadWrite);
        for (; stored < 120; ++stored) append(*ledger, {}, {{"trace", bytes(part, 1)}});
    });
    return stored;
}

void check_whole(std::string const& path, int entries) {
    {
        auto const ledger = store::open_store(path, OpenMode::ReadOnly);
        CHECK(size(*ledger) == entries);
        CHECK(misfit(*ledger) == "");
    }
    CHECK(append(*store::open_store(path, OpenMode::ReadWrite)) == entries + 1);
    CHECK(store::check_file(path) == fine);
}

}  // namespace

TEST_CASE("a full disk is reported and leaves the ledger as it was") {
    TemporaryFolder folder;
    auto const disk = folder / "schijf";
    std::filesystem::create_directory(disk);
    if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=600k") != 0) {
        WARN("no file system of its own: not tried");  // without the rights for it
        return;
    }
    auto const path = disk + "/grootboek";
    std::optional<Code> error;
    store::open_store(path, OpenMode::Create);
    auto const stored = fill(path, error, 7'000);
    CHECK(error == Code::DiskFull);
    CHECK(stored > 5);
    CHECK(size(*store::open_store(path, OpenMode::ReadOnly)) == stored);
    CHECK(failure([&] { store::backup(path, disk + "/kopie"); }) == Code::DiskFull);
    CHECK_FALSE(std::filesystem::exists(disk + "/kopie"));
    CHECK(failure([&] { store::open_store(disk + "/ander", OpenMode::Create); }) == Code::DiskFull);
    REQUIRE(mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=2m") == 0);
    check_whole(path, stored);
    REQUIRE(umount(disk.c_str()) == 0);
}

TEST_CASE("a write that fails half-way leaves the ledger as it was") {
    for (rlim_t const limit : {150'000U, 301'234U, 400'000U}) {
        TemporaryFolder folder;
        auto const path = folder / "grootboek";
        store::open_store(path, OpenMode::Create);
        auto const stored = exit_of(start([&] {
            signal(SIGXFSZ, SIG_IGN);
            rlimit const limits{limit, limit};
            if (setrlimit(RLIMIT_FSIZE, &limits) != 0) return 250;
            std::optional<Code> error;
            int const done = fill(path, error, 9'000);
            return error && *error != Code::Damaged ? done : 251;
        }));
        REQUIRE(stored < 120);
        CHECK(stored > 0);
        check_whole(path, stored);
    }
}

TEST_CASE("a lock that is not given up in time is reported") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create, 20);
    append(*ledger);
    auto const other = store::open_store(path, OpenMode::ReadWrite);
    other->write([&](store::Writing&) {
        CHECK(failure([&] { append(*ledger); }) == Code::Locked);
        CHECK(size(*ledger) == 1);  // reading goes on
        CHECK(size(*store::open_store(path, OpenMode::ReadOnly)) == 1);
    });
    CHECK(append(*ledger) == 2);
    other->read([&](store::Reading const& reading) {
        CHECK(reading.size() == 2);
        append(*ledger);
        CHECK(failure([&] { ledger->purge(); }) == Code::Locked);  // still read
    });
    CHECK(failure([&] { ledger->purge(); }) == std::nullopt);
}
