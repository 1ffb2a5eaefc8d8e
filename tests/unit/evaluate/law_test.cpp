// Which law applies: versions, parameters, law dates, and what is computed again under another date.
#include "tests/unit/evaluate/bench.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::test;
using trace::StepKind;

namespace {

Value n(std::int64_t value) { return value; }

struct Law : Bench {
    TypeId t = of(Kind::Number);
    ParameterId norm =
        parameter("norm", t, {{between("2022-01-01", "2023-01-01"), n(600)}, {from("2024-01-01"), n(800)}});
    RuleId versions = rule("versies", t);

    Law() {
        version(versions, between("2022-01-01", "2023-01-01")).branches = {branch(number(1))};
        version(versions, between("2023-01-01", "2024-01-01")).branches = {branch(number(2))};
    }
    Outcome on(char const* iso, RuleId id) {
        today = date(iso);
        return value(id);
    }
};

std::size_t count_steps(trace::Trace const& trace, StepKind kind, std::uint32_t subject) {
    std::size_t result = 0;
    for (auto const& step : trace.steps) result += step.kind == kind && step.subject == subject ? 1 : 0;
    return result;
}

}  // namespace

TEST_CASE("The version is chosen by the reference date; an ended law does not go on", "[law]") {
    Law b;
    CHECK(b.on("2022-01-01", b.versions) == gives(n(1)));
    CHECK(b.on("2022-12-31", b.versions) == gives(n(1)));
    CHECK(b.on("2023-01-01", b.versions) == gives(n(2)));
    CHECK(b.on("2023-12-31", b.versions) == gives(n(2)));
    for (auto const* outside : {"2021-12-31", "2024-01-01"}) {
        auto const outcome = b.on(outside, b.versions);
        REQUIRE(is_fault(outcome, FaultCode::NoVersion));
        CHECK(std::get<Fault>(outcome).where == b.versions.value);
        CHECK(std::get<Fault>(outcome).detail == 0);
    }
}

TEST_CASE("A parameter has the value of the law date, and the trace says which", "[law]") {
    Law b;
    auto const use = b.rule("gebruik", b.t, b.use(b.norm));
    CHECK(b.on("2022-06-01", use) == gives(n(600)));
    CHECK(b.on("2024-06-01", use) == gives(n(800)));
    auto const steps = b.run({use}).trace.steps;
    CHECK(steps.back().kind == StepKind::Parameter);
    CHECK(steps.back().detail == 1);
    auto const hole = b.on("2023-06-01", use);
    REQUIRE(is_fault(hole, FaultCode::NoVersion));
    CHECK(std::get<Fault>(hole).detail == 1);
}

TEST_CASE("A rule by the law of another date takes all that it uses along", "[law]") {
    Law b;
    auto const start = b.fact("begin", b.optional(b.date_type()));
    auto const inner = b.rule("binnen", b.t, b.use(b.norm));
    auto const outer = b.rule("buiten", b.t, b.op(Op::Add, b.t, {b.use(inner), b.use(b.versions)}));
    b.get(outer).law_date = b.use(start);
    b.today = date("2024-06-01");
    CHECK(missing(b.value(outer)) == std::vector{start.value});
    b.set(start, date("2022-05-01"));
    CHECK(b.value(outer) == gives(n(601)));
    CHECK(b.value(inner) == gives(n(800)));
    b.set(start, values::None{});
    CHECK(is_fault(b.value(outer), FaultCode::NoneOperand));
    b.set(start, date("2022-05-01"));
    auto const steps = b.run({outer}).trace.steps;
    CHECK(steps[1].kind == StepKind::Fact);
    CHECK(steps[2].kind == StepKind::Version);
    CHECK(static_cast<std::int32_t>(steps[2].detail) == date("2022-05-01").days());
}

