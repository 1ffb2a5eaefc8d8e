// How a value came about: calculations, roundings, terms.
#include "engine/explain/story.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wetwijzer::explain {
namespace {

using model::Op;
using trace::StepKind;
using values::Kind;

bool is_list_value(Op op) {
    return op == Op::Count || op == Op::Sum || op == Op::First || op == Op::Last || op == Op::UnionLength ||
           op == Op::LongestRun;
}
bool is_choice(Op op) { return op == Op::If || op == Op::IfNone || op == Op::UnderLawOf || op == Op::RecordRule; }
bool is_infix(Op op) {
    return op == Op::Add || op == Op::Subtract || op == Op::Multiply || op == Op::Divide || op == Op::AddDuration ||
           op == Op::SubtractDuration;
}

Phrase infix(Op op) {
    if (op == Op::Subtract || op == Op::SubtractDuration) return Phrase::Minus;
    if (op == Op::Multiply) return Phrase::Times;
    if (op == Op::Divide) return Phrase::DividedBy;
    return Phrase::Plus;
}

}  // namespace

std::uint32_t Story::child_of(std::uint32_t step, model::ExprId expr) const {
    for (auto child = tree_.first_child(step); child != trace::no_step; child = tree_.next_sibling(child)) {
        auto const kind = at(child).kind;
        if (at(child).expr == expr && kind != StepKind::Skipped && kind != StepKind::MonthRule) return child;
    }
    return trace::no_step;
}

// The operands of the expression that the step evaluated; a choice that was not made is left out.
std::vector<Story::Operand> Story::operands(std::uint32_t step) const {
    auto const& rules = case_.rules;
    std::vector<Operand> found;
    for (auto const id : rules.operands(rules.expr(at(step).expr))) {
        auto const& e = rules.expr(id);
        auto const child = child_of(step, id);
        if (child != trace::no_step) {
            found.push_back({id, child, at(child).outcome});
        } else if (e.op == Op::Constant) {
            found.push_back({id, trace::no_step, rules.constants[e.payload]});
        }
    }
    return found;
}

// Below UnderLawOf the law of its date holds.
Story::Place Story::inside(std::uint32_t step, Place place) const {
    if (!at(step).expr.is_some()) return place;
    auto const& e = case_.rules.expr(at(step).expr);
    if (e.op != Op::UnderLawOf) return place;
    auto const date = child_of(step, case_.rules.operands(e)[1]);
    if (date == trace::no_step || !is_known(at(date).outcome)) return place;
    if (auto const* day = std::get_if<values::Date>(values::known(at(date).outcome))) place.law_date = *day;
    return place;
}

bool Story::only_obstacles(Reasons& into, std::uint32_t step, Place place) {
    auto const& s = at(step);
    if (is_known(s.outcome)) return false;
    bool const open = std::holds_alternative<values::Unknown>(s.outcome);
    auto const before = into.size();
    for (auto const child : tree_.children(step)) {
        auto const state = state_of(at(child).outcome);
        if (at(child).kind == StepKind::Skipped || state != (open ? State::Open : State::Fault)) continue;
        auto const there = inside(step, place);
        auto const expr = at(child).expr;
        bool const truth = expr.is_some() && case_.rules.type(case_.rules.expr(expr).type).kind == Kind::Boolean;
        if (at(child).kind == StepKind::Element) {
            only_obstacles(into, child, there);
        } else if (truth) {
            condition(into, child, there);
        } else {
            value(into, child, there);
        }
    }
    if (into.size() > before) return true;
    if (auto const* fault = std::get_if<values::Fault>(&s.outcome)) {
        into.push_back(this->fault(*fault, place, step));
        return true;
    }
    return false;
}

