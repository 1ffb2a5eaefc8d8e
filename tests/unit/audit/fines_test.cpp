#include "engine/audit/fines.hpp"
#include "tests/unit/audit/audit_fixture.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;
using audit::Fine;

namespace {

std::vector<Fine> fines(AuditFixture& fixture, audit::Filter const& filter = {}, audit::FinesAnswer* answer = nullptr) {
    std::vector<Fine> result;
    fixture.read([&](ledger::CaseReader const& reader, audit::RuleSets& rules) {
        result.clear();
        auto const found = audit::fines(reader, rules, filter, [&](Fine const& fine) { result.push_back(fine); });
        CHECK(found.found == std::ssize(result));
        if (answer) *answer = found;
    });
    return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a fine is told with amount, ground, judgement and approval") {
    AuditFixture f;
    f.decide_case({.id = "in time", .late = 0});
    f.decide_case({.id = "not to blame", .blamed = false});
    auto const fined = f.decide_case({.id = "123456782"});
    f.approve(fined, people::second_caseworker);

    audit::FinesAnswer answer;
    auto const found = fines(f, {}, &answer);
    CHECK(answer.asked == 3);
    REQUIRE(found.size() == 1);
    auto const& fine = found[0];
    CHECK(fine.entry == fined);
    CHECK(fine.actor == people::caseworker);
    CHECK(fine.case_id == "123456782");
    CHECK(fine.case_ref.size() == 32);
    CHECK(fine.reference_date == "2025-06-01");
    CHECK(fine.decision == "beboeten");
    CHECK(fine.outcome == "boete");
    CHECK(fine.computed_cents == 140000);
    CHECK(fine.taken_cents == 140000);
    CHECK_FALSE(fine.overridden);
    CHECK(fine.grounds_found);
    // The decision, the version of the rule, the branch of the rule below it, the value of the parameter; not the
    // branches that were not taken, and not what lateness rests on.
    CHECK(fine.grounds == Texts{"V art. 2", "V art. 7", "V art. 5", "V art. 5 lid 2", "V art. 2 lid 2"});
    REQUIRE(fine.judgements.size() == 1);
    CHECK(fine.judgements[0].name == "verwijtbaar");
    CHECK(fine.judgements[0].given);
    CHECK(fine.judgements[0].official == "O. Ordeel");
    REQUIRE(fine.approvals.size() == 1);
    CHECK(fine.approvals[0].actor == people::second_caseworker);
    CHECK(fine.approvals[0].entry == fined + 1);
}

TEST_CASE("the ground is that of the version and of what was taken in it") {
    AuditFixture f;
    f.decide_case({.id = "A", .day = "2024-06-01"});
    f.decide_case({.id = "B", .hardship = true});
    f.decide_case({.id = "C", .late = 10, .repeat = "telkens"});
    f.decide_case({.id = "D", .late = 10});
    auto const found = fines(f);
    REQUIRE(found.size() == 4);
    CHECK(found[0].computed_cents == 125000);
    CHECK(found[0].grounds == Texts{"V art. 2", "V art. 6", "V art. 5", "V art. 5 lid 2", "V art. 2 lid 1"});
    CHECK(found[1].computed_cents == 10000);
    CHECK(found[1].grounds == Texts{"V art. 2", "V art. 7", "V art. 7 lid 3"});
    CHECK(found[2].computed_cents == 70000);
    CHECK(found[2].grounds == Texts{"V art. 2", "V art. 7", "V art. 5", "V art. 5 lid 3"});
    CHECK(found[3].grounds == Texts{"V art. 2", "V art. 7", "V art. 5", "V art. 5 lid 4"});
}

TEST_CASE("a fine that was computed and not taken is listed, and one that was taken and not computed") {
    AuditFixture f;
    auto const waived = f.decide_case({.id = "A"}, {}, people::caseworker,
                                      {{"boete", "EUR 0.00", "Awb art. 5:46 lid 3", "bijzondere omstandigheden"}});
    auto const imposed = f.decide_case({.id = "B", .late = 0}, {}, people::caseworker,
                                       {{"boete", "EUR 50.00", "Awb art. 5:46", "toch"}});
    f.decide_case({.id = "C", .late = 0});
    auto const found = fines(f);
    REQUIRE(found.size() == 2);
    CHECK(found[0].entry == waived);
    CHECK(found[0].computed_cents == 140000);
    CHECK(found[0].taken_cents == 0);
    CHECK(found[0].overridden);
    CHECK(found[0].override_basis == "Awb art. 5:46 lid 3");
    CHECK(found[0].motivation == "bijzondere omstandigheden");
    CHECK(found[1].entry == imposed);
    CHECK(found[1].taken_cents == 5000);
}

TEST_CASE("a fine imposed while its amount could not be computed says that the judgement is missing") {
    AuditFixture f;
    f.decide_case({.id = "A", .blamed = std::nullopt});
    CHECK(fines(f).empty());
    f.decide_case({.id = "B", .blamed = std::nullopt}, {}, people::caseworker,
                  {{"boete", "EUR 100.00", "Awb art. 5:46", "haast"}});
    auto const found = fines(f);
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].computed_known);
    CHECK(found[0].taken_cents == 10000);
    REQUIRE(found[0].judgements.size() == 1);
    CHECK_FALSE(found[0].judgements[0].given);
}

