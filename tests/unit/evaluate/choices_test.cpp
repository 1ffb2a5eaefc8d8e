// Branches, exceptions, tables, if and "bij ontbreken": what is taken, and what is known when that is not known.
#include "tests/unit/evaluate/bench.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::test;
using trace::Choice;
using trace::StepKind;

namespace {

// is 1 als p anders 2 als q anders 3
struct Branches : Bench {
    FactId p = fact("p", boolean());
    FactId q = fact("q", boolean());
    RuleId add(std::int64_t first, std::int64_t second, std::int64_t last) {
        auto const id = rule("r", number());
        auto const a = branch(number(first), use(p));
        auto const b = branch(number(second), use(q));
        auto const c = branch(number(last));
        version(id).branches = {a, b, c};
        return id;
    }
};

std::vector<std::uint32_t> choices(evaluate::Evaluation const& evaluation, StepKind kind) {
    std::vector<std::uint32_t> result;
    for (auto const& step : evaluation.trace.steps) {
        if (step.kind == kind) result.push_back(step.detail);
    }
    return result;
}

std::vector<std::uint32_t> list(std::initializer_list<Choice> wanted) {
    std::vector<std::uint32_t> result;
    for (auto const choice : wanted) result.push_back(static_cast<std::uint32_t>(choice));
    return result;
}

// is 0, tenzij a) x dan 1, tenzij b) y dan 2, …; an exception without `dan` sends to the last anders, 9.
struct Exceptions : Bench {
    std::vector<FactId> conditions;
    RuleId id = rule("r", number());

    Exceptions() {
        auto const base = branch(number(0), yes());
        auto const last = branch(number(9));
        version(id).branches = {base, last};
    }
    void add(std::optional<std::int64_t> value, std::vector<std::uint32_t> overrides = {}) {
        auto const index = static_cast<std::uint32_t>(conditions.size());
        conditions.push_back(fact("c" + std::to_string(index), boolean()));
        auto const condition = use(conditions.back());
        auto const then = value ? number(*value) : ExprId();
        get(id).versions[0].exceptions.push_back(exception("", condition, then, std::move(overrides)));
    }
    // One letter for each exception: j, n or ?.
    Outcome with(std::string const& states) {
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (states[i] == '?')
                forget(conditions[i]);
            else
                set(conditions[i], states[i] == 'j');
        }
        return value(id);
    }
};

Outcome is(std::int64_t value) { return gives(value); }

}  // namespace

TEST_CASE("Branches are tried in order; what comes after the taken one is skipped", "[choice]") {
    Branches b;
    auto const r = b.add(1, 2, 3);
    b.set(b.p, false);
    b.set(b.q, true);
    auto const evaluation = b.run({r});
    CHECK(evaluation.outcomes[0] == is(2));
    CHECK(choices(evaluation, StepKind::Branch) == list({Choice::NotTaken, Choice::Taken}));
    CHECK(choices(evaluation, StepKind::Skipped) == std::vector<std::uint32_t>{2});
    b.set(b.q, false);
    CHECK(b.value(r) == is(3));
    b.set(b.p, true);
    CHECK(b.value(r) == is(1));
}

TEST_CASE("An unknown condition does not matter where all branches agree", "[choice]") {
    Branches b;
    auto const differ = b.add(1, 2, 3);
    auto const agree = b.add(4, 4, 4);
    auto const tail = b.add(5, 6, 6);
    CHECK(missing(b.value(differ)) == std::vector{b.p.value, b.q.value});
    CHECK(b.value(agree) == is(4));
    CHECK(is_unknown(b.value(tail)));
    b.set(b.p, false);
    CHECK(b.value(tail) == is(6));
    CHECK(missing(b.value(differ)) == std::vector{b.q.value});
    auto const evaluation = b.run({tail});
    CHECK(choices(evaluation, StepKind::Branch) == list({Choice::NotTaken, Choice::Possible, Choice::Possible}));
    b.forget(b.p);
    b.set(b.q, true);  // p decides between 5 and 6, the third branch cannot be reached
    CHECK(missing(b.value(tail)) == std::vector{b.p.value});
}

TEST_CASE("A fault in a condition is not a condition that does not hold", "[choice]") {
    Bench b;
    auto const rule_with = [&](std::int64_t first, std::int64_t last) {
        auto const id = b.rule("r", b.number());
        auto const a = b.branch(b.number(first), b.faulty(b.boolean()));
        auto const c = b.branch(b.number(last));
        b.version(id).branches = {a, c};
        return id;
    };
    auto const differ = rule_with(1, 2);
    auto const agree = rule_with(3, 3);
    CHECK(is_fault(b.value(differ), FaultCode::NoVersion));
    CHECK(b.value(agree) == is(3));  // decided whatever the condition would have been
    auto const number = [&](std::int64_t v) { return b.number(v); };
    CHECK(is_fault(b.value(b.choose(b.faulty(b.boolean()), number(1), number(2))), FaultCode::NoVersion));
    CHECK(b.value(b.choose(b.faulty(b.boolean()), number(1), number(1))) == is(1));
    CHECK(is_unknown(b.value(b.choose(b.faulty(b.boolean()), number(1), b.unknown(b.number())))));
}

