#include "engine/replay/rule_sets.hpp"

#include "engine/decide/digest.hpp"

#include <utility>

namespace wetwijzer::replay {

RuleSets::Compiled RuleSets::prepare(std::shared_ptr<model::RuleSet const> rules) {
    auto prepared = std::make_unique<decide::Prepared const>(*rules);
    return {Compiled::State::Ready, std::move(rules), std::move(prepared)};
}

RuleSets::Compiled const& RuleSets::at(store::Reading const& reading, std::string const& hash) {
    std::lock_guard const lock(mutex_);
    auto const found = known_.find(hash);
    return found != known_.end() ? found->second : known_.emplace(hash, make(reading, hash)).first->second;
}

RuleSets::Compiled RuleSets::make(store::Reading const& reading, std::string const& hash) const {
    auto const texts = reading.rule_texts(hash);
    if (!texts) return {Compiled::State::Missing, nullptr, nullptr};
    if (decide::rule_set_hash(*texts) != hash) return {Compiled::State::Damaged, nullptr, nullptr};
    std::shared_ptr<model::RuleSet const> rules = compile_(*texts);
    if (!rules) return {Compiled::State::DoesNotCompile, nullptr, nullptr};
    return prepare(std::move(rules));
}

}  // namespace wetwijzer::replay
