// What gave a value: from the rule down through what was taken, not through the conditions for taking it.
#include "engine/audit/fines.hpp"

#include "engine/trace/tree.hpp"

#include <algorithm>

namespace wetwijzer::audit {
namespace {

using trace::Step;
using trace::StepKind;

class Grounds {
public:
    Grounds(model::RuleSet const& rules, trace::Trace const& trace)
        : rules_(rules), trace_(trace), tree_(trace), seen_(trace.steps.size()) {}

    std::vector<std::string> from(std::uint32_t root) {
        std::vector<std::uint32_t> pending{root};
        while (!pending.empty()) {
            auto const at = pending.back();
            pending.pop_back();
            if (at == trace::no_step || seen_[at]) continue;
            seen_[at] = true;
            auto below = look_at(at);
            pending.insert(pending.end(), below.rbegin(), below.rend());
        }
        return std::move(found_);
    }

private:
    std::vector<std::uint32_t> look_at(std::uint32_t index) {
        auto const& step = trace_.steps[index];
        if (step.kind == StepKind::RuleAgain) return {step.link};
        if (step.kind == StepKind::Rule) return rule(index, step);
        if (step.kind == StepKind::Parameter) parameter(step);
        return tree_.children(index);
    }

    std::vector<std::uint32_t> rule(std::uint32_t index, Step const& step) {
        std::vector<std::uint32_t> next;
        model::Version const* version = nullptr;
        for (auto const child : tree_.children(index)) {
            auto const& below = trace_.steps[child];
            bool const taken = below.detail == static_cast<std::uint32_t>(trace::Choice::Taken);
            if (below.kind == StepKind::Version && below.subject != trace::none) {
                version = &rules_.rules[step.subject].versions[below.subject];
                add(version->citation);
            } else if (version && taken && below.kind == StepKind::Branch) {
                branch(child, version->branches[below.subject], next);
            } else if (version && taken && below.kind == StepKind::Exception) {
                exception(child, *version, below, next);
            } else if (version && taken && below.kind == StepKind::TableRow) {
                add(version->rows[below.subject].citation);
                value(child, version->rows[below.subject].value, next);
            } else if (version && taken && below.kind == StepKind::Beneath) {
                next.push_back(child);
            }
        }
        return next;
    }

    void branch(std::uint32_t step, model::Branch const& taken, std::vector<std::uint32_t>& next) {
        add(taken.citation);
        value(step, taken.value, next);
    }

    void exception(std::uint32_t index, model::Version const& version, Step const& step,
                   std::vector<std::uint32_t>& next) {
        auto const& taken = version.exceptions[step.subject];
        add(taken.citation);
        value(index, taken.value, next);
        // Without a value of its own it sends to the last "anders", which stands below it.
        for (auto const child : tree_.children(index)) {
            auto const& below = trace_.steps[child];
            if (below.kind == StepKind::Branch && below.subject < version.branches.size())
                branch(child, version.branches[below.subject], next);
        }
    }

    // The step below that is the evaluation of `expression`; a constant has none.
    void value(std::uint32_t index, model::ExprId expression, std::vector<std::uint32_t>& next) {
        if (!expression.is_some()) return;
        for (auto const child : tree_.children(index))
            if (trace_.steps[child].expr == expression) next.push_back(child);
    }

    void parameter(Step const& step) {
        if (step.detail != trace::none) add(rules_.parameters[step.subject].values[step.detail].citation);
    }

    void add(model::Citation const& citation) {
        for (auto const& reference : citation) {
            auto text = model::to_text(rules_, reference);
            if (std::find(found_.begin(), found_.end(), text) == found_.end()) found_.push_back(std::move(text));
        }
    }

    model::RuleSet const& rules_;
    trace::Trace const& trace_;
    trace::Tree tree_;
    std::vector<bool> seen_;
    std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> grounds(model::RuleSet const& rules, trace::Trace const& trace, std::uint32_t root) {
    return Grounds(rules, trace).from(root);
}

}  // namespace wetwijzer::audit
