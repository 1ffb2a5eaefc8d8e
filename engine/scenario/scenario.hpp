// Scenarios: cases with expected outcomes and reasons, written beside the rules and run by `wetwijzer test`.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/evaluate/facts.hpp"
#include "engine/model/rule_set.hpp"

#include <string>
#include <variant>
#include <vector>

namespace wetwijzer::scenario {

struct ExpectUnknown {
    std::vector<model::FactId> waits_for;  // empty: whatever it waits for
};
struct ExpectFault {};

struct Expectation {
    model::RuleId rule;
    std::variant<values::Value, ExpectUnknown, ExpectFault> expected;
    std::uint32_t line = 0;
};

struct Scenario {
    std::string title;  // with the row's number for examples
    std::string path;
    std::uint32_t line = 0;
    values::Date reference_date;
    evaluate::Facts facts;
    std::vector<evaluate::Assumption> assumptions;
    std::vector<Expectation> expectations;
    std::vector<model::Reference> because;  // each must be a reason in the trace of an expected outcome
};

struct Failure {
    std::uint32_t line = 0;
    std::string message_nl;
    std::string message_en;
};

struct Result {
    std::vector<Failure> failures;  // empty: passed
};

// Which conditions were true and false at least once: those of branches, rows and exceptions and all that they consist
// of.
struct Coverage {
    std::vector<std::uint8_t> seen;  // by ExprId: bit 0 seen true, bit 1 seen false (ja/nee nodes that are conditions)
};
inline constexpr std::uint8_t seen_true = 1;
inline constexpr std::uint8_t seen_false = 2;

// Adds what was seen to `coverage`, which may have been through other scenarios of the same rule set.
Result run(model::RuleSet const& rules, Scenario const& scenario, Coverage* coverage = nullptr);

void merge(Coverage& into, Coverage const& from);

// What coverage is measured over: the ja/nee expressions that rules reach and that are not constants, in order of id.
std::vector<model::ExprId> conditions(model::RuleSet const& rules);

}  // namespace wetwijzer::scenario
