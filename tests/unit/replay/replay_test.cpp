// Decide, record, replay: the same again, or the right verdict with the first step that differs.
#include "engine/replay/replay.hpp"
#include "engine/decide/canonical.hpp"
#include "engine/decide/digest.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/store/record_of.hpp"
#include "tests/unit/evaluate/random_case.hpp"
#include "tests/unit/store/ledger_fixture.hpp"

#include <cstdlib>

using namespace wetwijzer;
using namespace wetwijzer::test;
using replay::Verdict;
using store::OpenMode;

namespace {

// Two rules over one amount; `limit` is what an author may change between versions of the texts.
model::RuleSet simple_rules(std::int64_t limit, bool other_way = false) {
    RuleSetBuilder b;
    auto const income = b.fact("inkomen", b.money());
    auto const child = b.fact("kind", b.boolean());
    auto const poor = other_way ? b.negate(b.at_least(b.use(income), b.money(euro(limit))))
                                : b.less(b.use(income), b.money(euro(limit)));
    auto const low = b.rule("laag", b.boolean(), poor);
    auto const help = b.rule("hulp", b.boolean(), b.any_of({b.use(low), b.use(child)}));
    model::DecisionDefinition decision;
    decision.name = "hulpbesluit";
    decision.outcomes = {help};
    b.rules().decisions.push_back(decision);
    decision.name = "laagbesluit";
    decision.outcomes = {low};
    b.rules().decisions.push_back(decision);
    b.rules().texts = {{"hulp.regels", "grens " + std::to_string(limit)}};
    b.rules().hash = decide::rule_set_hash(b.rules().texts);
    return b.build();
}

replay::Compile always_gives(model::RuleSet const& rules) {
    return [&rules](auto const&) { return std::make_unique<model::RuleSet>(rules); };
}

store::Record to_record(decide::Decision const& decision, std::string decisions = {}) {
    return store::record_of(decision, std::move(decisions), "A", "2024-03-01T10:00:00Z");
}

evaluate::Facts facts_from(model::RuleSet const& rules, std::string const& json) {
    std::vector<evaluate::CaseProblem> problems;
    auto facts = evaluate::read_facts(rules, json, problems);
    REQUIRE(problems.empty());
    return *facts;
}

// The nearest facts that a case file can hold: no negative durations, percentages with nine decimals.
void make_writable(std::optional<Value>& value) {
    if (!value) return;
    if (auto* length = std::get_if<values::Duration>(&*value)) length->count = std::abs(length->count);
    if (auto* part = std::get_if<values::Fraction>(&*value)) *part = fraction(part->numerator() % 1000, 1000);
}

void make_writable(evaluate::Facts& facts) {
    for (auto& slot : facts.slots) {
        make_writable(slot.value);
        if (!slot.rows) continue;
        for (auto& row : *slot.rows) {
            for (auto& value : row) make_writable(value);
        }
    }
}

// A ledger with one decision on an income of € 950.
struct Ledger {
    Ledger() {
        auto const decision = decide::decide(
            rules, facts_from(rules, R"({"zaak": "Z", "inkomen": "950.00", "kind": false})"), date("2024-03-01"));
        recorded = open()->append(to_record(decision), rules.texts);
    }
    std::unique_ptr<store::Store> open() const { return store::open_store(path, OpenMode::ReadWrite); }

    TemporaryFolder folder;
    std::string path = folder / "grootboek";
    model::RuleSet rules = simple_rules(1000);
    store::Record recorded;
};

}  // namespace

TEST_CASE("what was decided at random is replayed the same") {
    TemporaryFolder folder;
    auto const ledger = store::open_store(folder / "grootboek", OpenMode::ReadWrite);
    std::vector<model::RuleSet> sets;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Random random(seed);
        RandomRules made(random);
        auto rules = made.build();
        model::DecisionDefinition decision;
        decision.name = "besluit";
        decision.outcomes = made.rules();
        rules.decisions.push_back(decision);
        rules.texts = {{"r.regels", std::to_string(seed)}};
        rules.hash = decide::rule_set_hash(rules.texts);
        for (int i = 0; i < 3; ++i) {
            auto facts = hide(random, random_facts(random, rules), random.below(50));
            make_writable(facts);
            for (std::size_t f = 0; f < rules.facts.size(); ++f) {
                if (rules.facts[f].is_judgement())
                    facts.judgements.push_back({model::FactId(f), "A", date("2024-03-01"), "omdat"});
            }
            ledger->append(to_record(decide::decide(rules, facts, date("2024-03-01"))), rules.texts);
        }
        sets.push_back(std::move(rules));
    }
    replay::Compile const compile = [&](std::vector<model::SourceText> const& texts) {
        return std::make_unique<model::RuleSet>(sets.at(std::stoul(texts.at(0).text) - 1));
    };
    for (auto const& listed : ledger->list()) {
        auto const report = replay::replay(*ledger, ledger->find(listed.number).value(), compile);
        CAPTURE(report.number, report.detail, report.recorded_step, report.replayed_step);
        REQUIRE(report.verdict == Verdict::Same);
        REQUIRE(report.first_step == 0);
    }
    CHECK_FALSE(store::find_break(*ledger).has_value());
}

