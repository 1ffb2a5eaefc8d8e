#include "engine/scenario/reasons.hpp"

#include "engine/trace/tree.hpp"

#include <algorithm>
#include <vector>

namespace wetwijzer::scenario {
namespace {

using model::Op;
using trace::Step;
using trace::StepKind;

enum class Found { Yes, No, Open };

Found found(values::Outcome const& outcome) {
    auto const* value = values::known(outcome);
    auto const* truth = value ? std::get_if<bool>(value) : nullptr;
    return !truth ? Found::Open : *truth ? Found::Yes : Found::No;
}

// Whether an operand with this outcome decided a truth operator with that one.
bool decisive(Op op, Found whole, Found operand) {
    bool const all = op == Op::And || op == Op::ForAll;
    bool const any = op == Op::Or || op == Op::Exists;
    if (op == Op::NoneOf)
        return whole == Found::No ? operand == Found::Yes : whole == Found::Yes || operand == Found::Open;
    if (op == Op::AtLeast) return whole == Found::No ? operand != Found::Yes : operand != Found::No;
    if (!all && !any) return true;
    if (whole == Found::Open) return operand == Found::Open;
    return whole == (all ? Found::Yes : Found::No) || operand == whole;
}

class Collector {
public:
    Collector(model::RuleSet const& rules, trace::Trace const& trace)
        : rules_(rules), trace_(trace), tree_(trace), visited_(trace.steps.size()) {}

    model::Citation collect(std::span<std::uint32_t const> roots) {
        for (auto const root : roots) later(root, nullptr);
        while (!work_.empty()) {
            auto const next = work_.back();
            work_.pop_back();
            look_at(next.step, next.version);
        }
        return std::move(result_);
    }

private:
    // Branches, rows and exceptions are indices in the version of the rule above them.
    struct Work {
        std::uint32_t step;
        model::Version const* version;
    };

    void later(std::uint32_t step, model::Version const* version) {
        if (step == trace::no_step || visited_[step]) return;
        visited_[step] = true;
        work_.push_back({step, version});
    }

    void children(std::uint32_t step, model::Version const* version) {
        for (auto c = tree_.first_child(step); c != trace::no_step; c = tree_.next_sibling(c)) later(c, version);
    }

    void add(model::Citation const& citation) {
        for (auto const& reference : citation) {
            if (std::find(result_.begin(), result_.end(), reference) == result_.end()) result_.push_back(reference);
        }
    }

    void look_at(std::uint32_t index, model::Version const* version) {
        Step const& step = trace_.steps[index];
        switch (step.kind) {
            case StepKind::Rule:
                return rule(index, step);
            case StepKind::RuleAgain:
                return later(step.link, nullptr);
            case StepKind::Branch:
                return branch(index, step, version);
            case StepKind::Exception:
            case StepKind::TableRow:
                return exception_or_row(index, step, version);
            case StepKind::Condition:
            case StepKind::Operation:
                return operation(index, step, version);
            case StepKind::Fact:
            case StepKind::Judgement:
            case StepKind::Field:
                if (step.subject < rules_.facts.size()) add(rules_.facts[step.subject].citation);
                return children(index, version);
            case StepKind::Parameter:
                return parameter(step);
            case StepKind::Element:
            case StepKind::Rounding:
                return children(index, version);
            case StepKind::Version:
            case StepKind::MonthRule:
            case StepKind::Calendar:
            case StepKind::Skipped:
            case StepKind::Assumption:
            case StepKind::ReferenceDate:
                return;
            case StepKind::Reading:
                return reading(step);
            case StepKind::Beneath:
                return beneath(index, step, version);
        }
    }

    void rule(std::uint32_t index, Step const& step) {
        model::Version const* version = nullptr;
        for (auto const child : tree_.children(index)) {
            auto const& below = trace_.steps[child];
            if (below.kind != StepKind::Version || below.subject == trace::none) continue;
            version = &rules_.rules[step.subject].versions[below.subject];
            add(version->citation);
        }
        children(index, version);
    }

    // The condition of a branch that was passed over is a reason too: without it the next was not reached.
    void branch(std::uint32_t index, Step const& step, model::Version const* version) {
        if (version && step.detail != static_cast<std::uint32_t>(trace::Choice::NotTaken)) {
            add(version->branches[step.subject].citation);
        }
        children(index, version);
    }

    void exception_or_row(std::uint32_t index, Step const& step, model::Version const* version) {
        auto const choice = static_cast<trace::Choice>(step.detail);
        if (!version || (choice != trace::Choice::Taken && choice != trace::Choice::Possible)) return;
        add(step.kind == StepKind::Exception ? version->exceptions[step.subject].citation
                                             : version->rows[step.subject].citation);
        children(index, version);
    }

    void operation(std::uint32_t index, Step const& step, model::Version const* version) {
        auto const& expr = rules_.expr(step.expr);
        if (step.kind == StepKind::Condition && expr.note.is_some()) add(rules_.notes[expr.note.value].citation);
        auto const whole = found(step.outcome);
        for (auto const child : tree_.children(index)) {
            auto const& below = trace_.steps[child];
            bool const list = below.expr.is_some() && rules_.expr(below.expr).op == Op::List;
            if (list || decisive(expr.op, whole, found(below.outcome))) later(child, version);
        }
    }

    // The law beneath an exception that lies on it is told, but is no reason of the outcome.
    void beneath(std::uint32_t index, Step const& step, model::Version const* version) {
        auto const choice = static_cast<trace::Choice>(step.detail);
        if (choice == trace::Choice::Taken || choice == trace::Choice::Possible) children(index, version);
    }

    // The reading, and the alternative taken where it has a ground of its own.
    void reading(Step const& step) {
        auto const& reading = rules_.readings[step.subject];
        add(reading.citation);
        if (step.detail < reading.alternatives.size()) add(reading.alternatives[step.detail].citation);
    }

    void parameter(Step const& step) {
        auto const& parameter = rules_.parameters[step.subject];
        add(parameter.citation);
        if (step.detail != trace::none) add(parameter.values[step.detail].citation);
    }

    model::RuleSet const& rules_;
    trace::Trace const& trace_;
    trace::Tree tree_;
    std::vector<bool> visited_;
    std::vector<Work> work_;
    model::Citation result_;
};

}  // namespace

model::Citation reasons(model::RuleSet const& rules, trace::Trace const& trace, std::span<std::uint32_t const> roots) {
    return Collector(rules, trace).collect(roots);
}

bool names(model::Reference const& reference, model::Reference const& reason) {
    return reference.source == reason.source && reference.parts.size() <= reason.parts.size() &&
           std::equal(reference.parts.begin(), reference.parts.end(), reason.parts.begin());
}

}  // namespace wetwijzer::scenario
