// Why a condition holds, fails or is open: only what decided, in the order of the rule.
#include "engine/explain/story.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wetwijzer::explain {
namespace {

using model::Op;
using trace::StepKind;
using values::Outcome;

constexpr std::size_t longest_joined = 150;

bool is_junction(Op op) { return op == Op::And || op == Op::Or || op == Op::NoneOf || op == Op::AtLeast; }
bool is_list_test(Op op) { return op == Op::Exists || op == Op::ForAll; }

// Which states of the operands made the outcome what it is.
bool decides(Op op, State whole, State part) {
    if (whole == State::Open || whole == State::Fault) return part == whole;
    bool const conjunction = op == Op::And;
    bool const yes = whole == State::Yes;
    if (op == Op::NoneOf) return yes ? part == State::No : part == State::Yes;
    if (op == Op::AtLeast) return yes ? part == State::Yes : part != State::Yes;
    return conjunction == yes || part == whole;
}

// What both citations say: their sources, with the parts that are the same.
model::Citation common(model::Citation const& left, model::Citation const& right) {
    model::Citation shared;
    for (auto const& a : left) {
        for (auto const& b : right) {
            if (a.source != b.source) continue;
            auto const differs = std::mismatch(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end());
            model::Reference same{a.source, {a.parts.begin(), differs.first}};
            if (!same.parts.empty()) add_new(shared, {same});
        }
    }
    return shared;
}

void append(std::vector<Reason>& into, std::vector<Reason> more) {
    into.insert(into.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

void Story::condition(Reasons& into, std::uint32_t step, Place place, bool negated) {
    auto const& s = at(step);
    ++place.depth;
    if (s.kind == StepKind::Rule || s.kind == StepKind::RuleAgain || s.kind == StepKind::Assumption) {
        auto reason = rule(step, place);
        if (reason.kind == Reason::Kind::Outcome) reason.kind = kind_of(s.outcome, negated);
        into.push_back(std::move(reason));
    } else if (is_leaf(step)) {
        auto reason = leaf(step, place);
        if (reason.kind == Reason::Kind::Fact) reason.kind = kind_of(s.outcome, negated);
        into.push_back(std::move(reason));
    } else if (s.kind == StepKind::Condition) {
        into.push_back(labelled(step, place, negated));
    } else {
        operation_condition(into, step, place, negated);
    }
}

void Story::operation_condition(Reasons& into, std::uint32_t step, Place place, bool negated) {
    auto const& s = at(step);
    auto const& e = case_.rules.expr(s.expr);
    if (e.op == Op::Not) {
        auto const inner = operands(step);
        if (inner[0].step != trace::no_step) condition(into, inner[0].step, place, !negated);
    } else if (is_junction(e.op)) {
        junction(into, step, place, negated);
    } else if (is_list_test(e.op)) {
        list_condition(into, step, place, negated);
    } else if (e.op == Op::If || e.op == Op::IfNone || e.op == Op::UnderLawOf || e.op == Op::RecordRule) {
        for (auto const child : tree_.children(step))
            if (at(child).kind != StepKind::Skipped && (is_known(at(child).outcome) || !is_known(s.outcome)))
                condition(into, child, inside(step, place), negated);
    } else if (auto const asked = reading_of(step); asked != trace::no_step) {
        into.push_back(reading(asked, place));
    } else {
        Reason reason;
        reason.kind = kind_of(s.outcome, negated);
        reason.law_date = place.law_date;
        reason.text = comparison(step, place, negated);
        derivations(reason, step, place);
        absorb_same(reason);
        bool const same_value = e.op == Op::IsNone && reason.because.size() == 1 && is_known(s.outcome);
        if (same_value) absorb(reason);
        if (auto const* fault = std::get_if<values::Fault>(&s.outcome); fault != nullptr && reason.because.empty())
            reason = this->fault(*fault, place, step);
        into.push_back(std::move(reason));
    }
}

// A list with labels is told whole, so that it reads as the article does; a chain of "en" or "of" only where it
// decided.
void Story::junction(Reasons& into, std::uint32_t step, Place place, bool negated) {
    auto const& s = at(step);
    auto const& e = case_.rules.expr(s.expr);
    auto const parts = operands(step);
    bool const listed = std::any_of(parts.begin(), parts.end(),
                                    [&](Operand const& part) { return case_.rules.expr(part.expr).note.is_some(); });
    bool const inverted = e.op == Op::NoneOf ? !negated : negated;
    Reasons told;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const& part = parts[i];
        if (part.step == trace::no_step) continue;
        if (auto const alike = alternatives_alike(parts, i); alike > 2) {
            told.push_back(none_of(parts, i, alike, place, inverted));
            i += alike - 1;
            continue;
        }
        bool const decided = decides(e.op, state_of(s.outcome), state_of(part.outcome));
        if (!decided && (!listed || place.brief)) continue;
        auto there = place;
        there.brief = place.brief || !decided;
        condition(told, part.step, there, inverted);
    }
    if (!listed) return append(into, std::move(told));
    if (place.brief && told.size() == 1) {
        told.front().label.clear();
        return append(into, std::move(told));
    }
    Reason group;
    group.kind = kind_of(s.outcome, negated);
    group.law_date = place.law_date;
    group.text = junction_text(e, s.outcome, parts);
    if (!place.brief) group.because = std::move(told);
    into.push_back(std::move(group));
}

// How many operands from `first` on are "X is …" about the same X, all of them not the case.
std::size_t Story::alternatives_alike(std::vector<Operand> const& parts, std::size_t first) const {
    auto const asked = [&](std::size_t i) -> model::Expr const* {
        auto const& e = case_.rules.expr(parts[i].expr);
        if (e.op != Op::Equal || state_of(parts[i].outcome) != State::No) return nullptr;
        auto const sides = case_.rules.operands(e);
        auto const& left = case_.rules.expr(sides[0]);
        bool const plain = left.op == Op::Fact || left.op == Op::Rule || left.op == Op::ElementField;
        bool const says_itself = e.note.is_some() && !case_.rules.notes[e.note.value].sentences.no.empty();
        return plain && !says_itself && case_.rules.expr(sides[1]).op == Op::Constant ? &left : nullptr;
    };
    auto const* subject_of_all = asked(first);
    if (subject_of_all == nullptr) return 0;
    std::size_t count = 1;
    while (first + count < parts.size()) {
        auto const* next = asked(first + count);
        if (next == nullptr || next->op != subject_of_all->op || next->payload != subject_of_all->payload) break;
        ++count;
    }
    return count;
}

// Those told as one: "het verblijfsdoel is studie, en dat is niet een van: …".
Reason Story::none_of(std::vector<Operand> const& parts, std::size_t first, std::size_t count, Place place,
                      bool negated) {
    auto const sides = case_.rules.operands(case_.rules.expr(parts[first].expr));
    auto const plain = words_.expression(sides[0], place.row);
    Reason reason;
    reason.kind = kind_of(parts[first].outcome, negated);
    reason.law_date = place.law_date;
    std::string others;
    for (std::size_t i = first; i < first + count; ++i) {
        auto const right = case_.rules.operands(case_.rules.expr(parts[i].expr))[1];
        auto const& constant = case_.rules.expr(right);
        others += (i > first ? ", " : "") + words_.text(case_.rules.constants[constant.payload], constant.type);
        auto const note = case_.rules.expr(parts[i].expr).note;
        if (note.is_some())
            reason.citation = i == first ? case_.rules.notes[note.value].citation
                                         : common(reason.citation, case_.rules.notes[note.value].citation);
    }
    auto const label = [&](std::size_t i) {
        auto const note = case_.rules.expr(parts[i].expr).note;
        return note.is_some() ? case_.rules.notes[note.value].label : std::string();
    };
    if (!label(first).empty()) reason.label = words_.say(Phrase::LabelRange, {label(first), label(first + count - 1)});
    auto const left = operands(parts[first].step);
    auto const value = left.empty() ? std::string() : words_.text(left[0].outcome, case_.rules.expr(left[0].expr).type);
    reason.text = words_.say(Phrase::SoNoneOf, {words_.subject(plain), value, others, words_.verb(plain)});
    derivations(reason, parts[first].step, place);
    return reason;
}

std::string Story::junction_text(model::Expr const& e, Outcome const& outcome, std::vector<Operand> const& operands) {
    auto const count = [&](State state) {
        return static_cast<std::size_t>(std::count_if(operands.begin(), operands.end(), [&](Operand const& operand) {
            return state_of(operand.outcome) == state;
        }));
    };
    auto const all = words_.number(operands.size());
    auto const yes = words_.number(count(State::Yes));
    auto const state = state_of(outcome);
    if (state == State::Fault) return words_.say(Phrase::SomeConditionFaulty);
    if (state == State::Open && e.op == Op::AtLeast)
        return words_.say(Phrase::EnoughOpen, {yes, all, words_.number(e.payload), words_.number(count(State::Open))});
    if (state == State::Open) {
        bool const every = count(State::Open) == operands.size();
        if (every && operands.size() == 2) return words_.say(Phrase::BothOpen);
        if (every) return words_.say(Phrase::AllOpen, {all});
        return words_.say(Phrase::SomeOpen, {words_.number(count(State::Open)), all});
    }
    bool const holds = state == State::Yes;
    if (e.op == Op::And) {
        if (!holds && count(State::No) == operands.size())
            return operands.size() == 2 ? words_.say(Phrase::NeitherMet) : words_.say(Phrase::NoneMetOfAll, {all});
        if (!holds) return words_.say(Phrase::SomeNotMet, {words_.number(count(State::No)), all});
        return operands.size() == 2 ? words_.say(Phrase::AllMetTwo) : words_.say(Phrase::AllMet, {all});
    }
    if (e.op == Op::NoneOf) {
        auto const present = count(State::Yes);
        bool const every = present == operands.size();
        auto const phrase = holds                   ? Phrase::NoneApply
                            : every && present == 2 ? Phrase::BothApply
                            : every                 ? Phrase::AllApply
                            : present == 1          ? Phrase::OneApplies
                                                    : Phrase::SomeApply;
        return words_.say(phrase, {holds ? all : yes, all});
    }
    if (e.op == Op::AtLeast) {
        auto const phrase = holds                    ? Phrase::EnoughMet
                            : count(State::Yes) == 0 ? Phrase::NoneMetNeeds
                                                     : Phrase::TooFewMet;
        return words_.say(phrase, {yes, all, words_.number(e.payload)});
    }
    if (holds && count(State::Yes) == operands.size())
        return operands.size() == 2 ? words_.say(Phrase::AllMetTwo) : words_.say(Phrase::AllMet, {all});
    if (holds) return words_.say(Phrase::SomeMet, {yes, all});
    return operands.size() == 2 ? words_.say(Phrase::NeitherMet) : words_.say(Phrase::NoneMetOfAll, {all});
}

// Several reasons as one: their statements joined, their own reasons kept. Without a text when that would be too long
// to read: then the reasons stand below, each by itself.
Reason Story::merged(Reasons reasons, Outcome const& outcome, bool negated) {
    if (reasons.size() == 1) return std::move(reasons.front());
    Reason whole;
    whole.kind = kind_of(outcome, negated);
    for (Reason const& reason : reasons) {
        auto const said = inside_sentence(reason.text);
        whole.text = whole.text.empty() ? said : words_.say(Phrase::And, {whole.text, said});
        if (reason.law_date) whole.law_date = reason.law_date;
    }
    if (whole.text.size() > longest_joined) {
        whole.text.clear();
        whole.because = std::move(reasons);
        return whole;
    }
    for (Reason& reason : reasons) {
        add_new(whole.citation, reason.citation);
        append(whole.because, std::move(reason.because));
    }
    return whole;
}

// A reason below that says the same gives its ground and its own reasons.
void Story::absorb_same(Reason& reason) {
    if (reason.because.size() != 1 || inside_sentence(reason.because.front().text) != inside_sentence(reason.text))
        return;
    absorb(reason);
}

void Story::absorb(Reason& reason) {
    auto inner = std::move(reason.because.front());
    add_new(reason.citation, inner.citation);
    if (reason.version.empty()) reason.version = inner.version;
    if (reason.name.empty()) reason.name = inner.name;
    if (reason.value.empty()) reason.value = inner.value;
    reason.because = std::move(inner.because);
}

Reason Story::labelled(std::uint32_t step, Place place, bool negated) {
    auto const& s = at(step);
    auto const& e = case_.rules.expr(s.expr);
    auto const& note = case_.rules.notes[e.note.value];
    Reasons inner;
    auto const child = tree_.first_child(step);
    bool const only_child = child != trace::no_step && at(child).expr == s.expr;  // a labelled leaf
    if (only_child) {
        condition(inner, child, place, negated);
    } else if (child != trace::no_step) {
        operation_condition(inner, step, place, negated);
    }
    Reasons judged;  // stays visible below a sentence that takes its place
    if (inner.size() > 1)
        std::copy_if(inner.begin(), inner.end(), std::back_inserter(judged),
                     [](Reason const& one) { return one.kind == Reason::Kind::Judgement; });
    Reason reason = merged(std::move(inner), s.outcome, negated);
    if (reason.kind != Reason::Kind::Judgement && reason.kind != Reason::Kind::Fault)
        reason.kind = kind_of(s.outcome, negated);
    auto const state = state_of(s.outcome);
    if (state == State::Yes || state == State::No) {
        auto const& own = state == State::Yes ? note.sentences.yes : note.sentences.no;
        auto const& said = own.empty() ? note.sentences.any : own;
        if (!said.empty() && reason.kind != Reason::Kind::Judgement) {
            reason.text = words_.filled(said, place.row);
            reason.because.insert(reason.because.begin(), judged.begin(), judged.end());
        }
    }
    if (reason.text.empty())
        reason.text = is_junction(e.op) ? junction_text(e, s.outcome, operands(step)) : words_.text(s.outcome, e.type);
    reason.label = note.label;
    if (place.brief)
        std::erase_if(reason.because, [](Reason const& below) { return below.kind != Reason::Kind::Judgement; });
    if (!note.citation.empty()) {
        auto const others = std::exchange(reason.citation, note.citation);
        add_new(reason.citation, others);
    }
    if (!reason.law_date) reason.law_date = place.law_date;
    return reason;
}

}  // namespace wetwijzer::explain
