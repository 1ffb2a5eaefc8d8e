#include "engine/explain/readings.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace wetwijzer::explain {
namespace {

using OtherReading = Explanation::Part::OtherReading;

OtherReading::Assumed assumed(Case const& of, Words const& words, evaluate::Facts::ChosenReading const& one) {
    auto const& reading = of.rules.readings[one.reading.value];
    auto const& alternative = reading.alternatives[one.alternative];
    auto const chosen = std::find_if(of.facts.readings.begin(), of.facts.readings.end(),
                                     [&](auto const& other) { return other.reading == one.reading; });
    OtherReading::Assumed told;
    told.name = reading.name;
    told.about = reading.description.empty() ? spaced(reading.name) : described(reading.description);
    told.taken = reading.alternatives[chosen == of.facts.readings.end() ? 0 : chosen->alternative].name;
    told.alternative = alternative.name;
    told.means = words.say(
        Phrase::QuotedName,
        {alternative.description.empty() ? spaced(alternative.name) : inside_sentence(alternative.description)});
    told.citation = alternative.citation.empty() ? reading.citation : alternative.citation;
    return told;
}

std::string sentence(Case const& of, Words const& words, model::RuleId rule, values::Outcome const& outcome,
                     bool applies) {
    auto const state = state_of(outcome);
    if (applies && state != State::Fault)
        return words.say(state == State::Yes  ? Phrase::AtIssue
                         : state == State::No ? Phrase::NotAtIssue
                                              : Phrase::AtIssueOpen);
    return words.statement(words.rule(rule), nullptr, outcome, of.rules.rules[rule.value].type, {}, true);
}

}  // namespace

std::vector<OtherReading> other_readings(Case const& of, std::vector<decide::ReadingEffect> const& effects,
                                         About const& about) {
    Words const words(of);
    std::vector<OtherReading> all;
    for (auto const& effect : effects) {
        auto const applies = std::find_if(effect.differences.begin(), effect.differences.end(),
                                          [&](auto const& difference) { return difference.rule == about.applies; });
        bool const changes_applies = applies != effect.differences.end();
        if (about.only_applies && !changes_applies) continue;
        bool const no_more = changes_applies && state_of(applies->outcome) == State::No;
        OtherReading told;
        std::string differences;
        for (std::size_t i = 0; i < about.rules.size(); ++i) {
            for (auto const& difference : effect.differences) {
                bool const is_applies = difference.rule == about.applies;
                if (difference.rule != about.rules[i] || (no_more && !is_applies)) continue;
                auto const type = of.rules.rules[difference.rule.value].type;
                OtherReading::Other other;
                other.name = of.rules.rules[difference.rule.value].name;
                other.value = words.text(difference.outcome, type);
                other.now = words.text(about.now[i], type);
                auto const said = sentence(of, words, difference.rule, difference.outcome, is_applies);
                other.text = as_sentence(said);
                auto const compared = is_applies ? said : words.say(Phrase::InsteadOf, {said, other.now});
                differences = differences.empty() ? compared : words.say(Phrase::AlsoSo, {differences, compared});
                told.outcomes.push_back(std::move(other));
            }
        }
        if (told.outcomes.empty()) continue;
        for (auto const& one : effect.assumed) told.assumed.push_back(assumed(of, words, one));
        auto const& first = told.assumed.front();
        auto const& last = told.assumed.back();
        told.text = told.assumed.size() == 1
                        ? words.say(Phrase::UnderOtherReading, {first.about, first.means, differences})
                        : words.say(Phrase::UnderOtherReadings,
                                    {first.about, first.means, last.about, last.means, differences});
        all.push_back(std::move(told));
    }
    return all;
}

}  // namespace wetwijzer::explain
