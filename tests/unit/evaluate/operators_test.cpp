// Each operator on known operands, and the same rule for all strict ones on unknown and faulty operands.
#include "tests/unit/evaluate/bench.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

constexpr auto largest = std::numeric_limits<std::int64_t>::max();

struct Sample {
    Op op;
    Kind result;
    std::vector<std::pair<Kind, Value>> operands;
    Outcome expected;
    values::MonthRule month_rule = values::MonthRule::LastDayOfMonth;
};

std::pair<Kind, Value> n(std::int64_t value) { return {Kind::Number, value}; }
std::pair<Kind, Value> x(std::int64_t a, std::int64_t b) { return {Kind::ExactNumber, fraction(a, b)}; }
std::pair<Kind, Value> eur(std::int64_t euros, std::int64_t cents = 0) { return {Kind::Money, euro(euros, cents)}; }
std::pair<Kind, Value> pct(std::int64_t value) { return {Kind::Percentage, fraction(value, 100)}; }
std::pair<Kind, Value> d(char const* iso) { return {Kind::Date, date(iso)}; }
std::pair<Kind, Value> len(values::Duration value) { return {Kind::Duration, value}; }
std::pair<Kind, Value> none() { return {Kind::Number, values::None{}}; }
values::Period through(char const* a, char const* b) { return *values::Period::from_through(date(a), date(b)); }
std::pair<Kind, Value> p(char const* a, char const* b) { return {Kind::Period, through(a, b)}; }
std::pair<Kind, Value> p(char const* a) { return {Kind::Period, values::Period::from(date(a))}; }
std::pair<Kind, Value> word(char const* text) { return {Kind::Text, std::string(text)}; }
Outcome failed(FaultCode code) { return Fault{code, 0, 0}; }

