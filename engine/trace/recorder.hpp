// Writes a trace while the evaluator walks: open a step, let its children come, close it with its outcome.
#pragma once

#include "engine/trace/trace.hpp"

#include <cstddef>
#include <utility>

namespace wetwijzer::trace {

// Once `limit` steps are there nothing more is recorded: `open` gives no_step, which `close` ignores.
class Recorder {
public:
    Recorder(std::uint32_t limit, std::size_t reserve);

    // The new step becomes the parent of what follows, until it is closed.
    std::uint32_t open(StepKind kind, std::uint32_t subject, model::ExprId expr = {}, std::uint32_t detail = none,
                       std::uint32_t extra = none);
    void close(std::uint32_t step, values::Outcome const& outcome);
    std::uint32_t leaf(StepKind kind, std::uint32_t subject, values::Outcome const& outcome, model::ExprId expr = {},
                       std::uint32_t detail = none, std::uint32_t extra = none);
    // Makes a closed step the parent again; gives the parent to put back.
    std::uint32_t reopen(std::uint32_t step) { return std::exchange(parent_, step); }

    std::size_t size() const { return trace_.steps.size(); }
    bool full() const { return full_; }
    Step* step(std::uint32_t index) { return index < trace_.steps.size() ? &trace_.steps[index] : nullptr; }
    void choose(std::uint32_t index, Choice choice);
    std::uint32_t add_shifts(std::vector<values::TermShift> const& shifts);
    Trace take() { return std::move(trace_); }

private:
    Trace trace_;
    std::uint32_t parent_ = no_step;
    std::uint32_t limit_;
    bool full_ = false;
};

}  // namespace wetwijzer::trace
