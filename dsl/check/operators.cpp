// Arithmetic and comparison: the operand types of reference.md §4.1.
#include "dsl/check/expressions.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

// A literal is never the least number of its type, so its negative exists.
std::optional<values::Value> negated(values::Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return -*whole;
    if (auto const* amount = std::get_if<values::Money>(&value)) return values::Money::cents(-amount->cents());
    if (auto const* fraction = std::get_if<values::Fraction>(&value))
        return *values::subtract(values::Fraction(0), *fraction);
    return std::nullopt;
}

}  // namespace

TypeId Expressions::node(ExprId id, syntax::Unary const& unary, TypeId, Place const& place) {
    if (unary.op == syntax::UnaryOp::Not) {
        require_condition(unary.operand, place);
        return plain(Kind::Boolean);
    }
    auto const type = infer(unary.operand, {}, place);
    if (!type.is_some()) return {};
    if (auto const* constant = out_.constant({place.tree, unary.operand}))
        if (auto const negative = negated(*constant)) bind(id, place, Binding::Constant, add_constant(*negative));
    auto const operand = rounded_kind(kind(type));
    if (operand == Kind::Number || operand == Kind::Money || operand == Kind::Percentage)
        return out_.types.with_optional(type, false);
    context_.diagnostics.add(Code::E0305, span(unary.operand, place),
                             {a_type({Kind::Number, false, {}, {}, 0}), context_.describe(type)});
    return {};
}

TypeId Expressions::node(ExprId id, syntax::Chain const& chain, TypeId, Place const& place) {
    using syntax::ChainOp;
    if (chain.op == ChainOp::Add || chain.op == ChainOp::Multiply) return fold(id, chain, place);
    for (auto const operand : chain.operands) require_condition(operand, place);
    return plain(Kind::Boolean);
}

TypeId Expressions::fold(ExprId id, syntax::Chain const& chain, Place const& place) {
    bool const add = chain.op == syntax::ChainOp::Add;
    TypeId type = infer(chain.operands.front(), {}, place);
    Family family = info(chain.operands.front(), place).family;
    bool failed = !type.is_some();
    for (std::size_t i = 1; i < chain.operands.size(); ++i) {
        auto const operand = chain.operands[i];
        auto const right = infer(operand, {}, place);
        if (!right.is_some()) failed = true;
        if (failed) continue;  // go on for the errors inside the other operands
        auto const op = add ? (chain.signs[i] ? Operator::Add : Operator::Subtract)
                            : (chain.signs[i] ? Operator::Multiply : Operator::Divide);
        auto const other = info(operand, place).family;
        if (kind(type) == Kind::Date && kind(right) == Kind::Duration && other != Family::Days)
            needs_month_rule(span(operand, place), place);
        if (kind(type) == Kind::Duration && kind(right) == Kind::Duration && family != Family::Unknown &&
            other != Family::Unknown && family != other)
            context_.diagnostics.add(Code::E0406, span(operand, place));
        if (kind(type) != Kind::Duration || family == Family::Unknown) family = other;
        type = apply(op, chain.operands.front(), type, operand, right, place);
        failed = !type.is_some();
    }
    if (failed) return {};
    info(id, place).family = kind(type) == Kind::Duration ? family : Family::Unknown;
    return type;
}

TypeId Expressions::apply(Operator op, ExprId left, TypeId left_type, ExprId right, TypeId right_type,
                          Place const& place) {
    auto const combination = combine(op, kind(left_type), kind(right_type));
    if (combination) return result_type(*combination, left_type, right_type, span(right, place));
    auto problem = context_.diagnostics.add(Code::E0306, span(right, place),
                                            {symbol(op), context_.describe(left_type), context_.describe(right_type)});
    problem.label(span(left, place), "hier begint de berekening", "the calculation begins here");
    bool const dates = kind(left_type) == Kind::Date && kind(right_type) == Kind::Date && op == Operator::Subtract;
    if (dates) problem.hint({both("schrijf `dagen van … tot …`", "write `dagen van … tot …`")});
    return {};
}

TypeId Expressions::result_type(Combination combination, TypeId left, TypeId right, Span where) {
    auto const left_unit = out_.types[left].unit;
    auto const right_unit = out_.types[right].unit;
    std::string unit;
    switch (combination.units) {
        case Combination::Units::Drop:
            break;
        case Combination::Units::Same:
            if (left_unit != right_unit) {
                context_.diagnostics.add(Code::E0405, where, {context_.describe(left), context_.describe(right)});
                return {};
            }
            unit = left_unit;
            break;
        case Combination::Units::AtMostOne:
            if (!left_unit.empty() && !right_unit.empty()) {
                context_.diagnostics.add(Code::E0411, where);
                return {};
            }
            unit = left_unit + right_unit;
            break;
        case Combination::Units::Left:
            if (!right_unit.empty() && left_unit != right_unit) {
                context_.diagnostics.add(Code::E0405, where, {context_.describe(left), context_.describe(right)});
                return {};
            }
            if (right_unit.empty()) unit = left_unit;
            break;
    }
    return out_.types.intern({combination.result, false, std::move(unit), {}, 0});
}

TypeId Expressions::together(std::vector<ExprId> const& ids, TypeId expected, Place const& place) {
    TypeId joined;
    Span joined_span;
    bool failed = false;
    auto const take = [&](ExprId id, TypeId hint) {
        auto const type = infer(id, hint, place);
        if (!type.is_some()) {
            failed = true;
        } else if (!joined.is_some()) {
            joined = type;
            joined_span = span(id, place);
        } else {
            auto const both_types = join(joined, type, id, joined_span, !expected.is_some(), place);
            failed = failed || !both_types.is_some();
            if (both_types.is_some()) joined = both_types;
        }
    };
    for (auto const id : ids)
        if (!needs_context(id, place)) take(id, joined.is_some() ? joined : expected);
    for (auto const id : ids) {
        if (!needs_context(id, place)) continue;
        if (failed && !joined.is_some()) continue;  // the type it waits for is the error
        take(id, joined.is_some() ? joined : expected);
    }
    return failed ? TypeId{} : joined;
}

