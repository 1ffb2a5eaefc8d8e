// Every page carries a checksum that this program checks and other programs leave alone; a check of the file names
// every damage.
#include "engine/store/page.hpp"
#include "tests/unit/store/store_fixture.hpp"

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using store::page_size;
using Code = store::StoreError::Code;
namespace fs = std::filesystem;

namespace {

// With every kind of row, and free pages.
std::string small_ledger(TemporaryFolder const& folder) {
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create);
    ledger->write([](store::Writing& writing) {
        writing.put_rule_texts(decide::rule_set_hash(some_texts()), some_texts());
        for (int i = 1; i <= 3; ++i) writing.put_case_key(case_key(i));
    });
    for (unsigned i = 1; i <= 12; ++i)
        append(*ledger, {.case_ref = ref(static_cast<int>(i % 3 + 1)), .reference_date = "2024-01-01"},
               {{"content", bytes(3'000, i)}, {"trace", bytes(6'000, 100 + i)}});
    ledger->write([](store::Writing& writing) {
        writing.append({leaf(13, {.kind = "erasure", .case_ref = ref(2)}), {}});
        writing.erase_case(ref(2));
        writing.put_head(13, "head 13 " + writing.root().hex());
    });
    return path;
}

// Everything that a reader can ask for.
void read_all(std::string const& path) {
    store::open_store(path, OpenMode::ReadOnly, 50)->read([](store::Reading const& reading) {
        reading.rows(-1, 1000, [&](std::int64_t, std::string_view, std::string_view) { return true; });
        reading.all_parts(-1, 1000, [](std::int64_t, store::Part const&) { return true; });
        reading.heads(0, [](std::int64_t, std::string const&) { return true; });
        reading.case_keys([&](store::CaseKey const& key) { return reading.find_case(key.lookup).has_value(); });
        for (auto const& hash : reading.rule_sets()) reading.rule_texts(hash);
        for (auto const* kind : {"decision", "erasure"}) reading.numbers({.kind = kind});
    });
}

}  // namespace

TEST_CASE("XXH64 is what others compute") {
    CHECK(store::xxh64("", 0) == 0xEF46DB3751D8E999);
    CHECK(store::xxh64("a", 0) == 0xD24EC4F1A98C6E5B);
    CHECK(store::xxh64("abc", 0) == 0x44BC2CF5AD770999);
    CHECK(store::xxh64("Nobody inspects the spammish repetition", 0) == 0xFBCEA83C8A378BF1);
    // zstd puts the low half at the end of a frame.
    CHECK((store::xxh64(std::string(4158, 'a'), 0) & 0xffffffff) == 0xbcc0c28c);
}

TEST_CASE("every page of a ledger has its checksum, and another program reads it") {
    TemporaryFolder folder;
    auto const path = small_ledger(folder);
    auto const file = read_file(path);
    REQUIRE(file.size() % page_size == 0);
    REQUIRE(file.size() > 20 * page_size);
    for (std::size_t i = 0; i * page_size < file.size(); ++i) {
        auto const page = std::string_view(file).substr(i * page_size, page_size);
        CHECK(store::page_fits(page, static_cast<std::uint32_t>(i + 1)));
        CHECK_FALSE(store::page_fits(page, static_cast<std::uint32_t>(i + 2)));
    }
    CHECK(raw_rows(path, "PRAGMA integrity_check") == std::vector<std::string>{"ok"});
    CHECK(raw_rows(path, "SELECT count(*) FROM entry") == std::vector<std::string>{"13"});
    CHECK(read_file(path) == file);
    CHECK(store::check_file(path) == fine);
}

TEST_CASE("a change of any byte of a page is seen") {
    TemporaryFolder folder;
    auto const file = read_file(small_ledger(folder));
    for (std::size_t i = 0; i * page_size < file.size(); i += 5) {
        auto page = file.substr(i * page_size, page_size);
        auto const number = static_cast<std::uint32_t>(i + 1);
        for (std::size_t at = 0; at < page_size; ++at) {
            auto const bit = static_cast<char>(1U << at % 8);
            page[at] = static_cast<char>(page[at] ^ bit);
            if (store::page_fits(page, number)) FAIL("byte " << at << " of page " << number);
            page[at] = static_cast<char>(page[at] ^ bit);
        }
        CHECK(store::page_fits(page, number));
    }
}

