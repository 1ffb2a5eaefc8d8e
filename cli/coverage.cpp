#include "cli/coverage.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace wetwijzer::cli {

namespace {

class Collector {
public:
    Collector(model::RuleSet const& rules, scenario::Coverage const& seen) : rules_(rules), seen_(seen) {}

    ConditionCoverage run() {
        for (auto const& rule : rules_.rules)
            for (auto const& version : rule.versions) look_at(rule, version);
        auto const key = [&](UncoveredCondition const& one) {
            auto const& origin = rules_.origins[one.origin.value];
            return std::tuple(origin.file, origin.line, origin.column);
        };
        std::stable_sort(result_.uncovered.begin(), result_.uncovered.end(),
                         [&](auto const& a, auto const& b) { return key(a) < key(b); });
        return std::move(result_);
    }

private:
    void look_at(model::Rule const& rule, model::Version const& version) {
        for (auto const& branch : version.branches) {
            condition(rule, branch.condition);
            condition(rule, branch.value);  // `is a en b`: a rule of type ja/nee can be all condition
        }
        for (auto const& exception : version.exceptions) condition(rule, exception.condition);
        for (auto const& row : version.rows)
            for (auto const cell : row.conditions) condition(rule, cell);
    }

    // The parts that are true or false by themselves: what stands under of, en, niet and the lists of conditions.
    void condition(model::Rule const& rule, model::ExprId root) {
        std::vector<model::ExprId> pending;
        if (root.is_some()) pending.push_back(root);
        while (!pending.empty()) {
            auto const id = pending.back();
            pending.pop_back();
            auto const& expr = rules_.expr(id);
            if (is_connective(expr.op)) {
                auto const operands = rules_.operands(expr);
                pending.insert(pending.end(), operands.rbegin(), operands.rend());
            } else if (rules_.type(expr.type).kind == values::Kind::Boolean && expr.op != model::Op::Constant) {
                count(rule, id);
            }
        }
    }

    static bool is_connective(model::Op op) {
        using enum model::Op;
        return op == And || op == Or || op == Not || op == NoneOf || op == AtLeast;
    }

    void count(model::Rule const& rule, model::ExprId id) {
        if (!counted_.insert(id).second) return;
        ++result_.conditions;
        auto const bits = id.value < seen_.seen.size() ? seen_.seen[id.value] : std::uint8_t{0};
        bool const seen_true = (bits & 1U) != 0, seen_false = (bits & 2U) != 0;
        if (seen_true && seen_false) {
            ++result_.covered;
            return;
        }
        auto const& expr = rules_.expr(id);
        auto const label = expr.note.is_some() ? rules_.notes[expr.note.value].label : std::string();
        result_.uncovered.push_back({expr.origin, rule.name, label, !seen_true, !seen_false});
    }

    model::RuleSet const& rules_;
    scenario::Coverage const& seen_;
    std::set<model::ExprId> counted_;
    ConditionCoverage result_;
};

}  // namespace

ConditionCoverage condition_coverage(model::RuleSet const& rules, scenario::Coverage const& seen) {
    return Collector(rules, seen).run();
}

}  // namespace wetwijzer::cli
