#include "engine/audit/who_used.hpp"
#include "tests/unit/audit/audit_fixture.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;
using audit::UseQuestion;
using Kind = uses::RulePart::Kind;
using Numbers = std::vector<std::int64_t>;

namespace {

struct Answered {
    bool known = false;
    Numbers numbers;
    audit::UseAnswer answer;
};

Answered ask(AuditFixture& fixture, std::vector<UseQuestion> const& questions, audit::Filter const& filter = {},
             ledger::Permission permission = ledger::Permission::Aggregate) {
    Answered result;
    fixture.read(
        [&](ledger::CaseReader const& reader, audit::RuleSets& rules) {
            auto const found = audit::who_used(reader, rules, questions, filter, [&](audit::Use const& use) {
                result.numbers.push_back(use.entry->number);
                CHECK((questions.empty() || !use.parts.empty()));
            });
            result.known = found.has_value();
            if (found) result.answer = *found;
        },
        permission);
    return result;
}

values::Date date(char const* iso) { return values::Date::from_iso(iso).value(); }

}  // namespace

TEST_CASE("decisions are found by what they used, and by nothing else") {
    AuditFixture f;
    auto const old = f.decide_case({.id = "A", .day = "2024-06-01"});
    auto const severe = f.decide_case({.id = "B"});
    auto const hard = f.decide_case({.id = "C", .late = 10, .hardship = true, .repeat = "telkens"});
    auto const in_time = f.decide_case({.id = "D", .late = 0, .blamed = std::nullopt});

    CHECK(ask(f, {{Kind::RuleVersion, "boete", {}}}).numbers == Numbers{old, severe, hard, in_time});
    CHECK(ask(f, {{Kind::RuleVersion, "boete", date("2025-02-28")}}).numbers == Numbers{old});
    CHECK(ask(f, {{Kind::RuleVersion, "boete", date("2025-03-01")}}).numbers == Numbers{severe, hard, in_time});
    CHECK(ask(f, {{Kind::ParameterValue, "hoogste_boete", {}}}).numbers == Numbers{old, severe});
    CHECK(ask(f, {{Kind::ParameterValue, "hoogste_boete", date("2024-12-31")}}).numbers == Numbers{old});
    CHECK(ask(f, {{Kind::ParameterValue, "hoogste_boete", date("2025-01-01")}}).numbers == Numbers{severe});
    CHECK(ask(f, {{Kind::Exception, "boete", {}}}).numbers == Numbers{hard});
    CHECK(ask(f, {{Kind::Exception, "boete:a", {}}}).numbers == Numbers{hard});
    CHECK(ask(f, {{Kind::Judgement, "verwijtbaar", {}}}).numbers == Numbers{old, severe});
    CHECK(ask(f, {{Kind::JudgementMissing, "verwijtbaar", {}}}).numbers == Numbers{in_time});
    CHECK(ask(f, {{Kind::Decision, "beboeten", {}}}).numbers == Numbers{old, severe, hard});
    CHECK(ask(f, {{Kind::Decision, "wegen", {}}}).numbers == Numbers{old, severe, hard, in_time});
    CHECK(ask(f, {}).numbers == Numbers{old, severe, hard, in_time});

    SECTION("several: all of them") {
        CHECK(ask(f, {{Kind::ParameterValue, "hoogste_boete", {}}, {Kind::RuleVersion, "boete", date("2025-06-01")}})
                  .numbers == Numbers{severe});
    }
    SECTION("a name that no rule set knows is no answer") {
        CHECK_FALSE(ask(f, {{Kind::RuleVersion, "boetes", {}}}).known);
        CHECK_FALSE(ask(f, {{Kind::ParameterValue, "boete", {}}}).known);
        CHECK_FALSE(ask(f, {{Kind::RuleVersion, "boete", date("2019-12-31")}}).known);
        CHECK(ask(f, {{Kind::Exception, "boete", date("2025-06-01")}}).known);
        CHECK_FALSE(ask(f, {{Kind::Exception, "boete", date("2025-01-01")}}).known);
    }
    SECTION("a reading, and one of its alternatives") {
        auto const repeated = f.decide_case({.id = "E", .late = 10, .repeat = "telkens"});
        auto const once = f.decide_case({.id = "F", .late = 10});
        // The judgement that D waits for leaves open whether the reading matters to it: it was taken.
        CHECK(ask(f, {{Kind::Alternative, "herhaling", {}}}).numbers == Numbers{in_time, repeated, once});
        CHECK(ask(f, {{Kind::Alternative, "herhaling=telkens", {}}}).numbers == Numbers{repeated});
        CHECK_FALSE(ask(f, {{Kind::Alternative, "herhaling=nooit", {}}}).known);
    }
}

TEST_CASE("the first day of what was asked after on an earlier one") {
    AuditFixture f;
    f.decide_case({.id = "A"});
    f.read([&](ledger::CaseReader const&, audit::RuleSets& rules) {
        CHECK(audit::first_day(rules, {Kind::ParameterValue, "hoogste_boete", date("2019-12-31")}) == "2020-01-01");
        CHECK(audit::first_day(rules, {Kind::ParameterValue, "hoogste_boetes", date("2019-12-31")}) == std::nullopt);
        CHECK(audit::first_day(rules, {Kind::RuleVersion, "te_laat", date("2019-12-31")}) == std::nullopt);
    });
}