std::vector<Sample> const& samples() {
    using values::days, values::months;
    constexpr auto B = Kind::Boolean, N = Kind::Number, X = Kind::ExactNumber, M = Kind::Money, D = Kind::Date;
    constexpr auto L = Kind::Duration, P = Kind::Period, Q = Kind::Percentage, XM = Kind::ExactMoney;
    static std::vector<Sample> const all{
        {Op::Equal, B, {n(3), n(3)}, yes()},
        {Op::Equal, B, {n(3), x(3, 1)}, yes()},
        {Op::Equal, B, {word("a"), word("b")}, no()},
        {Op::Equal, B, {none(), n(3)}, no()},
        {Op::Equal, B, {none(), none()}, yes()},
        {Op::Equal, B, {len(months(12)), len(days(365))}, failed(FaultCode::MixedDurations)},
        {Op::NotEqual, B, {d("2024-01-01"), d("2024-01-02")}, yes()},
        {Op::NotEqual, B, {none(), n(3)}, yes()},
        {Op::Less, B, {n(2), n(3)}, yes()},
        {Op::Less, B, {none(), n(3)}, failed(FaultCode::NoneOperand)},
        {Op::Less, B, {len(days(6)), len(months(1))}, failed(FaultCode::MixedDurations)},
        {Op::Less, B, {len(days(0)), len(months(1))}, yes()},
        {Op::LessEqual, B, {eur(2), eur(2)}, yes()},
        {Op::LessEqual, B, {{XM, fraction(20001, 100)}, eur(2)}, no()},
        {Op::Greater, B, {pct(50), pct(20)}, yes()},
        {Op::Greater, B, {d("2024-01-01"), d("2024-01-01")}, no()},
        {Op::GreaterEqual, B, {n(3), x(7, 2)}, no()},
        {Op::IsNone, B, {none()}, yes()},
        {Op::IsNone, B, {n(0)}, no()},
        {Op::IsWorkingDay, B, {d("2024-05-09")}, no()},  // Ascension
        {Op::IsWorkingDay, B, {d("2024-05-10")}, yes()},
        {Op::IsHoliday, B, {d("2024-05-09")}, yes()},
        {Op::IsHoliday, B, {d("2024-05-11")}, no()},  // a Saturday
        {Op::Contains, B, {p("2024-01-01", "2024-01-31"), d("2024-01-31")}, yes()},
        {Op::Contains, B, {p("2024-01-01"), p("2024-02-01", "2024-03-01")}, yes()},
        {Op::Contains, B, {p("2024-01-01", "2024-01-31"), p("2024-01-31")}, no()},
        {Op::Add, N, {n(2), n(3)}, gives(std::int64_t{5})},
        {Op::Add, N, {n(largest), n(1)}, failed(FaultCode::Overflow)},
        {Op::Add, M, {eur(1, 50), eur(2, 75)}, gives(euro(4, 25))},
        {Op::Add, XM, {eur(1), {XM, fraction(1, 3)}}, gives(fraction(301, 3))},
        {Op::Add, L, {len(months(3)), len(months(4))}, gives(months(7))},
        {Op::Add, L, {len(months(3)), len(days(4))}, failed(FaultCode::MixedDurations)},
        {Op::Add, L, {len(months(3)), len(days(0))}, gives(months(3))},
        {Op::Add, Q, {pct(20), pct(5)}, gives(fraction(1, 4))},
        {Op::Add, N, {none(), n(1)}, failed(FaultCode::NoneOperand)},
        {Op::Subtract, N, {n(2), n(3)}, gives(std::int64_t{-1})},
        {Op::Subtract, N, {n(-largest), n(largest)}, failed(FaultCode::Overflow)},
        {Op::Subtract, L, {len(days(10)), len(days(3))}, gives(days(7))},
        {Op::Subtract, Q, {pct(100), pct(40)}, gives(fraction(3, 5))},
        {Op::Multiply, N, {n(6), n(7)}, gives(std::int64_t{42})},
        {Op::Multiply, N, {n(largest), n(2)}, failed(FaultCode::Overflow)},
        {Op::Multiply, M, {eur(12, 50), n(2)}, gives(euro(25))},
        {Op::Multiply, XM, {eur(0, 1), pct(50)}, gives(fraction(1, 2))},
        {Op::Multiply, X, {n(3), pct(50)}, gives(fraction(3, 2))},
        {Op::Multiply, L, {len(days(7)), n(10)}, gives(days(70))},
        {Op::Multiply, L, {n(10), len(days(7))}, gives(days(70))},
        {Op::Multiply, L, {len(days(std::numeric_limits<std::int32_t>::max())), n(2)}, failed(FaultCode::Overflow)},
        {Op::Divide, X, {n(7), n(2)}, gives(fraction(7, 2))},
        {Op::Divide, X, {n(7), n(0)}, failed(FaultCode::DivisionByZero)},
        {Op::Divide, XM, {eur(1), n(3)}, gives(fraction(100, 3))},
        {Op::Divide, X, {len(days(42)), len(days(1))}, gives(fraction(42, 1))},
        {Op::Divide, X, {len(months(7)), len(months(12))}, gives(fraction(7, 12))},
        {Op::Divide, X, {len(days(0)), len(months(1))}, gives(fraction(0, 1))},
        {Op::Divide, X, {len(days(30)), len(months(1))}, failed(FaultCode::MixedDurations)},
        {Op::Divide, X, {len(days(30)), len(days(0))}, failed(FaultCode::DivisionByZero)},
        {Op::Divide, X, {len(days(30)), none()}, failed(FaultCode::NoneOperand)},
        {Op::Share, Q, {eur(1), eur(4)}, gives(fraction(1, 4))},
        {Op::Share, Q, {n(1), n(0)}, failed(FaultCode::DivisionByZero)},
        {Op::Negate, N, {n(5)}, gives(std::int64_t{-5})},
        {Op::Negate, N, {n(std::numeric_limits<std::int64_t>::min())}, failed(FaultCode::Overflow)},
        {Op::Negate, L, {len(months(5))}, gives(months(-5))},
        {Op::Negate, N, {none()}, failed(FaultCode::NoneOperand)},
        {Op::Minimum, N, {n(5), n(3), n(4)}, gives(std::int64_t{3})},
        {Op::Maximum, D, {d("2024-01-01"), d("2025-01-01")}, gives(date("2025-01-01"))},
        {Op::Maximum, M, {eur(5), none()}, failed(FaultCode::NoneOperand)},
        {Op::Minimum, M, {none()}, failed(FaultCode::NoneOperand)},
        {Op::Maximum, L, {len(days(5)), len(months(1))}, failed(FaultCode::MixedDurations)},
        {Op::AddDuration, D, {d("2024-01-31"), len(months(1))}, gives(date("2024-02-29"))},
        {Op::AddDuration,
         D,
         {d("2024-01-31"), len(months(1))},
         gives(date("2024-03-01")),
         values::MonthRule::FirstDayOfNextMonth},
        {Op::AddDuration, D, {d("9999-12-31"), len(days(1))}, failed(FaultCode::Overflow)},
        {Op::AddDuration, D, {none(), len(days(1))}, failed(FaultCode::NoneOperand)},
        {Op::SubtractDuration, D, {d("2024-01-15"), len(months(1))}, gives(date("2023-12-15"))},
        {Op::SubtractDuration, D, {d("2024-01-15"), len(days(15))}, gives(date("2023-12-31"))},
        {Op::SubtractDuration,
         D,
         {d("2024-01-15"), len(days(std::numeric_limits<std::int32_t>::min()))},
         failed(FaultCode::Overflow)},
        {Op::WholeYears, L, {d("2006-06-04"), d("2024-06-03")}, gives(months(17 * 12))},
        {Op::WholeYears, L, {d("2006-06-03"), d("2024-06-03")}, gives(months(18 * 12))},
        {Op::WholeMonths, L, {d("2024-01-31"), d("2024-03-30")}, gives(months(1))},
        {Op::DaysBetween, L, {d("2024-02-28"), d("2024-03-01")}, gives(days(2))},
        {Op::YearOf, N, {d("2024-02-28")}, gives(std::int64_t{2024})},
        {Op::WorkingDayOnOrAfter, D, {d("2023-04-07")}, gives(date("2023-04-11"))},  // Good Friday to Easter Monday
        {Op::PeriodUntil, P, {d("2024-01-01"), d("2024-02-01")}, gives(through("2024-01-01", "2024-01-31"))},
        {Op::PeriodUntil, P, {d("2024-01-01"), d("2024-01-01")}, failed(FaultCode::EmptyPeriod)},
        {Op::PeriodThrough, P, {d("2024-01-01"), d("2024-01-01")}, gives(through("2024-01-01", "2024-01-01"))},
        {Op::PeriodThrough, P, {d("2024-01-02"), d("2024-01-01")}, failed(FaultCode::EmptyPeriod)},
        {Op::PeriodFrom, P, {d("2024-01-02")}, gives(values::Period::from(date("2024-01-02")))},
        {Op::PeriodFrom, P, {none()}, failed(FaultCode::NoneOperand)},
        {Op::PeriodFirst, D, {p("2024-01-01", "2024-01-31")}, gives(date("2024-01-01"))},
        {Op::PeriodLast, D, {p("2024-01-01", "2024-01-31")}, gives(date("2024-01-31"))},
        {Op::PeriodLast, D, {p("2024-01-01")}, geen()},
        {Op::PeriodLength, L, {p("2024-01-01", "2024-01-31")}, gives(days(31))},
        {Op::PeriodLength, L, {p("2024-01-01")}, failed(FaultCode::NoneOperand)},
        {Op::PeriodOverlap,
         P,
         {p("2024-01-01"), p("2023-12-01", "2024-01-05")},
         gives(through("2024-01-01", "2024-01-05"))},
        {Op::PeriodOverlap, P, {p("2024-01-06"), p("2023-12-01", "2024-01-05")}, geen()},
    };
    return all;
}

