// Decisions as drafts and back, what was taken instead of what was computed, and second officials.
#include "engine/ledger/override.hpp"
#include "engine/values/text.hpp"
#include "tests/support/rule_set_builder.hpp"
#include "tests/unit/ledger/random_text.hpp"
#include "tests/unit/ledger/reading.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::code_of;
using tests::entries_of;
using tests::LedgerFixture;
using tests::size_of;
using Code = LedgerError::Code;
using Problem = OverrideProblem;
namespace people = tests::people;

TEST_CASE("a decision's draft says everything of it, and nothing personal in public") {
    LedgerFixture const fixture;
    auto const decision = fixture.decide("123456782", 40);
    auto const draft = draft_of(tests::fixture_rules(), decision, {"boetebesluit"});
    CHECK(draft.kind == Kind::Decision);
    CHECK(draft.case_id == "123456782");
    CHECK(draft.rule_texts == &tests::fixture_rules().texts);
    DecisionDetails details;
    REQUIRE(read(draft.details, details));
    CHECK(details.decisions == std::vector<std::string>{"boetebesluit"});
    CHECK(details.engine == decide::engine_version);
    CHECK(details.semantics == decide::semantics_version);
    CHECK(details.reference_date == "2025-06-01");
    CHECK(details.rule_set == tests::fixture_rules().hash);
    CHECK_FALSE(details.overridden);
    CHECK(draft.details.find("123456782") == std::string::npos);
    DecisionContent content;
    REQUIRE(read(draft.parts.at("content"), content));
    CHECK(content.case_id == "123456782");
    CHECK(content.facts_json == decision.facts_json);
    CHECK(content.outcomes_json == R"({"boete":{"known":"EUR 1400.00"},"ernst":{"known":"zwaar"}})");
    CHECK(content.trace_digest == decision.trace_digest);
    CHECK(draft.parts.at("trace") == decision.trace_text);
    uses::PartTable const table(tests::fixture_rules());
    CHECK(uses::fits(table, draft.parts.at("uses")));
    CHECK(draft_of(tests::fixture_rules(), table, decision, {"boetebesluit"}).parts == draft.parts);
}

TEST_CASE("what is taken instead stands beside what was computed") {
    LedgerFixture fixture;
    auto const number = fixture.record(
        "1", 40,
        {{"ernst", "geen", "V art. 2 lid 3", "ziekte"}, {"boete", "EUR 100.00", "Awb art. 5:46 lid 2", "draagkracht"}});
    fixture.ledger().access(
        fixture.act(people::caseworker), Permission::ReadCase, {"show", {}, {number}}, [&](CaseReader const& reader) {
            auto const decision = read_decision(reader, number);
            CHECK(decision.details.overridden);
            CHECK(decision.content.outcomes_json == R"({"boete":{"known":"EUR 1400.00"},"ernst":{"known":"zwaar"}})");
            REQUIRE(decision.content.taken.size() == 2);
            CHECK(decision.content.taken[0].outcome == "boete");
            CHECK(decision.content.taken[0].value == "EUR 100.00");
            CHECK(decision.content.taken[1].outcome == "ernst");
        });
    CHECK(code_of([&] {
              fixture.record("1", 40, {{"boete", "EUR 100", "Awb art. 5:46 lid 2", "x"}});
          }) == Code::Invalid);
    CHECK(code_of([&] {
              fixture.record(
                  "1", 40, {{"boete", "EUR 1.00", "Awb art. 5:46", "x"}, {"boete", "EUR 2.00", "Awb art. 5:46", "x"}});
          }) == Code::Invalid);
}

