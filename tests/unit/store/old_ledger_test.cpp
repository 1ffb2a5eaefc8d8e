// Ledgers of formats 1 and 2 stay readable, and their seals mean what they meant.
#include "engine/store/old_ledger.hpp"
#include "tests/unit/store/store_fixture.hpp"

#include <algorithm>

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OldRecord;
using store::OpenMode;
using Code = store::StoreError::Code;
using Reason = store::OldBreak::Reason;

namespace {

std::string old_ledger(TemporaryFolder const& folder, std::string const& fixture) {
    auto const path = folder / fixture;
    REQUIRE(raw_sql(path, read_file(std::string(WETWIJZER_ROOT) + "/tests/unit/store/fixtures/" + fixture + ".sql")) ==
            "");
    return path;
}

std::vector<OldRecord> records(std::string const& path) {
    std::vector<OldRecord> found;
    store::read_old_ledger(path, [&](store::OldReading const& reading) {
        found.clear();
        reading.records([&](OldRecord const& record) {
            found.push_back(record);
            return true;
        });
        CHECK(reading.size() == static_cast<std::int64_t>(found.size()));
    });
    return found;
}

std::optional<store::OldBreak> broken(std::string const& path) {
    std::optional<store::OldBreak> found;
    store::read_old_ledger(path, [&](store::OldReading const& reading) { found = store::find_break(reading); });
    return found;
}

}  // namespace

TEST_CASE("records of both formats are read, with their rule texts and seals") {
    auto const [fixture, format] =
        GENERATE(table<std::string, std::int64_t>({{"ledger_v1_records", 1}, {"ledger_v2", 2}}));
    TemporaryFolder folder;
    auto const path = old_ledger(folder, fixture);
    if (format == 2) raw_sql(path, "PRAGMA journal_mode = WAL");  // as they were
    auto const before = read_file(path);
    auto const all = records(path);
    REQUIRE(all.size() == 5);
    CHECK(all[1].case_id == "Z-8");
    CHECK(all[1].recorded_at == "2025-03-01T12:00:00Z");
    CHECK(all[1].semantics == 1);
    CHECK(all[1].previous_seal == all[0].seal);
    CHECK(all[4].actor == "Zoë Überlän");
    CHECK(all[4].seal == "587599092c2777e5a43dbd482780913cc626825724af21a1abed11fa601ebfe6");
    for (auto const& record : all) CHECK(store::old_seal(record) == record.seal);
    store::read_old_ledger(path, [&](store::OldReading const& reading) {
        CHECK(reading.format() == format);
        auto const texts = reading.rule_texts(all[4].rule_set_hash).value();
        REQUIRE(texts.size() == 1);
        CHECK(decide::rule_set_hash(texts) == all[4].rule_set_hash);
        CHECK_FALSE(reading.rule_texts("x"));
        int seen = 0;
        reading.records([&](OldRecord const&) { return ++seen < 2; });
        CHECK(seen == 2);
    });
    CHECK_FALSE(broken(path));
    for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite})
        CHECK(failure([&] { store::open_store(path, mode); }) == Code::OlderSchema);
    CHECK(failure([&] { store::check_file(path); }) == Code::OlderSchema);
    CHECK(failure([&] { store::backup(path, folder / "kopie"); }) == Code::OlderSchema);
    CHECK(read_file(path) == before);
}

TEST_CASE("an empty ledger of format 1 is one without records") {
    TemporaryFolder folder;
    auto const path = old_ledger(folder, "ledger_v1");
    CHECK(records(path).empty());
    CHECK_FALSE(broken(path));
}

TEST_CASE("a ledger of the current format is not an old one") {
    TemporaryFolder folder;
    auto const path = folder / "nieuw";
    store::open_store(path, OpenMode::Create);
    CHECK(failure([&] { records(path); }) == Code::Other);
    CHECK(failure([&] { records(folder / "weg"); }) == Code::CannotOpen);
}

TEST_CASE("what was changed in an old ledger breaks its chain") {
    auto const [sql, number, reason] = GENERATE(table<std::string, std::int64_t, Reason>({
        {"UPDATE record SET case_id = 'Z-9' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET reference_date = '2024-03-02' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET engine = '9' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET semantics = 9 WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET decisions = 'x' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET facts_json = '{}' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET outcomes_json = '{}' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET trace_text = '' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET trace_digest = seal WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET actor = '' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET recorded_at = '' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET previous_seal = seal WHERE number = 2", 2, Reason::Chain},
        {"UPDATE record SET seal = previous_seal WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET number = 9 WHERE number = 5", 5, Reason::Missing},
        {"DELETE FROM record WHERE number = 1", 1, Reason::Missing},
        {"DELETE FROM record WHERE number = 3", 3, Reason::Missing},
        {"UPDATE rule_text SET text = 'x'", 1, Reason::RuleTexts},
        {"PRAGMA foreign_keys = OFF; DELETE FROM rule_set", 1, Reason::RuleTexts},
    }));
    CAPTURE(sql);
    TemporaryFolder folder;
    auto const path = old_ledger(folder, "ledger_v2");
    REQUIRE(raw_sql(path, drop_triggers(path) + sql) == "");
    auto const found = broken(path);
    REQUIRE(found.has_value());
    CHECK(found->number == number);
    CHECK(found->reason == reason);
}

TEST_CASE("a record goes into JSON and back, and no other text is one") {
    TemporaryFolder folder;
    for (auto const& record : records(old_ledger(folder, "ledger_v2"))) {
        auto const text = store::to_text(record);
        CHECK(store::read_old_record(text) == record);
        CHECK_FALSE(store::read_old_record(text + " "));
        CHECK_FALSE(store::read_old_record(text.substr(0, text.size() - 1)));
        auto more = text;
        more.insert(1, "\"a\":1,");
        CHECK_FALSE(store::read_old_record(more));
        auto other = text;
        other.replace(other.find("\"semantics\":1"), 13, "\"semantics\":\"\"");
        CHECK_FALSE(store::read_old_record(other));
    }
    CHECK_FALSE(store::read_old_record("{}"));
    CHECK_FALSE(store::read_old_record(""));
    OldRecord broken;
    broken.actor = "\xff";
    CHECK(failure([&] { store::to_text(broken); }) == Code::Damaged);
}

TEST_CASE("the format of the old seal is fixed") {
    OldRecord record;
    record.number = 1;
    record.case_id = "Z";
    std::string const text = "wetwijzer-ledger/1\n1:1,1:Z,0:,0:,1:0,0:,0:,0:,0:,0:,0:,0:,0:,0:,";
    CHECK(store::old_seal(record) == decide::sha256_hex(text));
    auto left = record, right = record;
    left.actor = "ab";
    left.recorded_at = "c";
    right.actor = "a";
    right.recorded_at = "bc";
    CHECK(store::old_seal(left) != store::old_seal(right));
}
