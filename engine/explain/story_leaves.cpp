// Facts, judgements, parameters, faults and date shifts: where a chain of reasons ends.
#include "engine/explain/story.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::explain {
namespace {

using trace::StepKind;

values::Missing key_of(trace::Step const& step) {
    if (step.kind == StepKind::Field) return {step.subject, step.detail, step.extra};
    return {step.subject};
}

}  // namespace

Reason::Kind kind_of(values::Outcome const& outcome, bool negated) {
    switch (state_of(outcome)) {
        case State::Yes:
            return negated ? Reason::Kind::NotMet : Reason::Kind::Met;
        case State::No:
            return negated ? Reason::Kind::Met : Reason::Kind::NotMet;
        case State::Open:
            return Reason::Kind::Open;
        case State::Fault:
            return Reason::Kind::Fault;
    }
    return Reason::Kind::Open;
}

bool Story::is_leaf(std::uint32_t step) const {
    auto const kind = at(step).kind;
    return kind == StepKind::Fact || kind == StepKind::Judgement || kind == StepKind::Field ||
           kind == StepKind::Parameter || kind == StepKind::ReferenceDate || kind == StepKind::Reading;
}

// Notes a fact that counted, for the list of facts used.
void Story::use(std::uint32_t step) {
    auto const& s = at(step);
    auto const& rules = case_.rules;
    if (s.kind != StepKind::Fact && s.kind != StepKind::Judgement && s.kind != StepKind::Field) return;
    auto const* value = values::known(s.outcome);
    if (value == nullptr || !used_already_.insert(key_of(s)).second) return;
    auto const& fact = rules.facts[s.subject];
    if (s.kind == StepKind::Field) {
        auto const& field = rules.records[rules.type(fact.type).record].fields[s.extra];
        auto const origin = field.provenance.is_some() ? field.provenance : fact.provenance;
        auto const row = words_.row({s.subject, s.detail});
        used_.push_back({fact.name + '[' + std::to_string(s.detail + 1) + "]." + field.name,
                         words_.say(Phrase::OfRow, {words_.field(model::FactId(s.subject), s.extra), row}),
                         words_.text(*value, field.type),
                         origin.is_some() ? rules.provenances[origin.value].title : std::string()});
        return;
    }
    if (rules.type(fact.type).kind == values::Kind::List) return;
    auto const origin = fact.is_judgement()         ? words_.say(Phrase::JudgementOf, {words_.authority(fact.judge)})
                        : fact.provenance.is_some() ? rules.provenances[fact.provenance.value].title
                                                    : std::string();
    used_.push_back({fact.name, words_.fact(model::FactId(s.subject)), words_.text(*value, fact.type), origin});
}

std::vector<Explanation::Part::Used> Story::take_facts() {
    used_already_.clear();
    return std::exchange(used_, {});
}

