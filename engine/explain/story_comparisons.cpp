// Comparisons as statements of what is the case: "de leeftijd is 34 jaar, dus minstens 16 jaar".
#include "engine/explain/story.hpp"

#include <algorithm>

namespace wetwijzer::explain {
namespace {

using model::Op;
using values::Kind;

Op opposite(Op op) {
    if (op == Op::Less) return Op::GreaterEqual;
    if (op == Op::LessEqual) return Op::Greater;
    if (op == Op::Greater) return Op::LessEqual;
    return Op::Less;  // of GreaterEqual
}

bool is_order(Op op) { return op == Op::Less || op == Op::LessEqual || op == Op::Greater || op == Op::GreaterEqual; }

Phrase ordered(Op op, bool dates) {
    if (op == Op::Less) return dates ? Phrase::SoBefore : Phrase::SoLess;
    if (op == Op::LessEqual) return dates ? Phrase::SoOnOrBefore : Phrase::SoAtMost;
    if (op == Op::Greater) return dates ? Phrase::SoAfter : Phrase::SoMore;
    return dates ? Phrase::SoOnOrAfter : Phrase::SoAtLeast;
}

Phrase whether(Op op, bool dates) {
    if (op == Op::Less) return dates ? Phrase::WhetherBefore : Phrase::WhetherLess;
    if (op == Op::LessEqual) return dates ? Phrase::WhetherOnOrBefore : Phrase::WhetherAtMost;
    if (op == Op::Greater) return dates ? Phrase::WhetherAfter : Phrase::WhetherMore;
    if (op == Op::GreaterEqual) return dates ? Phrase::WhetherOnOrAfter : Phrase::WhetherAtLeast;
    return Phrase::WhetherIs;
}

}  // namespace

std::string Story::comparison(std::uint32_t step, Place place, bool negated) {
    auto const& s = at(step);
    auto const& e = case_.rules.expr(s.expr);
    auto const parts = operands(step);
    bool const whole = parts.size() == case_.rules.operands(e).size();  // a limit may have cut it short
    if (!is_known(s.outcome) || !whole) return open_comparison(e, parts, place);
    return compared(e, parts, state_of(s.outcome) == State::Yes, place, negated);
}

// "16 jaar", or with what it is: "16 jaar (de minimumleeftijd)".
std::string Story::other_side(Operand const& operand, Place place) {
    auto const& e = case_.rules.expr(operand.expr);
    auto const value = words_.text(operand.outcome, e.type);
    if (e.op == Op::Constant) return value;
    auto const meaning = words_.expression(operand.expr, place.row);
    return meaning == words_.say(Phrase::ThisCalculation) ? value : words_.say(Phrase::WithMeaning, {value, meaning});
}

std::string Story::compared(model::Expr const& e, std::vector<Operand> const& parts, bool holds, Place place,
                            bool negated) {
    auto const type = parts.empty() ? e.type : case_.rules.expr(parts[0].expr).type;
    auto const plain = parts.empty() ? std::string() : words_.expression(parts[0].expr, place.row);
    auto const named = words_.subject(plain);
    auto const verb = words_.verb(plain);
    auto const value = parts.empty() ? std::string() : words_.text(parts[0].outcome, type);
    auto const kind = case_.rules.type(type).kind;
    if (is_order(e.op)) {
        auto const phrase = ordered(holds ? e.op : opposite(e.op), kind == Kind::Date);
        return words_.say(phrase, {named, value, other_side(parts[1], place), verb});
    }
    if (e.op == Op::Equal || e.op == Op::NotEqual) {
        bool const same = (e.op == Op::Equal) == holds;
        bool const constant = case_.rules.expr(parts[1].expr).op == Op::Constant;
        bool const nothing = is_nothing(parts[0].outcome);
        if (!same && nothing)
            return words_.say(Phrase::SoNotNone, {named, value, words_.text(parts[1].outcome, type), verb});
        if (!same) return words_.say(Phrase::SoNot, {named, value, other_side(parts[1], place), verb});
        if (constant) return words_.statement(plain, nullptr, parts[0].outcome, type);
        return words_.say(Phrase::SoSame, {named, value, words_.expression(parts[1].expr, place.row), verb});
    }
    if (e.op == Op::OneOf) {
        if (holds) return words_.say(Phrase::SoOneOf, {named, value, {}, verb});
        std::string others;
        for (std::size_t i = 1; i < parts.size(); ++i)
            others += (i > 1 ? ", " : "") + words_.text(parts[i].outcome, case_.rules.expr(parts[i].expr).type);
        return words_.say(Phrase::SoNoneOf, {named, value, others, verb});
    }
    if (e.op == Op::IsNone && !holds && !negated && !clause(plain) && kind != Kind::Record)
        return words_.say(Phrase::IsSome, {named, value, verb});
    if (e.op == Op::IsNone) return words_.statement(plain, nullptr, parts[0].outcome, type);
    if (e.op == Op::IsWorkingDay || e.op == Op::IsHoliday) {
        auto const* date = std::get_if<values::Date>(values::known(parts[0].outcome));
        auto const day = date != nullptr ? words_.weekday_and(*date) : value;
        if (e.op == Op::IsHoliday) return words_.say(holds ? Phrase::IsHoliday : Phrase::IsNoHoliday, {plain, day});
        return words_.say(holds ? Phrase::IsWorkingDay : Phrase::IsNoWorkingDay, {plain, day});
    }
    if (e.op == Op::Contains) {
        auto const inner = words_.expression(parts[1].expr, place.row);
        auto const inner_value = words_.text(parts[1].outcome, case_.rules.expr(parts[1].expr).type);
        return words_.say(holds ? Phrase::LiesIn : Phrase::LiesNotIn,
                          {inner, inner_value, other_side(parts[0], place)});
    }
    return words_.say(Phrase::NamedValue, {words_.expression(model::ExprId(), place.row),
                                           words_.text(values::Outcome(values::Value(holds)), e.type)});
}

std::string Story::open_comparison(model::Expr const& e, std::vector<Operand> const& parts, Place place) {
    if (parts.empty()) return words_.say(Phrase::NotKnownValue);
    auto const plain = words_.expression(parts[0].expr, place.row);
    auto const named = words_.subject(plain);
    auto const shown = [&](Operand const& part) {
        return is_known(part.outcome) ? words_.text(part.outcome, case_.rules.expr(part.expr).type)
                                      : words_.expression(part.expr, place.row);
    };
    if (e.op == Op::IsNone) return words_.say(Phrase::WhetherExists, {plain});
    if (e.op == Op::OneOf) {
        std::string others;
        for (std::size_t i = 1; i < parts.size(); ++i) others += (i > 1 ? ", " : "") + shown(parts[i]);
        return words_.say(Phrase::WhetherOneOf, {named, others});
    }
    bool const dates = case_.rules.type(case_.rules.expr(parts[0].expr).type).kind == Kind::Date;
    if (parts.size() == 2 && (is_order(e.op) || e.op == Op::Equal || e.op == Op::NotEqual))
        return words_.say(whether(e.op, dates), {named, shown(parts[1])});
    return words_.say(Phrase::WhetherHolds, {plain});
}

}  // namespace wetwijzer::explain
