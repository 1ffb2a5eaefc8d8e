#include "engine/audit/violations.hpp"
#include "tests/unit/audit/audit_fixture.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;
using audit::Violation;
using Kind = audit::Violation::Kind;

namespace {

std::vector<Kind> const usual{Kind::JudgementMissing, Kind::Late, Kind::NoApproval, Kind::OwnApproval};

std::vector<Violation> violations(AuditFixture& fixture, std::vector<Kind> const& wanted = usual,
                                  audit::Filter const& filter = {}, audit::ViolationsAnswer* answer = nullptr) {
    std::vector<Violation> result;
    fixture.read([&](ledger::CaseReader const& reader, audit::RuleSets& rules) {
        result.clear();
        auto const found =
            audit::violations(reader, rules, filter, wanted, [&](Violation const& one) { result.push_back(one); });
        CHECK(found.found == std::ssize(result));
        if (answer) *answer = found;
    });
    return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a decision as it should be is no violation") {
    AuditFixture f;
    f.decide_case({.id = "A"});
    f.decide_case({.id = "B", .late = 0, .blamed = std::nullopt});  // no fine, so no judgement is needed
    audit::ViolationsAnswer answer;
    CHECK(violations(f, usual, {}, &answer).empty());
    CHECK(answer.asked == 2);
    CHECK_FALSE(answer.four_eyes);
    CHECK(answer.term_unknown == 0);
}

TEST_CASE("a judgement that was asked for and not given") {
    AuditFixture f;
    SECTION("the decision's own") {
        auto const number = f.decide_case({.id = "A", .blamed = std::nullopt}, {"beboeten"});
        auto const found = violations(f);
        REQUIRE(found.size() == 1);
        CHECK(found[0].kind == Kind::JudgementMissing);
        CHECK(found[0].entry == number);
        CHECK(found[0].decision == "beboeten");
        CHECK(found[0].names == Texts{"verwijtbaar"});
    }
    SECTION("one that leaves an outcome unknown") {
        f.decide_case({.id = "A", .grave = std::nullopt}, {"wegen"});
        auto const found = violations(f);
        REQUIRE(found.size() == 1);
        CHECK(found[0].decision == "wegen");
        CHECK(found[0].names == Texts{"ernstig"});
    }
    SECTION("taken by hand all the same: the own judgement is missing, that of another is not") {
        auto const number =
            f.decide_case({.id = "A", .blamed = std::nullopt, .grave = std::nullopt}, {}, people::caseworker,
                          {{"boete", "EUR 10.00", "Awb art. 5:46", "x"}, {"zwaarte", "1", "Awb art. 5:46", "x"}});
        auto const found = violations(f);
        REQUIRE(found.size() == 1);
        CHECK(found[0].entry == number);
        CHECK(found[0].decision == "beboeten");
    }
    SECTION("of a decision that was not asked for") {
        f.decide_case({.id = "A", .grave = std::nullopt}, {"beboeten"});
        CHECK(violations(f).empty());
    }
    SECTION("where all decisions were computed at once, one that waits for a judgement is not taken yet") {
        f.need_four_eyes({"beboeten"});
        f.set_clock("2026-08-01T10:00:00Z");
        f.decide_case({.id = "A", .blamed = std::nullopt, .grave = std::nullopt});
        CHECK(violations(f).empty());
    }
    SECTION("one that was asked for, but on which nothing hangs") {
        f.decide_case({.id = "A", .late = 0, .blamed = std::nullopt}, {"beboeten"});
        CHECK(violations(f).empty());
    }
}

// A report of 1 May 2025, a Thursday: thirteen weeks end on Thursday 31 July.
TEST_CASE("a decision recorded after the last day, by the day in the Netherlands") {
    AuditFixture f;
    SECTION("on the last day") {
        f.set_clock("2025-07-31T21:59:58Z");
        f.decide_case({.id = "A"});
        CHECK(violations(f).empty());
    }
    SECTION("the day after, which is still the last day in UTC") {
        f.set_clock("2025-07-31T21:59:59Z");
        auto const number = f.decide_case({.id = "A"});
        auto const found = violations(f);
        REQUIRE(found.size() == 1);
        CHECK(found[0].kind == Kind::Late);
        CHECK(found[0].entry == number);
        CHECK(found[0].decision == "beboeten");
        CHECK(found[0].last_day == "2025-07-31");
        CHECK(found[0].taken_on == "2025-08-01");
        CHECK(found[0].rule == "beslissen.einde");
    }
    SECTION("again after it had been taken in time") {
        f.decide_case({.id = "A"});
        f.set_clock("2025-09-01T10:00:00Z");
        f.decide_case({.id = "A", .late = 50});
        CHECK(violations(f).empty());
        audit::Filter only_the_last;
        only_the_last.recorded_from = "2025-08-01T00:00:00Z";
        CHECK(violations(f, usual, only_the_last).empty());
    }
    SECTION("again after it had been taken too late: both are too late") {
        f.set_clock("2025-08-01T10:00:00Z");
        f.decide_case({.id = "A"});
        f.decide_case({.id = "A", .late = 50});
        CHECK(violations(f).size() == 2);
    }
    SECTION("another decision, or another case, in time is none") {
        f.decide_case({.id = "A"}, {"wegen"});
        f.decide_case({.id = "B"});
        f.set_clock("2025-08-01T10:00:00Z");
        f.decide_case({.id = "A"});
        CHECK(violations(f).size() == 1);
    }
    SECTION("without a term there is no last day") {
        f.set_clock("2026-08-01T10:00:00Z");
        f.decide_case({.id = "A", .report = std::nullopt});
        CHECK(violations(f).empty());
    }
    SECTION("not asked for by the law") {
        f.set_clock("2026-08-01T10:00:00Z");
        f.decide_case({.id = "A", .late = 0});
        CHECK(violations(f).empty());
    }
}

TEST_CASE("four eyes: by the setting of the moment, and another person") {
    AuditFixture f;
    f.decide_case({.id = "before"});
    f.need_four_eyes({"beboeten"});
    auto const alone = f.decide_case({.id = "A"});
    auto const agreed = f.decide_case({.id = "B"});
    f.approve(agreed, people::second_caseworker);
    f.decide_case({.id = "C", .late = 0});  // no such decision
    f.need_four_eyes({});
    f.decide_case({.id = "after"});

    audit::ViolationsAnswer answer;
    auto const found = violations(f, usual, {}, &answer);
    CHECK(answer.four_eyes);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == Kind::NoApproval);
    CHECK(found[0].entry == alone);
    CHECK(found[0].decision == "beboeten");
    f.approve(alone, people::second_caseworker);
    CHECK(violations(f).empty());
}

