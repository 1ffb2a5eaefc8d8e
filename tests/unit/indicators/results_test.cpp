// Counting, periods, groups, targets and faults.
#include "tests/unit/indicators/answers.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace wetwijzer;
using namespace wetwijzer::test;
using namespace wetwijzer::indicators;

namespace {

Answer share_answer(values::Outcome denominator, values::Outcome numerator) {
    Answer answer;
    answer.denominator = std::move(denominator);
    answer.numerator = std::move(numerator);
    return answer;
}

Result one_result(OneIndicator& of, std::vector<Answer> const& list, Window window = {}) {
    std::vector<CaseAnswers> cases;
    for (auto const& answer : list) cases.push_back(answered(answer));
    return results(of.rules(), cases, window)[0];
}

}  // namespace

TEST_CASE("an unknown is never counted as no") {
    OneIndicator of;
    of.share();
    auto const all = one_result(of, {share_answer(yes(), yes()), share_answer(yes(), no()),
                                     share_answer(yes(), unknown()), share_answer(no(), unknown())})
                         .all;
    CHECK(all.denominator == 3);
    CHECK(all.numerator == 1);
    CHECK(all.unknown_numerator == 1);
    CHECK_FALSE(all.value);
    CHECK(all.lower == fraction(1, 3));
    CHECK(all.upper == fraction(2, 3));
}

TEST_CASE("a case outside the denominator plays no part, whatever its numerator") {
    OneIndicator of;
    of.share();
    auto const all = one_result(of, {share_answer(no(), yes()), share_answer(yes(), yes())}).all;
    CHECK(all.value == fraction(1));
    CHECK(all.denominator == 1);
}

TEST_CASE("without any case there is no share, and no target is met") {
    OneIndicator of;
    of.share().target(Op::GreaterEqual, fraction(0));
    auto const all = one_result(of, {share_answer(no(), yes())}).all;
    CHECK_FALSE(all.value);
    CHECK_FALSE(all.lower);
    CHECK(all.verdict == Verdict::Open);
}

TEST_CASE("a count runs from those known to belong to it to those that may") {
    OneIndicator of;
    of.target(Op::LessEqual, std::int64_t{2});
    auto const tally = [&](std::vector<values::Outcome> const& denominators) {
        std::vector<Answer> list;
        for (auto const& one : denominators) {
            Answer answer;
            answer.denominator = one;
            list.push_back(answer);
        }
        return one_result(of, list).all;
    };
    auto const known = tally({yes(), yes(), no()});
    CHECK(known.value == fraction(2));
    CHECK(known.verdict == Verdict::Met);
    auto const open = tally({yes(), yes(), unknown()});
    CHECK_FALSE(open.value);
    CHECK(open.lower == fraction(2));
    CHECK(open.upper == fraction(3));
    CHECK(open.verdict == Verdict::Open);
    CHECK(tally({yes(), yes(), yes(), unknown()}).verdict == Verdict::NotMet);
    CHECK(tally({}).value == fraction(0));
    CHECK(tally({}).verdict == Verdict::Met);
}

TEST_CASE("a target is met or not only when every possible value says so") {
    auto const verdict = [](Op op, std::vector<Answer> const& list) {
        OneIndicator of;
        of.share().target(op, fraction(1, 2));
        return one_result(of, list).all.verdict;
    };
    auto const met = share_answer(yes(), yes()), not_met = share_answer(yes(), no()),
               open = share_answer(yes(), unknown());
    CHECK(verdict(Op::GreaterEqual, {met, not_met}) == Verdict::Met);
    CHECK(verdict(Op::Greater, {met, not_met}) == Verdict::NotMet);
    CHECK(verdict(Op::LessEqual, {met, not_met}) == Verdict::Met);
    CHECK(verdict(Op::Less, {met, not_met}) == Verdict::NotMet);
    CHECK(verdict(Op::GreaterEqual, {met, open}) == Verdict::Met);
    CHECK(verdict(Op::GreaterEqual, {not_met, open}) == Verdict::Open);
    CHECK(verdict(Op::GreaterEqual, {not_met, not_met, open}) == Verdict::NotMet);
    OneIndicator none;
    none.share();
    CHECK(one_result(none, {met}).all.verdict == Verdict::NoTarget);
}

TEST_CASE("an average with a value that is not known has no bounds") {
    OneIndicator of;
    of.average();
    Answer known, open;
    known.denominator = open.denominator = yes();
    known.average = whole(10);
    open.average = unknown();
    auto const all = one_result(of, {known, open}).all;
    CHECK(all.denominator == 2);
    CHECK(all.numerator == 1);
    CHECK(all.unknown_numerator == 1);
    CHECK_FALSE(all.value);
    CHECK_FALSE(all.lower);
    CHECK_FALSE(all.upper);
}

TEST_CASE("averages are exact, of days and of cents") {
    OneIndicator of;
    of.average();
    auto const with = [](values::Value value) {
        Answer answer;
        answer.denominator = yes();
        answer.average = std::move(value);
        return answer;
    };
    CHECK(one_result(of, {with(values::days(10)), with(values::days(11)), with(values::days(11))}).all.value ==
          fraction(32, 3));
    CHECK(one_result(of, {with(euro(1)), with(euro(2))}).all.value == fraction(150));
    CHECK_FALSE(one_result(of, {with(values::months(1))}).all.value);
}