TypeId Expressions::join(TypeId left, TypeId right, ExprId right_id, Span left_span, bool comparing,
                         Place const& place) {
    if (left == right) return left;
    auto const& one = out_.types[left];
    auto const& other = out_.types[right];
    auto const where = span(right_id, place);
    if (!same_kind(one, other)) {
        auto problem =
            comparing
                ? context_.diagnostics.add(Code::E0304, where, {context_.describe(left), context_.describe(right)})
                : context_.diagnostics.add(Code::E0305, where, {context_.describe(left), context_.describe(right)});
        auto const found = context_.describe(left);
        problem.label(left_span, found.substr(0, found.find('\x1f')), found.substr(found.find('\x1f') + 1));
        bool const number = rounded_kind(other.kind) == Kind::Number && other.unit.empty();
        if (comparing && number && rounded_kind(one.kind) == Kind::Money)
            problem.hint({both("een bedrag begint met €: `€ 1.500`", "an amount begins with €: `€ 1.500`")});
        if (comparing && number && one.kind == Kind::Percentage)
            problem.hint({both("een percentage eindigt op %: `5%`", "a percentage ends in %: `5%`")});
        return {};
    }
    if (one.unit != other.unit) {
        context_.diagnostics.add(Code::E0405, where, {context_.describe(left), context_.describe(right)});
        return {};
    }
    bool const optional = one.optional || other.optional;
    bool const exact = is_exact(one.kind) || is_exact(other.kind);
    auto const type = out_.types.with_optional(left, optional);
    return exact ? out_.types.exact(type) : type;
}

TypeId Expressions::node(ExprId, syntax::Compare const& compare, TypeId, Place const& place) {
    using syntax::CompareOp;
    switch (compare.op) {
        case CompareOp::IsNone:
        case CompareOp::IsNotNone: {
            auto const type = infer(compare.operands[0], {}, place);
            if (type.is_some() && !out_.types[type].optional)
                context_.diagnostics.add(Code::W0505, span(compare.operands[0], place));
            break;
        }
        case CompareOp::IsWorkingDay:
        case CompareOp::IsHoliday:
            require(compare.operands[0], plain(Kind::Date), place);
            break;
        case CompareOp::LiesIn:
            require_period_or_date(compare.operands[0], place);
            require(compare.operands[1], out_.types.with_optional(plain(Kind::Period), true), place);
            break;
        case CompareOp::Contains:
            require(compare.operands[0], out_.types.with_optional(plain(Kind::Period), true), place);
            require_period_or_date(compare.operands[1], place);
            break;
        case CompareOp::Is:
        case CompareOp::IsNot:
        case CompareOp::OneOf:
        case CompareOp::NotOneOf:
        case CompareOp::Less:
        case CompareOp::LessEqual:
        case CompareOp::Greater:
        case CompareOp::GreaterEqual:
        case CompareOp::FromUntil:
        case CompareOp::FromThrough:
            compare_values(compare, place);
            break;
    }
    return plain(Kind::Boolean);
}

void Expressions::compare_values(syntax::Compare const& compare, Place const& place) {
    using syntax::CompareOp;
    if (compare.as_date) {
        auto const date = out_.types.with_optional(plain(Kind::Date), true);
        for (auto const operand : compare.operands) require(operand, date, place);
        return;
    }
    auto const type = together(compare.operands, {}, place);
    if (!type.is_some()) return;
    bool const equality = compare.op == CompareOp::Is || compare.op == CompareOp::IsNot ||
                          compare.op == CompareOp::OneOf || compare.op == CompareOp::NotOneOf;
    if (!equality) require_ordered(type, compare.operands[0], place);
    family_of(compare.operands, place);
}

bool Expressions::require_ordered(TypeId type, ExprId id, Place const& place) {
    if (ordered(kind(type))) return true;
    context_.diagnostics.add(
        Code::E0320, span(id, place),
        {both("een vergelijking van groter en kleiner met " +
                  values::type_name(out_.types[type], values::Language::Dutch),
              "a comparison of more and less with " + values::type_name(out_.types[type], values::Language::English))});
    return false;
}

void Expressions::require_period_or_date(ExprId id, Place const& place) {
    auto const type = infer(id, {}, place);
    if (!type.is_some() || kind(type) == Kind::Date || kind(type) == Kind::Period) return;
    context_.diagnostics.add(Code::E0305, span(id, place),
                             {both("een datum of een periode", "a date or a period"), context_.describe(type)});
}

// What the durations among these count in; two that differ are an error at the second.
Family Expressions::family_of(std::vector<ExprId> const& ids, Place const& place) {
    Family family = Family::Unknown;
    for (auto const id : ids) {
        auto const other = info(id, place).family;
        if (other == Family::Unknown) continue;
        if (family != Family::Unknown && family != other) {
            context_.diagnostics.add(Code::E0406, span(id, place));
            return Family::Unknown;
        }
        family = other;
    }
    return family;
}

void Expressions::needs_month_rule(Span where, Place const& place) {
    if (place.month_rule || context_.month_rule_reported) return;
    context_.month_rule_reported = true;
    context_.diagnostics.add(Code::E0407, where);
}

}  // namespace wetwijzer::check
