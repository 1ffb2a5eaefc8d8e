// One decision taken again: every class, and what is told of it.
#include "engine/ledger/import.hpp"
#include "tests/unit/replay/replay_fixture.hpp"
#include "tests/unit/store/store_fixture.hpp"
#include "tests/unit/tamper/forger.hpp"

using namespace wetwijzer;
using namespace wetwijzer::test;
using wetwijzer::tests::LedgerFixture;
using wetwijzer::tests::TemporaryFolder;

namespace {

// The ledger after SQL on its file, replayed with the keys of the fixture.
Result after(LedgerFixture& fixture, std::int64_t number, std::string const& sql) {
    tests::TemporaryFolder folder;
    auto const copy = folder / "kopie.db", changed = folder / "veranderd.db";
    store::backup(fixture.path(), copy);
    copy_and_run(copy, changed, sql);
    auto const store = store::open_store(changed, store::OpenMode::ReadOnly);
    Result result;
    replay::RuleSets rule_sets(test::compile_texts);
    // Who reads is recorded in the ledger as it was: what is under test is what the replay makes of the other file.
    test::read_as_auditor(fixture, [&](ledger::CaseReader const& reader) {
        store->read([&](store::Reading const& reading) {
            result = replay::replay_one(reader.over(reading), rule_sets, number, {});
        });
    });
    return result;
}

}  // namespace

TEST_CASE("a decision taken again gives the same") {
    LedgerFixture fixture;
    auto const number = fixture.record("900000001");
    auto const result = test::replay_one(fixture, number);
    CHECK(result.verdict == Verdict::Same);
    CHECK(result.number == number);
    CHECK(result.reference_date == "2025-06-01");
    CHECK(result.rule_set == tests::fixture_rules().hash);
    CHECK(result.case_ref.size() == 32);
    CHECK(result.changes.empty());
    CHECK_FALSE(result.trace_differs);
    Options steps;
    steps.steps = true;
    CHECK(test::replay_one(fixture, number, steps) == result);  // the text of the trace is the same too
}

TEST_CASE("an outcome that is not what was recorded is told with then and now") {
    LedgerFixture fixture;
    auto const number = test::record_changed(fixture, "900000001", [](auto&, auto& content) {
        auto const at = content.outcomes_json.find("EUR 1400.00");
        REQUIRE(at != std::string::npos);
        content.outcomes_json.replace(at, 11, "EUR 1399.00");
    });
    auto const result = test::replay_one(fixture, number);
    CHECK(result.verdict == Verdict::OutcomeDiffers);
    REQUIRE(result.changes.size() == 1);
    CHECK(result.changes[0].outcome == "boete");
    CHECK(result.changes[0].then == R"({"known":"EUR 1399.00"})");
    CHECK(result.changes[0].now == R"({"known":"EUR 1400.00"})");
    CHECK_FALSE(result.trace_differs);
}

TEST_CASE("an outcome that is gone or new is told too") {
    LedgerFixture fixture;
    auto const number = test::record_changed(fixture, "900000001", [](auto&, auto& content) {
        content.outcomes_json = R"({"boete":{"known":"EUR 1400.00"},"oud":{"unknown":["x"]}})";
    });
    auto const result = test::replay_one(fixture, number);
    CHECK(result.verdict == Verdict::OutcomeDiffers);
    REQUIRE(result.changes.size() == 2);
    CHECK(result.changes[0] == replay::Change{"ernst", "", R"({"known":"zwaar"})", {}});
    CHECK(result.changes[1] == replay::Change{"oud", R"({"unknown":["x"]})", "", {}});
}

TEST_CASE("another trace with the same outcomes is told, with its first step when asked") {
    LedgerFixture fixture;
    auto draft = fixture.decision("900000001", 40);
    ledger::DecisionContent content;
    REQUIRE(ledger::read(draft.parts.at("content"), content));
    content.trace_digest = std::string(64, 'a');
    draft.parts["content"] = ledger::to_text(content);
    auto& trace = draft.parts.at("trace");
    auto const line = trace.find("\n2 ");
    trace.replace(line + 1, trace.find('\n', line + 1) - line - 1, "2 1 version 2019-01-01 law 2025-06-01");
    auto const number = fixture.ledger()
                            .write(fixture.act(tests::people::caseworker), Permission::WriteCase, {draft})
                            .entries.back()
                            .number;
    auto const result = test::replay_one(fixture, number);
    CHECK(result.verdict == Verdict::TraceDiffers);
    CHECK(result.trace_differs);
    CHECK_FALSE(result.steps);
    Options steps;
    steps.steps = true;
    auto const told = test::replay_one(fixture, number, steps);
    CHECK(told.verdict == Verdict::TraceDiffers);
    REQUIRE(told.steps);
    CHECK(told.steps->number == 2);
    CHECK(told.steps->recorded == "2 1 version 2019-01-01 law 2025-06-01");
    CHECK(told.steps->again == "2 1 version - law 2025-06-01");
}