TEST_CASE("fines of a period and of one official, and none of what was erased") {
    AuditFixture f;
    f.set_clock("2025-06-30T21:59:58Z");
    f.decide_case({.id = "A"});
    f.decide_case({.id = "B"}, {}, people::second_caseworker);
    f.decide_case({.id = "C"});
    audit::Filter july;
    july.recorded_from = audit::begin_of(values::Date::from_iso("2025-07-01").value());
    CHECK(fines(f, july).size() == 2);
    july.actor = people::second_caseworker;
    CHECK(fines(f, july).size() == 1);
    f.erase("B");
    audit::FinesAnswer answer;
    CHECK(fines(f, july, &answer).empty());
    CHECK(answer.unanswered.erased == 1);
}

TEST_CASE("a fine that was taken again counts once: the last on the same case and reference date") {
    AuditFixture f;
    auto const first = f.decide_case({.id = "A"});
    auto const other_day = f.decide_case({.id = "A", .day = "2024-06-01"});
    auto const other_case = f.decide_case({.id = "B"});
    auto const last = f.decide_case({.id = "A"}, {}, people::second_caseworker,
                                    {{"boete", "EUR 0.00", "Awb art. 5:46 lid 3", "bijzondere omstandigheden"}});
    auto const found = fines(f);
    REQUIRE(found.size() == 4);
    CHECK(found[0].entry == first);
    CHECK(found[0].replaced_by == last);
    CHECK(found[1].entry == other_day);
    CHECK(found[1].replaced_by == 0);
    CHECK(found[2].entry == other_case);
    CHECK(found[2].replaced_by == 0);
    CHECK(found[3].entry == last);
    CHECK(found[3].replaced_by == 0);
    // Of one official: what a colleague did is no part of the answer.
    audit::Filter mine;
    mine.actor = people::caseworker;
    CHECK(fines(f, mine)[0].replaced_by == 0);

    // Nobody to blame: taken again, and nothing is left.
    auto const nothing = f.decide_case({.id = "B", .blamed = false});
    auto const again = fines(f);
    REQUIRE(again.size() == 4);
    CHECK(again[2].replaced_by == nothing);
    // Not taken as long as the judgement is missing.
    f.decide_case({.id = "A", .day = "2024-06-01", .blamed = std::nullopt});
    CHECK(fines(f)[1].replaced_by == 0);
}

TEST_CASE("when the rules no longer give what was recorded, no ground is made up") {
    AuditFixture f;
    f.decide_case({.id = "A"});
    f.read([&](ledger::CaseReader const& reader, audit::RuleSets&) {
        audit::RuleSets changed(reader.reading(), [](std::vector<model::SourceText> texts) {
            auto const at = texts[0].text.find("€ 1.400");
            texts[0].text.replace(at, std::string("€ 1.400").size(), "€ 1.500");
            return compile_audited(texts);
        });
        std::vector<Fine> found;
        audit::fines(reader, changed, {}, [&](Fine const& fine) { found.push_back(fine); });
        REQUIRE(found.size() == 1);
        CHECK(found[0].computed_cents == 140000);
        CHECK_FALSE(found[0].grounds_found);
        CHECK(found[0].grounds == Texts{"V art. 2"});
    });
}
