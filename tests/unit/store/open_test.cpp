// Opening: what is no ledger is refused untouched, reading leaves no trace, damage is called damage.
#include "tests/unit/store/ledger_model.hpp"

#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using Code = store::StoreError::Code;
namespace fs = std::filesystem;

namespace {

std::optional<Code> opening(std::string const& path, OpenMode mode) {
    return failure([&] { size(*store::open_store(path, mode, 50)); });
}

std::string new_ledger(TemporaryFolder const& folder, int entries) {
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create);
    for (int i = 0; i < entries; ++i) append(*ledger, {}, {{"content", bytes(2'000, static_cast<unsigned>(i))}});
    return path;
}

// In a process without the rights of a superuser, who may write anything.
template <class Test>
bool as_somebody_else(Test const& test) {
    auto const child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(99);
        _exit(test() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("a new ledger is marked, strict and safe against a power cut") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 1);
    auto const is = [&](char const* pragma, char const* value) {
        CHECK(raw_rows(path, std::string("PRAGMA ") + pragma) == std::vector<std::string>{value});
    };
    is("application_id", "1465346410");
    is("user_version", "3");
    is("journal_mode", "wal");
    is("page_size", "4096");
    is("auto_vacuum", "0");
    CHECK(raw_rows(path,
                   "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE "
                   "'sqlite%'") == std::vector<std::string>{"0"});
    is("integrity_check", "ok");
    CHECK(names(folder.path()) == std::vector<std::string>{"grootboek"});  // nothing is left beside it
}

TEST_CASE("files that are no ledger are refused and stay as they are") {
    TemporaryFolder folder;
    write_file(folder / "leeg", "");
    write_file(folder / "tekst", "gewoon een tekstbestand\n");
    write_file(folder / "lang", std::string(5'000, 'x'));
    write_file(folder / "kort", "SQ");
    raw_sql(folder / "ander", "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    raw_sql(folder / "merk", "CREATE TABLE t (x); PRAGMA application_id = 7; PRAGMA user_version = 1");
    raw_sql(folder / "nul", "CREATE TABLE t (x); PRAGMA application_id = 1465346410");
    fs::create_directory(folder / "map");
    REQUIRE(mkfifo((folder / "pijp").c_str(), 0600) == 0);
    auto const all = names(folder.path());
    for (auto const& name : all) {
        CAPTURE(name);
        auto const path = folder / name;
        bool const regular = fs::is_regular_file(path);
        auto const before = regular ? read_file(path) : std::string();
        for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite})
            CHECK(opening(path, mode) == Code::NotALedger);
        CHECK(opening(path, OpenMode::Create) == Code::CannotOpen);
        CHECK(failure([&] { store::check_file(path); }) == Code::NotALedger);
        CHECK(failure([&] { store::backup(path, folder / "kopie"); }) == Code::NotALedger);
        if (regular) CHECK(read_file(path) == before);
    }
    CHECK(names(folder.path()) == all);
}

TEST_CASE("what is not there is not made by reading or writing, and creating replaces nothing") {
    TemporaryFolder folder;
    for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        CHECK(opening(folder / "weg", mode) == Code::CannotOpen);
        CHECK(opening("", mode) == Code::CannotOpen);
        CHECK(opening(std::string("a\0b", 3), mode) == Code::CannotOpen);
    }
    CHECK(opening(folder / "geen/map/grootboek", OpenMode::Create) == Code::CannotOpen);
    CHECK(opening("", OpenMode::Create) == Code::CannotOpen);
    fs::create_symlink("nergens", folder / "koppeling");
    CHECK(opening(folder / "koppeling", OpenMode::Create) == Code::CannotOpen);
    CHECK(names(folder.path()) == std::vector<std::string>{"koppeling"});
    auto const path = new_ledger(folder, 1);
    CHECK(opening(path, OpenMode::Create) == Code::CannotOpen);
    CHECK(size(*store::open_store(path, OpenMode::ReadOnly)) == 1);
}

TEST_CASE("the log of a ledger that was removed is not taken for that of a new one") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 1);
    die_writing(path);
    auto const copy = folder / "kopie";
    store::backup(path, copy);
    fs::remove(path);
    CHECK(opening(path, OpenMode::Create) == Code::CannotOpen);
    CHECK(failure([&] { store::backup(copy, path); }) == Code::CannotOpen);
    CHECK_FALSE(fs::exists(path));
    fs::remove(path + "-wal");
    CHECK(failure([&] { store::backup(copy, path); }) == std::nullopt);  // so a backup is put back
    CHECK(size(*store::open_store(path, OpenMode::ReadWrite)) == 2);
    CHECK(store::check_file(path).empty());
}

TEST_CASE("a path is a path: no URI, no memory, and a symbolic link is followed") {
    TemporaryFolder folder;
    auto const old = fs::current_path();
    fs::current_path(folder.path());
    for (auto const* name : {":memory:", "file:x?mode=memory", "file::memory:", "%41 #?&.db", "é", "a?alone=1"}) {
        CAPTURE(name);
        append(*store::open_store(name, OpenMode::Create));
        CHECK(fs::exists(folder / name));
        CHECK(size(*store::open_store(name, OpenMode::ReadOnly)) == 1);
    }
    fs::create_symlink("é", "koppeling");
    append(*store::open_store("koppeling", OpenMode::ReadWrite));
    CHECK(size(*store::open_store("koppeling", OpenMode::ReadOnly)) == 2);
    CHECK(size(*store::open_store("é", OpenMode::ReadOnly)) == 2);
    CHECK(fs::is_symlink("koppeling"));
    store::backup("é", ":memory:2");
    CHECK(size(*store::open_store(":memory:2", OpenMode::ReadOnly)) == 2);
    CHECK(names(folder.path()).size() == 8);
    fs::current_path(old);
}

TEST_CASE("a file that is cut short anywhere is damaged") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 12);
    auto const whole = read_file(path);
    REQUIRE(whole.size() > 60'000);
    for (std::size_t keep = 16; keep < whole.size(); keep += keep < 600 ? 99 : long_mode() ? 512 : 3'584) {
        CAPTURE(keep);
        write_file(path, whole.substr(0, keep));
        CHECK_FALSE(failure([&] { CHECK_FALSE(store::check_file(path).empty()); }).has_value());
        for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            // What is cut off may be what nobody asks for; what is read is never half.
            auto const error = failure([&] {
                auto const ledger = store::open_store(path, mode, 50);
                ledger->read([](store::Reading const& reading) {
                    auto const all = reading.size();
                    for (std::int64_t number = 1; number <= all; ++number) {
                        auto const found = reading.leaf(number);
                        auto const part = reading.part(number, "content");
                        REQUIRE(found == leaf(number));
                        REQUIRE(part == bytes(2'000, static_cast<unsigned>(number - 1)));
                    }
                    reading.heads(1, [](std::int64_t, std::string const&) { return true; });
                });
            });
            if (error) CHECK((error == Code::Damaged || (keep < 100 && error == Code::NotALedger)));
            if (keep < whole.size() / 2) CHECK(error.has_value());
        }
    }
}

TEST_CASE("single bytes: nothing but the truth or an error of the store") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 8);
    auto const whole = read_file(path);
    std::uint64_t state = 12345;
    for (int i = 0; i < (long_mode() ? 20'000 : 400); ++i) {
        auto broken = whole;
        state = state * 6364136223846793005U + 1442695040888963407U;
        auto& byte = broken[(state >> 16) % broken.size()];
        byte = static_cast<char>(byte ^ static_cast<char>(1U << (state >> 60 & 7U)));
        write_file(path, broken);
        failure([&] {
            auto const ledger = store::open_store(path, OpenMode::ReadOnly);
            ledger->read([](store::Reading const& reading) {
                auto const all = reading.size();
                REQUIRE(all == 8);
                for (std::int64_t number = 1; number <= all; ++number) {
                    auto const found = reading.leaf(number);
                    REQUIRE(found == leaf(number));
                }
            });
        });
    }
}

TEST_CASE("a ledger without a table, of a newer program, or with the log of another") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 3);
    SECTION("a table that is gone") {
        REQUIRE(raw_sql(path, drop_triggers(path) + "DROP TABLE entry") == "");
        CHECK(opening(path, OpenMode::ReadOnly) == Code::Damaged);
    }
    SECTION("of a newer program") {
        raw_sql(path, "PRAGMA user_version = 4");
        CHECK(opening(path, OpenMode::ReadOnly) == Code::NewerSchema);
        CHECK(opening(path, OpenMode::ReadWrite) == Code::NewerSchema);
        CHECK(raw_rows(path, "PRAGMA user_version") == std::vector<std::string>{"4"});
    }
    SECTION("the log of another ledger") {
        TemporaryFolder other;
        auto const stranger = other / "grootboek";
        {
            auto const ledger = store::open_store(stranger, OpenMode::Create);
            for (int i = 0; i < 9; ++i) append(*ledger, {.actor = "een ander"});
        }
        die_writing(stranger);
        fs::copy(stranger + "-wal", path + "-wal");
        // SQLite cannot know, and takes its pages: another log, in which this one does not go on. The heads say so.
        std::string root_before, root_after;
        auto const head = [&](std::string& to) {
            return failure([&] {
                store::open_store(path, OpenMode::ReadOnly)->read([&](store::Reading const& reading) {
                    to = reading.head(3).value_or("");
                });
            });
        };
        auto const log = path + "-wal";
        auto const error = head(root_after);
        fs::remove(log);
        CHECK(head(root_before) == std::nullopt);
        CHECK((error == Code::Damaged || root_before != root_after));
    }
    SECTION("a log cut short: whole transactions are left") {
        for (int i = 0; i < 3; ++i) die_writing(path);
        auto const log = read_file(path + "-wal");
        auto const file = read_file(path);
        std::int64_t seen = 0;
        for (std::size_t keep = 0; keep <= log.size(); keep += 512) {
            write_file(path, file);
            write_file(path + "-wal", log.substr(0, keep));
            fs::remove(path + "-shm");
            auto const ledger = store::open_store(path, OpenMode::ReadOnly);
            CHECK(misfit(*ledger) == "");
            CHECK(size(*ledger) >= seen);
            seen = size(*ledger);
            CHECK(size(*store::open_store(path, OpenMode::ReadWrite)) == seen);
        }
        CHECK(seen >= 4);
        fs::remove(path + "-wal");
        write_file(path, file);
        CHECK(misfit(*store::open_store(path, OpenMode::ReadOnly)) == "");
    }
}

