// Terms: how long, from when, how extended, and what moved the end.
#include "engine/explain/story.hpp"

#include <iterator>
#include <utility>

namespace wetwijzer::explain {
namespace {

using model::Op;
using trace::StepKind;

}  // namespace

// The day from which the general terms act moved the end.
std::optional<values::Date> Story::first_shift(std::uint32_t step) const {
    for (auto const child : tree_.children(step)) {
        auto const& s = at(child);
        if (s.kind == StepKind::Calendar && s.detail != trace::none && s.extra > 0)
            return case_.evaluation.trace.shifts[s.detail].from;
    }
    return {};
}

// Who must keep to a term, once.
void Story::term_borne_by(Reason& into, model::RuleId id) {
    auto const in_term = case_.rules.rules[id.value].term;
    if (!in_term.is_some()) return;
    auto const& term = case_.rules.terms[in_term.value];
    if (term.bearer.empty() || id == term.start || !told_bearers_.insert(in_term.value).second) return;
    Reason reason;
    reason.kind = Reason::Kind::Skipped;
    reason.law_date = into.law_date;
    reason.text = words_.say(Phrase::TermBorneBy, {words_.authority(term.bearer)});
    into.because.push_back(std::move(reason));
}

// The end: its length and start first, then extensions, then what moved it.
void Story::term(Reasons& into, std::uint32_t step, Place place) {
    auto const& s = at(step);
    auto const& e = case_.rules.expr(s.expr);
    auto const parts = operands(step);
    auto const none_at_start = !parts.empty() && is_nothing(parts[0].outcome);
    Reason reason;
    reason.kind = Reason::Kind::Computation;
    reason.law_date = place.law_date;
    reason.value = words_.text(s.outcome, e.type);
    if (none_at_start && e.op != Op::TermStatus) {
        reason.text = words_.say(Phrase::TermNoStart, {words_.subject(words_.expression(parts[0].expr, place.row)),
                                                       words_.verb(words_.expression(parts[0].expr, place.row))});
    } else if (e.op == Op::TermEnd && parts.size() > 1) {
        auto const* start = std::get_if<values::Date>(values::known(parts[0].outcome));
        bool const day_after = (e.detail & model::term_flags::starts_day_after) != 0;
        auto const first = start == nullptr ? std::string() : words_.text(day_after ? start->next() : *start);
        auto const length = words_.text(parts[1].outcome, case_.rules.expr(parts[1].expr).type);
        auto const moved = first_shift(step);
        auto const end = moved ? words_.text(*moved) : reason.value;
        reason.text = words_.say(Phrase::TermRuns, {length, first, end});
    } else {
        reason.text = words_.statement(words_.expression(s.expr, place.row), nullptr, s.outcome, e.type);
        derivations(reason, step, place);
        into.insert(into.end(), std::make_move_iterator(reason.because.begin()),
                    std::make_move_iterator(reason.because.end()));
        return;
    }
    if (none_at_start) {
        if (parts[0].step != trace::no_step && !is_leaf(parts[0].step)) value(reason.because, parts[0].step, place);
        absorb_same(reason);
        into.push_back(std::move(reason));
        return;
    }
    derivations(reason, step, place);
    for (auto const& part : extensions(parts)) reason.because.push_back(extension(part, part, place));
    remarks(reason.because, step, place);
    into.push_back(std::move(reason));
}

// The extensions that add to the term.
std::vector<Story::Operand> Story::extensions(std::vector<Operand> const& parts) const {
    std::vector<Operand> found;
    for (std::size_t i = 2; i < parts.size(); ++i) {
        auto const* extra = std::get_if<values::Duration>(values::known(parts[i].outcome));
        if (extra != nullptr && extra->count != 0) found.push_back(parts[i]);
    }
    return found;
}

Reason Story::extension(Operand const& part, Operand const& named, Place place) {
    Reason reason;
    reason.kind = Reason::Kind::Computation;
    reason.law_date = place.law_date;
    if (auto const note = case_.rules.expr(part.expr).note; note.is_some())
        reason.citation = case_.rules.notes[note.value].citation;
    reason.text = words_.say(Phrase::TermExtended, {other_side(named, place)});
    return reason;
}

// An extension under a condition is named by its duration.
std::vector<Reason> Story::moves_of_end(std::uint32_t end) {
    Reasons found;
    Place const place{case_.reference_date, {}};
    auto const rule = at(end).kind == StepKind::RuleAgain && at(end).link != trace::no_step ? at(end).link : end;
    for (auto const branch : tree_.children(rule)) {
        if (at(branch).kind != StepKind::Branch) continue;
        for (auto const step : tree_.children(branch)) {
            if (!at(step).expr.is_some() || case_.rules.expr(at(step).expr).op != Op::TermEnd) continue;
            for (auto const& part : extensions(operands(step))) {
                auto named = part;
                bool const conditional = case_.rules.expr(part.expr).op == Op::If && part.step != trace::no_step;
                if (conditional)
                    for (auto const& inner : operands(part.step))
                        if (inner.expr == case_.rules.operands(case_.rules.expr(part.expr))[1]) named = inner;
                auto& told = found.emplace_back(extension(part, named, place));
                told.value = words_.text(part.outcome, case_.rules.expr(part.expr).type);
            }
            remarks(found, step, place);
        }
    }
    return found;
}

}  // namespace wetwijzer::explain