TEST_CASE("One expression by the law of a date; the reference date itself does not move", "[law]") {
    Law b;
    b.today = date("2024-06-01");
    auto const under = [&](ExprId expression, char const* iso) {
        return b.op(Op::UnderLawOf, b.expr(expression).type, {expression, b.day(iso)});
    };
    CHECK(b.value(under(b.use(b.versions), "2022-03-01")) == gives(n(1)));
    CHECK(b.value(under(b.use(b.versions), "2023-03-01")) == gives(n(2)));
    CHECK(b.value(under(b.reference_date(), "2022-03-01")) == gives(date("2024-06-01")));
    auto const unknown_date = b.op(Op::UnderLawOf, b.t, {b.number(1), b.unknown(b.date_type())});
    CHECK(is_unknown(b.value(unknown_date)));
    auto const after = b.op(Op::Add, b.t, {under(b.use(b.norm), "2022-03-01"), b.use(b.norm)});
    CHECK(b.value(after) == gives(n(1400)));  // the law of today is back behind it
}

TEST_CASE("A rule is computed once for each law date", "[law]") {
    Law b;
    b.today = date("2024-06-01");
    auto const inner = b.rule("binnen", b.t, b.use(b.norm));
    auto const under = [&](char const* iso) { return b.op(Op::UnderLawOf, b.t, {b.use(inner), b.day(iso)}); };
    auto const sum = b.rule("som", b.t,
                            b.op(Op::Add, b.t,
                                 {b.use(inner), under("2022-03-01"), under("2022-04-01"), under("2022-03-01"),
                                  b.use(inner), under("2024-06-01")}));
    auto const evaluation = b.run({sum, inner});
    CHECK(evaluation.outcomes[0] == gives(n(800 + 600 + 600 + 600 + 800 + 800)));
    CHECK(evaluation.outcomes[1] == gives(n(800)));
    CHECK(count_steps(evaluation.trace, StepKind::Rule, inner.value) == 3);
    CHECK(count_steps(evaluation.trace, StepKind::RuleAgain, inner.value) == 4);
    CHECK(evaluation.trace.steps[evaluation.roots[1]].kind == StepKind::RuleAgain);
}

TEST_CASE("An assumption stands in for a rule, with all that it would need", "[law]") {
    Law b;
    auto const open = b.rule("open", b.t, b.unknown(b.t));
    auto const use = b.rule("gebruik", b.t, b.op(Op::Add, b.t, {b.use(open), b.number(1)}));
    CHECK(is_unknown(b.value(use)));
    std::vector<evaluate::Assumption> const assumed{{open, n(41)}};
    auto const evaluation = evaluate::evaluate(b.rules(), b.facts(), b.today, std::vector{use, open}, assumed);
    CHECK(evaluation.outcomes == std::vector<Outcome>{gives(n(42)), gives(n(41))});
    CHECK(evaluation.trace.steps[evaluation.roots[1]].kind == StepKind::Assumption);
}

TEST_CASE("An undefined rule that is not needed does not fail the decision", "[law]") {
    Law b;
    b.today = date("2030-01-01");
    auto const choice = b.rule("keuze", b.t, b.choose(b.yes(), b.number(1), b.use(b.versions)));
    CHECK(b.value(choice) == gives(n(1)));
    CHECK(is_fault(b.value(b.versions), FaultCode::NoVersion));
}

TEST_CASE("Steps tell facts, judgements and labels apart", "[law]") {
    Bench b;
    auto const fact = b.fact("feit", b.boolean());
    auto const judged = b.judgement("verwijtbaar", b.boolean());
    auto const both = b.all_of({b.labelled("a)", b.use(fact)), b.labelled("b)", b.negate(b.use(judged)))});
    b.set(fact, true);
    auto const steps = evaluate::evaluate_expression(b.rules(), b.facts(), b.today, both).trace.steps;
    std::vector<StepKind> kinds;
    for (auto const& step : steps) kinds.push_back(step.kind);
    CHECK(kinds == std::vector{StepKind::Operation, StepKind::Condition, StepKind::Fact, StepKind::Condition,
                               StepKind::Judgement});
    CHECK(steps[1].expr == steps[2].expr);
    CHECK(steps[2].parent == 1);
    CHECK(missing(steps[0].outcome) == std::vector{judged.value});
}
