// Rules: versions, exceptions, branches and tables.
#include "engine/evaluate/evaluator.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::evaluate {

void Evaluator::rule(RuleId id, Element element, ExprId via) {
    if (rule_assumed(id, via) || rule_again(id, element, via)) return;
    auto const outer_law_date = law_date_;
    auto const outer_element = std::exchange(element_, element);
    auto const outer_deepest = std::exchange(deepest_, depth_);
    auto const step = recorder_.open(StepKind::Rule, id.value, via, element.row, element.fact);
    compute_rule(id);
    coerce(top(), kind(rules_.rules[id.value].type));
    recorder_.close(step, top());
    law_date_ = outer_law_date;
    element_ = outer_element;
    remember(id, element, {step, deepest_ - depth_});
    deepest_ = std::max(deepest_, outer_deepest);
}

void Evaluator::remember(RuleId id, Element element, Memo memo) {
    if (law_date_ == reference_date_ && !element.is_some())
        memo_[id.value] = memo;
    else
        other_memo_[{id.value, law_date_.days(), element.fact, element.row}] = memo;
}

bool Evaluator::rule_assumed(RuleId id, ExprId via) {
    if (assumed_.empty() || !assumed_[id.value]) return false;
    push(*assumed_[id.value]);
    recorder_.leaf(StepKind::Assumption, id.value, top(), via);
    return true;
}

bool Evaluator::rule_again(RuleId id, Element element, ExprId via) {
    Memo memo;
    if (law_date_ == reference_date_ && !element.is_some()) {
        memo = memo_[id.value];
    } else if (auto const found = other_memo_.find({id.value, law_date_.days(), element.fact, element.row});
               found != other_memo_.end()) {
        memo = found->second;
    }
    auto const* computed = recorder_.step(memo.step);
    if (!computed) return false;
    if (depth_ + memo.height > limits_.depth) stopped_ = true;
    deepest_ = std::max(deepest_, depth_ + memo.height);
    push_copy(computed->outcome);
    auto const again = recorder_.leaf(StepKind::RuleAgain, id.value, top(), via, element.row, element.fact);
    if (auto* step = recorder_.step(again)) step->link = memo.step;
    return true;
}

// Pushes the outcome of the rule for the current element, by the law of the current date or of the rule's own.
void Evaluator::compute_rule(RuleId id) {
    auto const law_date = rules_.rules[id.value].law_date;
    if (law_date.is_some() && !enter_law_date(law_date, law_date)) return;
    if (auto const* version = version_in_force(id)) body(id, *version);
}

// The version of the law date; pushes the fault when there is none.
model::Version const* Evaluator::version_in_force(RuleId id) {
    auto const& versions = rules_.rules[id.value].versions;
    auto const found = std::find_if(versions.begin(), versions.end(), [&](model::Version const& version) {
        return version.validity.contains(law_date_);
    });
    auto const days = static_cast<std::uint32_t>(law_date_.days());
    if (found == versions.end()) {
        push_fault(FaultCode::NoVersion, id.value);
        recorder_.leaf(StepKind::Version, trace::none, top(), {}, days);
        return nullptr;
    }
    auto const index = static_cast<std::uint32_t>(found - versions.begin());
    recorder_.leaf(StepKind::Version, index, Value(law_date_), {}, days);
    return &*found;
}

// Goes over to the law of the date that the expression gives; else pushes why that cannot be.
bool Evaluator::enter_law_date(ExprId date, ExprId where) {
    evaluate(date);
    auto const* value = values::known(top());
    auto const* day = value ? std::get_if<values::Date>(value) : nullptr;
    if (day) {
        law_date_ = *day;
        stack_.pop_back();
        return true;
    }
    if (value) top() = Fault{FaultCode::NoneOperand, where.value, 0};
    return false;
}

void Evaluator::body(RuleId id, model::Version const& version) {
    auto const base = stack_.size();
    Choice choice;
    auto const below = version.layered ? beneath(version) : trace::no_step;
    bool decided = false;
    if (!version.exceptions.empty()) decided = exceptions(id, version, choice);
    if (version.layered)
        settle_beneath(base, below, decided, choice);
    else if (decided)
        skip_branches(version, 0);
    else if (version.kind == model::BodyKind::Table)
        table(id, version, choice);
    else
        branches(id, version, choice);
    reduce(base, choice);
}

// Pushes the value beneath; it is computed whether an exception lies on it or not. Gives its step.
std::uint32_t Evaluator::beneath(model::Version const& version) {
    auto const value = version.branches.front().value;
    auto const step = recorder_.open(StepKind::Beneath, value.value, {}, 0);
    evaluate(value);
    recorder_.close(step, top());
    return step;
}

// The value beneath, at `base`, is no candidate when the exceptions decide, else the last one.
void Evaluator::settle_beneath(std::size_t base, std::uint32_t step, bool decided, Choice const& choice) {
    auto const first = stack_.begin() + static_cast<std::ptrdiff_t>(base);
    if (decided)
        stack_.erase(first);
    else
        std::rotate(first, first + 1, stack_.end());
    recorder_.choose(step, decided         ? trace::Choice::Overridden
                           : choice.open() ? trace::Choice::Possible
                                           : trace::Choice::Taken);
}

