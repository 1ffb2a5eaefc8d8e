// Strong Kleene logic with faults: the deciding side wins, else unknown, else the fault.
#include "engine/evaluate/missing_facts.hpp"
#include "engine/evaluate/operators.hpp"

namespace wetwijzer::evaluate {
namespace {

// Not decided: unknown outweighs a fault.
Outcome undecided(Outcomes conditions) {
    MissingFacts missing;
    Fault const* fault = nullptr;
    for (auto const& condition : conditions) {
        if (auto const* unknown = std::get_if<Unknown>(&condition))
            missing.add(*unknown);
        else if (!fault)
            fault = std::get_if<Fault>(&condition);
    }
    if (!missing.empty() || !fault) return missing.take();
    return *fault;
}

struct Counts {
    std::size_t yes = 0, no = 0, open = 0;  // open: unknown or a fault
};

Counts count(Outcomes conditions) {
    Counts counts;
    for (auto const& condition : conditions) {
        auto const state = state_of(condition);
        if (state == State::Yes)
            ++counts.yes;
        else if (state == State::No)
            ++counts.no;
        else
            ++counts.open;
    }
    return counts;
}

}  // namespace

State state_of(Outcome const& condition) {
    if (auto const* value = std::get_if<Value>(&condition)) {
        auto const* truth = std::get_if<bool>(value);
        return truth ? (*truth ? State::Yes : State::No) : State::Fault;
    }
    return std::holds_alternative<Unknown>(condition) ? State::Unknown : State::Fault;
}

void as_condition(Outcome& outcome, model::ExprId where) {
    auto const* value = std::get_if<Value>(&outcome);
    if (value && !std::holds_alternative<bool>(*value)) outcome = Fault{FaultCode::NoneOperand, where.value, 0};
}

std::optional<Outcome> obstacle(Outcomes operands) {
    for (auto const& operand : operands) {
        if (!values::is_known(operand)) return undecided(operands);
    }
    return std::nullopt;
}

Outcome all_of(Outcomes conditions) {
    auto const counts = count(conditions);
    if (counts.no > 0) return Value(false);
    return counts.open == 0 ? Outcome(Value(true)) : undecided(conditions);
}

Outcome any_of(Outcomes conditions) {
    auto const counts = count(conditions);
    if (counts.yes > 0) return Value(true);
    return counts.open == 0 ? Outcome(Value(false)) : undecided(conditions);
}

Outcome at_least(Outcomes conditions, std::uint32_t wanted) {
    auto const counts = count(conditions);
    if (counts.yes >= wanted) return Value(true);
    if (counts.yes + counts.open < wanted) return Value(false);
    return undecided(conditions);
}

Outcome negated(Outcome const& condition) {
    auto const* value = values::known(condition);
    auto const* truth = value ? std::get_if<bool>(value) : nullptr;
    return truth ? Outcome(Value(!*truth)) : condition;
}

}  // namespace wetwijzer::evaluate