TEST_CASE("a filter limits what is asked") {
    AuditFixture f;
    f.set_clock("2025-06-10T10:00:00Z");
    auto const first = f.decide_case({.id = "A"});
    f.set_clock("2025-06-20T10:00:00Z");
    auto const second = f.decide_case({.id = "B"}, {}, people::second_caseworker);
    auto const third =
        f.decide_case({.id = "C"}, {}, people::caseworker, {{"boete", "EUR 0.00", "Awb art. 5:46", "x"}});

    audit::Filter filter;
    SECTION("by period") {
        filter.recorded_from = "2025-06-15T00:00:00Z";
        CHECK(ask(f, {}, filter).numbers == Numbers{second, third});
        filter.recorded_through = "2025-06-20T10:00:01Z";
        CHECK(ask(f, {}, filter).numbers == Numbers{second});
    }
    SECTION("by official") {
        filter.actor = people::second_caseworker;
        CHECK(ask(f, {}, filter).numbers == Numbers{second});
    }
    SECTION("overridden") {
        filter.overridden_only = true;
        auto const answered = ask(f, {}, filter);
        CHECK(answered.numbers == Numbers{third});
        CHECK(answered.answer.asked == 3);  // "1 of 3 decisions"
        filter.actor = people::second_caseworker;
        CHECK(ask(f, {}, filter).numbers.empty());
        CHECK(ask(f, {}, filter).answer.asked == 1);
    }
    SECTION("up to an entry") {
        filter.through = first;
        CHECK(ask(f, {}, filter).numbers == Numbers{first});
    }
}

TEST_CASE("what cannot be asked is counted, not left out in silence") {
    AuditFixture f;
    f.decide_case({.id = "A"});
    auto const kept = f.decide_case({.id = "B"});
    f.erase("A");
    auto const answered = ask(f, {{Kind::RuleVersion, "boete", {}}});
    CHECK(answered.numbers == Numbers{kept});
    CHECK(answered.answer.asked == 2);
    CHECK(answered.answer.unanswered.erased == 1);
    CHECK(answered.answer.unanswered.total() == 1);

    SECTION("rules that do not compile") {
        f.read([&](ledger::CaseReader const& reader, audit::RuleSets&) {
            audit::RuleSets none(reader.reading(), [](auto const&) { return nullptr; });
            auto const found = audit::who_used(reader, none, {}, {}, [](auto const&) { FAIL("answered"); });
            REQUIRE(found);
            CHECK(found->unanswered.rules == 1);
            CHECK(found->unanswered.erased == 1);
        });
    }
    SECTION("a program that makes other parts of the same texts") {
        f.read([&](ledger::CaseReader const& reader, audit::RuleSets&) {
            audit::RuleSets other(reader.reading(),
                                  [](auto const&) { return std::make_unique<model::RuleSet>(other_audited_rules()); });
            auto const found = audit::who_used(reader, other, {}, {}, [](auto const&) { FAIL("answered"); });
            REQUIRE(found);
            CHECK(found->unanswered.other_parts == 1);
        });
    }
}

TEST_CASE("two rule sets in one ledger are asked each by their own parts") {
    AuditFixture f;
    auto const first = f.decide_case({.id = "A"});
    auto const second = f.decide_case({.id = "B"}, {}, people::caseworker, {}, other_audited_rules());
    CHECK(ask(f, {{Kind::ParameterValue, "hoogste_boete", {}}}).numbers == Numbers{first, second});
    auto const by_name = ask(f, {{Kind::RuleVersion, "erbij", {}}});
    CHECK(by_name.known);
    CHECK(by_name.numbers.empty());
    audit::Filter filter;
    filter.rule_set = other_audited_rules().hash;
    CHECK(ask(f, {{Kind::ParameterValue, "hoogste_boete", {}}}, filter).numbers == Numbers{second});
}

TEST_CASE("a decision asked for by name counts as that one only") {
    AuditFixture f;
    auto const fined = f.decide_case({.id = "A"}, {"beboeten"});
    f.decide_case({.id = "B"}, {"wegen"});
    CHECK(ask(f, {{Kind::Decision, "beboeten", {}}}).numbers == Numbers{fined});
}

TEST_CASE("policy staff may ask this, and caseworkers may not") {
    AuditFixture f;
    f.decide_case({.id = "A"});
    auto const as = [&](std::string const& who) {
        f.ledger().access(f.act(who, "ledger query"), ledger::Permission::Aggregate, {"ledger query", {}, {}},
                          [&](ledger::CaseReader const& reader) {
                              audit::RuleSets rules(reader.reading(), compile_audited);
                              audit::who_used(reader, rules, {}, {}, [](auto const&) {});
                              CHECK_THROWS_AS(audit::open(reader, reader.reading().size() - 1), ledger::LedgerError);
                          });
    };
    CHECK_NOTHROW(as(people::policy));
    CHECK_THROWS_AS(as(people::caseworker), ledger::AccessError);
}

TEST_CASE("a name that is wrong brings up the names that look like it") {
    AuditFixture f;
    f.decide_case({.id = "A"});
    f.read([](ledger::CaseReader const&, audit::RuleSets& rules) {
        using Texts = std::vector<std::string>;
        CHECK(audit::names_like(rules, {Kind::RuleVersion, "boet", {}}) ==
              Texts{"basisboete", "beboeten.aan_de_orde", "boete"});
        CHECK(audit::names_like(rules, {Kind::RuleVersion, "beslissing", {}}, 2) ==
              Texts{"beslissen.einde", "beslissen.start"});
        CHECK(audit::names_like(rules, {Kind::Judgement, "boete", {}}).empty());
        CHECK(audit::names_like(rules, {Kind::ParameterValue, "hoogste_boetes", {}}) == Texts{"hoogste_boete"});
        CHECK(audit::is_known(rules, {Kind::RuleVersion, "boete", {}}));
        CHECK_FALSE(audit::is_known(rules, {Kind::RuleVersion, "boet", {}}));
    });
}
