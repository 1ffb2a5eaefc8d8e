// Rules: what was decided, by which branch, row or exception, in which version.
#include "engine/explain/story.hpp"
#include "engine/model/layers.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::explain {
namespace {

using trace::Choice;
using trace::StepKind;
using values::Kind;

constexpr unsigned deepest = 60;  // reasons below reasons; a reader is lost long before

}  // namespace

bool was(trace::Step const& step, Choice choice) { return step.detail == static_cast<std::uint32_t>(choice); }

void add_new(model::Citation& into, model::Citation const& more) {
    for (auto const& reference : more)
        if (std::find(into.begin(), into.end(), reference) == into.end()) into.push_back(reference);
}

Story::Story(Case const& of) : case_(of), words_(of), tree_(of.evaluation.trace) {}

bool Story::truth_of(model::TypeId type) const { return case_.rules.type(type).kind == Kind::Boolean; }

bool Story::amount_of(model::TypeId type) const {
    auto const kind = case_.rules.type(type).kind;
    return kind == Kind::Money || kind == Kind::ExactMoney;
}

Reason Story::rule(std::uint32_t step) { return rule(step, Place{case_.reference_date, {}}); }

// Sentences of a rule that lies beneath layers mean its own value where they name it.
Reason Story::rule(std::uint32_t step, Place place) {
    auto const& rule = case_.rules.rules[at(step).subject];
    if (!model::lies_beneath(rule)) return told_rule(step, place);
    auto const outer = rule.name.substr(0, rule.name.size() - model::beneath_suffix.size());
    auto const before = words_.read_as({model::find_rule(case_.rules, outer), model::RuleId(at(step).subject)});
    auto reason = told_rule(step, place);
    words_.read_as(before);
    return reason;
}

Reason Story::told_rule(std::uint32_t step, Place place) {
    auto const id = model::RuleId(at(step).subject);
    auto const& rule = case_.rules.rules[id.value];
    auto const named = words_.rule(id, std::exchange(place.beneath, false));
    Reason reason;
    reason.name = rule.name;
    reason.value = words_.text(at(step).outcome, rule.type);
    reason.law_date = place.law_date;
    if (at(step).kind == StepKind::Assumption) {
        reason.kind = Reason::Kind::Assumption;
        reason.text =
            words_.say(Phrase::Assumed, {words_.statement(named, nullptr, at(step).outcome, rule.type, {}, true)});
        return reason;
    }
    auto const full = at(step).kind == StepKind::RuleAgain && at(step).link != trace::no_step ? at(step).link : step;
    auto const& s = at(full);
    auto const outer = std::exchange(place.row, RowOf{s.extra, s.detail});
    bool const names_row = place.row.is_some() && (outer.fact != place.row.fact || outer.row != place.row.row);

    model::Version const* version = nullptr;
    for (auto const child : tree_.children(full)) {
        if (at(child).kind != StepKind::Version) continue;
        if (auto const day = values::Date::from_days(static_cast<std::int32_t>(at(child).detail)))
            place.law_date = *day;
        if (at(child).subject < rule.versions.size()) version = &rule.versions[at(child).subject];
    }
    reason.law_date = place.law_date;
    reason.text = words_.statement(named, version != nullptr ? &version->sentences : nullptr, s.outcome, rule.type,
                                   place.row, true);
    if (rule.term.is_some() && id == case_.rules.terms[rule.term.value].status && is_known(s.outcome))
        reason.text = words_.say(Phrase::NamedValue, {named, reason.value});
    if (names_row) reason.text = words_.say(Phrase::OfRow, {inside_sentence(reason.text), words_.row(place.row)});
    bool const on_top = version != nullptr && model::lies_on_top(case_.rules, rule, *version);
    if (version != nullptr) {
        reason.citation = version->citation;
        if (!on_top) reason.version = words_.version(version->validity);
    }
    if (std::holds_alternative<values::Fault>(s.outcome)) reason.kind = Reason::Kind::Fault;
    if (std::holds_alternative<values::Unknown>(s.outcome)) reason.kind = Reason::Kind::Open;
    if (place.brief || place.depth > deepest) return reason;
    if (told_.contains(full)) {
        reason.text = words_.say(Phrase::SeeAbove, {inside_sentence(reason.text)});
        return reason;
    }
    told_.insert(full);
    if (version == nullptr) {
        only_obstacles(reason.because, full, place);
    } else if (on_top) {
        body(reason, full, *version, place);
    } else {
        body(reason, full, *version, place);
        bool const passes_on = version->branches.size() == 1 && version->exceptions.empty() &&
                               version->sentences.yes.empty() && version->sentences.any.empty() &&
                               reason.because.size() == 1 && reason.because.front().value == reason.value &&
                               reason.because.front().kind == Reason::Kind::Outcome && truth_of(rule.type);
        if (passes_on) reason.text = reason.because.front().text;
        absorb_same(reason);
        term_borne_by(reason, id);
        version_chosen(reason, full, rule, *version, place);
    }
    return reason;
}