ExprId build(Bench& b, Sample const& sample, std::vector<ExprId> const& operands) {
    auto const id = b.op(sample.op, b.of(sample.result), operands);
    b.expr(id).month_rule = sample.month_rule;
    return id;
}

std::vector<ExprId> constants(Bench& b, Sample const& sample) {
    std::vector<ExprId> result;
    for (auto const& [kind, value] : sample.operands) result.push_back(b.constant(b.of(kind), value));
    return result;
}

}  // namespace

TEST_CASE("Operators compute on known operands", "[operators]") {
    for (std::size_t i = 0; i < samples().size(); ++i) {
        auto const& sample = samples()[i];
        Bench b;
        auto const operands = constants(b, sample);
        auto const found = b.value(build(b, sample, operands));
        INFO("sample " << i << ", operator " << static_cast<int>(sample.op));
        if (auto const* fault = std::get_if<Fault>(&sample.expected))
            CHECK(is_fault(found, fault->code));
        else
            CHECK(found == sample.expected);
    }
}

TEST_CASE("Strict operators: unknown outweighs a fault, a fault outweighs values", "[operators]") {
    for (std::size_t i = 0; i < samples().size(); ++i) {
        auto const& sample = samples()[i];
        INFO("sample " << i << ", operator " << static_cast<int>(sample.op));
        for (std::size_t at = 0; at < sample.operands.size(); ++at) {
            Bench b;
            auto const of_type = b.of(sample.operands[at].first);
            auto operands = constants(b, sample);
            operands[at] = b.unknown(of_type);
            auto const open = b.rules().facts.size() - 1;
            CHECK(missing(b.value(build(b, sample, operands))) == std::vector{static_cast<std::uint32_t>(open)});
            for (std::size_t other = 0; other < operands.size(); ++other) {
                if (other != at) operands[other] = b.faulty(b.of(sample.operands[other].first));
            }
            CHECK(is_unknown(b.value(build(b, sample, operands))));
            operands[at] = b.faulty(of_type);
            CHECK(is_fault(b.value(build(b, sample, operands)), FaultCode::NoVersion));
        }
    }
}

