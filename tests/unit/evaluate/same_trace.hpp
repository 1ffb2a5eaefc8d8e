// Comparing traces, and checking the shape that trace.hpp promises.
#pragma once

#include "engine/model/rule_set.hpp"
#include "engine/trace/trace.hpp"
#include "engine/trace/tree.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace wetwijzer::test {

inline bool same_step(trace::Step const& a, trace::Step const& b) {
    return a.kind == b.kind && a.subject == b.subject && a.detail == b.detail && a.extra == b.extra &&
           a.parent == b.parent && a.link == b.link && a.expr == b.expr && a.outcome == b.outcome;
}

inline bool same_shift(values::TermShift const& a, values::TermShift const& b) {
    return a.from == b.from && a.to == b.to && a.reason == b.reason && a.holiday == b.holiday &&
           a.equated_reason == b.equated_reason;
}

inline bool same_trace(trace::Trace const& a, trace::Trace const& b) {
    return std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(), same_step) &&
           std::equal(a.shifts.begin(), a.shifts.end(), b.shifts.begin(), b.shifts.end(), same_shift);
}

// The operands, in the order in which their steps must stand below the expression's own.
inline std::vector<model::ExprId> operands_with_steps(model::RuleSet const& rules, model::Expr const& expr) {
    std::vector<model::ExprId> result;
    for (auto const id : rules.operands(expr)) {
        auto const& operand = rules.expr(id);
        if (operand.op != model::Op::Constant || operand.note.is_some()) result.push_back(id);
    }
    if (expr.op == model::Op::UnderLawOf) std::reverse(result.begin(), result.end());
    return result;
}

// Empty, or what is wrong with it.
inline std::string well_formed(model::RuleSet const& rules, trace::Trace const& trace) {
    using trace::StepKind;
    trace::Tree const tree(trace);
    for (std::uint32_t i = 0; i < trace.steps.size(); ++i) {
        auto const& step = trace.steps[i];
        auto const where = "step " + std::to_string(i) + ": ";
        if (step.parent != trace::no_step && step.parent >= i) return where + "stands before its parent";
        if (step.kind == StepKind::RuleAgain) {
            if (step.link >= i || trace.steps[step.link].kind != StepKind::Rule)
                return where + "links to no earlier rule";
            if (!(trace.steps[step.link].outcome == step.outcome)) return where + "differs from the rule it repeats";
        }
        if (step.kind == StepKind::Beneath) {
            auto const child = tree.first_child(i);
            bool const value_below = child != trace::no_step && trace.steps[child].expr.value == step.subject &&
                                     trace.steps[child].outcome == step.outcome;
            if (!value_below) return where + "is not the value beneath";
            if (trace.steps[step.parent].kind != StepKind::Rule) return where + "stands below no rule";
        }
        bool const operation = step.kind == StepKind::Operation || step.kind == StepKind::Rounding;
        if (!operation) continue;
        auto const& expr = rules.expr(step.expr);
        auto const op = expr.op;
        bool const regular = op < model::Op::Count && op != model::Op::RecordField && op != model::Op::RecordRule;
        if (!regular) continue;
        std::vector<model::ExprId> below;
        for (auto const child : tree.children(i)) {
            if (trace.steps[child].expr.is_some()) below.push_back(trace.steps[child].expr);
        }
        if (below != operands_with_steps(rules, expr)) return where + "does not have the steps of its operands";
    }
    return "";
}

}  // namespace wetwijzer::test
