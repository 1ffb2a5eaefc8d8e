#include "engine/decide/readings_met.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wetwijzer::decide {

using trace::StepKind;

bool unite(ReadingSet& into, ReadingSet const& more) {
    if (std::includes(into.begin(), into.end(), more.begin(), more.end())) return false;
    ReadingSet both;
    std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(both));
    into = std::move(both);
    return true;
}

bool holds(ReadingSet const& set, std::uint32_t reading) { return std::binary_search(set.begin(), set.end(), reading); }

// Each reading is noted with all steps above it. A rule that was computed before has noted all of its own by the time
// it is asked for again. A rule with a law date of its own is none to compare by: that date may rest on readings too.
ReadingsMet::ReadingsMet(model::RuleSet const& rules, evaluate::Evaluation const& evaluation)
    : evaluation_(evaluation) {
    auto const& steps = evaluation_.trace.steps;
    bool const any =
        std::any_of(steps.begin(), steps.end(), [](trace::Step const& step) { return step.kind == StepKind::Reading; });
    if (!any) return;
    below_.resize(steps.size());
    for (std::uint32_t i = 0; i < steps.size(); ++i) {
        ReadingSet found;
        if (steps[i].kind == StepKind::Reading) found = {steps[i].subject};
        if (steps[i].kind == StepKind::RuleAgain && steps[i].link != trace::no_step) found = below_[steps[i].link];
        if (found.empty()) continue;
        meetings_.push_back(i);
        for (auto above = i; above != trace::no_step && unite(below_[above], found); above = steps[above].parent) {
        }
    }
    for (std::uint32_t i = 0; i < steps.size(); ++i) {
        auto const rule = steps[i].parent;
        bool const of_rule = steps[i].kind == StepKind::Version && rule != trace::no_step && !below_[rule].empty() &&
                             steps[rule].kind == StepKind::Rule && !rules.rules[steps[rule].subject].law_date.is_some();
        if (!of_rule) continue;
        auto const& of = steps[rule];
        by_step_.push_back({{of.subject, static_cast<std::int32_t>(steps[i].detail), of.extra, of.detail}, rule});
    }
    by_key_ = by_step_;
    std::sort(by_key_.begin(), by_key_.end(),
              [](Computed const& left, Computed const& right) { return left.key < right.key; });
    std::sort(by_step_.begin(), by_step_.end(),
              [](Computed const& left, Computed const& right) { return left.step < right.step; });
}

ReadingSet const& ReadingsMet::by_outcome(std::size_t place) const {
    static ReadingSet const none;
    auto const root = evaluation_.roots[place];
    return below_.empty() || root == trace::no_step ? none : below_[root];
}

std::uint32_t ReadingsMet::find(Key const& key) const {
    auto const found = std::lower_bound(by_key_.begin(), by_key_.end(), key,
                                        [](Computed const& one, Key const& wanted) { return one.key < wanted; });
    return found == by_key_.end() || found->key != key ? trace::no_step : found->step;
}

ReadingsMet::Key const* ReadingsMet::key_of(std::uint32_t step) const {
    auto const found = std::lower_bound(by_step_.begin(), by_step_.end(), step,
                                        [](Computed const& one, std::uint32_t wanted) { return one.step < wanted; });
    return found == by_step_.end() || found->step != step ? nullptr : &found->key;
}

std::vector<bool> ReadingsMet::may_change(std::uint32_t reading, ReadingsMet const& other,
                                          std::uint32_t changed) const {
    auto const& steps = evaluation_.trace.steps;
    std::vector<bool> outcomes(evaluation_.roots.size());
    if (below_.empty()) return outcomes;
    auto const same_there = [&](std::uint32_t step) {
        auto const* key = key_of(step);
        auto const there = key ? other.find(*key) : trace::no_step;
        return there != trace::no_step && !holds(other.below_[there], changed) &&
               other.evaluation_.trace.steps[there].outcome == steps[step].outcome;
    };
    std::vector<bool> may(steps.size());
    for (auto const i : meetings_) {
        bool const again = steps[i].kind == StepKind::RuleAgain;
        if (again ? !may[steps[i].link] : steps[i].subject != reading) continue;
        for (auto at = i; at != trace::no_step && !may[at] && !same_there(at); at = steps[at].parent) may[at] = true;
    }
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        outcomes[i] = evaluation_.roots[i] != trace::no_step && may[evaluation_.roots[i]];
    return outcomes;
}

}  // namespace wetwijzer::decide