TEST_CASE("A fault or an unknown in a branch that is not taken does no harm", "[choice]") {
    Bench b;
    auto const t = b.number();
    auto const one = b.number(1);
    CHECK(b.value(b.choose(b.yes(), one, b.faulty(t))) == is(1));
    CHECK(b.value(b.choose(b.no(), b.unknown(t), one)) == is(1));
    auto const open = b.fact("p", b.boolean());
    CHECK(missing(b.value(b.choose(b.use(open), b.faulty(t), b.faulty(t)))) == std::vector{open.value});
    auto const value = b.fact("n", t);
    CHECK(missing(b.value(b.choose(b.use(open), b.use(value), one))) == std::vector{open.value, value.value});
}

TEST_CASE("Of an if, the side not taken is skipped in the trace", "[choice]") {
    Bench b;
    auto const n = b.fact("n", b.number());
    auto const m = b.fact("m", b.number());
    b.set(n, std::int64_t{4});
    auto const choice = b.choose(b.yes(), b.use(n), b.use(m));
    auto const steps = evaluate::evaluate_expression(b.rules(), b.facts(), b.today, choice).trace.steps;
    REQUIRE(steps.size() == 3);
    CHECK(steps[1].kind == StepKind::Fact);
    CHECK(steps[2].kind == StepKind::Skipped);
    CHECK(steps[2].subject == b.rules().operands(b.rules().expr(choice))[2].value);
}

TEST_CASE("Bij ontbreken", "[choice]") {
    Bench b;
    auto const t = b.number();
    auto const n = b.fact("n", b.optional(t));
    auto const replacement = b.fact("m", t);
    auto const value = b.op(Op::IfNone, t, {b.use(n), b.use(replacement)});
    CHECK(missing(b.value(value)) == std::vector{n.value, replacement.value});
    b.set(n, std::int64_t{4});
    CHECK(b.value(value) == is(4));
    b.set(n, values::None{});
    CHECK(missing(b.value(value)) == std::vector{replacement.value});
    b.set(replacement, std::int64_t{5});
    CHECK(b.value(value) == is(5));
    b.forget(n);  // may turn out to be any number
    CHECK(missing(b.value(value)) == std::vector{n.value});
    CHECK(is_fault(b.value(b.op(Op::IfNone, t, {b.faulty(t), b.unknown(t)})), FaultCode::NoVersion));
}

TEST_CASE("Exceptions go before the branches, and conflict when two hold", "[choice]") {
    Exceptions b;
    b.add(1);
    b.add(2);
    CHECK(b.with("nn") == is(0));
    CHECK(b.with("jn") == is(1));
    CHECK(b.with("nj") == is(2));
    auto const conflict = b.with("jj");
    REQUIRE(is_fault(conflict, FaultCode::ConflictingExceptions));
    CHECK(std::get<Fault>(conflict).detail == (0u << 16 | 1u));
    CHECK(std::get<Fault>(conflict).where == b.id.value);
    // With b open, a cannot be known: it may conflict.
    CHECK(missing(b.with("j?")) == std::vector{b.conditions[1].value});
    CHECK(missing(b.with("??")) == std::vector{b.conditions[0].value, b.conditions[1].value});
    CHECK(missing(b.with("n?")) == std::vector{b.conditions[1].value});
}

TEST_CASE("Two exceptions with the same value conflict all the same", "[choice]") {
    Exceptions b;
    b.add(1);
    b.add(1);
    CHECK(is_fault(b.with("jj"), FaultCode::ConflictingExceptions));
    CHECK(is_unknown(b.with("j?")));
}

TEST_CASE("`gaat voor` settles a conflict, also while the other exception is open", "[choice]") {
    Exceptions b;
    b.add(1, {1});
    b.add(2);
    CHECK(b.with("jj") == is(1));
    CHECK(b.with("j?") == is(1));
    CHECK(missing(b.with("?j")) == std::vector{b.conditions[0].value});
    CHECK(is_unknown(b.with("??")));
    CHECK(b.with("nj") == is(2));
    b.with("jj");
    CHECK(choices(b.run({b.id}), StepKind::Exception) == list({Choice::Taken, Choice::Overridden}));
}

