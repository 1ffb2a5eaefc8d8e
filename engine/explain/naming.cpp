// Expressions named as a reader would: "3 jaar na de dag waarop …".
#include "engine/explain/words.hpp"

namespace wetwijzer::explain {
namespace {

using model::Op;

constexpr std::size_t longest_name = 240;

std::optional<Phrase> two_part(Op op) {
    if (op == Op::Subtract) return Phrase::Minus;
    if (op == Op::Divide) return Phrase::DividedBy;
    if (op == Op::Share) return Phrase::ShareOf;
    if (op == Op::AddDuration) return Phrase::AfterDate;
    if (op == Op::SubtractDuration) return Phrase::BeforeDate;
    if (op == Op::WholeYears) return Phrase::WholeYears;
    if (op == Op::WholeMonths) return Phrase::WholeMonths;
    if (op == Op::DaysBetween) return Phrase::DaysBetween;
    if (op == Op::PeriodUntil) return Phrase::PeriodUntil;
    if (op == Op::PeriodThrough) return Phrase::PeriodThrough;
    if (op == Op::PeriodOverlap) return Phrase::PeriodOverlap;
    if (op == Op::UnderLawOf) return Phrase::UnderLawOf;
    return {};
}

std::optional<Phrase> one_part(Op op) {
    if (op == Op::Negate) return Phrase::Negative;
    if (op == Op::Round) return Phrase::Rounded;
    if (op == Op::YearOf) return Phrase::YearOf;
    if (op == Op::WorkingDayOnOrAfter) return Phrase::WorkingDayOnOrAfter;
    if (op == Op::PeriodFrom) return Phrase::PeriodFrom;
    if (op == Op::PeriodFirst) return Phrase::PeriodFirst;
    if (op == Op::PeriodLast) return Phrase::PeriodLast;
    if (op == Op::PeriodLength) return Phrase::PeriodLength;
    return {};
}

std::optional<Phrase> over_a_list(Op op, bool conditional) {
    if (op == Op::Sum) return Phrase::SumOf;
    if (op == Op::First) return conditional ? Phrase::FirstOfThat : Phrase::FirstOf;
    if (op == Op::Last) return conditional ? Phrase::LastOfThat : Phrase::LastOf;
    if (op == Op::UnionLength) return Phrase::UnionLengthOf;
    if (op == Op::LongestRun) return Phrase::LongestRunOf;
    return {};
}

Phrase extreme(bool greatest, values::Kind kind) {
    if (kind == values::Kind::Date) return greatest ? Phrase::LatestOf : Phrase::EarliestOf;
    if (kind == values::Kind::Duration) return greatest ? Phrase::LongestOf : Phrase::ShortestOf;
    return greatest ? Phrase::HighestOf : Phrase::LowestOf;
}

}  // namespace

std::string Words::expression(model::ExprId id, RowOf row) const {
    auto const& rules = case_.rules;
    if (id.value >= rules.expressions.size()) return say(Phrase::ThisCalculation);
    auto const& e = rules.expr(id);
    auto const operands = rules.operands(e);
    bool const aggregate = !operands.empty() && rules.expr(operands[0]).op == Op::List;
    auto const inner = aggregate ? RowOf{rules.expr(operands[0]).payload, 0} : row;
    auto const operand = [&](std::size_t i) { return expression(operands[i], inner); };
    auto const chain = [&](Phrase phrase) {
        auto text = operand(0);
        for (std::size_t i = 1; i < operands.size() && text.size() <= longest_name; ++i)
            text = say(phrase, {text, operand(i)});
        return text;
    };
    std::string text;
    if (e.op == Op::Constant) {
        text = this->text(rules.constants[e.payload], e.type);
    } else if (e.op == Op::Fact) {
        text = fact(model::FactId(e.payload));
    } else if (e.op == Op::List) {
        text = rows(e.payload);
    } else if (e.op == Op::Parameter) {
        text = parameter(model::ParameterId(e.payload));
    } else if (e.op == Op::Reading) {
        auto const& reading = rules.readings[e.payload];
        text = reading.description.empty() ? spaced(reading.name) : described(reading.description);
    } else if (e.op == Op::Rule || e.op == Op::ElementRule) {
        text = rule(model::RuleId(e.payload));
    } else if (e.op == Op::ElementField && row.fact != trace::none) {
        text = field(model::FactId(row.fact), e.payload);
    } else if (e.op == Op::ReferenceDate) {
        text = say(Phrase::ReferenceDate);
    } else if (e.op == Op::RecordRule) {
        text = say(Phrase::FieldOf, {rule(model::RuleId(e.payload)), operand(0)});
    } else if (e.op == Op::RecordField) {
        auto const& field = rules.records[rules.type(rules.expr(operands[0]).type).record].fields[e.payload];
        auto const named = field.description.empty() ? spaced(field.name) : described(field.description);
        text = say(Phrase::FieldOf, {named, operand(0)});
    } else if (e.op == Op::Add) {
        text = chain(Phrase::Plus);
    } else if (e.op == Op::Multiply) {
        text = chain(Phrase::Times);
    } else if (e.op == Op::Minimum || e.op == Op::Maximum) {
        text = say(extreme(e.op == Op::Maximum, rules.type(e.type).kind), {chain(Phrase::And)});
    } else if (e.op == Op::And) {
        text = chain(Phrase::And);
    } else if (e.op == Op::Or) {
        text = chain(Phrase::Or);
    } else if (e.op == Op::IfNone) {
        text = operand(0);
    } else if (e.op == Op::Count) {
        text = say(operands.size() > 1 ? Phrase::CountOfThat : Phrase::CountOf, {operand(0)});
    } else if (auto const phrase = over_a_list(e.op, operands.size() > 2)) {
        text = say(*phrase, {operand(1), operand(0)});
    } else if (auto const two = two_part(e.op)) {
        text = say(*two, {operand(0), operand(1)});
    } else if (auto const one = one_part(e.op)) {
        text = say(*one, {operand(0)});
    }
    return text.empty() || text.size() > longest_name ? say(Phrase::ThisCalculation) : text;
}

}  // namespace wetwijzer::explain