TEST_CASE("Sums and products of many operands", "[operators]") {
    Bench b;
    CHECK(b.value(b.op(Op::Add, b.number(), {b.number(1), b.number(2), b.number(3)})) == gives(std::int64_t{6}));
    CHECK(b.value(b.op(Op::Subtract, b.number(), {b.number(9), b.number(2), b.number(3)})) == gives(std::int64_t{4}));
    auto const product = b.op(Op::Multiply, b.of(Kind::ExactMoney), {b.money(euro(1)), b.percent(50), b.percent(1)});
    CHECK(b.value(product) == gives(fraction(1, 2)));
}

TEST_CASE("Rounding happens at its own step, which keeps the exact value", "[operators]") {
    Bench b;
    auto const exact = b.op(Op::Multiply, b.of(Kind::ExactMoney),
                            {b.money(euro(640)), b.constant(b.percentage(), fraction(601, 1000))});
    auto const down = b.round(exact, b.money(), values::Rounding::Down, fraction(100));
    auto const up = b.round(exact, b.money(), values::Rounding::Up, fraction(100));
    CHECK(b.value(down) == gives(euro(384)));
    CHECK(b.value(up) == gives(euro(385)));
    auto const evaluation = evaluate::evaluate_expression(b.rules(), b.facts(), b.today, down);
    auto const& steps = evaluation.trace.steps;
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].kind == trace::StepKind::Rounding);
    CHECK(steps[1].outcome == gives(fraction(3846400, 100)));
    CHECK(
        is_unknown(b.value(b.round(b.unknown(b.of(Kind::ExactMoney)), b.money(), values::Rounding::Up, fraction(1)))));
    CHECK(is_fault(b.value(b.round(b.faulty(b.of(Kind::ExactMoney)), b.money(), values::Rounding::Up, fraction(1))),
                   FaultCode::NoVersion));
}

TEST_CASE("Een van: one that is equal decides, in any place", "[operators]") {
    Bench b;
    auto const t = b.enumeration({"B", "O", "Z"});
    auto const member = [&](std::uint16_t index) { return b.constant(t, values::Member{index}); };
    auto const open = b.unknown(t);
    auto const bad = b.faulty(t);
    auto const value = [&](std::vector<ExprId> const& operands) { return b.value(b.test(Op::OneOf, operands)); };
    CHECK(value({member(0), member(0), member(1)}) == yes());
    CHECK(value({member(1), member(0), member(1)}) == yes());
    CHECK(value({member(2), member(0), member(1)}) == no());
    CHECK(value({member(2)}) == no());
    CHECK(value({member(0), open, member(0)}) == yes());
    CHECK(value({member(0), bad, member(0)}) == yes());
    CHECK(is_unknown(value({member(0), open, bad})));
    CHECK(is_unknown(value({open, member(0), member(1)})));
    CHECK(is_fault(value({member(0), bad, member(1)}), FaultCode::NoVersion));
    CHECK(is_fault(value({bad, member(1)}), FaultCode::NoVersion));
    CHECK(value({b.none(t), member(0)}) == no());
}

TEST_CASE("The reference date is known by itself, and months are counted across years", "[operators]") {
    Bench b;
    CHECK(b.value(b.reference_date()) == gives(date("2024-06-03")));
    auto const back = b.op(Op::SubtractDuration, b.date_type(), {b.day("2022-01-10"), b.length(values::months(1))});
    CHECK(b.value(back) == gives(date("2021-12-10")));
}
