#include "engine/trace/recorder.hpp"

namespace wetwijzer::trace {

Recorder::Recorder(std::uint32_t limit, std::size_t reserve) : limit_(limit) { trace_.steps.reserve(reserve); }

std::uint32_t Recorder::open(StepKind kind, std::uint32_t subject, model::ExprId expr, std::uint32_t detail,
                             std::uint32_t extra) {
    if (trace_.steps.size() >= limit_) {
        full_ = true;
        return no_step;
    }
    auto const index = static_cast<std::uint32_t>(trace_.steps.size());
    Step& step = trace_.steps.emplace_back();
    step.kind = kind;
    step.subject = subject;
    step.detail = detail;
    step.extra = extra;
    step.parent = parent_;
    step.expr = expr;
    parent_ = index;
    return index;
}

void Recorder::close(std::uint32_t index, values::Outcome const& outcome) {
    if (index == no_step) return;
    Step& step = trace_.steps[index];
    values::assign(step.outcome, outcome);
    parent_ = step.parent;
}

std::uint32_t Recorder::leaf(StepKind kind, std::uint32_t subject, values::Outcome const& outcome, model::ExprId expr,
                             std::uint32_t detail, std::uint32_t extra) {
    auto const index = open(kind, subject, expr, detail, extra);
    close(index, outcome);
    return index;
}

void Recorder::choose(std::uint32_t index, Choice choice) {
    if (Step* found = step(index)) found->detail = static_cast<std::uint32_t>(choice);
}

std::uint32_t Recorder::add_shifts(std::vector<values::TermShift> const& shifts) {
    auto const first = static_cast<std::uint32_t>(trace_.shifts.size());
    trace_.shifts.insert(trace_.shifts.end(), shifts.begin(), shifts.end());
    return first;
}

}  // namespace wetwijzer::trace
