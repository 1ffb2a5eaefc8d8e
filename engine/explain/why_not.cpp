// Why an outcome is not what was hoped, and the smallest changes that would have made it so. Each change named
// was tried: the rules were evaluated again with it.
#include "engine/explain/changes.hpp"
#include "engine/explain/explanation.hpp"
#include "engine/explain/questions.hpp"
#include "engine/explain/story.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::explain {
namespace {

constexpr std::size_t most_told = 5;

bool gives(Case const& of, model::RuleId rule, Plan const& plan) {
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
    auto const tried = evaluate::evaluate(of.rules, facts, of.reference_date, asked, assumptions);
    auto const* value = values::known(tried.outcomes[0]);
    auto const* yes = value != nullptr ? std::get_if<bool>(value) : nullptr;
    return yes != nullptr && *yes;
}

// The smallest plans that work; all of one size.
std::vector<Plan> working(Case const& of, model::RuleId rule, std::uint32_t root) {
    std::vector<Plan> found;
    for (Plan const& plan : Changes(of).plans(root, true)) {
        if (plan.empty()) continue;
        if (!found.empty() && (plan.size() > found.front().size() || found.size() == most_told)) break;
        if (gives(of, rule, plan)) found.push_back(plan);
    }
    return found;
}

Reason told(Words const& words, Plan const& plan, std::string const& yes) {
    std::string changes;
    bool open = true;
    for (Change const& change : plan) {
        changes = changes.empty() ? change.text : words.say(Phrase::And, {changes, change.text});
        open = open && change.was_open;
    }
    Reason reason;
    reason.kind = Reason::Kind::Outcome;
    reason.text = words.say(open ? Phrase::WillBe : Phrase::WouldBe, {yes, changes});
    return reason;
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
    auto const yes = words.say(truth ? Phrase::Yes : Phrase::AValue);
    if (state == State::Yes) {
        Reason holds;
        holds.text = words.say(Phrase::WhyHolds);
        part.reasons.insert(part.reasons.begin(), std::move(holds));
    } else if (truth) {
        auto const plans = working(of, rule, evaluation.roots[0]);
        for (Plan const& plan : plans) part.reasons.push_back(told(words, plan, yes));
        if (plans.empty()) {
            Reason none;
            none.text = words.say(Phrase::NoSmallChange, {words.number(Changes::most_changes), yes});
            part.reasons.push_back(std::move(none));
        }
    }
    if (auto const* unknown = std::get_if<values::Unknown>(&outcome)) part.questions = questions(of, *unknown);
    part.status = words.text(outcome, rules.rules[rule.value].type);
    part.facts = story.take_facts();
    explanation.parts.push_back(std::move(part));
    return explanation;
}

}  // namespace wetwijzer::explain