void Story::body(Reason& into, std::uint32_t step, model::Version const& version, Place place) {
    if (auto const* fault = std::get_if<values::Fault>(&at(step).outcome)) {
        bool const here =
            fault->where == at(step).subject &&
            (fault->code == values::FaultCode::ConflictingExceptions || fault->code == values::FaultCode::NoTableRow);
        if (here) {
            into.because.push_back(this->fault(*fault, place));
        } else {
            for (auto const child : tree_.children(step)) only_obstacles(into.because, child, place);
            if (into.because.empty()) into.because.push_back(this->fault(*fault, place));
        }
        return;
    }
    bool const excepted = this->excepted(step);
    bool const on_top = model::lies_on_top(case_.rules, case_.rules.rules[at(step).subject], version);
    if (!excepted && !on_top && version.kind == model::BodyKind::Table) tell_rows(into, step, version, place);
    if (!excepted && !on_top && version.kind == model::BodyKind::Branches) tell_branches(into, step, version, place);
    if (on_top) tell_beneath(into, step, version, place);
    tell_exceptions(into, step, version, place);
    if (!excepted) tell_other_exceptions(into, step, version, place);
    bool const still_open = std::any_of(into.because.begin(), into.because.end(),
                                        [](Reason const& reason) { return reason.kind == Reason::Kind::Open; });
    auto const text = words_.say(Phrase::SameEitherWay);
    bool const said = std::any_of(into.because.begin(), into.because.end(),  // of the text beneath an exception
                                  [&](Reason const& reason) { return reason.text == text; });
    if (still_open && !said && is_known(at(step).outcome)) {
        Reason same;
        same.kind = Reason::Kind::Skipped;
        same.law_date = place.law_date;
        same.text = text;
        into.because.insert(into.because.begin(), std::move(same));
    }
}

Reason Story::exception(std::uint32_t step, model::Exception const& exception, Place place) {
    auto const& s = at(step);
    Reasons why;
    if (auto const condition_step = child_of(step, exception.condition); condition_step != trace::no_step)
        condition(why, condition_step, place);
    auto inner = merged(std::move(why), s.outcome, false);
    Reason reason;
    reason.kind = Reason::Kind::Exception;
    reason.law_date = place.law_date;
    reason.citation = exception.citation.empty() ? inner.citation : exception.citation;
    auto const state = state_of(s.outcome);
    auto const label = words_.exception(exception);
    auto const said = inside_sentence(inner.text);
    auto const& own = state == State::Yes ? exception.sentences.yes : exception.sentences.no;
    auto const& given = own.empty() && state == State::Yes ? exception.sentences.any : own;
    bool const overridden = was(s, Choice::Overridden);
    if (state == State::Open) {
        reason.kind = Reason::Kind::Open;
        reason.text = said.empty() ? words_.say(Phrase::ExceptionOpen, {label})
                                   : words_.say(Phrase::ExceptionOpenBecause, {label, said});
    } else if (state == State::Fault) {
        reason = inner;
        if (reason.text.empty()) reason.text = words_.say(Phrase::ExceptionFaulty, {label});
    } else if (overridden) {
        reason.kind = Reason::Kind::Skipped;
        reason.text = words_.say(Phrase::ExceptionOverridden, {label});
    } else if (exception.layer != model::Layer::Own && state == State::Yes) {
        reason.text = words_.statement(words_.rule(model::RuleId(at(s.parent).subject)), nullptr, at(s.parent).outcome,
                                       case_.rules.rules[at(s.parent).subject].type, place.row, true);
        on_top(reason, exception, place);
    } else if (!given.empty()) {
        reason.text = words_.filled(given, place.row);
    } else if (state == State::Yes) {
        reason.text = said.empty() ? words_.say(Phrase::ExceptionApplies, {label})
                                   : words_.say(Phrase::ExceptionAppliesBecause, {label, said});
    } else {
        reason.text = said.empty() ? words_.say(Phrase::ExceptionNot, {label})
                                   : words_.say(Phrase::ExceptionNotBecause, {label, said});
    }
    if (state == State::No) reason.kind = Reason::Kind::ExceptionNot;
    if (state == State::Fault) return reason;
    add_new(reason.citation, inner.citation);
    reason.version = inner.version;
    if (inner.kind == Reason::Kind::Judgement && !given.empty()) {
        reason.because.push_back(std::move(inner));  // who judged stays visible
        return reason;
    }
    reason.essential = reason.essential || inner.essential;
    reason.because = std::move(inner.because);
    if (place.brief && !given.empty())
        std::erase_if(reason.because, [](Reason const& below) { return below.kind != Reason::Kind::Judgement; });
    return reason;
}

// The value that an exception gives: its own, or that of the last "anders", told as a branch below it.
std::uint32_t Story::value_of_exception(std::uint32_t step, model::Exception const& exception,
                                        model::Version const& version) const {
    if (exception.value.is_some()) return child_of(step, exception.value);
    for (auto const child : tree_.children(step))
        if (at(child).kind == StepKind::Branch) return child_of(child, version.branches[at(child).subject].value);
    return trace::no_step;
}