// Pushes the values of the exceptions that apply or may apply. True when the branches no longer matter.
bool Evaluator::exceptions(RuleId id, model::Version const& version, Choice& choice) {
    std::vector<Held> held;
    std::vector<std::uint32_t> steps;
    exception_conditions(version, held, steps);
    if (held.empty() || stop()) return false;

    auto const order = in_order(version.exceptions, held);
    auto const tried = order ? std::span<Held const>(*order) : std::span<Held const>(held);
    for (auto const& one : held) {
        recorder_.choose(steps[one.index], one.sure && order ? trace::Choice::Overridden : trace::Choice::Possible);
    }
    for (auto const& one : tried) {
        if (!one.sure) choice.leave_open(recorder_.step(steps[one.index])->outcome);
        if (order) exception_value(version, one.index, steps[one.index], choice.open());
    }
    if (order) return order->back().sure;

    auto const [first, second] = conflict(version.exceptions, held);
    if (choice.open())
        push(choice.undecided());
    else
        push_fault(FaultCode::ConflictingExceptions, id.value, first << 16 | second);
    return true;
}

// Every condition is evaluated: that two exceptions hold must not stay hidden.
void Evaluator::exception_conditions(model::Version const& version, std::vector<Held>& held,
                                     std::vector<std::uint32_t>& steps) {
    for (std::uint32_t i = 0; i < version.exceptions.size() && !stop(); ++i) {
        auto const& exception = version.exceptions[i];
        auto const step = recorder_.open(StepKind::Exception, i, {}, 0);
        if (exception.condition.is_some())
            evaluate_condition(exception.condition);
        else
            push_yes();
        recorder_.close(step, top());
        auto const state = state_of(top());
        stack_.pop_back();
        steps.push_back(step);
        if (state != State::No) held.push_back({i, state == State::Yes});
    }
}

// An exception without a value of its own sends to the last "anders", which is then told as a branch.
void Evaluator::exception_value(model::Version const& version, std::uint32_t index, std::uint32_t step, bool open) {
    auto const taken = open ? trace::Choice::Possible : trace::Choice::Taken;
    recorder_.choose(step, taken);
    auto const parent = recorder_.reopen(step);
    if (auto const value = version.exceptions[index].value; value.is_some()) {
        evaluate(value);
    } else if (!version.branches.empty()) {
        auto const last = static_cast<std::uint32_t>(version.branches.size() - 1);
        auto const branch = recorder_.open(StepKind::Branch, last, {}, static_cast<std::uint32_t>(taken));
        evaluate(version.branches.back().value);
        recorder_.close(branch, Value(true));
    } else {
        push_fault(FaultCode::NoTableRow, 0);
    }
    recorder_.reopen(parent);
}

void Evaluator::branches(RuleId id, model::Version const& version, Choice& choice) {
    for (std::uint32_t i = 0; i < version.branches.size() && !stop(); ++i) {
        auto const& branch = version.branches[i];
        auto const step = recorder_.open(StepKind::Branch, i, {}, 0);
        if (branch.condition.is_some())
            evaluate_condition(branch.condition);
        else
            push_yes();
        if (alternative(step, branch.value, choice)) return skip_branches(version, i + 1);
    }
    push_fault(FaultCode::NoTableRow, id.value);
}

void Evaluator::table(RuleId id, model::Version const& version, Choice& choice) {
    for (std::uint32_t i = 0; i < version.rows.size() && !stop(); ++i) {
        auto const& row = version.rows[i];
        auto const step = recorder_.open(StepKind::TableRow, i, {}, 0);
        auto const base = stack_.size();
        for (auto const condition : row.conditions) {
            if (condition.is_some()) evaluate_condition(condition);
        }
        reduce(base, all_of(from(base)));
        if (!alternative(step, row.value, choice)) continue;
        for (std::uint32_t rest = i + 1; rest < version.rows.size(); ++rest) skip(version.rows[rest].value, rest);
        return;
    }
    // In a complete table one of the rows that were left open matches.
    if (!version.complete || !choice.open()) push_fault(FaultCode::NoTableRow, id.value);
}

// With the condition on top: replaces it by the value when that may be taken, closes the step. True when taken for
// sure.
bool Evaluator::alternative(std::uint32_t step, ExprId value, Choice& choice) {
    auto const condition = pop();
    auto const state = state_of(condition);
    if (state == State::Unknown || state == State::Fault) choice.leave_open(condition);
    if (state != State::No) {
        evaluate(value);
        recorder_.choose(step, choice.open() ? trace::Choice::Possible : trace::Choice::Taken);
    }
    recorder_.close(step, condition);
    return state == State::Yes;
}

void Evaluator::skip_branches(model::Version const& version, std::size_t first) {
    for (auto i = first; i < version.branches.size(); ++i) {
        auto const& branch = version.branches[i];
        skip(branch.condition.is_some() ? branch.condition : branch.value, static_cast<std::uint32_t>(i));
    }
}

}  // namespace wetwijzer::evaluate
