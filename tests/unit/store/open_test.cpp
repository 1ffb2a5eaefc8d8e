// Opening: what is no ledger is refused untouched, what is older is brought up to date, reading leaves no trace.
#include "tests/unit/store/ledger_fixture.hpp"

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

std::vector<std::string> names(fs::path const& folder) {
    std::vector<std::string> result;
    for (auto const& entry : fs::directory_iterator(folder)) result.push_back(entry.path().filename().string());
    std::sort(result.begin(), result.end());
    return result;
}

std::optional<Code> opening(std::string const& path, OpenMode mode) {
    return failure([&] { store::open_store(path, mode, 50)->list(); });
}

std::string new_ledger(TemporaryFolder const& folder, int records) {
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::ReadWrite);
    for (int i = 0; i < records; ++i) ledger->append(some_record(), some_texts());
    return path;
}

std::vector<std::string> schema(std::string const& path) {
    auto rows = raw_rows(path, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name");
    for (auto& row : rows)
        row.erase(std::remove_if(row.begin(), row.end(), [](char c) { return c == ' ' || c == '\n'; }), row.end());
    return rows;
}

}  // namespace

TEST_CASE("a new ledger is marked, strict and safe against a power cut") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 1);
    CHECK(raw_rows(path, "PRAGMA application_id") == std::vector<std::string>{"1465346410"});
    CHECK(raw_rows(path, "PRAGMA user_version") == std::vector<std::string>{"2"});
    CHECK(raw_rows(path, "PRAGMA journal_mode") == std::vector<std::string>{"wal"});
    CHECK(raw_rows(path, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1") ==
          std::vector<std::string>{"3"});
    CHECK(raw_rows(path, "PRAGMA integrity_check") == std::vector<std::string>{"ok"});
    CHECK(names(folder.path()) == std::vector<std::string>{"grootboek"});  // nothing is left beside it
}

TEST_CASE("files that are no ledger are refused and stay as they are") {
    TemporaryFolder folder;
    write_file(folder / "tekst", "gewoon een tekstbestand\n");
    write_file(folder / "lang", std::string(5'000, 'x'));
    write_file(folder / "kort", "SQ");
    raw_sql(folder / "ander", "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    raw_sql(folder / "merk", "CREATE TABLE t (x); PRAGMA application_id = 7; PRAGMA user_version = 1");
    fs::create_directory(folder / "map");
    REQUIRE(mkfifo((folder / "pijp").c_str(), 0600) == 0);
    for (auto const* name : {"tekst", "lang", "kort", "ander", "merk", "map", "pijp"}) {
        for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            CAPTURE(name);
            auto const path = folder / name;
            bool const regular = fs::is_regular_file(path);
            auto const before = regular ? read_file(path) : std::string();
            CHECK(opening(path, mode) == Code::NotALedger);
            if (regular) CHECK(read_file(path) == before);
        }
    }
    CHECK(names(folder.path()).size() == 7);
}

TEST_CASE("what is not there cannot be read, and an empty file becomes a ledger only when writing") {
    TemporaryFolder folder;
    CHECK(opening(folder / "weg", OpenMode::ReadOnly) == Code::CannotOpen);
    CHECK(opening(folder / "geen/map/grootboek", OpenMode::ReadWrite) == Code::CannotOpen);
    CHECK(opening("", OpenMode::ReadWrite) == Code::CannotOpen);
    CHECK(opening(std::string("a\0b", 3), OpenMode::ReadWrite) == Code::CannotOpen);
    CHECK(names(folder.path()).empty());
    write_file(folder / "leeg", "");
    CHECK(opening(folder / "leeg", OpenMode::ReadOnly) == Code::NotALedger);
    CHECK(opening(folder / "leeg", OpenMode::ReadWrite) == std::nullopt);
    CHECK(opening(folder / "leeg", OpenMode::ReadOnly) == std::nullopt);
}

TEST_CASE("a path is a path: no URI, no memory, and a symbolic link is followed") {
    TemporaryFolder folder;
    auto const old = fs::current_path();
    fs::current_path(folder.path());
    for (auto const* name : {":memory:", "file:x?mode=memory", "file::memory:", "%41 #?&.db", "é"}) {
        CAPTURE(name);
        store::open_store(name, OpenMode::ReadWrite)->append(some_record(), some_texts());
        CHECK(fs::exists(folder / name));
        CHECK(store::open_store(name, OpenMode::ReadOnly)->list().size() == 1);
    }
    fs::create_symlink("é", "koppeling");
    store::open_store("koppeling", OpenMode::ReadWrite)->append(some_record(), some_texts());
    CHECK(store::open_store("koppeling", OpenMode::ReadOnly)->list().size() == 2);
    CHECK(store::open_store("é", OpenMode::ReadOnly)->list().size() == 2);
    CHECK(fs::is_symlink("koppeling"));
    CHECK(names(folder.path()).size() == 6);
    fs::current_path(old);
}

TEST_CASE("damage is called damage") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 20);
    auto const whole = read_file(path);
    REQUIRE(whole.size() > 20'000);

    SECTION("cut short") {
        auto const keep = GENERATE_REF(std::size_t{16}, std::size_t{100}, std::size_t{511}, std::size_t{512},
                                       std::size_t{4096}, std::size_t{9'000});
        write_file(path, whole.substr(0, keep));
        for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            CAPTURE(keep);
            CHECK(opening(path, mode) == Code::Damaged);
        }
    }
    SECTION("overwritten pages") {
        auto broken = whole;
        std::fill(broken.begin() + 4096, broken.end(), '\x5a');
        write_file(path, broken);
        for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            CHECK(failure([&] { store::find_break(*store::open_store(path, mode)); }) == Code::Damaged);
        }
    }
    SECTION("a table that is gone") {
        REQUIRE(raw_sql(path, std::string(drop_triggers) + "DROP TABLE record") == "");
        CHECK(opening(path, OpenMode::ReadOnly) == Code::Damaged);
    }
    SECTION("single bytes: nothing but a result, an error of the store or a broken seal") {
        unsigned state = 12345;
        for (int i = 0; i < 300; ++i) {
            auto broken = whole;
            state = state * 1664525U + 1013904223U;
            broken[100 + (state >> 8) % (broken.size() - 100)] ^= static_cast<char>(1U << (state & 7U));
            write_file(path, broken);
            failure([&] { store::find_break(*store::open_store(path, OpenMode::ReadOnly)); });
        }
    }
}

TEST_CASE("a ledger of a newer program is left alone") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 1);
    raw_sql(path, "PRAGMA user_version = 3");
    CHECK(opening(path, OpenMode::ReadOnly) == Code::NewerSchema);
    CHECK(opening(path, OpenMode::ReadWrite) == Code::NewerSchema);
    CHECK(raw_rows(path, "PRAGMA user_version") == std::vector<std::string>{"3"});
}

