// Why an outcome is not what was hoped, and the smallest changes that would have made it so. Each change named
// was tried: the rules were evaluated again with it.
#include "engine/explain/changes.hpp"
#include "engine/explain/explanation.hpp"
#include "engine/explain/questions.hpp"
#include "engine/explain/readings.hpp"
#include "engine/explain/story.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wetwijzer::explain {
namespace {

constexpr std::size_t most_told = 5;

values::Outcome outcome_with(Case const& of, model::RuleId rule, Plan const& plan) {
    auto facts = of.facts;
    std::vector<evaluate::Assumption> assumptions;
    for (Change const& change : plan) {
        if (change.rule.is_some()) {
            assumptions.push_back({change.rule, change.value});
        } else if (change.field == values::Missing::whole) {
            facts.slots[change.fact.value].value = change.value;
        } else {
            (*facts.slots[change.fact.value].rows)[change.row][change.field] = change.value;
        }
    }
    model::RuleId const asked[] = {rule};
    return evaluate::evaluate(of.rules, facts, of.reference_date, asked, assumptions).outcomes[0];
}

Reason told(Words const& words, Plan const& plan, std::string const& outcome) {
    std::string changes;
    bool open = true;
    for (Change const& change : plan) {
        changes = changes.empty() ? change.text : words.say(Phrase::And, {changes, change.text});
        open = open && change.was_open;
    }
    Reason reason;
    reason.kind = Reason::Kind::Outcome;
    reason.value = outcome;
    reason.text = words.say(open ? Phrase::WillBe : Phrase::WouldBe, {outcome, changes});
    return reason;
}

// A truth: the smallest plans that make it yes, all of one size. A value: the smallest that make it another one.
std::vector<Reason> changes_that_work(Case const& of, Words const& words, model::RuleId rule, std::uint32_t root,
                                      values::Outcome const& now) {
    auto const type = of.rules.rules[rule.value].type;
    bool const truth = of.rules.type(type).kind == values::Kind::Boolean;
    Changes const changes(of);
    std::vector<Reason> found;
    std::size_t smallest = 0;
    for (Plan const& plan : truth ? changes.plans(root, true) : changes.other_choices(root)) {
        if (plan.empty()) continue;
        if (!found.empty() && (plan.size() > smallest || found.size() == most_told)) break;
        auto const then = outcome_with(of, rule, plan);
        auto const* value = values::known(then);
        bool const better = value != nullptr && (truth ? state_of(then) == State::Yes : then != now);
        if (!better) continue;
        auto reason = told(words, plan, words.text(then, type));
        bool const said =
            std::any_of(found.begin(), found.end(), [&](Reason const& one) { return one.text == reason.text; });
        if (said) continue;
        smallest = plan.size();
        found.push_back(std::move(reason));
    }
    return found;
}

}  // namespace

Explanation explain_why_not(model::RuleSet const& rules, decide::Decision const& decision, evaluate::Facts const& facts,
                            model::RuleId rule, values::Language language) {
    model::RuleId const asked[] = {rule};
    auto const evaluation = evaluate::evaluate(rules, facts, decision.reference_date, asked);
    auto const& outcome = evaluation.outcomes[0];
    Case const of{rules, evaluation, facts, decision.reference_date, language};
    Words const words(of);
    Story story(of);

    Explanation explanation;
    explanation.language = language;
    explanation.case_id = decision.case_id;
    explanation.reference_date = decision.reference_date;
    explanation.rule_set_hash = decision.rule_set_hash;
    Explanation::Part part;
    part.decision = rules.rules[rule.value].name;
    auto const whether = clause(words.rule(rule));
    part.title = whether ? words.say(Phrase::WhyNotSo, {*whether}) : words.say(Phrase::WhyNotTitle, {words.rule(rule)});
    part.reasons.push_back(story.rule(evaluation.roots[0]));

    bool const truth = rules.type(rules.rules[rule.value].type).kind == values::Kind::Boolean;
    auto const state = state_of(outcome);
    if (truth && state == State::Yes) {
        Reason holds;
        holds.text = words.say(Phrase::WhyHolds);
        part.reasons.insert(part.reasons.begin(), std::move(holds));
    } else {
        auto found = changes_that_work(of, words, rule, evaluation.roots[0], outcome);
        if (found.empty()) {
            Reason none;
            none.text =
                truth ? words.say(Phrase::NoSmallChange, {words.number(Changes::most_changes), words.say(Phrase::Yes)})
                      : words.say(Phrase::NoOtherOutcome, {words.number(Changes::most_changes)});
            found.push_back(std::move(none));
        }
        std::move(found.begin(), found.end(), std::back_inserter(part.reasons));
    }
    if (auto const* unknown = std::get_if<values::Unknown>(&outcome)) part.questions = questions(of, *unknown);
    auto const effects = decide::reading_effects(rules, facts, decision.reference_date, asked, evaluation);
    part.other_readings = other_readings(of, effects, {asked, evaluation.outcomes, {}, false});
    part.status = words.text(outcome, rules.rules[rule.value].type);
    part.facts = story.take_facts();
    explanation.parts.push_back(std::move(part));
    return explanation;
}

}  // namespace wetwijzer::explain