TEST_CASE("an outcome that differs is named, with the first step") {
    Ledger const l;
    auto const changed = simple_rules(900);
    auto const report = replay::replay(*l.open(), l.recorded, always_gives(changed));
    CHECK(report.verdict == Verdict::OutcomeDiffers);
    CHECK(report.detail == "hulp, laag");
    CHECK(report.first_step > 0);
    CHECK(report.recorded_step.find("= ja") != std::string::npos);
    CHECK(report.replayed_step.find("= nee") != std::string::npos);
}

TEST_CASE("the same outcome reached otherwise is told apart") {
    Ledger const l;
    auto const changed = simple_rules(1000, true);
    auto const report = replay::replay(*l.open(), l.recorded, always_gives(changed));
    CHECK(report.verdict == Verdict::TraceDiffers);
    CHECK(report.detail.empty());
    CHECK(report.recorded_step.find("operation less = ja") != std::string::npos);
    CHECK(report.replayed_step.find("operation not = ja") != std::string::npos);
}

TEST_CASE("a trace that is the start of the other differs at its end") {
    Ledger const l;
    auto record = l.recorded;
    record.trace_text += "99 0 rule extra = ja\n";
    record.trace_digest = decide::sha256_hex(record.trace_text);
    auto const ledger = l.open();
    auto const longer = ledger->append(record, l.rules.texts);
    auto const report = replay::replay(*ledger, longer, always_gives(l.rules));
    CHECK(report.verdict == Verdict::TraceDiffers);
    CHECK(report.recorded_step == "99 0 rule extra = ja");
    CHECK(report.replayed_step.empty());
}

TEST_CASE("a decision is taken again with the readings that its case took") {
    RuleSetBuilder b;
    auto const reading = b.reading("herhaling", {"verdubbeling", "optelling"});
    auto const fine = b.rule("boete", b.money(), b.choose(b.takes(reading, 0), b.money(euro(100)), b.money(euro(75))));
    model::DecisionDefinition decision;
    decision.name = "boetebesluit";
    decision.outcomes = {fine};
    b.rules().decisions = {decision};
    b.rules().texts = {{"boete.regels", "x"}};
    b.rules().hash = decide::rule_set_hash(b.rules().texts);
    auto const rules = b.build();
    TemporaryFolder folder;
    auto const ledger = store::open_store(folder / "grootboek", OpenMode::ReadWrite);
    auto const taken =
        decide::decide(rules, facts_from(rules, R"({"lezingen": {"herhaling": "optelling"}})"), date("2024-03-01"));
    auto const recorded = ledger->append(to_record(taken), rules.texts);
    CHECK(recorded.facts_json.find(R"("lezingen":{"herhaling":"optelling"})") != std::string::npos);
    CHECK(recorded.outcomes_json == R"({"boete":{"known":"EUR 75.00"}})");
    CHECK(replay::replay(*ledger, recorded, always_gives(rules)).verdict == Verdict::Same);

    // By rules whose standard reading is another the case still takes its own; one that took the standard one does not.
    auto turned = rules;
    std::swap(turned.readings[0].alternatives[0], turned.readings[0].alternatives[1]);
    std::swap(turned.types[turned.readings[0].type.value].members[0],
              turned.types[turned.readings[0].type.value].members[1]);
    auto const standard =
        ledger->append(to_record(decide::decide(rules, facts_from(rules, "{}"), date("2024-03-01"))), rules.texts);
    CHECK(replay::replay(*ledger, standard, always_gives(rules)).verdict == Verdict::Same);
    CHECK(replay::replay(*ledger, standard, always_gives(turned)).verdict == Verdict::TraceDiffers);
}

TEST_CASE("only the decisions that were asked for are taken again") {
    Ledger const l;
    auto const ledger = l.open();
    auto const facts = facts_from(l.rules, R"({"zaak": "Z", "inkomen": "950.00"})");
    auto const decision =
        decide::decide(l.rules, facts, date("2024-03-01"), {model::find_decision(l.rules, "laagbesluit")});
    CHECK(decision.outcomes_json == R"({"laag":{"known":"ja"}})");
    auto const record = ledger->append(to_record(decision, "laagbesluit"), l.rules.texts);
    CHECK(replay::replay(*ledger, record, always_gives(l.rules)).verdict == Verdict::Same);
    auto const unknown = ledger->append(to_record(decision, "laagbesluit,anders"), l.rules.texts);
    auto const report = replay::replay(*ledger, unknown, always_gives(l.rules));
    CHECK(report.verdict == Verdict::OutcomeDiffers);
    CHECK(report.detail == "anders");
}

