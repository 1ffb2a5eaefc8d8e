// Walks rules and expressions and writes the trace. Private to engine/evaluate; see evaluate.hpp for the facade.
//
// Outcomes live on a stack of their own, not in native frames: `evaluate` pushes exactly one. So a deep rule set
// needs little native stack, and operators see their operands side by side without allocation.
#pragma once

#include "engine/evaluate/choice.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/evaluate/exceptions.hpp"
#include "engine/evaluate/operators.hpp"
#include "engine/trace/recorder.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <vector>

namespace wetwijzer::evaluate {

// The element of a list that fields and rules of a record are about.
struct Element {
    std::uint32_t fact = trace::none;
    std::uint32_t row = trace::none;
    bool is_some() const { return fact != trace::none; }
};

class Evaluator {
public:
    Evaluator(model::RuleSet const& rules, Facts const& facts, values::Date reference_date,
              std::span<Assumption const> assumptions, Limits limits);

    Evaluation run(std::span<model::RuleId const> requested);
    Evaluation run(model::ExprId expression);

private:
    using ExprId = model::ExprId;
    using RuleId = model::RuleId;
    using StepKind = trace::StepKind;

    // How a computed rule can be found again, and how deep it went: so that depth does not depend on the order of
    // questions.
    struct Memo {
        std::uint32_t step = trace::no_step;
        std::uint32_t height = 0;
    };

    // evaluator.cpp
    void evaluate(ExprId id);
    void evaluate_condition(ExprId id);
    void leaf(ExprId id, model::Expr const& expr);
    void reference_date(ExprId id);
    void operation(ExprId id, model::Expr const& expr);
    void combine(ExprId id, model::Expr const& expr, std::size_t base);
    void choose_if(ExprId id, model::Expr const& expr);
    void choose_if_none(ExprId id, model::Expr const& expr);
    void under_law_of(ExprId id, model::Expr const& expr);
    void record_field(ExprId id, model::Expr const& expr, std::uint32_t step);
    void record_rule(ExprId id, model::Expr const& expr);
    void fact(ExprId id, model::Expr const& expr);
    void field(ExprId id, Element element, std::uint32_t index);
    void field_outcome(Outcome& outcome, ExprId id, Element element, std::uint32_t index) const;
    void parameter(ExprId id, model::Expr const& expr);
    void reading(ExprId id, model::Expr const& expr);

    // evaluator_lists.cpp
    void aggregate_list(ExprId id, model::Expr const& expr);
    std::size_t list_length(ExprId list);
    void element_of(model::Expr const& expr, Element element);

    // evaluator_rules.cpp
    void rule(RuleId id, Element element, ExprId via);
    bool rule_again(RuleId id, Element element, ExprId via);
    bool rule_assumed(RuleId id, ExprId via);
    void remember(RuleId id, Element element, Memo memo);
    void compute_rule(RuleId id);
    model::Version const* version_in_force(RuleId id);
    bool enter_law_date(ExprId date, ExprId where);
    void body(RuleId id, model::Version const& version);
    std::uint32_t beneath(model::Version const& version);
    void settle_beneath(std::size_t base, std::uint32_t step, bool decided, Choice const& choice);
    bool exceptions(RuleId id, model::Version const& version, Choice& choice);
    void exception_conditions(model::Version const& version, std::vector<Held>& held,
                              std::vector<std::uint32_t>& steps);
    void exception_value(model::Version const& version, std::uint32_t index, std::uint32_t step, bool open);
    void branches(RuleId id, model::Version const& version, Choice& choice);
    void table(RuleId id, model::Version const& version, Choice& choice);
    bool alternative(std::uint32_t step, ExprId value, Choice& choice);
    void skip_branches(model::Version const& version, std::size_t first);

    // outcomes
    void push(Outcome outcome) { stack_.push_back(std::move(outcome)); }
    template <class From>
    void push_copy(From const& from) {  // a value or an outcome that is not on the stack
        values::assign(stack_.emplace_back(), from);
    }
    Outcome& top() { return stack_.back(); }
    Outcome pop();
    Outcomes from(std::size_t base) const { return Outcomes(stack_).subspan(base); }
    // Not inline: temporaries of outcomes are to stay out of the frames that recurse.
    void push_yes();
    void push_none();
    void push_fault(FaultCode code, std::uint32_t where, std::uint32_t detail = 0);
    // Replace all outcomes from `base` on.
    void reduce(std::size_t base, Outcome outcome);
    void reduce(std::size_t base, Choice& choice);
    void skip(ExprId id, std::uint32_t detail = trace::none);

    // limits
    bool enter();
    void leave() { --depth_; }
    bool stop();
    values::Kind kind(model::TypeId type) const;
    Evaluation finish(std::vector<std::uint32_t> roots);

    model::RuleSet const& rules_;
    Facts const& facts_;
    values::Date const reference_date_;
    Limits const limits_;
    trace::Recorder recorder_;
    Scope scope_;

    std::vector<Outcome> stack_;
    std::vector<Memo> memo_;  // by rule: law of the reference date, no element
    std::map<std::tuple<std::uint32_t, std::int32_t, std::uint32_t, std::uint32_t>, Memo> other_memo_;
    std::vector<values::Value const*> assumed_;  // by rule; empty when nothing is assumed

    values::Date law_date_;
    Element element_;
    std::uint32_t depth_ = 0;
    std::uint32_t deepest_ = 0;
    bool stopped_ = false;
};

}  // namespace wetwijzer::evaluate
