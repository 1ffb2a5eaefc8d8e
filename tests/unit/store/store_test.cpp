// The ledger keeps what it is given, in order, once, and unchanged.
#include "tests/unit/store/ledger_fixture.hpp"

#include <tuple>

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using store::Record;
using store::StoreError;
using Code = store::StoreError::Code;

namespace {

auto fields(Record const& r) {
    return std::tie(r.number, r.case_id, r.reference_date, r.engine, r.semantics, r.rule_set_hash, r.decisions,
                    r.facts_json, r.outcomes_json, r.trace_text, r.trace_digest, r.actor, r.recorded_at,
                    r.previous_seal, r.seal);
}

}  // namespace

TEST_CASE("what is appended is found again, numbered and chained") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto first = some_record();
    first.facts_json = "{\"naam\":\"Zoë \\\" ' ; -- \U0001F600\"}";
    first.trace_text = std::string(3'000'000, 'x') + "\n";
    first.trace_digest = decide::sha256_hex(first.trace_text);
    {
        auto const ledger = store::open_store(path, OpenMode::ReadWrite);
        auto const one = ledger->append(first, some_texts());
        auto const two = ledger->append(some_record("Z-2"), some_texts());
        CHECK(one.number == 1);
        CHECK(one.previous_seal.empty());
        CHECK(one.seal == store::compute_seal(one));
        CHECK(two.number == 2);
        CHECK(two.previous_seal == one.seal);
        CHECK(two.seal != one.seal);
        CHECK(fields(ledger->find(1).value()) == fields(one));
        first = one;
    }
    for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        auto const ledger = store::open_store(path, mode);
        CHECK(fields(ledger->find(1).value()) == fields(first));
        CHECK_FALSE(ledger->find(3).has_value());
        CHECK_FALSE(ledger->find(-1).has_value());
        REQUIRE(ledger->list().size() == 2);
        CHECK(ledger->list()[0].facts_json.empty());
        CHECK(ledger->list()[0].trace_text.empty());
        CHECK(ledger->list()[0].seal == first.seal);
        REQUIRE(ledger->list("Z-2").size() == 1);
        CHECK(ledger->list("Z-2")[0].number == 2);
        CHECK(ledger->list("' OR 1=1 --").empty());
        auto const texts = ledger->rule_texts(first.rule_set_hash).value();
        REQUIRE(texts.size() == 2);
        CHECK(texts[0].path == "a.regels");
        CHECK(texts[1].text == "regel c — é");
        CHECK_FALSE(ledger->rule_texts("x").has_value());
        CHECK_FALSE(store::find_break(*ledger).has_value());
    }
}

TEST_CASE("rule texts are stored once, and must have the hash of the record") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::ReadWrite);
    for (int i = 0; i < 3; ++i) ledger->append(some_record(), some_texts());
    CHECK(raw_rows(path, "SELECT count(*) FROM rule_text") == std::vector<std::string>{"2"});
    auto other = some_record();
    other.rule_set_hash = std::string(64, '0');
    CHECK(failure([&] { ledger->append(other, some_texts()); }) == Code::Other);
    CHECK(raw_rows(path, "SELECT count(*) FROM rule_set") == std::vector<std::string>{"1"});  // nothing half written
    CHECK(ledger->append(some_record(), {}).number == 4);                                     // known already
}

TEST_CASE("a seal covers every field, and its boundaries") {
    auto const record = some_record();
    auto const seal = store::compute_seal(record);
    auto const differs = [&](auto change) {
        auto changed = record;
        change(changed);
        return store::compute_seal(changed) != seal;
    };
    CHECK(differs([](Record& r) { r.number = 2; }));
    CHECK(differs([](Record& r) { r.case_id += " "; }));
    CHECK(differs([](Record& r) { r.reference_date = "2024-03-02"; }));
    CHECK(differs([](Record& r) { r.engine = "0.1.1"; }));
    CHECK(differs([](Record& r) { r.semantics = 2; }));
    CHECK(differs([](Record& r) { r.rule_set_hash[0] = 'z'; }));
    CHECK(differs([](Record& r) { r.decisions = ""; }));
    CHECK(differs([](Record& r) { r.facts_json += " "; }));
    CHECK(differs([](Record& r) { r.outcomes_json += " "; }));
    CHECK(differs([](Record& r) { r.trace_text += "\n"; }));
    CHECK(differs([](Record& r) { r.trace_digest[0] = 'z'; }));
    CHECK(differs([](Record& r) { r.actor += "x"; }));
    CHECK(differs([](Record& r) { r.recorded_at += "x"; }));
    CHECK(differs([](Record& r) { r.previous_seal = "x"; }));
    CHECK_FALSE(differs([](Record& r) { r.seal = "x"; }));
    auto left = record;
    auto right = record;
    left.actor = "ab";
    left.recorded_at = "c";
    right.actor = "a";
    right.recorded_at = "bc";
    CHECK(store::compute_seal(left) != store::compute_seal(right));
}