Reason Story::leaf(std::uint32_t step, Place place) {
    auto const& s = at(step);
    auto const& rules = case_.rules;
    if (s.kind == StepKind::Reading) return reading(step, place);
    if (!place.brief || place.uses) use(step);
    Reason reason;
    reason.law_date = place.law_date;
    if (s.kind == StepKind::ReferenceDate) {
        reason.kind = Reason::Kind::Fact;
        reason.value = words_.text(case_.reference_date);
        reason.text = words_.say(Phrase::IsValue, {words_.say(Phrase::ReferenceDate), words_.text(case_.reference_date),
                                                   words_.say(Phrase::VerbSingular)});
        return reason;
    }
    if (s.kind == StepKind::Parameter) {
        auto const& parameter = rules.parameters[s.subject];
        reason.kind = Reason::Kind::Parameter;
        reason.name = parameter.name;
        reason.value = words_.text(s.outcome, parameter.type);
        reason.citation = parameter.citation;
        reason.text =
            words_.statement(words_.parameter(model::ParameterId(s.subject)), nullptr, s.outcome, parameter.type);
        if (s.detail < parameter.values.size()) {
            auto const& taken = parameter.values[s.detail];
            if (!taken.citation.empty()) reason.citation = taken.citation;
            reason.version = words_.version(taken.validity);
        }
        if (auto const* fault = std::get_if<values::Fault>(&s.outcome)) {
            reason.kind = Reason::Kind::Fault;
            reason.text = words_.fault(*fault, place.law_date);
        }
        return reason;
    }
    auto const& fact = rules.facts[s.subject];
    if (s.kind == StepKind::Field) {
        auto const& field = rules.records[rules.type(fact.type).record].fields[s.extra];
        auto const origin = field.provenance.is_some() ? field.provenance : fact.provenance;
        reason.kind = Reason::Kind::Fact;
        reason.name = fact.name + '[' + std::to_string(s.detail + 1) + "]." + field.name;
        reason.value = words_.text(s.outcome, field.type);
        reason.text = words_.statement(words_.field(model::FactId(s.subject), s.extra), nullptr, s.outcome, field.type);
        if (place.row.row != s.detail || place.row.fact != s.subject)
            reason.text = words_.say(Phrase::OfRow, {reason.text, words_.row({s.subject, s.detail})});
        if (origin.is_some()) reason.source = rules.provenances[origin.value].title;
        return reason;
    }
    reason.name = fact.name;
    reason.citation = fact.citation;
    reason.kind = Reason::Kind::Fact;
    if (rules.type(fact.type).kind == values::Kind::List) {
        auto const rows_named = words_.rows(s.subject);
        auto const* value = values::known(s.outcome);
        auto const* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
        auto const count = number == nullptr ? words_.say(Phrase::NotKnownValue) : std::to_string(*number);
        reason.value = count;
        reason.text =
            is_known(s.outcome)
                ? words_.say(Phrase::NamedValue, {rows_named, count})
                : words_.say(Phrase::NotKnown, {words_.fact(model::FactId(s.subject)), words_.say(Phrase::VerbPlural)});
        if (fact.provenance.is_some()) reason.source = rules.provenances[fact.provenance.value].title;
        return reason;
    }
    reason.value = words_.text(s.outcome, fact.type);
    reason.text = words_.statement(words_.fact(model::FactId(s.subject)), &fact.sentences, s.outcome, fact.type);
    if (fact.provenance.is_some()) reason.source = rules.provenances[fact.provenance.value].title;
    if (!fact.is_judgement()) return reason;

    reason.kind = Reason::Kind::Judgement;
    auto const authority = words_.authority(fact.judge);
    if (!is_known(s.outcome)) {
        reason.kind = Reason::Kind::Open;
        reason.text = words_.say(Phrase::JudgementOpen, {authority, words_.fact(model::FactId(s.subject))});
        return reason;
    }
    reason.essential = true;
    auto const said = inside_sentence(reason.text);
    auto const record = std::find_if(case_.facts.judgements.begin(), case_.facts.judgements.end(),
                                     [&](auto const& one) { return one.fact.value == s.subject; });
    if (record == case_.facts.judgements.end()) {
        reason.text = words_.say(Phrase::JudgedUnsigned, {authority, said});
        return reason;
    }
    reason.text = words_.say(Phrase::Judged, {authority, record->author, words_.text(record->date), said});
    if (!record->motivation.empty()) reason.text = words_.say(Phrase::JudgedWhy, {reason.text, record->motivation});
    return reason;
}

Reason Story::fault(values::Fault const& fault, Place place, std::uint32_t step) const {
    Reason reason;
    std::string none_named;
    if (step != trace::no_step && at(step).expr.is_some()) {
        for (Operand const& operand : operands(step))
            if (none_named.empty() && is_nothing(operand.outcome))
                none_named = words_.expression(operand.expr, place.row);
    }
    reason.kind = Reason::Kind::Fault;
    reason.law_date = place.law_date;
    reason.text = words_.fault(fault, place.law_date, none_named);
    return reason;
}

// The act is cited when the rule set names it as a source.
model::Citation Story::terms_act(std::initializer_list<model::ReferencePart> parts) const {
    for (std::size_t i = 0; i < case_.rules.sources.size(); ++i)
        if (case_.rules.sources[i].identifier == "BWBR0002448") return {{model::SourceId(i), parts}};
    return {};
}

Reason Story::shift(values::TermShift const& shift, Place place) const {
    using Part = model::ReferencePart::Kind;
    using Why = values::TermShift::Reason;
    Reason reason;
    reason.kind = Reason::Kind::CalendarShift;
    reason.essential = true;
    reason.law_date = place.law_date;
    reason.value = words_.text(shift.to);
    reason.citation = terms_act({{Part::Article, "1"}, {Part::Paragraph, "1"}});
    auto const from = words_.text(shift.from);
    auto const to = words_.weekday_and(shift.to);
    switch (shift.reason) {
        case Why::Saturday:
            reason.text = words_.say(Phrase::ShiftedSaturday, {from, to});
            break;
        case Why::Sunday:
            reason.text = words_.say(Phrase::ShiftedSunday, {from, to});
            break;
        case Why::PublicHoliday:
            reason.text =
                words_.say(Phrase::ShiftedHoliday, {from, to, values::holiday_name(shift.holiday, case_.language)});
            break;
        case Why::Equated:
            reason.text = words_.say(Phrase::ShiftedEquated, {from, to, shift.equated_reason});
            break;
        case Why::TwoWorkingDays:
            reason.text = words_.say(Phrase::ShiftedTwoWorkingDays, {from, to});
            reason.citation = terms_act({{Part::Article, "2"}});
            break;
    }
    return reason;
}

}  // namespace wetwijzer::explain
