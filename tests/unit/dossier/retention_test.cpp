// How long data are kept, by the rules of Besluit inburgering 2021, article 9.9.
#include "engine/audit/retention.hpp"

#include "engine/evaluate/facts_json.hpp"
#include "tests/support/rule_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace wetwijzer;
using State = audit::Retention::State;

namespace {

model::RuleSet const& law() {
    static auto const compiled = dsl::compile(tests::rule_files(std::string(WETWIJZER_ROOT) + "/rules", false));
    REQUIRE(compiled.rules);
    return *compiled.rules;
}

audit::Retention kept(std::string const& facts, char const* on) {
    auto const which = audit::RetentionRules::of(law());
    REQUIRE(which);
    std::vector<evaluate::CaseProblem> problems;
    auto const read = evaluate::read_facts(law(), facts, problems);
    INFO((problems.empty() ? "" : problems.front().path + problems.front().message_en));
    REQUIRE(read);
    return audit::retention(law(), *which, *read, values::Date::from_iso(on).value(), values::Language::Dutch);
}

audit::KeptData const& kind(audit::Retention const& retention, std::string const& name) {
    auto const found =
        std::find_if(retention.kinds.begin(), retention.kinds.end(), [&](auto const& one) { return one.name == name; });
    REQUIRE(found != retention.kinds.end());
    return *found;
}

std::string ended(std::string const& more) {
    return R"({"zaak":"1","datum_overlijden":null,"inburgeringsplicht":{"indicatorInburgeringsplicht":true,)"
           R"("begindatum":"2025-02-03","einddatum":"2028-06-15","wijzigingsdatum":"2028-06-16",)"
           R"("datumKennisgevingInburgeringsplicht":"2025-03-10","redenGeenInburgeringsplicht":null},)"
           R"("lening_verstrekt_op":null)" +
           more + "}";
}

}  // namespace

TEST_CASE("five years after the end of the duty, and fifty for the data of the second paragraph") {
    auto const retention = kept(ended(""), "2030-01-01");
    CHECK(retention.state == State::Running);
    CHECK(retention.kinds.size() == 12);
    CHECK(kind(retention, "andere_gegevens").last == values::Date::from_iso("2033-06-15"));
    CHECK(kind(retention, "burgerservicenummer").last == values::Date::from_iso("2078-06-15"));
    CHECK(kind(retention, "over_ontheffing").last == values::Date::from_iso("2078-06-15"));
    CHECK(retention.first == values::Date::from_iso("2033-06-15"));
    CHECK(retention.last == values::Date::from_iso("2078-06-15"));
}

TEST_CASE("the signal, the last day and the day after it") {
    CHECK(kept(ended(""), "2033-03-14").state == State::Running);
    CHECK(kept(ended(""), "2033-03-15").state == State::Signalled);
    CHECK(kept(ended(""), "2033-06-15").state == State::Signalled);
    CHECK(kept(ended(""), "2033-06-16").state == State::Overdue);
}

TEST_CASE("after a death everything must go at once") {
    auto const dead = R"({"zaak":"1","datum_overlijden":"2027-05-01"})";
    auto const retention = kept(dead, "2027-05-02");
    CHECK(retention.state == State::Overdue);
    for (auto const& one : retention.kinds) CHECK(one.last == values::Date::from_iso("2027-05-01"));
    CHECK(retention.first == retention.last);
}

TEST_CASE("a case of which too little is known is not silently left out") {
    auto const retention = kept(R"({"zaak":"1"})", "2030-01-01");
    CHECK(retention.state == State::Unknown);
    CHECK(retention.unknown());
    for (auto const& one : retention.kinds) {
        INFO(one.name);
        CHECK_FALSE(one.missing.empty());
        CHECK(std::none_of(one.missing.begin(), one.missing.end(),
                           [](auto const& missing) { return missing.name == "soort_gegevens"; }));
    }
}

TEST_CASE("what is overdue is told also when of other data nothing can be told") {
    // With a loan whose settlement is not known the loan's data wait; the others do not.
    auto text = ended("");
    auto const at = text.find(R"("lening_verstrekt_op":null)");
    text.replace(at, 26, R"("lening_verstrekt_op":"2026-01-01")");
    auto const retention = kept(text, "2034-01-01");
    CHECK(retention.state == State::Overdue);
    CHECK(kind(retention, "andere_gegevens").last == values::Date::from_iso("2033-06-15"));
    CHECK(retention.unknown());
    CHECK_FALSE(retention.last);
}

TEST_CASE("rules without the outcome say nothing of it") { CHECK_FALSE(audit::RetentionRules::of(model::RuleSet{})); }
