// Functions and rounding: their operand types.
#include "dsl/check/expressions.hpp"

namespace wetwijzer::check {
namespace {

bool is_positive(values::Value const& step) {
    if (auto const* whole = std::get_if<std::int64_t>(&step)) return *whole > 0;
    if (auto const* amount = std::get_if<values::Money>(&step)) return amount->cents() > 0;
    if (auto const* fraction = std::get_if<values::Fraction>(&step)) return fraction->numerator() > 0;
    return false;
}

}  // namespace

TypeId Expressions::node(ExprId id, syntax::Round const& round, TypeId, Place const& place) {
    auto const value = infer(round.value, {}, place);
    auto const step = infer(round.step, {}, place);
    if (!value.is_some() || !step.is_some()) return {};
    auto const result = out_.types.with_optional(out_.types.rounded(value), false);
    auto const what = kind(result);
    auto const refuse = [&](std::string const& dutch, std::string const& english) {
        auto const& written = std::get_if<syntax::Literal>(&expr(round.step, place).node);
        context_.diagnostics.add(Code::E0408, span(round.step, place), {written ? written->text : std::string()})
            .hint({both(dutch, english)});
        return TypeId{};
    };
    if (what != Kind::Number && what != Kind::Money && what != Kind::Percentage) {
        context_.diagnostics.add(
            Code::E0305, span(round.value, place),
            {both("een getal, bedrag of percentage", "a number, amount or percentage"), context_.describe(value)});
        return {};
    }
    auto const* constant = out_.constant({place.tree, round.step});
    auto const step_kind = rounded_kind(kind(step));
    if (constant == nullptr || step_kind != what) {
        if (what == Kind::Money)
            return refuse("rond een bedrag af op een bedrag: `€ 1`", "round an amount to an amount: `€ 1`");
        if (what == Kind::Percentage)
            return refuse("rond een percentage af op een percentage: `1%`", "round a percentage to a percentage: `1%`");
        return refuse("rond een getal af op een getal: `1`", "round a number to a number: `1`");
    }
    if (what == Kind::Number && !std::holds_alternative<std::int64_t>(*constant))
        return refuse("een getal is geheel: rond af op `1` of meer", "a number is whole: round to `1` or more");
    if (!is_positive(*constant)) return refuse("rond af op meer dan nul", "round to more than zero");
    bind(id, place, Binding::None, info(round.step, place).target);
    return result;
}

TypeId Expressions::extreme(ExprId id, syntax::Call const& call, TypeId expected, Place const& place) {
    using syntax::Function;
    auto const type = together(call.arguments, expected, place);
    if (!type.is_some()) return {};
    auto const found = rounded_kind(kind(type));
    std::string wanted;
    if (call.function == Function::Earliest || call.function == Function::Latest) {
        if (found != Kind::Date) wanted = a_type({Kind::Date, false, {}, {}, 0});
    } else if (call.function == Function::Longest || call.function == Function::Shortest) {
        if (found != Kind::Duration) wanted = a_type({Kind::Duration, false, {}, {}, 0});
    } else if (found != Kind::Number && found != Kind::Money && found != Kind::Percentage) {
        wanted = both("een getal, bedrag of percentage", "a number, amount or percentage");
    }
    if (!wanted.empty()) {
        context_.diagnostics.add(Code::E0305, span(call.arguments.front(), place), {wanted, context_.describe(type)});
        return {};
    }
    info(id, place).family = family_of(call.arguments, place);
    return out_.types.with_optional(type, false);
}

TypeId Expressions::node(ExprId id, syntax::Call const& call, TypeId expected, Place const& place) {
    using syntax::Function;
    auto const date = plain(Kind::Date);
    auto const optional_period = out_.types.with_optional(plain(Kind::Period), true);
    auto const all = [&](TypeId type) {
        for (auto const argument : call.arguments) require(argument, out_.types.with_optional(type, true), place);
    };
    switch (call.function) {
        case Function::Highest:
        case Function::Lowest:
        case Function::Earliest:
        case Function::Latest:
        case Function::Longest:
        case Function::Shortest:
            return extreme(id, call, expected, place);
        case Function::WholeYears:
        case Function::WholeMonths:
            all(date);
            needs_month_rule(span(id, place), place);
            info(id, place).family = Family::Months;
            return plain(Kind::Duration);
        case Function::DaysBetween:
            all(date);
            info(id, place).family = Family::Days;
            return plain(Kind::Duration);
        case Function::YearOf:
            all(date);
            return plain(Kind::Number);
        case Function::WorkingDayOnOrAfter:
            all(date);
            return date;
        case Function::PeriodUntil:
        case Function::PeriodThrough:
        case Function::PeriodFrom:
            all(date);
            return plain(Kind::Period);
        case Function::PeriodBegin:
            all(plain(Kind::Period));
            return date;
        case Function::PeriodLastDay:
            all(plain(Kind::Period));
            return out_.types.with_optional(date, true);
        case Function::PeriodLength:
            all(plain(Kind::Period));
            info(id, place).family = Family::Days;
            return plain(Kind::Duration);
        case Function::PeriodOverlap:
            all(plain(Kind::Period));
            return optional_period;
        case Function::Share: {
            auto const type = together(call.arguments, {}, place);
            if (!type.is_some()) return {};
            auto const found = rounded_kind(kind(type));
            if (found == Kind::Number || found == Kind::Money) return plain(Kind::Percentage);
            context_.diagnostics.add(Code::E0305, span(call.arguments.front(), place),
                                     {both("een getal of bedrag", "a number or amount"), context_.describe(type)});
            return {};
        }
    }
    return {};
}

}  // namespace wetwijzer::check
