// Every evaluation ends: large inputs work, limits end in F0009, and neither depends on the order of questions.
#include "tests/unit/evaluate/bench.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>

using namespace wetwijzer;
using namespace wetwijzer::test;
using evaluate::Limits;

namespace {

Value n(std::int64_t value) { return value; }

bool limited(Outcome const& outcome) { return is_fault(outcome, FaultCode::LimitExceeded); }

ExprId nested(Bench& b, ExprId innermost, int depth) {
    for (int i = 0; i < depth; ++i) innermost = b.negate(innermost);
    return innermost;
}

}  // namespace

TEST_CASE("A sum of 100,000 terms", "[limits]") {
    Bench b;
    auto const t = b.number();
    auto const one = b.fact("een", t);
    b.set(one, n(1));
    std::vector<ExprId> const terms(100'000, b.use(one));
    CHECK(b.value(b.op(Op::Add, t, terms)) == gives(n(100'000)));
}

TEST_CASE("A list of 10,000 rows; one row more is too long", "[limits]") {
    Bench b;
    auto const course = b.record("cursus", {{"uren", b.number()}});
    auto const courses = b.fact("cursussen", b.list_of(course));
    auto const sum = b.op(Op::Sum, b.number(), {b.list(courses), b.field(course, 0)});
    b.set_rows(courses, std::vector<evaluate::Row>(10'000, evaluate::Row{n(2)}));
    CHECK(b.value(sum) == gives(n(20'000)));
    b.set_rows(courses, std::vector<evaluate::Row>(10'000, evaluate::Row{std::nullopt}));
    CHECK(std::get<Unknown>(b.value(sum)).missing.size() == 10'000);
    b.set_rows(courses, std::vector<evaluate::Row>(10'001, evaluate::Row{n(2)}));
    CHECK(limited(b.value(sum)));
}

TEST_CASE("Steps: the limit is exact, and the trace is not longer", "[limits]") {
    Bench b;
    auto const deep = nested(b, b.yes(), 99);
    auto const with = [&](std::uint32_t steps) {
        return evaluate::evaluate_expression(b.rules(), b.facts(), b.today, deep, Limits{steps, 2'000, 10'000});
    };
    CHECK(with(99).outcomes[0] == no());
    CHECK(limited(with(98).outcomes[0]));
    CHECK(with(98).trace.steps.size() == 98);
    CHECK(limited(with(0).outcomes[0]));
}

TEST_CASE("Depth: the limit is exact", "[limits]") {
    Bench b;
    CHECK(b.value(nested(b, b.yes(), 1'999)) == no());
    CHECK(limited(b.value(nested(b, b.yes(), 2'000))));
    CHECK(limited(b.value(nested(b, b.yes(), 200'000))));
}

TEST_CASE("The deepest nesting that can be allowed fits in 8 MB of stack", "[limits]") {
    rlimit stack{};
    REQUIRE(getrlimit(RLIMIT_STACK, &stack) == 0);
    REQUIRE((stack.rlim_cur == RLIM_INFINITY || stack.rlim_cur >= 8u << 20));
    Limits const all{2'000'000, 1'000'000, 10'000};  // cut down to Limits::deepest
    for (int const shape : {0, 1, 2, 3, 4, 5, 6}) {
        Bench b;
        auto const list = b.record("ding", {{"waar", b.boolean()}});
        auto const things = b.fact("dingen", b.list_of(list));
        b.set_rows(things, {{true}});
        auto id = b.yes();
        for (std::uint32_t i = 0; i < Limits::deepest + 10; ++i) {
            if (shape == 0) id = b.choose(b.yes(), id, b.no());
            if (shape == 1) id = b.test(Op::Exists, {b.list(things), id});
            if (shape == 2) id = b.op(Op::UnderLawOf, b.boolean(), {id, b.reference_date()});
            if (shape == 3) id = b.use(b.rule("r" + std::to_string(i), b.boolean(), id));
            if (shape >= 5) {  // the same on top of a rule, and beneath
                auto const rule = b.rule("r" + std::to_string(i), b.boolean());
                b.layered(rule, {}, {}, shape == 5 ? b.no() : id,
                          {b.layer("a", model::Layer::Law, b.yes(), shape == 5 ? id : b.no())});
                id = b.use(rule);
            }
            if (shape == 4) {  // the costliest: the value of an exception is a rule is the value of an exception …
                auto const rule = b.rule("r" + std::to_string(i), b.boolean(), b.no());
                b.get(rule).versions[0].exceptions = {b.exception("a", b.yes(), id)};
                id = b.use(rule);
            }
        }
        CHECK(limited(evaluate::evaluate_expression(b.rules(), b.facts(), b.today, id, all).outcomes[0]));
    }
}

TEST_CASE("A rule that needs itself ends at the depth limit", "[limits]") {
    Bench b;
    auto const id = b.rule("kring", b.boolean());
    auto const body = b.branch(b.negate(b.use(id)));
    b.version(id).branches = {body};
    CHECK(limited(b.value(id)));
}

TEST_CASE("A limit ends all: it does not matter what was asked first", "[limits]") {
    Bench b;
    std::vector<RuleId> rules;
    rules.push_back(b.rule("r0", b.boolean(), b.yes()));
    for (int i = 1; i <= 40; ++i) {
        rules.push_back(b.rule("r" + std::to_string(i), b.boolean(), nested(b, b.use(rules.back()), 60)));
    }
    auto const first = rules.front();
    auto const middle = rules[20];
    auto const last = rules.back();
    auto const outcomes = [&](std::vector<RuleId> const& requested) {
        return evaluate::evaluate(b.rules(), b.facts(), b.today, requested).outcomes;
    };
    CHECK(outcomes({first, middle}) == std::vector<Outcome>{yes(), yes()});
    // r40 lies too deep; that r20 was computed before does not make it any shallower.
    for (auto const& order : {std::vector{last, middle, first}, std::vector{first, middle, last}}) {
        for (auto const& outcome : outcomes(order)) CHECK(limited(outcome));
    }
}

TEST_CASE("Numbers of any size end", "[limits]") {
    Bench b;
    auto const tiny = b.constant(b.percentage(), fraction(1, INT64_MAX));
    CHECK(is_fault(b.value(b.op(Op::Multiply, b.percentage(), {tiny, tiny})), FaultCode::Overflow));
    auto const rounded = b.round(tiny, b.percentage(), values::Rounding::Up, fraction(1, 100));
    CHECK(b.value(rounded) == gives(fraction(1, 100)));
}