TEST_CASE("an average that does not fit is told as that") {
    OneIndicator of;
    of.average();
    Answer large;
    large.denominator = yes();
    large.average = whole(std::numeric_limits<std::int64_t>::max());
    auto const all = one_result(of, {large, large}).all;
    CHECK(all.overflow);
    CHECK_FALSE(all.value);
}

TEST_CASE("a period takes the cases whose day lies in it, both ends included") {
    OneIndicator of;
    of.share().by_day();
    auto const on = [](values::Outcome day) {
        auto answer = share_answer(yes(), yes());
        answer.day = std::move(day);
        return answer;
    };
    auto const day = [&](char const* iso) { return on(values::Value(date(iso))); };
    Window const year{date("2025-01-01"), date("2025-12-31")};
    auto const count = [&](Answer const& answer, Window window) {
        auto const all = one_result(of, {answer}, window).all;
        return std::pair(all.denominator, all.unknown_denominator);
    };
    using Pair = std::pair<std::uint64_t, std::uint64_t>;
    CHECK(count(day("2024-12-31"), year) == Pair(0, 0));
    CHECK(count(day("2025-01-01"), year) == Pair(1, 0));
    CHECK(count(day("2025-12-31"), year) == Pair(1, 0));
    CHECK(count(day("2026-01-01"), year) == Pair(0, 0));
    CHECK(count(on(values::Value(values::None{})), year) == Pair(0, 0));
    CHECK(count(on(unknown()), year) == Pair(0, 1));
    CHECK(count(on(unknown()), {}) == Pair(1, 0));
    CHECK(count(day("2024-12-31"), {std::nullopt, date("2024-12-31")}) == Pair(1, 0));
    CHECK(count(day("2030-01-01"), {date("2025-01-01"), std::nullopt}) == Pair(1, 0));
}

TEST_CASE("an indicator without a day counts all cases, and says so") {
    OneIndicator of;
    of.share();
    Window const year{date("2025-01-01"), date("2025-12-31")};
    auto const result = one_result(of, {share_answer(yes(), yes())}, year);
    CHECK_FALSE(result.by_day);
    CHECK(result.all.denominator == 1);
    CHECK(one_result(of, {share_answer(yes(), yes())}).by_day);
}

TEST_CASE("groups stand in the order of the enumeration; a case of unknown group leaves them open") {
    OneIndicator of;
    of.share().by_group(true);
    auto const in = [](values::Outcome group, values::Outcome met) {
        auto answer = share_answer(yes(), std::move(met));
        answer.breakdown = std::move(group);
        return answer;
    };
    auto const member = [](std::uint16_t index) { return values::Outcome(values::Value(values::Member{index})); };
    auto const result = one_result(of, {in(member(2), yes()), in(member(0), no()),
                                        in(values::Value(values::None{}), yes()), in(unknown(), yes())});
    REQUIRE(result.groups.size() == 3);
    CHECK(result.groups[0].value == values::Value(values::Member{0}));
    CHECK(result.groups[1].value == values::Value(values::Member{2}));
    CHECK(result.groups[2].value == values::Value(values::None{}));
    CHECK(result.unknown_group == 1);
    CHECK(result.all.value == fraction(3, 4));
    CHECK(result.groups[0].tally.denominator == 1);
    CHECK(result.groups[0].tally.unknown_denominator == 1);
    CHECK(result.groups[0].tally.lower == fraction(0));
    CHECK(result.groups[0].tally.upper == fraction(1, 2));
}

TEST_CASE("a fault counts as unknown and is told, unless the case plays no part") {
    OneIndicator of;
    of.share();
    values::Fault const fault{values::FaultCode::DivisionByZero, 3, 0};
    auto const result =
        one_result(of, {share_answer(yes(), fault), share_answer(no(), fault), share_answer(fault, yes())});
    CHECK(result.all.unknown_numerator == 1);
    CHECK(result.all.unknown_denominator == 1);
    REQUIRE(result.faults.size() == 2);
    CHECK(result.faults[0].place == 0);
    CHECK(result.faults[0].rule == of.indicator.numerator);
    CHECK(result.faults[0].fault == fault);
    CHECK(result.faults[1].place == 2);
    CHECK(result.faults[1].rule == of.indicator.denominator);
}

TEST_CASE("the answers of a case are the outcomes of the indicator's rules") {
    RuleSetBuilder b;
    auto const adult = b.fact("volwassen", b.boolean());
    auto const helped = b.fact("geholpen", b.boolean());
    model::Indicator indicator;
    indicator.denominator = b.rule("k.noemer", b.boolean(), b.use(adult));
    indicator.numerator = b.rule("k.teller", b.boolean(), b.use(helped));
    auto rules = b.build();
    rules.indicators.push_back(indicator);
    auto facts = evaluate::no_facts(rules);
    facts.case_id = "Z-1";
    facts.slots[adult.value].value = Value(true);
    auto const found = answers(rules, facts, date("2025-06-01"));
    CHECK(found.case_id == "Z-1");
    REQUIRE(found.answers.size() == 1);
    CHECK(found.answers[0].denominator == yes());
    CHECK(std::holds_alternative<values::Unknown>(*found.answers[0].numerator));
    CHECK_FALSE(found.answers[0].average);
    CHECK_FALSE(found.answers[0].day);
}