TEST_CASE("a trace text that is not that of its digest is found when steps are asked for") {
    LedgerFixture fixture;
    auto draft = fixture.decision("900000001", 40);
    draft.parts.at("trace") += "99 0 rule extra = ja\n";
    auto const number = fixture.ledger()
                            .write(fixture.act(tests::people::caseworker), Permission::WriteCase, {draft})
                            .entries.back()
                            .number;
    Options steps;
    steps.steps = true;
    auto const result = test::replay_one(fixture, number, steps);
    CHECK(result.verdict == Verdict::SealBroken);
    CHECK(result.detail == "trace");
}

TEST_CASE("a decision of an engine with other semantics is compared all the same") {
    LedgerFixture fixture;
    auto const same = test::record_changed(fixture, "900000001", [](auto& details, auto&) { details.semantics = 77; });
    auto const other = test::record_changed(fixture, "900000002", [](auto& details, auto& content) {
        details.semantics = 77;
        content.outcomes_json = R"({"boete":{"known":"EUR 7.00"},"ernst":{"known":"zwaar"}})";
        content.trace_digest = std::string(64, '0');
    });
    auto const equal = test::replay_one(fixture, same);
    CHECK(equal.verdict == Verdict::EngineChanged);
    CHECK(equal.changes.empty());
    CHECK_FALSE(equal.trace_differs);
    auto const different = test::replay_one(fixture, other);
    CHECK(different.verdict == Verdict::EngineChanged);
    REQUIRE(different.changes.size() == 1);
    CHECK(different.changes[0].outcome == "boete");
    CHECK(different.trace_differs);
}

TEST_CASE("after an erasure nothing is left to take again, and that is no alarm") {
    LedgerFixture fixture;
    auto const number = fixture.record("900000001");
    auto const other = fixture.record("900000002");
    fixture.ledger().erase(fixture.act(tests::people::administrator, "ledger erase"), "900000001", "termijn voorbij");
    CHECK(test::replay_one(fixture, number).verdict == Verdict::FactsErased);
    CHECK(test::replay_one(fixture, other).verdict == Verdict::Same);
}

TEST_CASE("rules that are gone, changed or unreadable are told apart") {
    LedgerFixture fixture;
    auto const number = fixture.record("900000001");
    auto const hash = tests::fixture_rules().hash;
    auto const gone = after(fixture, number, "DELETE FROM rule_set_file; DELETE FROM rule_set;");
    CHECK(gone.verdict == Verdict::RuleSetMissing);
    CHECK(gone.detail == hash);
    auto const unreadable = test::replay_one(fixture, number, {}, [](auto const&) { return nullptr; });
    CHECK(unreadable.verdict == Verdict::RulesDoNotCompile);
    CHECK(unreadable.detail == hash);
}

TEST_CASE("facts that the rules do not read are told with code and place") {
    LedgerFixture fixture;
    auto const number = test::record_changed(fixture, "900000001", [](auto&, auto& content) {
        content.facts_json = R"({"dagen_te_laat":"veel","formaat":"wetwijzer-zaak/1","peildatum":"2025-06-01",)"
                             R"("zaak":"900000001"})";
    });
    auto const result = test::replay_one(fixture, number);
    CHECK(result.verdict == Verdict::FactsDoNotFit);
    CHECK(result.detail == "C0203 /dagen_te_laat");
}

TEST_CASE("an entry that says something else than its content is broken") {
    LedgerFixture fixture;
    auto const date =
        test::record_changed(fixture, "900000001", [](auto& details, auto&) { details.reference_date = "2025-06-02"; });
    auto const person =
        test::record_changed(fixture, "900000002", [](auto&, auto& content) { content.case_id = "900000003"; });
    for (auto const number : {date, person}) {
        auto const result = test::replay_one(fixture, number);
        CHECK(result.verdict == Verdict::SealBroken);
        CHECK(result.detail == "details");
    }
}

