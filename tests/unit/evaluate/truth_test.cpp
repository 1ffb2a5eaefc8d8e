// The truth tables, written out, over ja, nee, unknown and fault.
#include "tests/unit/evaluate/bench.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

constexpr char states[] = "jn?!";  // ja, nee, unknown, fault

ExprId operand(Bench& b, char state) {
    if (state == 'j') return b.yes();
    if (state == 'n') return b.no();
    return state == '?' ? b.unknown(b.boolean()) : b.faulty(b.boolean());
}

char letter(Outcome const& outcome) {
    if (is_unknown(outcome)) return '?';
    if (std::holds_alternative<Fault>(outcome)) return '!';
    return outcome == yes() ? 'j' : 'n';
}

// One row for each left operand, one letter for each right operand, both in the order of `states`.
std::string table(Op op, std::uint32_t payload = 0) {
    std::string result;
    for (int left = 0; left < 4; ++left) {
        for (int right = 0; right < 4; ++right) {
            Bench b;
            auto const l = operand(b, states[left]);
            auto const r = operand(b, states[right]);
            result += letter(b.value(b.test(op, {l, r}, payload)));
        }
        result += left < 3 ? " " : "";
    }
    return result;
}

std::string chain(Op op, std::string const& operands, std::uint32_t payload = 0) {
    Bench b;
    std::vector<ExprId> ids;
    for (char const state : operands) ids.push_back(operand(b, state));
    return std::string(1, letter(b.value(b.test(op, ids, payload))));
}

}  // namespace

TEST_CASE("Strong Kleene tables: the deciding side wins, then unknown, then the fault", "[truth]") {
    CHECK(table(Op::And) == "jn?! nnnn ?n?? !n?!");
    CHECK(table(Op::Or) == "jjjj jn?! j??? j!?!");
    CHECK(table(Op::NoneOf) == "nnnn nj?! n??? n!?!");
    CHECK(table(Op::AtLeast, 1) == table(Op::Or));
    CHECK(table(Op::AtLeast, 2) == table(Op::And));
    CHECK(table(Op::AtLeast, 0) == "jjjj jjjj jjjj jjjj");
    CHECK(table(Op::AtLeast, 3) == "nnnn nnnn nnnn nnnn");
    CHECK(chain(Op::Not, "j") + chain(Op::Not, "n") + chain(Op::Not, "?") + chain(Op::Not, "!") == "nj?!");
}

TEST_CASE("Longer lists", "[truth]") {
    CHECK(chain(Op::AtLeast, "j?n", 2) == "?");
    CHECK(chain(Op::AtLeast, "jj?!", 2) == "j");
    CHECK(chain(Op::AtLeast, "jn?n", 3) == "n");
    CHECK(chain(Op::AtLeast, "j!n", 2) == "!");
    CHECK(chain(Op::AtLeast, "j!?", 2) == "?");
    CHECK(chain(Op::And, "") == "j");
    CHECK(chain(Op::Or, "") == "n");
    CHECK(chain(Op::NoneOf, "") == "j");
    CHECK(chain(Op::And, "jj!?n") == "n");
    CHECK(chain(Op::Or, "n?!nj") == "j");
}

TEST_CASE("Unknown names the missing facts in the order met, each once", "[truth]") {
    Bench b;
    auto const p = b.fact("p", b.boolean());
    auto const q = b.fact("q", b.boolean());
    auto const both = b.all_of({b.use(q), b.yes(), b.use(p), b.negate(b.use(q))});
    CHECK(missing(b.value(both)) == std::vector<std::uint32_t>{q.value, p.value});
    b.set(q, true);
    CHECK(b.value(both) == no());
}

TEST_CASE("A condition that is geen is a fault, not nee", "[truth]") {
    Bench b;
    auto const optional = b.fact("p", b.optional(b.boolean()));
    b.set(optional, values::None{});
    CHECK(is_fault(b.value(b.all_of({b.use(optional), b.yes()})), FaultCode::NoneOperand));
    CHECK(is_fault(b.value(b.negate(b.use(optional))), FaultCode::NoneOperand));
    CHECK(b.value(b.all_of({b.use(optional), b.no()})) == no());
    CHECK(is_fault(b.value(b.choose(b.use(optional), b.number(1), b.number(2))), FaultCode::NoneOperand));
}

TEST_CASE("Missing is not nee and not zero", "[truth]") {
    Bench b;
    auto const flag = b.fact("p", b.boolean());
    auto const count = b.fact("n", b.number());
    CHECK(is_unknown(b.value(b.equal(b.use(flag), b.no()))));
    CHECK(is_unknown(b.value(b.negate(b.use(flag)))));
    CHECK(is_unknown(b.value(b.equal(b.use(count), b.number(0)))));
    CHECK(is_unknown(b.value(b.op(Op::Multiply, b.number(), {b.use(count), b.number(0)}))));
    CHECK(is_unknown(b.value(b.op(Op::Add, b.number(), {b.use(count), b.number(1)}))));
}
