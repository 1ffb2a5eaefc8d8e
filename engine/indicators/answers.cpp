// One evaluation a case, for all parts of all indicators.
#include "engine/indicators/indicators.hpp"

#include <algorithm>

namespace wetwijzer::indicators {

CaseAnswers answers(model::RuleSet const& rules, evaluate::Facts const& facts, values::Date reference_date) {
    std::vector<model::RuleId> requested;
    for (auto const& one : rules.indicators)
        for (auto const part : {one.denominator, one.numerator, one.average, one.breakdown, one.day})
            if (part.is_some()) requested.push_back(part);
    std::sort(requested.begin(), requested.end());
    requested.erase(std::unique(requested.begin(), requested.end()), requested.end());

    auto const evaluation = evaluate::evaluate(rules, facts, reference_date, requested);
    auto const outcome = [&](model::RuleId rule) -> std::optional<values::Outcome> {
        if (!rule.is_some()) return std::nullopt;
        auto const found = std::lower_bound(requested.begin(), requested.end(), rule);
        return evaluation.outcomes[static_cast<std::size_t>(found - requested.begin())];
    };
    CaseAnswers result{facts.case_id, reference_date, {}};
    for (auto const& one : rules.indicators)
        result.answers.push_back({outcome(one.denominator), outcome(one.numerator), outcome(one.average),
                                  outcome(one.breakdown), outcome(one.day)});
    return result;
}

}  // namespace wetwijzer::indicators