TEST_CASE("a damaged page is named when the file is checked, and no reader gets it") {
    TemporaryFolder folder;
    auto const path = small_ledger(folder);
    auto const file = read_file(path);
    auto const pages = file.size() / page_size;
    std::size_t refused = 0;
    for (std::size_t i = 0; i < pages; ++i) {
        auto broken = file;
        auto& byte = broken[i * page_size + (i * 977) % page_size];
        byte = static_cast<char>(byte ^ 0x40);
        write_file(path, broken);
        auto const findings = store::check_file(path);
        REQUIRE_FALSE(findings.empty());
        CHECK(findings.front() == "page " + std::to_string(i + 1) + ": checksum");
        auto const error = failure([&] { read_all(path); });
        if (error) {
            CHECK((error == Code::Damaged || i == 0));  // the first page says what kind of file it is
            ++refused;
        }
    }
    CHECK(refused > pages / 2);  // not every page is read: some are free, some indexes
    write_file(path, file);
    CHECK(failure([&] { read_all(path); }) == std::nullopt);
}

TEST_CASE("the message names the damaged page") {
    TemporaryFolder folder;
    auto const path = small_ledger(folder);
    auto file = read_file(path);
    file[2 * page_size + 100] = static_cast<char>(file[2 * page_size + 100] ^ 1);
    write_file(path, file);
    std::string message;
    try {
        read_all(path);
        for (auto const& finding : store::check_file(path)) message += finding;
    } catch (store::StoreError const& error) {
        message = error.what();
    }
    CHECK_THAT(message, Catch::Contains("page 3"));
}

TEST_CASE("the first page can be damaged in any byte, and the check says so") {
    TemporaryFolder folder;
    auto const path = small_ledger(folder);
    auto const file = read_file(path);
    for (std::size_t at = 0; at < 110; ++at) {
        auto broken = file;
        broken[at] = static_cast<char>(broken[at] ^ 0x81);
        write_file(path, broken);
        CAPTURE(at);
        auto const findings = store::check_file(path);
        REQUIRE_FALSE(findings.empty());
        CHECK(findings.front() == "page 1: checksum");
        CHECK(failure([&] { read_all(path); }).has_value());
        CHECK(failure([&] { store::open_store(path, OpenMode::ReadWrite); }).has_value());
    }
}

TEST_CASE("swapped, repeated, lost and added pages are found") {
    TemporaryFolder folder;
    auto const path = small_ledger(folder);
    auto const file = read_file(path);
    auto const page = [&](std::size_t number) { return file.substr((number - 1) * page_size, page_size); };
    auto const findings = [&](std::string const& bytes) {
        write_file(path, bytes);
        return store::check_file(path);
    };
    auto swapped = file;
    swapped.replace(4 * page_size, 2 * page_size, page(6) + page(5));
    CHECK(findings(swapped).size() >= 2);
    auto repeated = file;
    repeated.replace(7 * page_size, page_size, page(7));
    CHECK_FALSE(findings(repeated).empty());
    auto zero = file;
    zero.replace(7 * page_size, page_size, std::string(page_size, '\0'));
    CHECK_FALSE(findings(zero).empty());
    CHECK_FALSE(findings(file.substr(0, file.size() - page_size)).empty());
    CHECK_FALSE(findings(file.substr(0, file.size() - 1)).empty());
    CHECK_FALSE(findings(file + "x").empty());
    CHECK_FALSE(findings(file + std::string(page_size, '\0')).empty());
    CHECK(findings(file) == fine);
}

TEST_CASE("writes by another program are found, and so is another schema") {
    TemporaryFolder folder;
    auto const path = small_ledger(folder);
    auto const file = read_file(path);
    for (auto const* sql : {"DROP TRIGGER entry_no_update", "DROP INDEX entry_by_kind", "CREATE TABLE other (x)",
                            "INSERT INTO rule_set VALUES ('"
                            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                            "', 0)",
                            "PRAGMA user_version = 3; CREATE TABLE x (y); DROP TABLE x"}) {
        write_file(path, file);
        REQUIRE(raw_sql(path, sql) == "");
        CAPTURE(sql);
        CHECK_FALSE(store::check_file(path).empty());
    }
}