TEST_CASE("other semantics are reported, and the decision is taken again all the same") {
    Ledger const l;
    auto const ledger = l.open();
    auto record = l.recorded;
    record.semantics = decide::semantics_version + 1;
    record = ledger->append(record, l.rules.texts);
    auto const same = replay::replay(*ledger, record, always_gives(l.rules));
    CHECK(same.verdict == Verdict::EngineDiffers);
    CHECK(same.detail.empty());
    CHECK(same.first_step == 0);
    auto const changed = simple_rules(900);
    auto const other = replay::replay(*ledger, record, always_gives(changed));
    CHECK(other.verdict == Verdict::EngineDiffers);
    CHECK(other.detail == "hulp, laag");
    CHECK(other.first_step > 0);
}

TEST_CASE("what cannot be taken again says why") {
    Ledger const l;
    auto const ledger = l.open();
    CHECK(replay::replay(*ledger, l.recorded, [](auto const&) { return nullptr; }).verdict ==
          Verdict::RulesDoNotCompile);

    auto strange = l.recorded;
    strange.facts_json = R"({"inkomen":"veel"})";
    strange = ledger->append(strange, l.rules.texts);
    auto const report = replay::replay(*ledger, strange, always_gives(l.rules));
    CHECK(report.verdict == Verdict::FactsDoNotFit);
    CHECK(report.detail == "C0209 /inkomen");

    auto dateless = l.recorded;
    dateless.reference_date = "2024-02-30";
    dateless = ledger->append(dateless, l.rules.texts);
    CHECK(replay::replay(*ledger, dateless, always_gives(l.rules)).verdict == Verdict::FactsDoNotFit);

    TemporaryFolder elsewhere;
    auto const empty = store::open_store(elsewhere / "leeg", OpenMode::ReadWrite);
    auto const missing = replay::replay(*empty, l.recorded, always_gives(l.rules));
    CHECK(missing.verdict == Verdict::RuleSetMissing);
    CHECK(missing.detail == l.rules.hash);
}

TEST_CASE("tampering with any column is found before anything is evaluated") {
    auto const sql =
        GENERATE(as<std::string>{}, "case_id = 'x'", "reference_date = '2024-03-02'", "engine = 'x'", "semantics = 2",
                 "decisions = 'laagbesluit'", "facts_json = '{}'", "outcomes_json = '{}'", "trace_text = 'x'",
                 "trace_digest = seal", "actor = 'x'", "recorded_at = 'x'", "previous_seal = 'x'",
                 "seal = trace_digest", "number = 2", "rule_set_hash = lower('" + std::string(64, 'A') + "')");
    CAPTURE(sql);
    Ledger const l;
    REQUIRE(raw_sql(l.path, std::string(drop_triggers) + "UPDATE record SET " + sql) == "");
    auto const ledger = store::open_store(l.path, OpenMode::ReadOnly);
    auto const record = ledger->find(sql == "number = 2" ? 2 : 1).value();
    bool compiled = false;
    auto const report = replay::replay(*ledger, record, [&](auto const&) {
        compiled = true;
        return std::make_unique<model::RuleSet>(l.rules);
    });
    CHECK(report.verdict == Verdict::SealBroken);
    CHECK_FALSE(compiled);
}

TEST_CASE("tampered rule texts and a broken chain are named") {
    Ledger const l;
    l.open()->append(l.recorded, l.rules.texts);
    SECTION("rule texts") {
        REQUIRE(raw_sql(l.path, std::string(drop_triggers) + "UPDATE rule_text SET text = text || ' '") == "");
        auto const report = replay::replay(*l.open(), l.recorded, always_gives(l.rules));
        CHECK(report.verdict == Verdict::SealBroken);
        CHECK(report.detail == "rule_texts");
    }
    SECTION("the record before it") {
        REQUIRE(raw_sql(l.path, std::string(drop_triggers) + "DELETE FROM record WHERE number = 1") == "");
        auto const ledger = store::open_store(l.path, OpenMode::ReadOnly);
        auto const report = replay::replay(*ledger, ledger->find(2).value(), always_gives(l.rules));
        CHECK(report.verdict == Verdict::SealBroken);
        CHECK(report.detail == "chain");
    }
}