TEST_CASE("something else can be taken only of an outcome, with a value of it, on a ground, with a motivation") {
    LedgerFixture const fixture;
    auto const& rules = tests::fixture_rules();
    auto const decision = fixture.decide("1", 40);
    Override const good{"boete", "EUR 100.00", "Awb art. 5:46 lid 2", "draagkracht"};
    auto const with = [&](std::string Override::*member, std::string const& value) {
        auto taken = good;
        taken.*member = value;
        return check_override(rules, decision, taken);
    };
    CHECK_FALSE(check_override(rules, decision, good));
    CHECK(with(&Override::outcome, "te_laat") == Problem::NoSuchOutcome);  // a rule, but no outcome
    CHECK(with(&Override::outcome, "boetes") == Problem::NoSuchOutcome);
    CHECK(with(&Override::outcome, "") == Problem::NoSuchOutcome);
    for (auto const& value : {"100", "EUR 100", "EUR 100,00", "eur 100.00", "EUR 0100.00", "EUR -0.00", "EUR 1e2.00",
                              " EUR 100.00", "EUR 100.00 ", "geen", "ja", "", "EUR 99999999999999999999.00"}) {
        INFO(value);
        CHECK(with(&Override::value, value) == Problem::Value);
    }
    CHECK(with(&Override::value, "EUR 1400.00") == Problem::SameValue);
    CHECK_FALSE(with(&Override::value, "EUR 0.00"));
    CHECK_FALSE(check_override(rules, decision, {"ernst", "geen", "V art. 2", "x"}));
    CHECK_FALSE(check_override(rules, decision, {"ernst", "licht", "V art. 2", "x"}));
    CHECK(check_override(rules, decision, {"ernst", "zwaar", "V art. 2", "x"}) == Problem::SameValue);
    CHECK(check_override(rules, decision, {"ernst", "matig", "V art. 2", "x"}) == Problem::Value);
    for (auto const& basis : {"", "Awb", "V", "Wi art. 3", "art. 5:46", "Awb 5:46", "Awb art.", "Awb art. 5:46 lid",
                              "Awb art. lid 2", "Awbart. 5:46", "Awb  art. 5:46", "Awb art. 5:46 ", "omdat het kan",
                              "Awb art. 5:46 en nog wat", "Awb artikel 5:46"}) {
        INFO(basis);
        CHECK(with(&Override::basis, basis) == Problem::Basis);
    }
    for (auto const& basis : {"Awb art. 5:46", "V art. 2 lid 1 onder a", "V bijlage 1", "V hoofdstuk 3 par. 2",
                              "Awb art. 5:46 aanhef", "V art. 2.7a lid 1 aanhef onder b"}) {
        INFO(basis);
        CHECK_FALSE(with(&Override::basis, basis));
    }
    for (auto const& motivation : {"", " ", "\n\t ", "\xFF"})
        CHECK(with(&Override::motivation, motivation) == Problem::Motivation);
}

TEST_CASE("a value can be taken where nothing could be computed") {
    LedgerFixture const fixture;
    auto decision = fixture.decide("1", 40);
    for (auto& outcome : decision.evaluation.outcomes) outcome = values::Unknown{};
    CHECK_FALSE(check_override(tests::fixture_rules(), decision, {"boete", "EUR 1400.00", "Awb art. 5:46", "x"}));
}

TEST_CASE("every canonical value is read back, and no other spelling") {
    test::RuleSetBuilder builder;
    auto const& types = builder.rules();
    auto const type_of = [&](model::TypeId id) { return types.type(id); };
    std::vector<std::pair<values::Type, std::vector<values::Value>>> const all{
        {type_of(builder.boolean()), {true, false}},
        {type_of(builder.number()), {std::int64_t{0}, std::int64_t{-12}, INT64_MAX, INT64_MIN}},
        {type_of(builder.money()),
         {test::euro(0), test::euro(12, 5), values::Money::cents(-5), values::Money::cents(-100),
          values::Money::cents(INT64_MAX), values::Money::cents(INT64_MIN + 1)}},
        {type_of(builder.percentage()), {test::fraction(1, 5), test::fraction(2), test::fraction(-1, 3)}},
        {type_of(builder.date_type()), {test::date("2024-02-29"), test::date("0001-01-01")}},
        {type_of(builder.duration()), {values::months(36), values::days(70), values::months(0), values::days(-3)}},
        {type_of(builder.period()),
         {values::Period::from(test::date("2022-01-01")),
          values::Period::from_until(test::date("2022-01-01"), test::date("2022-03-01")).value()}},
        {type_of(builder.text()),
         {std::string(), std::string("een \"woord\" \\ \n\t\r é €"), std::string("\x01\x7f", 2)}},
        {type_of(builder.enumeration({"licht", "zwaar"})), {values::Member{0}, values::Member{1}}},
        {type_of(builder.optional(builder.money())), {values::None{}, test::euro(1)}},
    };
    tests::RandomTexts random(8);
    for (auto const& [type, members] : all) {
        for (auto const& value : members) {
            auto const text = values::canonical(value, type);
            INFO(text);
            auto const back = read_canonical(text, type);
            REQUIRE(back);
            CHECK(*back == value);
            for (int i = 0; i < 2000; ++i) {
                auto const changed = random.mutated(text);
                if (auto const other = read_canonical(changed, type))
                    REQUIRE(values::canonical(*other, type) == changed);
            }
        }
        if (!type.optional) CHECK_FALSE(read_canonical("geen", type));
        CHECK_FALSE(read_canonical("", type));
    }
    model::RecordId const record = builder.record("rij", {{"veld", builder.number()}});
    CHECK_FALSE(read_canonical("#0", type_of(builder.record_type(record))));
    CHECK_FALSE(read_canonical("1", type_of(builder.list_of(record))));
}

