#include "cli/coverage.hpp"

#include <algorithm>
#include <tuple>

namespace wetwijzer::cli {

namespace {

std::tuple<std::uint32_t, std::uint32_t, std::uint32_t> place(model::RuleSet const& rules, model::OriginId id) {
    auto const& origin = rules.origins[id.value];
    return {origin.file, origin.line, origin.column};
}

// The rule whose version starts last before the condition: in one file declarations do not overlap.
std::string rule_around(model::RuleSet const& rules, model::OriginId condition) {
    auto const here = place(rules, condition);
    std::string name;
    auto nearest = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>(std::get<0>(here), 0, 0);
    for (auto const& rule : rules.rules)
        for (auto const& version : rule.versions) {
            auto const start = place(rules, version.origin);
            if (start < nearest || start > here) continue;
            nearest = start;
            name = rule.name;
        }
    return name;
}

}  // namespace

ConditionCoverage condition_coverage(model::RuleSet const& rules, scenario::Coverage const& seen) {
    ConditionCoverage result;
    for (auto const id : scenario::conditions(rules)) {
        ++result.conditions;
        auto const bits = id.value < seen.seen.size() ? seen.seen[id.value] : std::uint8_t{0};
        bool const never_true = (bits & scenario::seen_true) == 0, never_false = (bits & scenario::seen_false) == 0;
        if (!never_true && !never_false) {
            ++result.covered;
            continue;
        }
        auto const& expr = rules.expr(id);
        auto const label = expr.note.is_some() ? rules.notes[expr.note.value].label : std::string();
        result.uncovered.push_back({expr.origin, rule_around(rules, expr.origin), label, never_true, never_false});
    }
    std::stable_sort(result.uncovered.begin(), result.uncovered.end(), [&](auto const& left, auto const& right) {
        return place(rules, left.origin) < place(rules, right.origin);
    });
    return result;
}

}  // namespace wetwijzer::cli
