#include "engine/scenario/coverage.hpp"

#include "engine/scenario/scenario.hpp"

#include <algorithm>

namespace wetwijzer::scenario {
namespace {

using model::ExprId;

bool is_condition(model::RuleSet const& rules, ExprId id) {
    auto const& expr = rules.expr(id);
    return expr.op != model::Op::Constant && rules.type(expr.type).kind == values::Kind::Boolean;
}

class Reach {
public:
    explicit Reach(model::RuleSet const& rules) : rules_(rules), reached_(rules.expressions.size()) {}

    void from(ExprId id) {
        later(id);
        while (!work_.empty()) {
            auto const next = work_.back();
            work_.pop_back();
            for (auto const operand : rules_.operands(rules_.expr(next))) later(operand);
        }
    }

    std::vector<ExprId> conditions() const {
        std::vector<ExprId> result;
        for (std::size_t i = 0; i < reached_.size(); ++i) {
            if (reached_[i] && is_condition(rules_, ExprId(i))) result.push_back(ExprId(i));
        }
        return result;
    }

private:
    void later(ExprId id) {
        if (!id.is_some() || reached_[id.value]) return;
        reached_[id.value] = true;
        work_.push_back(id);
    }

    model::RuleSet const& rules_;
    std::vector<bool> reached_;
    std::vector<ExprId> work_;
};

void reach(Reach& reach, model::Version const& version) {
    for (auto const& exception : version.exceptions) {
        reach.from(exception.condition);
        reach.from(exception.value);
    }
    for (auto const& branch : version.branches) {
        reach.from(branch.condition);
        reach.from(branch.value);
    }
    for (auto const& row : version.rows) {
        for (auto const condition : row.conditions) reach.from(condition);
        reach.from(row.value);
    }
}

}  // namespace

std::vector<ExprId> conditions(model::RuleSet const& rules) {
    Reach all(rules);
    for (auto const& rule : rules.rules) {
        all.from(rule.law_date);
        for (auto const& version : rule.versions) reach(all, version);
    }
    return all.conditions();
}

void merge(Coverage& into, Coverage const& from) {
    into.seen.resize(std::max(into.seen.size(), from.seen.size()));
    for (std::size_t i = 0; i < from.seen.size(); ++i) into.seen[i] |= from.seen[i];
}

void cover(model::RuleSet const& rules, trace::Trace const& trace, Coverage& coverage) {
    coverage.seen.resize(rules.expressions.size());
    for (auto const& step : trace.steps) {
        if (!step.expr.is_some() || step.kind == trace::StepKind::Skipped || !is_condition(rules, step.expr)) continue;
        auto const* value = values::known(step.outcome);
        auto const* truth = value ? std::get_if<bool>(value) : nullptr;
        if (truth) coverage.seen[step.expr.value] |= *truth ? seen_true : seen_false;
    }
}

}  // namespace wetwijzer::scenario