TEST_CASE("reading makes no files and changes none, next to a writer or not") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 2);
    auto const before = read_file(path);
    auto const reader = store::open_store(path, OpenMode::ReadOnly);
    CHECK(size(*reader) == 2);
    CHECK(store::check_file(path).empty());
    CHECK(names(folder.path()) == std::vector<std::string>{"grootboek"});
    CHECK(read_file(path) == before);
    CHECK(failure([&] { append(*reader); }) == Code::ReadOnly);
    CHECK(failure([&] { reader->purge(); }) == Code::ReadOnly);
    {
        auto const writer = store::open_store(path, OpenMode::ReadWrite);
        append(*writer);
        auto const during = names(folder.path());
        CHECK(size(*reader) == 3);  // sees what is only in the write-ahead log yet
        CHECK(names(folder.path()) == during);
    }
    CHECK(names(folder.path()) == std::vector<std::string>{"grootboek"});
    die_writing(path);
    for (bool const index : {true, false}) {
        if (!index) fs::remove(path + "-shm");
        auto const all = names(folder.path());
        auto const log = read_file(path + "-wal");
        CHECK(size(*reader) == 4);
        CHECK(store::check_file(path).empty());
        CHECK(names(folder.path()) == all);
        CHECK(read_file(path + "-wal") == log);
    }
}