TEST_CASE("`gaat voor` goes one step: a before b before c leaves a and c in conflict", "[choice]") {
    Exceptions b;
    b.add(1, {1});
    b.add(2, {2});
    b.add(3);
    CHECK(b.with("jjn") == is(1));
    CHECK(b.with("njj") == is(2));
    auto const conflict = b.with("jnj");
    REQUIRE(is_fault(conflict, FaultCode::ConflictingExceptions));
    CHECK(std::get<Fault>(conflict).detail == (0u << 16 | 2u));
    CHECK(is_fault(b.with("jjj"), FaultCode::ConflictingExceptions));
    CHECK(is_unknown(b.with("jj?")));
    Exceptions all;
    all.add(1, {1, 2});
    all.add(2);
    all.add(3);
    CHECK(all.with("jjj") == is(1));  // b and c conflict, but a goes before both
    CHECK(all.with("j??") == is(1));
    CHECK(is_fault(all.with("njj"), FaultCode::ConflictingExceptions));
}

TEST_CASE("Exceptions that go before each other in a circle conflict", "[choice]") {
    Exceptions b;
    b.add(1, {1});
    b.add(2, {0});
    CHECK(is_fault(b.with("jj"), FaultCode::ConflictingExceptions));
}

TEST_CASE("Exceptions without `dan` send to the last anders and never conflict with each other", "[choice]") {
    Exceptions b;
    b.add(std::nullopt);
    b.add(std::nullopt);
    CHECK(b.with("nn") == is(0));
    CHECK(b.with("jn") == is(9));
    CHECK(b.with("jj") == is(9));
    CHECK(b.with("j?") == is(9));
    CHECK(is_unknown(b.with("n?")));
    b.add(7);
    CHECK(b.with("jjn") == is(9));
    CHECK(is_fault(b.with("njj"), FaultCode::ConflictingExceptions));
    CHECK(is_unknown(b.with("j?j")));
}

TEST_CASE("An open exception does not matter where it gives what the branches give", "[choice]") {
    Exceptions b;
    b.add(0);
    CHECK(b.with("?") == is(0));
    CHECK(choices(b.run({b.id}), StepKind::Exception) == list({Choice::Possible}));
}

TEST_CASE("Table rows: one matches, or F0008", "[choice]") {
    Bench b;
    auto const t = b.number();
    auto const n = b.fact("n", t);
    auto const flag = b.fact("p", b.boolean());
    auto const id = b.rule("tabel", t);
    auto const number = [&](std::int64_t v) { return b.number(v); };
    auto const row1 = b.row({b.less(b.use(n), number(10)), b.use(flag)}, number(1));
    auto const row2 = b.row({b.less(b.use(n), number(10)), b.negate(b.use(flag))}, number(2));
    auto const row3 = b.row({b.at_least(b.use(n), number(10)), ExprId()}, number(1));
    auto& version = b.version(id);
    version.kind = model::BodyKind::Table;
    version.rows = {row1, row2, row3};
    version.complete = true;

    b.set(n, std::int64_t{12});
    CHECK(b.value(id) == is(1));  // p is not needed
    CHECK(choices(b.run({id}), StepKind::TableRow) == list({Choice::NotTaken, Choice::NotTaken, Choice::Taken}));
    b.set(n, std::int64_t{2});
    CHECK(missing(b.value(id)) == std::vector{flag.value});
    b.set(flag, false);
    CHECK(b.value(id) == is(2));
    b.set(flag, true);
    b.forget(n);
    CHECK(b.value(id) == is(1));  // rows 1 and 3 remain and agree
    b.get(id).versions[0].complete = false;
    CHECK(missing(b.value(id)) == std::vector{n.value});  // without proof, no row may match
    b.get(id).versions[0].rows.pop_back();
    b.set(n, std::int64_t{12});
    CHECK(is_fault(b.value(id), FaultCode::NoTableRow));
}

TEST_CASE("A fault in a cell is not a row that does not match", "[choice]") {
    Bench b;
    auto const t = b.number();
    auto const id = b.rule("tabel", t);
    auto const number = [&](std::int64_t v) { return b.number(v); };
    auto const row1 = b.row({b.faulty(b.boolean()), b.yes()}, number(1));
    auto const row2 = b.row({ExprId(), ExprId()}, number(2));
    auto& version = b.version(id);
    version.kind = model::BodyKind::Table;
    version.rows = {row1, row2};
    CHECK(is_fault(b.value(id), FaultCode::NoVersion));
    auto const excluded = b.row({b.faulty(b.boolean()), b.no()}, number(1));
    b.get(id).versions[0].rows[0] = excluded;
    CHECK(b.value(id) == is(2));
}