TEST_CASE("what is left behind in the log is read, by this program and by others, and harms nothing") {
    TemporaryFolder folder;
    auto const path = small_ledger(folder);
    die_writing(path, 5);

    SECTION("as it is, with the shared index or without") {
        bool const with_index = GENERATE(true, false);
        if (!with_index) fs::remove(path + "-shm");
        CHECK(store::check_file(path) == fine);
        CHECK(size(*store::open_store(path, OpenMode::ReadOnly)) == 18);
        CHECK(fs::exists(path + "-shm") == with_index);
        CHECK(misfit(*store::open_store(path, OpenMode::ReadOnly)) == "");
    }
    SECTION("recovered by a writer") {
        fs::remove(path + "-shm");
        CHECK(append(*store::open_store(path, OpenMode::ReadWrite)) == 19);
    }
    SECTION("recovered by another program, which copies it into the file") {
        CHECK(raw_rows(path, "SELECT count(*) FROM entry") == std::vector<std::string>{"18"});
        CHECK_FALSE(fs::exists(path + "-wal"));
    }
    SECTION("damaged") {
        auto log = read_file(path + "-wal");
        auto& byte = log[log.size() - 5'000];
        byte = static_cast<char>(byte ^ 4);
        write_file(path + "-wal", log);
        auto const whole = failure([&] { read_all(path); });
        CHECK((!whole || whole == Code::Damaged));
        fs::remove(path + "-shm");  // so that the log is read anew: only whole transactions of it
        CHECK(misfit(*store::open_store(path, OpenMode::ReadWrite)) == "");
    }
    CHECK(misfit(*store::open_store(path, OpenMode::ReadWrite)) == "");
    CHECK(store::check_file(path) == fine);
}

TEST_CASE("a page in the log that is damaged while it is in use is not read") {
    TemporaryFolder folder;
    auto const path = small_ledger(folder);
    auto const ledger = store::open_store(path, OpenMode::ReadWrite);
    auto const number = append(*ledger, {}, {{"content", bytes(300'000, 1)}});
    auto log = read_file(path + "-wal");
    auto const at = log.find(bytes(300'000, 1).substr(100'000, 64));
    REQUIRE(at != std::string::npos);
    std::fstream(path + "-wal", std::ios::in | std::ios::out | std::ios::binary)
        .seekp(static_cast<std::streamoff>(at))
        .put('\x7f')
        .flush();
    auto const other = store::open_store(path, OpenMode::ReadWrite);
    CHECK(failure([&] { other->read([&](store::Reading const& reading) { reading.part(number, "content"); }); }) ==
          Code::Damaged);
}

TEST_CASE("connections that take turns make one chain in the log") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek", copy = folder / "kopie";
    auto const one = store::open_store(path, OpenMode::Create);
    auto const other = store::open_store(path, OpenMode::ReadWrite);
    for (int round = 0; round < 12; ++round) {
        // The other begins the log anew and fills it as far as the first had: what that knew of it is no longer so.
        append(*one);
        other->purge();
        append(*other);
        auto const last = append(*one);
        for (auto const* suffix : {"", "-wal"}) write_file(copy + suffix, read_file(path + suffix));
        fs::remove(copy + "-shm");
        REQUIRE(size(*store::open_store(copy, OpenMode::ReadOnly)) == last);
    }
}

TEST_CASE("many pages in one transaction, more than the cache holds") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create);
    ledger->write([](store::Writing& writing) {
        for (unsigned i = 1; i <= 40; ++i) {
            writing.append({leaf(i), {{"content", bytes(1'000'000, i)}}});
            if (i > 1) CHECK(writing.part(i - 1, "content") == bytes(1'000'000, i - 1));
        }
        writing.put_head(40, "head 40 " + writing.root().hex());
    });
    CHECK(misfit(*ledger) == "");
    CHECK(store::check_file(path) == fine);
    append(*ledger);
    CHECK(store::check_file(path) == fine);
}
