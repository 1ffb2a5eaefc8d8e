// The walk over expressions, and whether a value fits the type that a place asks for.
#include "dsl/check/expressions.hpp"

#include "dsl/check/literals.hpp"

namespace wetwijzer::check {

TypeId Expressions::infer(ExprId id, TypeId expected, Place const& place) {
    if (!id.is_some()) return {};
    auto const& node_of = expr(id, place).node;
    auto type = std::visit([&](auto const& written) { return node(id, written, expected, place); }, node_of);
    bool const name = std::holds_alternative<syntax::NameRef>(node_of);
    if (name && type.is_some() && out_.types[type].optional && is_present(id, place))
        type = out_.types.with_optional(type, false);
    info(id, place).type = type;
    return type;
}

void Expressions::require(ExprId id, TypeId type, Place const& place) {
    if (!id.is_some()) return;
    if (auto const* choice =
            std::get_if<syntax::If>(&expr(id, place).node)) {  // the branch that does not fit is the place
        require_condition(choice->condition, place);
        auto const mark = assume(choice->condition, true, place);
        require(choice->then_value, type, place);
        forget(mark);
        assume(choice->condition, false, place);
        require(choice->else_value, type, place);
        forget(mark);
        info(id, place).type = type;
        return;
    }
    auto const found = infer(id, type, place);
    if (!found.is_some() || !type.is_some()) return;
    auto const* literal = std::get_if<syntax::Literal>(&expr(id, place).node);
    if (misfit(found, type, span(id, place), literal ? literal->text : std::string())) info(id, place).type = {};
}

// Reports why a value of type `found`, written as `literal` if it is one, does not fit `type`; false when it does.
bool Expressions::misfit(TypeId found, TypeId type, Span where, std::string const& literal) {
    if (found == type) return false;
    auto const& from = out_.types[found];
    auto const& to = out_.types[type];
    if (!same_kind(from, to)) {
        auto report = context_.diagnostics.add(Code::E0305, where, {context_.describe(to), context_.describe(from)});
        bool const number = rounded_kind(from.kind) == Kind::Number && from.unit.empty();
        if (to.kind == Kind::Money && number && !literal.empty()) report.hint({"€ " + literal});
    } else if (from.unit != to.unit) {
        context_.diagnostics.add(Code::E0405, where, {context_.describe(from), context_.describe(to)});
    } else if (is_exact(from.kind) && !is_exact(to.kind)) {
        bool const money = to.kind == Kind::Money;
        context_.diagnostics
            .add(Code::E0403, where,
                 {money ? both("bedrag", "an amount") : both("getal", "a number"), context_.describe(to)})
            .hint({money ? "€ 1" : "1"});
    } else if (from.optional && !to.optional) {
        context_.diagnostics.add(Code::E0307, where, {context_.describe(to)});
    } else {
        return false;
    }
    return true;
}

std::uint32_t Expressions::add_constant(values::Value value) {
    out_.constants.push_back(std::move(value));
    return static_cast<std::uint32_t>(out_.constants.size() - 1);
}

TypeId Expressions::node(ExprId, syntax::ErrorExpr const&, TypeId, Place const&) { return {}; }

TypeId Expressions::node(ExprId id, syntax::Literal const& literal, TypeId expected, Place const& place) {
    using syntax::LiteralKind;
    auto reading = read_literal(literal);
    if (!reading.value) {
        if (reading.problem == LiteralProblem::NotWritten) return {};
        auto const code = reading.problem == LiteralProblem::NoSuchDate ? Code::E0402 : Code::E0401;
        context_.diagnostics.add(code, span(id, place), {literal.text});
        return {};
    }
    auto& unit = reading.value->unit;
    if (!unit.empty() && !context_.symbols.units.contains(unit)) {
        auto const known = std::vector<std::string>(context_.symbols.units.begin(), context_.symbols.units.end());
        auto const amount = "€ " + literal.text.substr(0, literal.text.find(' '));
        context_.diagnostics.add(Code::E0404, span(id, place), {unit})
            .hint(unit == "euro" || unit == "EUR" ? std::vector{amount} : context_.near(unit, known));
        return {};
    }
    bool const whole = std::holds_alternative<std::int64_t>(reading.value->value);
    if (auto const* duration = std::get_if<values::Duration>(&reading.value->value))
        info(id, place).family = duration->family == values::Duration::Family::Months ? Family::Months : Family::Days;
    bind(id, place, Binding::Constant, add_constant(std::move(reading.value->value)));
    switch (literal.kind) {
        case LiteralKind::Yes:
        case LiteralKind::No:
            return plain(Kind::Boolean);
        case LiteralKind::Number:
        case LiteralKind::NumberWithUnit:
            return out_.types.number(std::move(unit), !whole);
        case LiteralKind::Amount:
            return plain(Kind::Money);
        case LiteralKind::Percentage:
            return plain(Kind::Percentage);
        case LiteralKind::Duration:
            return plain(Kind::Duration);
        case LiteralKind::Date:
            return plain(Kind::Date);
        case LiteralKind::Text:
            return plain(Kind::Text);
        case LiteralKind::None:
            break;
    }
    if (expected.is_some()) return out_.types.with_optional(expected, true);
    context_.diagnostics.add(Code::E0310, span(id, place), {"geen"});
    return {};
}

TypeId Expressions::node(ExprId id, syntax::IfNone const& if_none, TypeId expected, Place const& place) {
    auto const value = infer(if_none.value, expected, place);
    auto const replacement = infer(if_none.replacement, value.is_some() ? value : expected, place);
    if (!value.is_some() || !replacement.is_some()) return {};
    if (!out_.types[value].optional) context_.diagnostics.add(Code::W0505, span(if_none.value, place));
    info(id, place).family = family_of({if_none.value, if_none.replacement}, place);
    auto const type = join(value, replacement, if_none.replacement, span(if_none.value, place), false, place);
    return type.is_some() ? out_.types.with_optional(type, out_.types[replacement].optional) : type;
}

TypeId Expressions::node(ExprId id, syntax::ConditionList const& list, TypeId, Place const& place) {
    bool const counts = list.quantifier == syntax::Quantifier::AtLeast;
    if (counts && (list.at_least == 0 || list.at_least > list.items.size()))
        context_.diagnostics.add(Code::E0322, span(id, place),
                                 {std::to_string(list.at_least), std::to_string(list.items.size())});
    for (auto const& item : list.items) require_condition(item.expr, place);
    return plain(Kind::Boolean);
}

TypeId Expressions::node(ExprId id, syntax::If const& choice, TypeId expected, Place const& place) {
    require_condition(choice.condition, place);
    auto const type = together({choice.then_value, choice.else_value}, expected, place);
    if (type.is_some()) info(id, place).family = family_of({choice.then_value, choice.else_value}, place);
    return type;
}

TypeId Expressions::node(ExprId id, syntax::UnderLaw const& under_law, TypeId expected, Place const& place) {
    require(under_law.date, plain(Kind::Date), place);
    auto const type = infer(under_law.value, expected, place);
    info(id, place).family = info(under_law.value, place).family;
    return type;
}

std::optional<values::Value> Expressions::constant(ExprId id, TypeId type, Place const& place) {
    if (!id.is_some()) return std::nullopt;
    Place fixed = place;
    fixed.fixed = true;
    require(id, type, fixed);
    auto const& found = info(id, place);
    if (!found.type.is_some() || !type.is_some()) return std::nullopt;
    if (found.binding == Binding::Constant) return out_.constants[found.target];
    auto const& written = expr(id, place).node;
    if (auto const* call = std::get_if<syntax::Call>(&written)) {
        std::vector<values::Date> dates;
        for (auto const argument : call->arguments)
            if (auto const* date = out_.constant({place.tree, argument}))
                if (std::holds_alternative<values::Date>(*date)) dates.push_back(std::get<values::Date>(*date));
        std::optional<values::Period> period;
        bool const two = dates.size() == 2;
        if (call->function == syntax::Function::PeriodFrom && dates.size() == 1) return values::Period::from(dates[0]);
        if (call->function == syntax::Function::PeriodUntil && two)
            period = values::Period::from_until(dates[0], dates[1]);
        if (call->function == syntax::Function::PeriodThrough && two)
            period = values::Period::from_through(dates[0], dates[1]);
        if (period) return *period;
        if (two) {
            context_.diagnostics.add(Code::E0412, span(id, place));
            return std::nullopt;
        }
    }
    context_.diagnostics.add(Code::E0319, span(id, place));
    return std::nullopt;
}

void Expressions::cell(syntax::Cell const& cell, ExprId heading, TypeId column, Place const& place) {
    bool const equality = cell.op == syntax::CellOp::OneOf;
    for (auto const operand : cell.operands) {
        auto const type = infer(operand, column, place);
        if (!column.is_some() || !type.is_some()) continue;
        if (out_.types[type].optional && !out_.types[column].optional && needs_context(operand, place))
            context_.diagnostics.add(Code::W0505, span(heading, place))
                .label(span(operand, place), "en hier staat `geen`", "and here stands `geen`");
        if (!join(column, type, operand, span(heading, place), true, place).is_some()) {
            info(operand, place).type = {};
            continue;
        }
        if (!equality && !require_ordered(type, operand, place)) info(operand, place).type = {};
        family_of({heading, operand}, place);
    }
}

void Expressions::use_rule(std::uint32_t user, std::uint32_t used, Span where) {
    if (user == nothing || !context_.uses.insert({user, used}).second) return;
    out_.rules[user].uses.push_back({used, where});
}

}  // namespace wetwijzer::check
