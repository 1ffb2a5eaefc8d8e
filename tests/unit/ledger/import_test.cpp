// Records of older formats brought over.
#include "engine/ledger/import.hpp"
#include "tests/unit/ledger/reading.hpp"

#include <catch2/catch.hpp>

#include <sqlite3.h>

#include <fstream>
#include <sstream>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::code_of;
using tests::entries_of;
using tests::LedgerFixture;
using tests::size_of;
using Code = LedgerError::Code;
namespace people = tests::people;

namespace {

void run_sql(std::string const& path, std::string const& sql) {
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
    char* message = nullptr;
    auto const result = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message);
    INFO((message ? message : ""));
    CHECK(result == SQLITE_OK);
    sqlite3_free(message);
    sqlite3_close(handle);
}

std::string old_ledger(LedgerFixture const& fixture) {
    std::ifstream file(WETWIJZER_ROOT "/tests/unit/store/fixtures/ledger_v2.sql");
    std::ostringstream sql;
    sql << file.rdbuf();
    REQUIRE(sql.str().size() > 1000);
    auto const path = fixture.folder() / "oud.db";
    run_sql(path, sql.str());
    return path;
}

std::vector<store::OldRecord> records_of(std::string const& path) {
    std::vector<store::OldRecord> records;
    store::read_old_ledger(path, [&](store::OldReading const& old) {
        records.clear();
        old.records([&](store::OldRecord const& record) {
            records.push_back(record);
            return true;
        });
    });
    return records;
}

}  // namespace

TEST_CASE("every old record becomes an entry that holds all of it") {
    LedgerFixture fixture;
    auto const path = old_ledger(fixture);
    auto const records = records_of(path);
    REQUIRE(records.size() == 5);
    std::vector<std::int64_t> progress;
    auto const imported = import_ledger(
        fixture.ledger(), [&] { return fixture.act(people::administrator, "ledger upgrade"); }, path,
        [&](std::int64_t done) { progress.push_back(done); });
    CHECK(imported.records == 5);
    CHECK(progress == std::vector<std::int64_t>{5});
    CHECK(size_of(fixture.store()) == 7 + imported.entries);
    std::size_t next = 0;
    for (auto const& entry : entries_of(fixture.store())) {
        if (entry.kind != Kind::Import) continue;
        ImportDetails details;
        REQUIRE(read(entry.details, details));
        CHECK(details.format == 2);
        CHECK(details.number == records[next].number);
        CHECK(details.seal == records[next].seal);
        fixture.ledger().access(fixture.act(people::auditor), Permission::ReadAll, {"show", {}, {}},
                                [&](CaseReader const& reader) {
                                    ImportContent content;
                                    REQUIRE(read(reader.part(entry.number, "content"), content));
                                    CHECK(store::read_old_record(content.record_json) == records[next]);
                                    CHECK(reader.case_id(entry.case_ref) == case_of(records[next]));
                                    CHECK(reader.reading().rule_texts(records[next].rule_set_hash));
                                });
        ++next;
    }
    CHECK(next == 5);
    // In the new ledger the old cases' numbers are as hidden as others, and they can be erased.
    std::filesystem::remove(path);
    auto const bytes = fixture.all_bytes();
    for (auto const& record : records) {
        INFO(record.case_id);
        if (record.case_id.size() >= 6) CHECK(bytes.find(record.case_id) == std::string::npos);
    }
    CHECK(tests::findings_of(fixture.path(), tests::key_named("master")).empty());
    CHECK_NOTHROW(fixture.ledger().erase(fixture.act(people::administrator), case_of(records[0]), "verzoek"));
    CHECK(tests::findings_of(fixture.path(), tests::key_named("master")).empty());
}

TEST_CASE("a record that was changed stops the import before anything is written") {
    LedgerFixture fixture;
    auto const path = old_ledger(fixture);
    run_sql(path,
            "DROP TRIGGER IF EXISTS records_no_update; DROP TRIGGER IF EXISTS record_no_update;"
            "UPDATE record SET outcomes_json = outcomes_json || ' ' WHERE number = 3;");
    auto const before = size_of(fixture.store());
    try {
        import_ledger(
            fixture.ledger(), [&] { return fixture.act(people::administrator); }, path);
        FAIL("was imported");
    } catch (LedgerError const& error) {
        CHECK(error.code() == Code::Damaged);
        CHECK(std::string(error.what()) == "3 seal");
    }
    CHECK(size_of(fixture.store()) == before);
}

TEST_CASE("what was brought over is not brought over again") {
    LedgerFixture fixture;
    auto const path = old_ledger(fixture);
    auto const act = [&] { return fixture.act(people::administrator, "ledger upgrade"); };
    REQUIRE(import_ledger(fixture.ledger(), act, path).records == 5);
    auto const size = size_of(fixture.store());
    auto const again = import_ledger(fixture.ledger(), act, path);
    CHECK(again.records == 0);
    CHECK(again.there == 5);
    CHECK(size_of(fixture.store()) == size);
}

TEST_CASE("only an administrator brings records over") {
    LedgerFixture fixture;
    auto const path = old_ledger(fixture);
    CHECK_THROWS_AS(import_ledger(
                        fixture.ledger(), [&] { return fixture.act(people::caseworker); }, path),
                    AccessError);
}