TEST_CASE("a decision that the rules do not have is no outcome of theirs") {
    LedgerFixture fixture;
    auto const number = test::record_changed(fixture, "900000001", [](auto& details, auto& content) {
        details.decisions = {"ander_besluit"};
        content.outcomes_json = "{}";
    });
    auto const result = test::replay_one(fixture, number);
    CHECK(result.verdict == Verdict::OutcomeDiffers);
    CHECK(result.detail == "ander_besluit");
}

TEST_CASE("what was changed in the file is a broken seal") {
    LedgerFixture fixture;
    auto const number = fixture.record("900000001");
    auto const at = std::to_string(number);
    auto const part = [&](std::string const& set) {
        return "UPDATE part SET " + set + " WHERE entry = " + at + " AND name = 'content';";
    };
    auto const one =
        after(fixture, number, part("sealed = CAST(substr(sealed, 1, 30) || x'00' || substr(sealed, 32) AS BLOB)"));
    CHECK(one.verdict == Verdict::SealBroken);
    CHECK(one.detail == "content");
    auto const gone = after(fixture, number, "DELETE FROM part WHERE entry = " + at + " AND name = 'content';");
    CHECK(gone.verdict == Verdict::SealBroken);
    CHECK(gone.detail == "content");
    auto const leaf =
        after(fixture, number,
              "UPDATE entry SET leaf = replace(leaf, '2025-06-01', '2025-06-02') WHERE number = " + at + ";");
    CHECK(leaf.verdict == Verdict::SealBroken);
    CHECK(leaf.detail == "leaf");
    auto const key = after(fixture, number, "DELETE FROM case_key;");
    CHECK(key.verdict == Verdict::SealBroken);
    CHECK(key.detail == "key");
    auto const both = after(fixture, number, "DELETE FROM case_key; DELETE FROM part;");
    CHECK(both.verdict == Verdict::SealBroken);
    CHECK(both.detail == "content");
}

TEST_CASE("of a decision that was overridden what was computed is compared") {
    LedgerFixture fixture;
    auto const number =
        fixture.record("900000001", 40, {{"boete", "EUR 100.00", "Awb art. 5:46 lid 2", "lange ziekte"}});
    auto const result = test::replay_one(fixture, number);
    CHECK(result.verdict == Verdict::Same);
    CHECK(result.overridden == std::vector<std::string>{"boete"});
}

TEST_CASE("under other rules: what it would be, and which value makes it so") {
    LedgerFixture fixture;
    auto const late = fixture.record("900000001", 40), little = fixture.record("900000002", 10);
    auto const other = replay::RuleSets::prepare(
        std::shared_ptr<model::RuleSet const>(&tests::other_fixture_rules(), [](auto const*) {}));
    Options options;
    options.other = &other;
    CHECK(test::replay_one(fixture, little, options).verdict == Verdict::Same);
    auto const result = test::replay_one(fixture, late, options);
    CHECK(result.verdict == Verdict::OutcomeDiffers);
    REQUIRE(result.changes.size() == 1);
    CHECK(result.changes[0].then == R"({"known":"EUR 1400.00"})");
    CHECK(result.changes[0].now == R"({"known":"EUR 1500.00"})");
    REQUIRE(result.changes[0].causes.size() == 1);
    CHECK(result.changes[0].causes[0] == replay::Cause{"hoogste_boete", "2025-01-01", "2025-01-01"});
    CHECK_FALSE(result.trace_differs);
}

TEST_CASE("decisions of older formats are taken again from their own record") {
    LedgerFixture fixture;
    auto const old_path = fixture.folder() / "oud.db";
    auto const fixture_sql = std::string(WETWIJZER_ROOT) + "/tests/unit/store/fixtures/ledger_v2.sql";
    REQUIRE(raw_sql(old_path, read_file(fixture_sql)) == "");
    auto const imported = ledger::import_ledger(
        fixture.ledger(), [&] { return fixture.act(tests::people::administrator, "ledger upgrade"); }, old_path);
    REQUIRE(imported.records == 5);
    auto const report = test::replay_all(fixture, 7 + imported.entries);
    CHECK(report.imported == 5);
    CHECK(report.total() == 5);
    CHECK(report.count(Verdict::Same) == 5);
    for (auto const& result : report.differences) FAIL_CHECK(result.number << " " << result.detail);
}

TEST_CASE("only decisions can be taken again") {
    LedgerFixture fixture;
    fixture.record("900000001");
    for (std::int64_t const number : {1, 2, 8, 1000}) {
        CAPTURE(number);
        CHECK_THROWS_AS(test::replay_one(fixture, number), ledger::LedgerError);
    }
}