void Story::value(Reasons& into, std::uint32_t step, Place place) {
    auto const& s = at(step);
    ++place.depth;
    if (s.kind == StepKind::Rule || s.kind == StepKind::RuleAgain || s.kind == StepKind::Assumption) {
        into.push_back(rule(step, place));
    } else if (is_leaf(step)) {
        auto reason = leaf(step, place);
        if (!is_known(s.outcome) && reason.kind == Reason::Kind::Fact) reason.kind = Reason::Kind::Open;
        into.push_back(std::move(reason));
    } else if (s.expr.is_some() && case_.rules.type(case_.rules.expr(s.expr).type).kind == Kind::Boolean) {
        condition(into, step, place);
    } else if (only_obstacles(into, step, place)) {
        return;
    } else if (s.kind == StepKind::Condition && tree_.first_child(step) != trace::no_step &&
               at(tree_.first_child(step)).expr == s.expr) {
        value(into, tree_.first_child(step), place);
    } else if (s.expr.is_some()) {
        operation_value(into, step, place);
    }
}

void Story::operation_value(Reasons& into, std::uint32_t step, Place place) {
    auto const& e = case_.rules.expr(at(step).expr);
    if (is_choice(e.op)) {
        bool first = true;
        for (auto const child : tree_.children(step)) {
            if (at(child).kind == StepKind::Skipped) continue;
            bool const question = e.op == Op::If && first;
            bool const passed_over = e.op == Op::UnderLawOf && first;
            first = false;
            if (question)
                condition(into, child, place);
            else if (!passed_over)
                value(into, child, inside(step, place));
        }
    } else if (is_list_value(e.op)) {
        list_value(into, step, place);
    } else if (e.op == Op::Round) {
        rounding(into, step, place);
    } else if (e.op == Op::TermStart || e.op == Op::TermEnd || e.op == Op::TermStatus || e.op == Op::TermSignal) {
        term(into, step, place);
    } else if (e.op == Op::RecordField && is_nothing(at(step).outcome)) {
        for (auto const child : tree_.children(step)) value(into, child, place);
    } else {
        into.push_back(calculation(step, place));
    }
}

// What the operands rest on: rules, judgements and further calculations. Facts are in the sentence already, and so are
// parameters, which give their citation; rules told before are left out.
// Where the outcome is not known: only the operands that are not.
void Story::derivations(Reason& into, std::uint32_t step, Place place) {
    for (auto const child : tree_.children(step)) {
        auto const& s = at(child);
        bool const told_in_sentence =
            s.kind == StepKind::Fact || s.kind == StepKind::Field || s.kind == StepKind::ReferenceDate;
        if (told_in_sentence && (!place.brief || place.uses)) use(child);
        if (told_in_sentence || s.kind == StepKind::Skipped || s.kind == StepKind::MonthRule ||
            s.kind == StepKind::Calendar || place.brief)
            continue;
        if (!is_known(at(step).outcome) && is_known(s.outcome)) continue;
        if (s.kind == StepKind::Parameter && is_known(s.outcome)) {
            auto const parameter = leaf(child, place);
            add_new(into.citation, parameter.citation);
            if (into.version.empty()) into.version = parameter.version;
            continue;
        }
        bool const told_before = s.kind == StepKind::RuleAgain && told_.contains(s.link) && is_known(s.outcome);
        if (!told_before) value(into.because, child, place);
    }
}

// Why the first working day on or after a date is a later one.
void Story::days_off(Reasons& into, std::uint32_t step, Place place) {
    auto const parts = operands(step);
    auto const* from = parts.empty() ? nullptr : values::known(parts[0].outcome);
    auto const* to = values::known(at(step).outcome);
    auto const* first = from == nullptr ? nullptr : std::get_if<values::Date>(from);
    auto const* last = to == nullptr ? nullptr : std::get_if<values::Date>(to);
    if (first == nullptr || last == nullptr) return;
    for (auto date = *first; date < *last; date = date.next()) {
        auto const day = case_.rules.calendar.day(date);
        auto const why = day.kind == values::DayKind::PublicHoliday ? values::holiday_name(day.holiday, case_.language)
                         : day.kind == values::DayKind::Equated     ? *day.reason
                                                                    : values::weekday_name(date, case_.language);
        Reason reason;
        reason.kind = Reason::Kind::CalendarShift;
        reason.law_date = place.law_date;
        reason.text = words_.say(Phrase::DayOff, {words_.text(date), why});
        into.push_back(std::move(reason));
    }
}

