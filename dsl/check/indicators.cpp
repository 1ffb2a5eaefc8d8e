// Readings, indicators and checks of messages: their names, rules and types.
#include "dsl/check/indicators.hpp"

#include "dsl/check/declarations.hpp"

#include <algorithm>
#include <map>

namespace wetwijzer::check {
namespace {

using syntax::IndicatorDecl;

class Indicators {
public:
    explicit Indicators(Context& context) : context_(context), out_(context.out), expressions_(context) {}

    void check(IndicatorInfo& indicator) {
        auto const& decl = std::get<IndicatorDecl>(out_.decl(indicator.decl).node);
        condition(indicator.denominator);
        condition(indicator.numerator);
        if (indicator.average != nothing) average(indicator, decl);
        if (indicator.breakdown != nothing) breakdown(indicator, decl);
        if (indicator.day != nothing)
            expressions_.require(decl.day, out_.types.with_optional(out_.types.plain(Kind::Date), true),
                                 place(indicator.day));
        if (decl.target.is_some()) target(indicator, decl);
    }

private:
    Span span(IndicatorInfo const& indicator, ExprId id) const { return out_.expr({indicator.decl.tree, id}).span; }
    Place place(std::uint32_t rule) const {
        return place_of(context_, out_.rules[rule].versions.front().decl, rule, nullptr);
    }

    void condition(std::uint32_t rule) {
        if (rule != nothing) expressions_.require_condition(out_.rules[rule].part, place(rule));
    }

    void not_this(IndicatorInfo const& indicator, ExprId id, std::string wanted, TypeId found) {
        context_.diagnostics.add(Code::E0305, span(indicator, id), {std::move(wanted), context_.describe(found)});
    }

    void average(IndicatorInfo const& indicator, IndicatorDecl const& decl) {
        auto const type = expressions_.infer(decl.average, {}, place(indicator.average));
        if (!type.is_some()) return;
        auto const wanted =
            both("een getal, een bedrag of een duur in dagen", "a number, an amount or a duration in days");
        auto const kind = rounded_kind(out_.types[type].kind);
        bool const fits = kind == Kind::Number || kind == Kind::Money || kind == Kind::Duration;
        if (!fits || out_.types[type].optional) return not_this(indicator, decl.average, wanted, type);
        if (out_.info({indicator.decl.tree, decl.average}).family == Family::Months) {
            context_.diagnostics.add(Code::E0305, span(indicator, decl.average),
                                     {wanted, both("een duur in maanden", "a duration in months")});
            return;
        }
        out_.rules[indicator.average].type = type;
    }

    void breakdown(IndicatorInfo const& indicator, IndicatorDecl const& decl) {
        auto const type = expressions_.infer(decl.breakdown, {}, place(indicator.breakdown));
        if (!type.is_some()) return;
        if (out_.types[type].kind != Kind::Enumeration)
            return not_this(indicator, decl.breakdown, both("een van een vaste reeks", "one of a fixed set"), type);
        out_.rules[indicator.breakdown].type = type;
    }

    // A share is compared with a percentage, an average with its own kind, a count with a number.
    void target(IndicatorInfo& indicator, IndicatorDecl const& decl) {
        TypeId type = out_.types.number({}, false);
        if (indicator.numerator != nothing) type = out_.types.plain(Kind::Percentage);
        if (indicator.average != nothing) type = out_.types.rounded(out_.rules[indicator.average].type);
        if (!type.is_some()) return;
        indicator.target =
            expressions_.constant(decl.target, type, place_of(context_, indicator.decl, nothing, nullptr));
        if (!indicator.target || family_of(*indicator.target) != Family::Months) return;
        context_.diagnostics.add(
            Code::E0305, span(indicator, decl.target),
            {both("een duur in dagen", "a duration in days"), both("een duur in maanden", "a duration in months")});
    }

