// A builder that also evaluates: one expression or rule, with facts set by hand.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "tests/support/rule_set_builder.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace wetwijzer::test {

using values::Fault;
using values::FaultCode;
using values::Outcome;
using values::Unknown;

class Bench : public RuleSetBuilder {
public:
    values::Date today = date("2024-06-03");  // a Monday

    void set(FactId id, Value value) { given_[id.value].value = std::move(value); }
    void set_rows(FactId id, std::vector<evaluate::Row> rows) { given_[id.value].rows = std::move(rows); }
    void forget(FactId id) { given_.erase(id.value); }

    evaluate::Facts facts() {
        auto result = evaluate::no_facts(rules());
        for (auto const& [id, slot] : given_) result.slots[id] = slot;
        return result;
    }
    Outcome value(ExprId id) { return evaluate::evaluate_expression(rules(), facts(), today, id).outcomes.at(0); }
    Outcome value(RuleId id) { return run({id}).outcomes.at(0); }
    evaluate::Evaluation run(std::vector<RuleId> const& requested) {
        return evaluate::evaluate(rules(), facts(), today, requested);
    }

    // Expressions of a type that are unknown, or a fault, by themselves.
    ExprId unknown(TypeId of_type) { return use(fact("onbekend_" + std::to_string(rules().facts.size()), of_type)); }
    ExprId faulty(TypeId of_type) { return use(parameter("zonder_waarde", of_type, {})); }

private:
    std::map<std::uint32_t, evaluate::FactSlot> given_;
};

inline Outcome gives(Value value) { return value; }
inline Outcome yes() { return Value(true); }
inline Outcome no() { return Value(false); }
inline Outcome geen() { return Value(values::None{}); }

inline bool is_unknown(Outcome const& outcome) { return std::holds_alternative<Unknown>(outcome); }
// The facts that an unknown outcome names, in order.
inline std::vector<std::uint32_t> missing(Outcome const& outcome) {
    std::vector<std::uint32_t> result;
    for (auto const& m : std::get<Unknown>(outcome).missing) result.push_back(m.fact);
    return result;
}
inline bool is_fault(Outcome const& outcome, FaultCode code) {
    auto const* fault = std::get_if<Fault>(&outcome);
    return fault && fault->code == code;
}

}  // namespace wetwijzer::test
