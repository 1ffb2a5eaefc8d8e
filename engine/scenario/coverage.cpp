#include "engine/scenario/coverage.hpp"

#include "engine/model/layers.hpp"
#include "engine/scenario/scenario.hpp"

#include <algorithm>

namespace wetwijzer::scenario {
namespace {

using model::ExprId;

bool is_condition(model::RuleSet const& rules, ExprId id) {
    auto const& expr = rules.expr(id);
    return expr.op != model::Op::Constant && rules.type(expr.type).kind == values::Kind::Boolean;
}

// A row of a table is one condition, all its cells together; the first cell that is not "*" stands for it.
ExprId standing_for(model::TableRow const& row) {
    for (auto const condition : row.conditions)
        if (condition.is_some()) return condition;
    return {};
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

    void only(ExprId id) {
        if (id.is_some()) reached_[id.value] = true;
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

// That a version gives what lies beneath is no condition of its own: it counts there.
void reach(Reach& reach, model::Version const& version, bool on_top) {
    for (auto const& exception : version.exceptions) {
        reach.from(exception.condition);
        reach.from(exception.value);
    }
    for (auto const& branch : version.branches) {
        reach.from(branch.condition);
        if (!on_top) reach.from(branch.value);
    }
    for (auto const& row : version.rows) {
        reach.only(standing_for(row));
        reach.from(row.value);
    }
}

// The cells of all tables: their rows count, not they.
std::vector<bool> cells_of(model::RuleSet const& rules) {
    std::vector<bool> result(rules.expressions.size());
    for (auto const& rule : rules.rules)
        for (auto const& version : rule.versions)
            for (auto const& row : version.rows)
                for (auto const cell : row.conditions)
                    if (cell.is_some()) result[cell.value] = true;
    return result;
}

// The first row that applies is taken and the rows behind it are not looked at: rows do not overlap, so they do not
// apply.
void cover_rows(model::Version const& version, std::uint32_t taken, Coverage& coverage) {
    for (std::uint32_t i = 0; i < version.rows.size(); ++i) {
        auto const id = standing_for(version.rows[i]);
        if (id.is_some()) coverage.seen[id.value] |= i == taken ? seen_true : seen_false;
    }
}

}  // namespace

std::vector<ExprId> conditions(model::RuleSet const& rules) {
    Reach all(rules);
    for (auto const& rule : rules.rules) {
        all.from(rule.law_date);
        for (auto const& version : rule.versions) reach(all, version, model::lies_on_top(rules, rule, version));
    }
    return all.conditions();
}

void merge(Coverage& into, Coverage const& from) {
    into.seen.resize(std::max(into.seen.size(), from.seen.size()));
    for (std::size_t i = 0; i < from.seen.size(); ++i) into.seen[i] |= from.seen[i];
}

void cover(model::RuleSet const& rules, trace::Trace const& trace, Coverage& coverage) {
    coverage.seen.resize(rules.expressions.size());
    auto const cells = cells_of(rules);
    std::vector<std::uint32_t> versions(trace.steps.size());
    for (auto const& step : trace.steps) {
        if (step.kind == trace::StepKind::Version && step.parent != trace::no_step)
            versions[step.parent] = step.subject;
        if (step.kind == trace::StepKind::TableRow && trace::Choice(step.detail) == trace::Choice::Taken) {
            auto const& rule = rules.rules[trace.steps[step.parent].subject];
            cover_rows(rule.versions[versions[step.parent]], step.subject, coverage);
        }
        if (!step.expr.is_some() || step.kind == trace::StepKind::Skipped || !is_condition(rules, step.expr)) continue;
        if (cells[step.expr.value]) continue;
        auto const* value = values::known(step.outcome);
        auto const* truth = value ? std::get_if<bool>(value) : nullptr;
        if (truth) coverage.seen[step.expr.value] |= *truth ? seen_true : seen_false;
    }
}

}  // namespace wetwijzer::scenario
