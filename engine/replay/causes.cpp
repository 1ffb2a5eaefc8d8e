#include "engine/replay/causes.hpp"

#include "engine/decide/canonical.hpp"
#include "engine/values/text.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::replay {

namespace {

using trace::Step;
using trace::StepKind;

constexpr std::size_t most_causes = 5;

std::string since(model::Validity const& validity) { return validity.from ? validity.from->iso() : ""; }

std::string rule_value(model::RuleSet const& rules, Step const& step) {
    return decide::outcomes_json(rules, {model::RuleId(step.subject)}, {step.outcome});
}

std::string parameter_value(model::RuleSet const& rules, Step const& step) {
    auto const* value = values::known(step.outcome);
    return value ? values::canonical(*value, rules.type(rules.parameters[step.subject].type)) : "";
}

std::string parameter_since(model::RuleSet const& rules, Step const& step) {
    auto const& all = rules.parameters[step.subject].values;
    return step.detail < all.size() ? since(all[step.detail].validity) : "";
}

bool is_rule(Step const& step) { return step.kind == StepKind::Rule && step.detail == trace::none; }

}  // namespace

Causes::Causes(Side const& then, Side const& now) : now_(now), children_(now.evaluation.trace.steps.size()) {
    for (auto const& step : then.evaluation.trace.steps) {
        if (step.kind == StepKind::Parameter) {
            known_[then.rules.parameters[step.subject].name].push_back(
                {parameter_since(then.rules, step), parameter_value(then.rules, step)});
        } else if (is_rule(step)) {
            known_[then.rules.rules[step.subject].name].push_back({"", rule_value(then.rules, step)});
        } else if (step.kind == StepKind::Version && step.subject != trace::none && step.parent != trace::no_step) {
            auto const& rule = then.evaluation.trace.steps[step.parent];
            if (!is_rule(rule)) continue;
            auto const& versions = then.rules.rules[rule.subject].versions;
            for (auto& one : known_[then.rules.rules[rule.subject].name])
                if (one.value == rule_value(then.rules, rule)) one.since = since(versions[step.subject].validity);
        }
    }
    auto const& steps = now.evaluation.trace.steps;
    for (std::uint32_t i = 0; i < steps.size(); ++i)
        if (steps[i].parent != trace::no_step) children_[steps[i].parent].push_back(i);
}

std::vector<Cause> Causes::of(std::string_view outcome) const {
    Search search;
    search.seen.resize(children_.size());
    for (std::size_t i = 0; i < now_.requested.size(); ++i) {
        auto const root = now_.evaluation.roots[i];
        if (now_.rules.rules[now_.requested[i].value].name == outcome && root != trace::no_step) look(root, search);
    }
    std::sort(search.found.begin(), search.found.end(),
              [](Cause const& left, Cause const& right) { return left.name < right.name; });
    if (search.found.size() > most_causes) search.found.resize(most_causes);
    return search.found;
}

// Whether something differs there; what gives the same value as then makes no difference, whatever is below it.
bool Causes::look(std::uint32_t at, Search& search) const {
    auto const& step = now_.evaluation.trace.steps[at];
    if (step.kind == StepKind::RuleAgain && step.link != trace::no_step) return look(step.link, search);
    if (search.seen[at] != Seen::No) return search.seen[at] == Seen::Differs;
    bool const rule = is_rule(step), parameter = step.kind == StepKind::Parameter;
    // What was not asked then is no cause: what asks for it now is, or something else below that.
    bool met_then = false;
    std::string then_since;
    if (rule || parameter) {
        auto const& name = rule ? now_.rules.rules[step.subject].name : now_.rules.parameters[step.subject].name;
        auto const value = rule ? rule_value(now_.rules, step) : parameter_value(now_.rules, step);
        if (auto const known = known_.find(name); known != known_.end()) {
            auto const same = [&](Known const& one) { return one.value == value; };
            if (std::any_of(known->second.begin(), known->second.end(), same)) {
                search.seen[at] = Seen::Same;
                return false;
            }
            met_then = true;
            then_since = known->second.front().since;
        }
    }
    bool below = false;
    for (auto const child : children_[at])
        if (look(child, search)) below = true;
    if (met_then && !below) search.found.push_back(cause(step, at, std::move(then_since)));
    bool const differs = below || met_then;
    search.seen[at] = differs ? Seen::Differs : Seen::Same;
    return differs;
}

Cause Causes::cause(trace::Step const& step, std::uint32_t at, std::string then_since) const {
    if (step.kind == StepKind::Parameter)
        return {now_.rules.parameters[step.subject].name, std::move(then_since), parameter_since(now_.rules, step)};
    auto const& rule = now_.rules.rules[step.subject];
    Cause found{rule.name, std::move(then_since), {}};
    for (auto const child : children_[at]) {
        auto const& version = now_.evaluation.trace.steps[child];
        if (version.kind == StepKind::Version && version.subject != trace::none)
            found.now_since = since(rule.versions[version.subject].validity);
    }
    return found;
}

}  // namespace wetwijzer::replay