TEST_CASE("the format of the seal is fixed") {
    Record record;
    record.number = 1;
    record.case_id = "Z";
    std::string const text = "wetwijzer-ledger/1\n1:1,1:Z,0:,0:,1:0,0:,0:,0:,0:,0:,0:,0:,0:,0:,";
    CHECK(store::compute_seal(record) == decide::sha256_hex(text));
}

TEST_CASE("the file refuses changes, removals, replacements and anything out of order") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    store::open_store(path, OpenMode::ReadWrite)->append(some_record(), some_texts());
    auto const before = raw_rows(path, "SELECT * FROM record");
    auto const columns = std::string(
        "case_id, reference_date, engine, semantics, rule_set_hash, decisions, facts_json, "
        "outcomes_json, trace_text, trace_digest, actor, recorded_at, previous_seal, seal");
    for (auto const& sql :
         {std::string("UPDATE record SET actor = 'x'"), std::string("DELETE FROM record"),
          std::string("UPDATE rule_set SET files = 3"), std::string("DELETE FROM rule_set"),
          std::string("UPDATE rule_text SET text = 'x'"), std::string("DELETE FROM rule_text"),
          "INSERT OR REPLACE INTO record (number, " + columns + ") SELECT number, " + columns + " FROM record",
          "INSERT INTO record (number, " + columns + ") SELECT 3, " + columns + " FROM record",
          "INSERT INTO record (number, " + columns + ") SELECT 2, " + columns + " FROM record",
          std::string("INSERT OR REPLACE INTO rule_set SELECT hash, 9 FROM rule_set"),
          std::string("INSERT OR REPLACE INTO rule_text SELECT rule_set_hash, path, 'x' FROM rule_text"),
          std::string("INSERT INTO rule_text SELECT hash, 'nieuw.regels', 'x' FROM rule_set")}) {
        CAPTURE(sql);
        CHECK_FALSE(raw_sql(path, "PRAGMA recursive_triggers = OFF; " + sql).empty());
    }
    CHECK(raw_rows(path, "SELECT * FROM record") == before);
    CHECK(raw_rows(path, "SELECT count(*) FROM rule_text") == std::vector<std::string>{"2"});
}

TEST_CASE("whoever gets around that breaks the chain") {
    struct Case {
        char const* sql;
        std::int64_t number;
        store::Break::Reason reason;
    };
    using Reason = store::Break::Reason;
    auto const row = GENERATE(Catch::Generators::values<Case>({
        {"UPDATE record SET case_id = 'Z-9' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET reference_date = '2024-03-02' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET engine = '9' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET semantics = 9 WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET decisions = '' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET facts_json = '{}' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET outcomes_json = '{}' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET trace_text = '' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET trace_digest = seal WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET actor = '' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET recorded_at = '' WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET previous_seal = seal WHERE number = 2", 2, Reason::Chain},
        {"UPDATE record SET seal = previous_seal WHERE number = 2", 2, Reason::Seal},
        {"UPDATE record SET number = 4 WHERE number = 3", 3, Reason::Missing},
        {"DELETE FROM record WHERE number = 1", 1, Reason::Missing},
        {"DELETE FROM record WHERE number = 2", 2, Reason::Missing},
        {"UPDATE rule_text SET text = 'x' WHERE path = 'a.regels'", 1, Reason::RuleTexts},
        {"UPDATE rule_text SET path = 'x' WHERE path = 'a.regels'", 1, Reason::RuleTexts},
        {"DELETE FROM rule_text WHERE path = 'a.regels'", 1, Reason::RuleTexts},
        {"PRAGMA foreign_keys = OFF; DELETE FROM rule_set", 1, Reason::RuleTexts},
    }));
    CAPTURE(row.sql);
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    for (int i = 0; i < 3; ++i) store::open_store(path, OpenMode::ReadWrite)->append(some_record(), some_texts());
    REQUIRE(raw_sql(path, std::string(drop_triggers) + row.sql) == "");
    auto const found = store::find_break(*store::open_store(path, OpenMode::ReadOnly));
    REQUIRE(found.has_value());
    CHECK(found->number == row.number);
    CHECK(found->reason == row.reason);
}

TEST_CASE("a record whose own seal was recomputed still breaks the record after it") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    for (int i = 0; i < 2; ++i) store::open_store(path, OpenMode::ReadWrite)->append(some_record(), some_texts());
    auto forged = store::open_store(path, OpenMode::ReadOnly)->find(1).value();
    forged.actor = "iemand anders";
    forged.seal = store::compute_seal(forged);
    REQUIRE(raw_sql(path, std::string(drop_triggers) + "UPDATE record SET actor = 'iemand anders', seal = '" +
                              forged.seal + "' WHERE number = 1") == "");
    auto const found = store::find_break(*store::open_store(path, OpenMode::ReadOnly));
    REQUIRE(found.has_value());
    CHECK(found->number == 2);
    CHECK(found->reason == store::Break::Reason::Chain);
}