TEST_CASE("a ledger of version 1 is brought up to date and keeps its records") {
    TemporaryFolder folder;
    auto const path = folder / "oud";
    REQUIRE(raw_sql(path, read_file(std::string(WETWIJZER_ROOT) + "/tests/unit/store/fixtures/ledger_v1.sql")) == "");
    CHECK(opening(path, OpenMode::ReadOnly) == Code::ReadOnly);  // reading does not migrate
    CHECK(raw_rows(path, "PRAGMA user_version") == std::vector<std::string>{"1"});
    auto const fresh = new_ledger(folder, 0);

    SECTION("with records") {
        auto record = some_record();
        record.number = 1;
        record.seal = store::compute_seal(record);
        REQUIRE(raw_sql(path, "INSERT INTO rule_set VALUES ('" + record.rule_set_hash +
                                  "', 2); INSERT INTO rule_text VALUES ('" + record.rule_set_hash +
                                  "', 'a.regels', 'regel a'), ('" + record.rule_set_hash +
                                  "', 'b/c.regels', 'regel c — é'); INSERT INTO record VALUES (1, 'Z-1', '2024-03-01', "
                                  "'0.1.0', 1, '" +
                                  record.rule_set_hash + "', 'boete', '" + record.facts_json + "', '" +
                                  record.outcomes_json + "', '" + record.trace_text + "', '" + record.trace_digest +
                                  "', 'A. Jansen', '2024-03-01T10:00:00Z', '', '" + record.seal + "')") == "");
        auto const ledger = store::open_store(path, OpenMode::ReadWrite);
        CHECK(ledger->append(some_record(), some_texts()).number == 2);
        CHECK_FALSE(store::find_break(*ledger).has_value());
    }
    SECTION("empty") { CHECK(opening(path, OpenMode::ReadWrite) == std::nullopt); }
    CHECK(raw_rows(path, "PRAGMA user_version") == std::vector<std::string>{"2"});
    CHECK(schema(path) == schema(fresh));  // migrated and new are the same
    CHECK(opening(path, OpenMode::ReadOnly) == std::nullopt);
}

TEST_CASE("reading makes no files and changes none, next to a writer or not") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 2);
    auto const before = read_file(path);
    auto const reader = store::open_store(path, OpenMode::ReadOnly);
    CHECK(reader->list().size() == 2);
    CHECK(names(folder.path()) == std::vector<std::string>{"grootboek"});
    CHECK(read_file(path) == before);
    CHECK(failure([&] { reader->append(some_record(), some_texts()); }) == Code::ReadOnly);

    auto const writer = store::open_store(path, OpenMode::ReadWrite);
    writer->append(some_record(), some_texts());
    auto const during = names(folder.path());
    CHECK(reader->list().size() == 3);  // sees what is only in the write-ahead log yet
    CHECK(names(folder.path()) == during);
}

TEST_CASE("a file or folder that may not be written gives its own error") {
    TemporaryFolder folder;
    auto const path = new_ledger(folder, 1);
    fs::permissions(path, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_read |
                                       fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec);
    auto const child = fork();
    if (child == 0) {  // a superuser may write anything, so be somebody else
        if (geteuid() == 0 && setuid(65534) != 0) _exit(99);
        bool const good = opening(path, OpenMode::ReadWrite) == Code::ReadOnly &&
                          opening(path, OpenMode::ReadOnly) == std::nullopt &&
                          opening(folder / "nieuw", OpenMode::ReadWrite) == Code::CannotOpen;
        _exit(good ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    fs::permissions(folder.path(), fs::perms::owner_all);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