TEST_CASE("a file or folder that may not be written is still read, and gives its own error") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 1);
    int left_behind = GENERATE(0, 1, 2);
    if (left_behind > 0) die_writing(path);
    if (left_behind > 1) fs::remove(path + "-shm");
    auto const expected = left_behind > 0 ? 2 : 1;
    for (auto const& name : names(folder.path()))
        fs::permissions(folder / name, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_read |
                                       fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec);
    CAPTURE(left_behind);
    CHECK(as_somebody_else([&] { return opening(path, OpenMode::ReadWrite) == Code::ReadOnly; }));
    CHECK(as_somebody_else([&] { return size(*store::open_store(path, OpenMode::ReadOnly)) == expected; }));
    CHECK(as_somebody_else([&] { return store::check_file(path).empty(); }));
    CHECK(as_somebody_else([&] { return opening(folder / "nieuw", OpenMode::Create) == Code::CannotOpen; }));
    CHECK(
        as_somebody_else([&] { return failure([&] { store::backup(path, folder / "kopie"); }) == Code::CannotOpen; }));
    fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("a medium that cannot be written is read") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 1);
    bool const left_behind = GENERATE(true, false);
    if (left_behind) {
        die_writing(path);
        fs::remove(path + "-shm");
    }
    auto const point = folder.path().string();
    if (mount(point.c_str(), point.c_str(), nullptr, MS_BIND, nullptr) != 0) {
        WARN("no mount of its own: not tried");
        return;
    }
    REQUIRE(mount(nullptr, point.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0);
    CHECK(opening(path, OpenMode::ReadWrite) == Code::ReadOnly);
    CHECK(size(*store::open_store(path, OpenMode::ReadOnly)) == (left_behind ? 2 : 1));
    CHECK(store::check_file(path).empty());
    CHECK(opening(folder / "nieuw", OpenMode::Create).has_value());
    TemporaryFolder other;
    store::backup(path, other / "kopie");
    CHECK(size(*store::open_store(other / "kopie", OpenMode::ReadWrite)) == (left_behind ? 2 : 1));
    REQUIRE(umount(point.c_str()) == 0);
}
