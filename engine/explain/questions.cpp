// Missing facts and judgements as questions, with ground and source.
#include "engine/explain/questions.hpp"

namespace wetwijzer::explain {
namespace {

using trace::StepKind;
using Question = Explanation::Part::Question;

bool asks_for(trace::Step const& step, values::Missing const& missing) {
    if (missing.field != values::Missing::whole)
        return step.kind == StepKind::Field && step.subject == missing.fact && step.detail == missing.row &&
               step.extra == missing.field;
    return (step.kind == StepKind::Fact || step.kind == StepKind::Judgement) && step.subject == missing.fact;
}

// The citation of the exception, branch or row that a step stands in.
model::Citation ground_of_alternative(model::Version const& version, trace::Step const& step) {
    if (step.kind == StepKind::Exception && step.subject < version.exceptions.size())
        return version.exceptions[step.subject].citation;
    if (step.kind == StepKind::Branch && step.subject < version.branches.size())
        return version.branches[step.subject].citation;
    if (step.kind == StepKind::TableRow && step.subject < version.rows.size())
        return version.rows[step.subject].citation;
    return {};
}

// On the way from a step up to its rule: the citation of the condition, alternative or version it stands in.
model::Citation ground_above(Case const& of, std::uint32_t index) {
    auto const& steps = of.evaluation.trace.steps;
    std::uint32_t below = index;
    for (; index != trace::no_step; below = index, index = steps[index].parent) {
        auto const& step = steps[index];
        if (step.kind == StepKind::Condition) {
            auto const note = of.rules.expr(model::ExprId(step.subject)).note;
            if (note.is_some() && !of.rules.notes[note.value].citation.empty())
                return of.rules.notes[note.value].citation;
        }
        if (step.kind != StepKind::Rule) continue;
        for (std::uint32_t child = index + 1; child < steps.size(); ++child) {
            if (steps[child].kind != StepKind::Version || steps[child].parent != index) continue;
            auto const& versions = of.rules.rules[step.subject].versions;
            if (steps[child].subject >= versions.size()) return {};
            auto const& version = versions[steps[child].subject];
            auto const nearer = ground_of_alternative(version, steps[below]);
            return nearer.empty() ? version.citation : nearer;
        }
        return {};
    }
    return {};
}

model::Citation ground_of(Case const& of, values::Missing const& missing) {
    auto const& own = of.rules.facts[missing.fact].citation;
    if (!own.empty()) return own;
    auto const& steps = of.evaluation.trace.steps;
    for (std::uint32_t i = 0; i < steps.size(); ++i)
        if (asks_for(steps[i], missing) && !is_known(steps[i].outcome)) return ground_above(of, i);
    return {};
}

std::string asked(Words const& words, std::string const& question, std::string const& named, bool list) {
    if (!question.empty()) return question;
    auto const whether = clause(named);
    return as_sentence(
        whether ? words.say(Phrase::AskWhether, {*whether})
                : words.say(Phrase::AskFact,
                            {named, words.say(list || is_plural(named) ? Phrase::VerbPlural : Phrase::VerbSingular)}));
}

Question question(Case const& of, Words const& words, values::Missing const& missing) {
    auto const& rules = of.rules;
    auto const& fact = rules.facts[missing.fact];
    Question result;
    result.name = fact.name;
    auto provenance = fact.provenance;
    if (missing.field != values::Missing::whole) {
        auto const& field = rules.records[rules.type(fact.type).record].fields[missing.field];
        result.name += '[' + std::to_string(missing.row + 1) + "]." + field.name;
        auto const row = words.row({missing.fact, missing.row});
        result.text = words.say(
            Phrase::OfRow,
            {asked(words, field.question, words.field(model::FactId(missing.fact), missing.field), false), row});
        if (field.provenance.is_some()) provenance = field.provenance;
    } else {
        result.text = asked(words, fact.question, words.fact(model::FactId(missing.fact)),
                            rules.type(fact.type).kind == values::Kind::List);
    }
    if (fact.is_judgement()) result.judge = words.authority(fact.judge);
    if (provenance.is_some()) result.origin = rules.provenances[provenance.value].title;
    result.citation = ground_of(of, missing);
    return result;
}

}  // namespace

std::vector<Question> questions(Case const& of, values::Unknown const& missing) {
    Words const words(of);
    std::vector<Question> all;
    for (auto const& one : missing.missing) all.push_back(question(of, words, one));
    return all;
}

}  // namespace wetwijzer::explain