// What was remarkable on the way: a day that does not exist, an end that moved.
void Story::remarks(Reasons& into, std::uint32_t step, Place place) {
    if (place.brief) return;
    bool const to_working_day =
        at(step).expr.is_some() && case_.rules.expr(at(step).expr).op == Op::WorkingDayOnOrAfter;
    if (to_working_day) days_off(into, step, place);
    for (auto const child : tree_.children(step)) {
        auto const& s = at(child);
        if (s.kind == StepKind::MonthRule && is_known(s.outcome)) {
            auto const& e = case_.rules.expr(model::ExprId(s.subject));
            bool const last = e.month_rule == values::MonthRule::LastDayOfMonth;
            Reason reason;
            reason.kind = Reason::Kind::MonthRule;
            reason.essential = true;
            reason.law_date = place.law_date;
            auto const* date = std::get_if<values::Date>(values::known(s.outcome));
            reason.value = date != nullptr ? words_.text(*date) : std::string();
            reason.text = words_.say(last ? Phrase::MonthRuleLast : Phrase::MonthRuleNext, {reason.value});
            into.push_back(std::move(reason));
        } else if (s.kind == StepKind::Calendar && s.detail == trace::none) {
            Reason reason;
            reason.kind = Reason::Kind::CalendarShift;
            reason.law_date = place.law_date;
            reason.text = words_.say(Phrase::ActExcluded);
            reason.citation = terms_act({{model::ReferencePart::Kind::Article, "4"}});
            into.push_back(std::move(reason));
        } else if (s.kind == StepKind::Calendar) {
            for (std::uint32_t i = 0; i < s.extra; ++i)
                into.push_back(shift(case_.evaluation.trace.shifts[s.detail + i], place));
        }
    }
}

Reason Story::calculation(std::uint32_t step, Place place) {
    auto const& s = at(step);
    auto const& e = case_.rules.expr(s.expr);
    auto const parts = operands(step);
    Reason reason;
    reason.kind = Reason::Kind::Computation;
    reason.law_date = place.law_date;
    reason.value = words_.text(s.outcome, e.type);
    if (is_infix(e.op) && parts.size() > 1) {
        auto formula = other_side(parts[0], place);
        for (std::size_t i = 1; i < parts.size(); ++i)
            formula = words_.say(infix(e.op), {formula, other_side(parts[i], place)});
        bool const date = e.op == Op::AddDuration || e.op == Op::SubtractDuration;
        reason.text = words_.say(date ? Phrase::CalculatedIs : Phrase::Calculated, {formula, reason.value});
    } else {
        reason.text = words_.statement(words_.expression(s.expr, place.row), nullptr, s.outcome, e.type);
    }
    reason.essential = amount_of(e.type) && !place.brief;
    derivations(reason, step, place);
    absorb_same(reason);
    remarks(reason.because, step, place);
    return reason;
}

void Story::rounding(Reasons& into, std::uint32_t step, Place place) {
    auto const parts = operands(step);
    if (parts.empty()) return;
    if (parts[0].step != trace::no_step) value(into, parts[0].step, place);
    round_off(into, step, place);
}

void Story::round_off(Reasons& into, std::uint32_t step, Place place) {
    auto const& s = at(step);
    auto const& e = case_.rules.expr(s.expr);
    auto const parts = operands(step);
    if (parts.empty()) return;
    auto const exact = words_.text(parts[0].outcome, case_.rules.expr(parts[0].expr).type);
    auto const rounded = words_.text(s.outcome, e.type);
    if (exact == rounded) return;
    auto const& how = case_.rules.roundings[e.payload];
    auto const phrase = how.rounding == values::Rounding::Down ? Phrase::RoundedDown
                        : how.rounding == values::Rounding::Up ? Phrase::RoundedUp
                                                               : Phrase::RoundedHalfUp;
    Reason reason;
    reason.kind = Reason::Kind::Rounding;
    reason.essential = !place.brief;
    reason.law_date = place.law_date;
    reason.value = rounded;
    reason.text = words_.say(phrase, {exact, words_.step_of(how, e.type), rounded});
    into.push_back(std::move(reason));
}

}  // namespace wetwijzer::explain
