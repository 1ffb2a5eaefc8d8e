// Aggregates over lists: which rows counted and why, a handful at most.
#include "engine/explain/story.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::explain {
namespace {

using model::Op;
using trace::StepKind;

constexpr std::size_t most_rows_told = 5;

}  // namespace

// The elements whose outcome mattered: those that count, or (counting false) those that do not.
void Story::rows(Reasons& into, std::uint32_t step, Place place, bool counting) {
    if (place.brief) return;
    std::vector<std::uint32_t> shown;
    auto const whole = state_of(at(step).outcome);
    for (auto const child : tree_.children(step)) {
        if (at(child).kind != StepKind::Element) continue;
        auto const state = state_of(at(child).outcome);
        bool const matters = whole == State::Open || whole == State::Fault
                                 ? state == whole
                                 : state == (counting ? State::Yes : State::No);
        if (matters) shown.push_back(child);
    }
    for (std::size_t i = 0; i < shown.size() && i < most_rows_told; ++i) {
        auto const element = shown[i];
        auto there = place;
        there.row = {at(element).subject, at(element).detail};
        Reasons inner;
        for (auto const child : tree_.children(element)) {
            auto const expr = at(child).expr;
            bool const truth =
                expr.is_some() && case_.rules.type(case_.rules.expr(expr).type).kind == values::Kind::Boolean;
            if (truth) {
                condition(inner, child, there);
            } else if (is_leaf(child)) {
                use(child);
            } else {
                value(inner, child, there);
            }
        }
        Reason reason = merged(std::move(inner), at(element).outcome, false);
        auto const named = words_.row(there.row);
        if (reason.text.empty()) {
            auto const state = state_of(at(element).outcome);
            reason.text = words_.say(state == State::Yes  ? Phrase::RowCounts
                                     : state == State::No ? Phrase::RowCountsNot
                                                          : Phrase::RowOpen,
                                     {named});
        } else {
            reason.text = words_.say(Phrase::RowSays, {named, inside_sentence(reason.text)});
        }
        if (reason.kind != Reason::Kind::Fault) reason.kind = kind_of(at(element).outcome, false);
        reason.label.clear();
        into.push_back(std::move(reason));
    }
    if (shown.size() <= most_rows_told) return;
    Reason more;
    more.kind = Reason::Kind::Skipped;
    more.text = words_.say(Phrase::MoreOfThem, {std::to_string(shown.size() - most_rows_told)});
    into.push_back(std::move(more));
}

void Story::list_condition(Reasons& into, std::uint32_t step, Place place, bool negated) {
    auto const& s = at(step);
    auto const& e = case_.rules.expr(s.expr);
    auto const list = case_.rules.expr(case_.rules.operands(e)[0]).payload;
    auto const named = words_.rows(list);
    std::size_t all = 0;
    std::size_t yes = 0;
    for (auto const child : tree_.children(step)) {
        if (at(child).kind != StepKind::Element) continue;
        ++all;
        if (state_of(at(child).outcome) == State::Yes) ++yes;
    }
    auto const count = std::to_string(all);
    bool const holds = state_of(s.outcome) == State::Yes;
    Reason reason;
    reason.kind = kind_of(s.outcome, negated);
    reason.law_date = place.law_date;
    if (!is_known(s.outcome)) {
        reason.text = words_.say(Phrase::RowsOpen, {named});
    } else if (all == 0) {
        reason.text = words_.say(Phrase::NoRows, {named});
    } else if (all == 1) {
        reason.text = words_.say(yes == 1 ? Phrase::OnlyRowIs : Phrase::OnlyRowIsNot, {named});
    } else if (yes == 0) {
        reason.text = words_.say(Phrase::NoRowOf, {named, count});
    } else if (yes == all) {
        reason.text = words_.say(Phrase::AllRowsOf, {named, count});
    } else {
        reason.text = words_.say(yes == 1 ? Phrase::OneRowOf : Phrase::SomeRowsOf, {named, count, words_.number(yes)});
    }
    bool const counting = e.op == Op::Exists ? holds : false;
    rows(reason.because, step, place, e.op == Op::ForAll ? holds : counting);
    into.push_back(std::move(reason));
}

void Story::list_value(Reasons& into, std::uint32_t step, Place place) {
    auto const& s = at(step);
    auto const& e = case_.rules.expr(s.expr);
    Reason reason;
    reason.kind = Reason::Kind::Computation;
    reason.law_date = place.law_date;
    reason.value = words_.text(s.outcome, e.type);
    reason.text = words_.statement(words_.expression(s.expr, place.row), nullptr, s.outcome, e.type);
    if ((e.op == Op::First || e.op == Op::Last) && is_nothing(s.outcome)) {
        auto const named = words_.rows(case_.rules.expr(case_.rules.operands(e)[0]).payload);
        auto const children = tree_.children(step);
        auto const all = std::count_if(children.begin(), children.end(),
                                       [&](std::uint32_t child) { return at(child).kind == StepKind::Element; });
        reason.text = all == 0   ? words_.say(Phrase::NoRows, {named})
                      : all == 1 ? words_.say(Phrase::OnlyRowIsNot, {named})
                                 : words_.say(Phrase::NoRowOf, {named, std::to_string(all)});
    }
    rows(reason.because, step, place, true);
    into.push_back(std::move(reason));
}

}  // namespace wetwijzer::explain
