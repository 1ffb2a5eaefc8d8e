#include "engine/audit/rule_sets.hpp"

#include <utility>

namespace wetwijzer::audit {

using PartKind = uses::RulePart::Kind;

KnownRules::KnownRules(std::unique_ptr<model::RuleSet> compiled)
    : rules(std::move(compiled)), table(*rules), format(*rules) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < table.parts().size(); ++i) {
        auto const& part = table.parts()[i];
        if (part.kind == PartKind::Decision) places.emplace(part.name, i);
        if (part.kind == PartKind::JudgementMissing) missing.push_back(i);
    }
    for (auto const& decision : rules->decisions) decisions.push_back(places.at(decision.name));
}

KnownRules const* RuleSets::find(std::string_view hash) {
    if (auto const found = known_.find(hash); found != known_.end()) return found->second.get();
    auto& known = known_[std::string(hash)];
    auto const texts = reading_->rule_texts(hash);
    auto compiled = texts ? compile_(*texts) : nullptr;
    if (compiled) known = std::make_unique<KnownRules>(std::move(compiled));
    return known.get();
}

std::vector<KnownRules const*> RuleSets::all() {
    std::vector<KnownRules const*> result;
    for (auto const& hash : reading_->rule_sets())
        if (auto const* known = find(hash)) result.push_back(known);
    return result;
}

}  // namespace wetwijzer::audit