    Context& context_;
    CheckedTree& out_;
    Expressions expressions_;
};

}  // namespace

void declare_reading(Context& context, syntax::ReadingDecl const& decl, DeclRef ref) {
    if (!context.add_value(decl.name, SymbolKind::Reading, context.out.readings.size())) return;
    Type type{Kind::Enumeration, false, {}, {}, 0};
    std::map<std::string, Span> seen;
    for (auto const& alternative : decl.alternatives) {
        auto const [at, added] = seen.try_emplace(alternative.name.text, alternative.name.span);
        if (!added) context.duplicate(alternative.name, at->second);
        type.members.push_back({alternative.name.text, alternative.name.text});
    }
    if (decl.alternatives.size() == 1) context.diagnostics.add(Code::E0601, decl.name.span, {decl.name.text});
    context.out.readings.push_back({decl.name.text, ref, context.out.types.intern(std::move(type))});
}

void declare_indicator(Context& context, IndicatorDecl const& decl, DeclRef ref) {
    auto& out = context.out;
    auto const value = context.symbols.values.find(decl.name.text);
    if (value != context.symbols.values.end()) return context.duplicate(decl.name, value->second.span);
    auto const decision = context.symbols.decisions.find(decl.name.text);
    if (decision != context.symbols.decisions.end()) return context.duplicate(decl.name, decision->second.span);
    if (!context.add(context.symbols.indicators, decl.name, static_cast<std::uint32_t>(out.indicators.size()))) return;
    auto const part = [&](char const* name, ExprId id, TypeId type) {
        if (!id.is_some()) return nothing;
        auto const rule = context.new_rule(decl.name.text + '.' + name, RuleForm::IndicatorPart, type, ref);
        out.rules[rule].part = id;
        return rule;
    };
    auto const condition = out.types.plain(Kind::Boolean);
    IndicatorInfo indicator;
    indicator.name = decl.name.text;
    indicator.decl = ref;
    indicator.denominator = part("noemer", decl.denominator, condition);
    indicator.numerator = part("teller", decl.numerator, condition);
    indicator.average = part("gemiddelde", decl.average, {});
    indicator.breakdown = part("uitsplitsing", decl.breakdown, {});
    indicator.day = part("dag", decl.day, out.types.with_optional(out.types.plain(Kind::Date), true));
    out.indicators.push_back(std::move(indicator));
}

void declare_message_check(Context& context, syntax::MessageCheckDecl const& decl, DeclRef ref) {
    if (!context.add_value(decl.name, SymbolKind::Rule, context.out.rules.size())) return;
    MessageCheckInfo check;
    check.name = decl.name.text;
    check.decl = ref;
    check.rule = context.new_rule(decl.name.text, RuleForm::MessageCheck, context.out.types.plain(Kind::Boolean), ref);
    context.out.rules[check.rule].part = decl.requirement;
    context.out.checks.push_back(std::move(check));
}

void check_indicators(Context& context) {
    Indicators indicators(context);
    for (auto& indicator : context.out.indicators) indicators.check(indicator);
}

void check_message_checks(Context& context) {
    auto& out = context.out;
    Expressions expressions(context);
    for (auto& check : out.checks) {
        auto const& decl = std::get<syntax::MessageCheckDecl>(out.decl(check.decl).node);
        Place const place = place_of(context, check.decl, check.rule, &decl.header);
        if (decl.header.law_date.is_some()) {
            expressions.require(decl.header.law_date, out.types.plain(Kind::Date), place);
            out.rules[check.rule].law_date = {check.decl.tree, decl.header.law_date};
        }
        expressions.require_condition(decl.requirement, place);
        check.message = find_rule(context, decl.message);
        if (check.message == nothing) continue;
        auto const type = out.rules[check.message].type;
        if (type.is_some() && type != out.types.plain(Kind::Boolean))
            context.diagnostics.add(Code::E0305, decl.message.span, {both("ja/nee", "ja/nee"), context.describe(type)})
                .label(name_span(out.decl(out.rules[check.message].versions.front().decl)), "hier staat de regel",
                       "the rule stands here");
    }
}

}  // namespace wetwijzer::check