TEST_CASE("four eyes that were switched off for a while are told, as no violation") {
    AuditFixture f;
    f.decide_case({.id = "before"});
    f.need_four_eyes({"beboeten"});
    auto const needed = f.decide_case({.id = "A"});
    f.approve(needed, people::second_caseworker);
    f.need_four_eyes({});
    auto const off = f.decide_case({.id = "B"});
    auto const agreed = f.decide_case({.id = "C"});
    f.approve(agreed, people::second_caseworker);
    f.decide_case({.id = "D", .late = 0});  // no such decision
    f.need_four_eyes({"another"});
    auto const still_off = f.decide_case({.id = "E"});

    audit::ViolationsAnswer answer;
    CHECK(violations(f, usual, {}, &answer).empty());
    CHECK(answer.off.empty());  // as long as it stays off
    f.need_four_eyes({"another", "beboeten"});
    std::int64_t back = 0;
    f.store().read([&](store::Reading const& reading) { back = reading.size(); });
    CHECK(violations(f, usual, {}, &answer).empty());
    REQUIRE(answer.off.size() == 1);
    CHECK(answer.off[0].decision == "beboeten");
    CHECK(answer.off[0].since == off - 2);  // the case has an entry of its own
    CHECK(answer.off[0].until == back);
    CHECK(answer.off[0].decisions == std::vector{off, still_off});
    CHECK(violations(f, {Kind::Late}, {}, &answer).empty());
    CHECK(answer.off.empty());
}

TEST_CASE("an approval by the same official counts for nothing, however it got there") {
    AuditFixture f;
    f.need_four_eyes({"beboeten"});
    auto const number = f.decide_case({.id = "A"});
    // Nothing that this program offers lets it in; somebody with all the keys wrote it into the file.
    f.store().write([&](store::Writing& writing) {
        auto entry = ledger::entry_at(writing, number);
        entry.number = writing.size() + 1;
        entry.kind = ledger::Kind::Approval;
        entry.details = ledger::to_text(ledger::ApprovalDetails{number});
        entry.recorded_at = f.now();
        entry.parts.clear();
        entry.after = ledger::digest(writing.last_head().value());
        writing.append({ledger::to_leaf(entry), {}});
        ledger::Head head{
            ledger::ledger_id(writing), entry.number, writing.root(), entry.recorded_at, entry.actor, {}, {}};
        head.actor_signature = crypto::SigningKey(key_named(entry.actor)).sign(ledger::statement(head));
        head.log_signature = f.keys().log->sign(ledger::log_statement(head));
        writing.put_head(entry.number, ledger::to_text(head));
    });
    auto const found = violations(f);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == Kind::OwnApproval);
    CHECK(found[0].other == number + 1);
    f.approve(number, people::second_caseworker);
    CHECK(violations(f).empty());
}

TEST_CASE("decisions on facts that were corrected later") {
    AuditFixture f;
    f.say("A", "/dagen_te_laat", "40");
    f.say("A", "/woonplaats", "\"Ommen\"");
    auto const number = f.decide_case({.id = "A"});
    auto const only = std::vector{Kind::FactsCorrected};
    CHECK(violations(f, only).empty());
    f.say("A", "/dagen_te_laat", "40");  // the same again
    f.say("A", "/schrijnend", "true");   // new, no correction
    CHECK(violations(f, only).empty());
    f.say("A", "/dagen_te_laat", "4");
    auto const found = violations(f, only);
    REQUIRE(found.size() == 1);
    CHECK(found[0].entry == number);
    CHECK(found[0].names == Texts{"/dagen_te_laat"});
    CHECK(found[0].other == number + 5);
    CHECK(violations(f).empty());  // not asked for
    auto const later = f.decide_case({.id = "A", .late = 4});
    CHECK(violations(f, only).size() == 1);
    CHECK(later > number);
}

TEST_CASE("violations by one official") {
    AuditFixture f;
    f.decide_case({.id = "A", .blamed = std::nullopt}, {"beboeten"});
    f.decide_case({.id = "B", .blamed = std::nullopt}, {"beboeten"}, people::second_caseworker);
    audit::Filter filter;
    filter.actor = people::second_caseworker;
    auto const found = violations(f, usual, filter);
    REQUIRE(found.size() == 1);
    CHECK(found[0].actor == people::second_caseworker);
}