TEST_CASE("a ruling is a ground by itself") {
    test::RuleSetBuilder builder;
    builder.source("CRvB 2020", "ECLI:NL:CRVB:2020:1");
    builder.source("Wi", "BWBR0044770");
    builder.source("Wi oud", "BWBR0020611");
    auto const rules = builder.build();
    CHECK(cites(rules, "CRvB 2020"));
    CHECK(cites(rules, "Wi oud art. 3"));
    CHECK(cites(rules, "Wi art. 3"));
    CHECK_FALSE(cites(rules, "Wi oud"));
    CHECK_FALSE(cites(rules, "Wi ouder art. 3"));
    CHECK_FALSE(cites(rules, "CRvB 2021"));
}

TEST_CASE("a second official agrees: not the first, not twice, with any decision that is there") {
    LedgerFixture fixture;
    auto& ledger = fixture.ledger();
    auto const number = fixture.record("1");
    auto const other = fixture.record("1");
    auto const by = [&](std::string const& person, std::int64_t decision) {
        return code_of([&] { approve(ledger, fixture.act(person, "ledger approve"), decision, "akkoord"); });
    };
    auto const before = size_of(fixture.store());
    CHECK(by(people::caseworker, number) == Code::SameOfficial);
    CHECK(by(people::second_caseworker, 999) == Code::NoSuchEntry);
    CHECK(by(people::second_caseworker, 1) == Code::NoSuchEntry);
    CHECK(size_of(fixture.store()) == before);
    CHECK_FALSE(by(people::second_caseworker, number));
    CHECK(by(people::second_caseworker, number) == Code::AlreadyApproved);
    CHECK_FALSE(by(people::second_caseworker, other));
    CHECK(size_of(fixture.store()) == before + 2);
    auto const entry = entries_of(fixture.store())[static_cast<std::size_t>(before)];
    CHECK(entry.kind == Kind::Approval);
    CHECK(entry.actor == people::second_caseworker);
    CHECK(entry.case_ref == *ledger.find_case("1"));
    ledger.access(fixture.act(people::auditor), Permission::ReadAll, {"show", {}, {}}, [&](CaseReader const& reader) {
        ApprovalContent content;
        REQUIRE(read(reader.part(entry.number, "content"), content));
        CHECK(content.remark == "akkoord");
    });
    CHECK(tests::findings_of(fixture.path(), tests::key_named("master")).empty());
    for (auto const& person : {people::auditor, people::policy, people::administrator})
        CHECK_THROWS_AS(approve(ledger, fixture.act(person), number, ""), AccessError);
    CHECK(code_of([&] { approve(ledger, fixture.act(people::second_caseworker), number, "\xFF"); }) == Code::Invalid);

    // The checks are of the ledger, not of the function that is kind enough to make the draft.
    Draft draft;
    draft.kind = Kind::Approval;
    draft.case_ref = *ledger.find_case("1");
    draft.details = to_text(ApprovalDetails{number});
    draft.parts.emplace("content", to_text(ApprovalContent{""}));
    auto const write = [&](std::string const& person) {
        return code_of([&] { ledger.write(fixture.act(person), Permission::Approve, std::vector{draft}); });
    };
    CHECK(write(people::caseworker) == Code::SameOfficial);
    CHECK(write(people::second_caseworker) == Code::AlreadyApproved);
    fixture.record("2");
    draft.case_ref = *ledger.find_case("2");
    CHECK(write(people::second_caseworker) == Code::Invalid);
    draft.case_ref = *ledger.find_case("1");
    draft.details = to_text(ApprovalDetails{fixture.record("1")});
    CHECK(code_of([&] {
              ledger.write(fixture.act(people::second_caseworker), Permission::Approve, std::vector{draft, draft});
          }) == Code::AlreadyApproved);
    CHECK_FALSE(write(people::second_caseworker));
    CHECK(tests::findings_of(fixture.path(), tests::key_named("master")).empty());
}

TEST_CASE("an official who got another name cannot agree with their own decision") {
    LedgerFixture fixture;
    CHECK(code_of([&] {
              fixture.ledger().add_actor(fixture.act(people::administrator), "A. Bakker-Jansen", Role::Caseworker,
                                         crypto::SigningKey(tests::key_named(people::caseworker)).public_key());
          }) == Code::Invalid);
}