// Exceptions that apply, may apply or were overridden.
void Story::tell_exceptions(Reason& into, std::uint32_t step, model::Version const& version, Place place) {
    for (auto const child : tree_.children(step)) {
        auto const& s = at(child);
        if (s.kind != StepKind::Exception || was(s, Choice::NotTaken)) continue;
        auto const& one = version.exceptions[s.subject];
        auto reason = exception(child, one, place);
        if (was(s, Choice::Taken)) {
            auto const value_step = value_of_exception(child, one, version);
            if (value_step != trace::no_step) value(reason.because, value_step, place);
            add_new(into.citation, one.citation);
        }
        into.because.push_back(std::move(reason));
    }
}

std::string Story::plain(std::uint32_t step) const {
    auto const full = at(step).kind == StepKind::RuleAgain && at(step).link != trace::no_step ? at(step).link : step;
    if (at(full).kind != StepKind::Rule) return {};
    auto const& rule = case_.rules.rules[at(full).subject];
    std::string text;
    model::Version const* version = nullptr;
    for (auto const child : tree_.children(full)) {
        auto const& s = at(child);
        if (s.kind == StepKind::Version && s.subject < rule.versions.size()) version = &rule.versions[s.subject];
        if (version == nullptr || !was(s, Choice::Taken)) continue;
        if (s.kind == StepKind::Exception) text = version->exceptions[s.subject].sentences.plain;
        if (s.kind == StepKind::Branch) text = version->branches[s.subject].sentences.plain;
        if (!text.empty()) break;
    }
    if (text.empty() && version != nullptr && model::lies_on_top(case_.rules, rule, *version) && !excepted(full))
        if (auto const beneath = step_beneath(full, *version); beneath != trace::no_step) return plain(beneath);
    auto const* value = values::known(at(full).outcome);
    if (text.empty() && version != nullptr && value != nullptr && !is_none(*value)) text = version->sentences.plain;
    return words_.filled(text);
}

// "Geen van de vier uitzonderingen is van toepassing", where that mattered.
void Story::tell_other_exceptions(Reason& into, std::uint32_t step, model::Version const& version, Place place) {
    Reasons others;
    auto brief = place;
    brief.brief = true;
    brief.uses = true;
    for (auto const child : tree_.children(step)) {
        auto const& s = at(child);
        if (s.kind == StepKind::Exception && was(s, Choice::NotTaken) && state_of(s.outcome) == State::No &&
            !of_another_municipality(child, version.exceptions[s.subject]))
            others.push_back(exception(child, version.exceptions[s.subject], brief));
    }
    if (others.empty()) return;
    auto const last_taken = [&] {
        for (auto const child : tree_.children(step))
            if (at(child).kind == StepKind::Branch && was(at(child), Choice::Taken))
                return at(child).subject + 1 == version.branches.size();
        return false;
    }();
    bool const all_to_last = std::all_of(version.exceptions.begin(), version.exceptions.end(),
                                         [](auto const& one) { return !one.value.is_some(); });
    if (last_taken && all_to_last && version.branches.size() > 1) return;
    if (others.size() == 1) {
        into.because.push_back(std::move(others.front()));
        return;
    }
    Reason group;
    group.kind = Reason::Kind::ExceptionNot;
    group.law_date = place.law_date;
    group.text = others.size() == 2 ? words_.say(Phrase::NeitherExceptionApplies)
                                    : words_.say(Phrase::NoExceptionApplies, {words_.number(others.size())});
    group.because = std::move(others);
    into.because.push_back(std::move(group));
}

// Said where there was something to choose: several versions, or the law of another date.
void Story::version_chosen(Reason& into, std::uint32_t rule_step, model::Rule const& rule,
                           model::Version const& version, Place place) {
    auto const named = words_.version(version.validity);
    bool const by_reference_date = place.law_date == case_.reference_date;
    if (named.empty() || (rule.versions.size() == 1 && by_reference_date)) return;
    Reason reason;
    reason.kind = Reason::Kind::Version;
    reason.law_date = place.law_date;
    reason.value = named;
    auto const day = words_.text(place.law_date);
    if (by_reference_date) {
        reason.text = words_.say(Phrase::VersionByReferenceDate, {named, day});
    } else if (rule.law_date.is_some()) {
        auto const meaning = words_.expression(rule.law_date, place.row);
        reason.text = words_.say(Phrase::VersionByLawDateOf, {named, day, meaning});
    } else {
        reason.text = words_.say(Phrase::VersionByLawDate, {named, day});
    }
    if (auto const date = rule.law_date.is_some() ? child_of(rule_step, rule.law_date) : trace::no_step;
        date != trace::no_step)
        derivations(reason, date, place);
    into.because.push_back(std::move(reason));
}

}  // namespace wetwijzer::explain
