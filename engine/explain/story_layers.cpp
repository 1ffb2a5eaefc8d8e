// Exceptions that stand elsewhere with what the law gives beneath them, and readings of doubtful points.
#include "engine/explain/story.hpp"
#include "engine/model/layers.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::explain {
namespace {

using model::Layer;
using model::Op;
using trace::Choice;
using trace::StepKind;

}  // namespace

// The step of the value that lies beneath a version on top of it.
std::uint32_t Story::step_beneath(std::uint32_t step, model::Version const& version) const {
    for (auto const child : tree_.children(step)) {
        auto const kind = at(child).kind;
        if (kind == StepKind::Beneath || kind == StepKind::Branch)
            return child_of(child, version.branches.front().value);
    }
    return trace::no_step;
}

bool Story::excepted(std::uint32_t step) const {
    auto const children = tree_.children(step);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return at(child).kind == StepKind::Exception && was(at(child), Choice::Taken);
    });
}

// Whether nothing lies or may lie on top of what is beneath.
bool Story::stands_alone(std::uint32_t step) const {
    auto const children = tree_.children(step);
    return std::none_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return at(child).kind == StepKind::Beneath && !was(at(child), Choice::Taken);
    });
}

// "Volgens de wet: de boete is € 384", with how that came about. Where nothing lies on top the rule itself is told so.
void Story::tell_beneath(Reason& into, std::uint32_t step, model::Version const& version, Place place) {
    auto const beneath = step_beneath(step, version);
    if (beneath == trace::no_step) return;
    bool const alone = stands_alone(step);
    place.beneath = true;
    Reasons told;
    value(told, beneath, place);
    if (told.empty()) return;
    auto inner = merged(std::move(told), at(beneath).outcome, false);
    if (alone) {
        into.text = inner.text;
        into.version = inner.version;
        if (inner.kind == Reason::Kind::Open || inner.kind == Reason::Kind::Fault) into.kind = inner.kind;
        add_new(into.citation, inner.citation);
        into.because = std::move(inner.because);
        return;
    }
    bool const told_as_is = inner.kind == Reason::Kind::Open || inner.kind == Reason::Kind::Fault;
    if (!told_as_is) inner.kind = Reason::Kind::Beneath;
    inner.text = words_.say(Phrase::Beneath, {inside_sentence(inner.text)});
    inner.essential = !place.brief;
    if (inner.citation.empty()) inner.citation = version.citation;
    into.because.push_back(std::move(inner));
}

// "Maar sinds 9 juli 2025 volgens rechtspraak (ECLI:…): de boete is er niet." Told with what lies beneath, however
// short.
void Story::on_top(Reason& reason, model::Exception const& exception, Place place) {
    std::string identifiers;
    std::string title;
    for (auto const& reference : exception.citation) {
        auto const& source = case_.rules.sources[reference.source.value];
        if (source.identifier.starts_with("ECLI:") && identifiers.find(source.identifier) == std::string::npos)
            identifiers += (identifiers.empty() ? "" : ", ") + source.identifier;
        if (title.empty()) title = source.title.empty() ? source.name : source.title;
    }
    auto const by = exception.layer == Layer::CaseLaw  ? words_.say(Phrase::ByCaseLaw, {identifiers})
                    : exception.layer == Layer::Policy ? words_.say(Phrase::ByPolicy, {exception.municipality, title})
                                                       : title;
    auto const since = exception.validity.from ? words_.text(*exception.validity.from) : std::string();
    auto const& sentences = exception.sentences;
    auto const& own = sentences.yes.empty() ? sentences.any : sentences.yes;
    auto const said = !own.empty()                     ? words_.filled(own, place.row)
                      : !exception.description.empty() ? exception.description
                                                       : reason.text;
    reason.text = words_.say(since.empty() ? Phrase::LayerApplies : Phrase::LayerAppliesSince,
                             {by, inside_sentence(said), since});
    reason.layer = exception.layer;
    reason.since = exception.validity.from;
    reason.municipality = exception.municipality;
    reason.essential = !place.brief;
}

// The policy of a municipality where the person does not live is no exception worth telling.
bool Story::of_another_municipality(std::uint32_t step, model::Exception const& exception) const {
    if (exception.layer != Layer::Policy || !exception.condition.is_some()) return false;
    auto lives_there = exception.condition;
    auto place = child_of(step, lives_there);
    if (place != trace::no_step && case_.rules.expr(lives_there).op == Op::And) {
        lives_there = case_.rules.operands(case_.rules.expr(lives_there))[0];
        place = child_of(place, lives_there);
    }
    return place != trace::no_step && state_of(at(place).outcome) == State::No;
}

// The Reading step of a condition that asks which reading is taken.
std::uint32_t Story::reading_of(std::uint32_t step) const {
    auto const op = case_.rules.expr(at(step).expr).op;
    if (op != Op::Equal && op != Op::NotEqual && op != Op::OneOf) return trace::no_step;
    std::uint32_t found = trace::no_step;
    for (auto const child : tree_.children(step)) {
        if (at(child).kind != StepKind::Reading) return trace::no_step;
        found = child;
    }
    return found;
}

// "Lezing: hoe de boete oploopt; gekozen: telkens het dubbele, omdat …". In full once, like a rule.
Reason Story::reading(std::uint32_t step, Place place) {
    auto const& s = at(step);
    auto const& reading = case_.rules.readings[s.subject];
    auto const means = [&](std::size_t alternative) {
        auto const& one = reading.alternatives[alternative];
        return one.description.empty() ? spaced(one.name) : inside_sentence(one.description);
    };
    Reason reason;
    reason.kind = Reason::Kind::Reading;
    reason.law_date = place.law_date;
    reason.name = reading.name;
    reason.value = reading.alternatives[s.detail].name;
    reason.citation = reading.citation;
    auto const about = reading.description.empty() ? spaced(reading.name) : described(reading.description);
    if (!told_readings_.insert(s.subject).second) {
        reason.text = words_.say(Phrase::SeeAbove, {words_.say(Phrase::ReadingAgain, {about, means(s.detail)})});
    } else if (s.detail == 0) {
        reason.text = words_.say(Phrase::ReadingStandard, {about, means(0), inside_sentence(reading.reason)});
    } else {
        add_new(reason.citation, reading.alternatives[s.detail].citation);
        reason.text = words_.say(Phrase::ReadingOther, {about, means(s.detail), means(0)});
    }
    return reason;
}

}  // namespace wetwijzer::explain
