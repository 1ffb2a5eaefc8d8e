// Decisions to explanations: a part for each besluit, then one for each outcome asked for by itself.
#include "engine/explain/explanation.hpp"

#include "engine/explain/questions.hpp"
#include "engine/explain/readings.hpp"
#include "engine/explain/story.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace wetwijzer::explain {
namespace {

using Part = Explanation::Part;

constexpr std::size_t absent = static_cast<std::size_t>(-1);

class Writer {
public:
    Writer(Case const& of, decide::Decision const& decision) : case_(of), decision_(decision), words_(of), story_(of) {}

    std::vector<Part> parts() {
        std::vector<Part> all;
        std::set<model::RuleId> covered;
        for (auto const& definition : case_.rules.decisions) {
            if (!was_asked(definition)) continue;
            all.push_back(of_decision(definition));
            if (definition.applies.is_some()) covered.insert(definition.applies);
            covered.insert(definition.outcomes.begin(), definition.outcomes.end());
        }
        for (std::size_t i = 0; i < decision_.requested.size(); ++i)
            if (!covered.contains(decision_.requested[i])) all.push_back(of_rule(i));
        return all;
    }

private:
    std::size_t place_of(model::RuleId rule) const {
        auto const& requested = decision_.requested;
        auto const found = std::find(requested.begin(), requested.end(), rule);
        return found == requested.end() ? absent : static_cast<std::size_t>(found - requested.begin());
    }

    bool was_asked(model::DecisionDefinition const& definition) const {
        return std::all_of(definition.outcomes.begin(), definition.outcomes.end(),
                           [&](model::RuleId rule) { return place_of(rule) != absent; }) &&
               (!definition.applies.is_some() || place_of(definition.applies) != absent);
    }

    values::Outcome const& outcome(std::size_t place) const { return decision_.evaluation.outcomes[place]; }

    Reason told(std::size_t place) {
        auto reason = story_.rule(decision_.evaluation.roots[place]);
        return reason;
    }

    Part of_decision(model::DecisionDefinition const& definition) {
        story_.begin_part();
        Part part;
        part.decision = definition.name;
        part.title = definition.description.empty() ? spaced(definition.name) : definition.description;
        part.citation = definition.citation;
        part.authority = definition.authority.empty() ? std::string() : words_.authority(definition.authority);
        part.remedy = remedy(definition);
        std::vector<values::Outcome const*> outcomes;
        bool applies = true;
        if (definition.applies.is_some()) {
            auto const place = place_of(definition.applies);
            outcomes.push_back(&outcome(place));
            part.reasons.push_back(told(place));
            say_at_issue(part.reasons.back(), definition.applies, outcome(place));
            applies = state_of(outcome(place)) != State::No;
        }
        if (applies) {
            for (auto const rule : definition.outcomes) {
                auto const place = place_of(rule);
                outcomes.push_back(&outcome(place));
                part.reasons.push_back(told(place));
                if (part.gist.empty()) part.gist = alone(part.reasons.back().text);
                add_plain(part, place);
            }
        } else {
            part.remedy.clear();
        }
        finish(part, outcomes, applies, definition.applies.is_some());
        std::vector<model::RuleId> about;
        if (definition.applies.is_some()) about.push_back(definition.applies);
        about.insert(about.end(), definition.outcomes.begin(), definition.outcomes.end());
        depend_on_readings(part, about, definition.applies, !applies);
        return part;
    }

    // A sentence that stands above all others, without "(zie boven)".
    std::string alone(std::string const& text) const {
        auto const tail = words_.say(Phrase::SeeAbove, {""});
        return text.ends_with(tail) ? text.substr(0, text.size() - tail.size()) : text;
    }

    // A condition that stands in the besluit itself has no description of its own.
    void say_at_issue(Reason& reason, model::RuleId rule, values::Outcome const& outcome) const {
        auto const made =
            words_.statement(words_.rule(rule), nullptr, outcome, case_.rules.rules[rule.value].type, {}, true);
        if (clause(words_.rule(rule)) || reason.text != made) return;
        auto const state = state_of(outcome);
        if (state == State::Fault) return;
        reason.text = words_.say(state == State::Yes  ? Phrase::AtIssue
                                 : state == State::No ? Phrase::NotAtIssue
                                                      : Phrase::AtIssueOpen);
    }

    Part of_rule(std::size_t place) {
        story_.begin_part();
        auto const rule = decision_.requested[place];
        Part part;
        part.decision = case_.rules.rules[rule.value].name;
        part.title = words_.rule(rule);
        part.reasons.push_back(told(place));
        part.gist = part.reasons.back().text;
        add_plain(part, place);
        finish(part, {&outcome(place)}, true, false);
        depend_on_readings(part, {rule}, {}, false);
        return part;
    }

    void finish(Part& part, std::vector<values::Outcome const*> const& outcomes, bool applies, bool conditional) {
        values::Unknown missing;
        bool fault = false;
        for (auto const* one : outcomes) {
            if (auto const* unknown = std::get_if<values::Unknown>(one)) values::merge(missing, *unknown);
            fault = fault || std::holds_alternative<values::Fault>(*one);
        }
        auto const status = !applies                   ? Phrase::StatusAppliesNot
                            : !missing.missing.empty() ? Phrase::StatusOpen
                            : fault                    ? Phrase::StatusFault
                            : conditional              ? Phrase::StatusApplies
                                                       : Phrase::StatusDetermined;
        part.status = words_.say(status);
        part.questions = questions(case_, missing);
        part.facts = story_.take_facts();
    }

    void depend_on_readings(Part& part, std::vector<model::RuleId> const& rules, model::RuleId applies,
                            bool only_applies) const {
        std::vector<values::Outcome> now;
        for (auto const rule : rules) now.push_back(outcome(place_of(rule)));
        part.other_readings = other_readings(case_, decision_.reading_effects, {rules, now, applies, only_applies});
    }

    void add_plain(Part& part, std::size_t place) {
        auto const text = story_.plain(decision_.evaluation.roots[place]);
        if (!text.empty()) part.plain += (part.plain.empty() ? "" : " ") + text;
    }

    std::string remedy(model::DecisionDefinition const& definition) const {
        if (definition.remedy.empty() || !definition.remedy_term) return {};
        auto const term = values::to_text(*definition.remedy_term, case_.language);
        auto const phrase = definition.remedy == "bezwaar"  ? Phrase::RemedyObjection
                            : definition.remedy == "beroep" ? Phrase::RemedyAppeal
                                                            : Phrase::RemedyOther;
        auto text = words_.say(phrase, {term, spaced(definition.remedy)});
        if (definition.remedy_citation.empty()) return text;
        return words_.say(Phrase::WithMeaning, {text, model::to_text(case_.rules, definition.remedy_citation)});
    }

    Case const& case_;
    decide::Decision const& decision_;
    Words words_;
    Story story_;
};

}  // namespace

Explanation explain(model::RuleSet const& rules, decide::Decision const& decision, evaluate::Facts const& facts,
                    values::Language language) {
    Case const of{rules, decision.evaluation, facts, decision.reference_date, language};
    Explanation explanation;
    explanation.language = language;
    explanation.case_id = decision.case_id;
    explanation.reference_date = decision.reference_date;
    explanation.rule_set_hash = decision.rule_set_hash;
    explanation.parts = Writer(of, decision).parts();
    return explanation;
}

}  // namespace wetwijzer::explain
