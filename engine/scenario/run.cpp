// Runs one scenario: outcomes against what was expected, then the reasons.
#include "engine/scenario/coverage.hpp"
#include "engine/scenario/reasons.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/values/text.hpp"

#include <algorithm>
#include <string>

namespace wetwijzer::scenario {
namespace {

using values::Language;
using values::Outcome;

bool dutch(Language language) { return language == Language::Dutch; }

std::string join(std::vector<std::string> const& parts) {
    std::string result;
    for (auto const& part : parts) result += (result.empty() ? "" : ", ") + part;
    return result;
}

// leeftijd; examens rij 2: resultaat
std::string to_text(model::RuleSet const& rules, values::Missing const& missing, Language language) {
    auto const& fact = rules.facts[missing.fact];
    if (missing.row == values::Missing::whole) return fact.name;
    auto const& fields = rules.records[rules.type(fact.type).record].fields;
    return fact.name + (dutch(language) ? " rij " : " row ") + std::to_string(missing.row + 1) + ": " +
           fields[missing.field].name;
}

std::string fault_number(values::FaultCode code) {
    auto const digits = std::to_string(static_cast<unsigned>(code));
    return "F" + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

// What the code stands for, in few words; docs/language/faults.md says it in full.
char const* fault_meaning(values::FaultCode code, Language language) {
    using values::FaultCode;
    bool const nl = dutch(language);
    switch (code) {
        case FaultCode::Overflow:
            return nl ? "past niet" : "does not fit";
        case FaultCode::DivisionByZero:
            return nl ? "delen door nul" : "division by zero";
        case FaultCode::NoneOperand:
            return nl ? "rekenen met `geen`" : "calculating with `geen`";
        case FaultCode::MixedDurations:
            return nl ? "maanden met dagen" : "months with days";
        case FaultCode::ConflictingExceptions:
            return nl ? "twee uitzonderingen die elkaar uitsluiten" : "two exceptions that exclude each other";
        case FaultCode::NoVersion:
            return nl ? "geen versie op deze datum" : "no version on this date";
        case FaultCode::EmptyPeriod:
            return nl ? "einde voor begin" : "ends before it starts";
        case FaultCode::NoTableRow:
            return nl ? "geen rij van de tabel past" : "no row of the table fits";
        case FaultCode::LimitExceeded:
            return nl ? "de berekening is te groot" : "the calculation is too large";
    }
    return "";
}

std::string found_text(model::RuleSet const& rules, model::RuleId rule, Outcome const& outcome, Language language) {
    if (auto const* value = values::known(outcome)) {
        return values::to_text(*value, rules.type(rules.rules[rule.value].type), language);
    }
    if (auto const* fault = std::get_if<values::Fault>(&outcome)) {
        return (dutch(language) ? "fout " : "fault ") + fault_number(fault->code) + " (" +
               fault_meaning(fault->code, language) + ")";
    }
    std::vector<std::string> parts;
    for (auto const& missing : std::get<values::Unknown>(outcome).missing) {
        parts.push_back(to_text(rules, missing, language));
    }
    return (dutch(language) ? "onbekend, wacht op (" : "unknown, waits for (") + join(parts) + ")";
}

std::string expected_text(model::RuleSet const& rules, Expectation const& expectation, Language language) {
    auto const& rule = rules.rules[expectation.rule.value];
    if (auto const* value = std::get_if<values::Value>(&expectation.expected)) {
        return rule.name + " is " + values::to_text(*value, rules.type(rule.type), language);
    }
    if (std::holds_alternative<ExpectFault>(expectation.expected)) {
        return rule.name + (dutch(language) ? " is fout" : " is fault");
    }
    std::vector<std::string> parts;
    for (auto const fact : std::get<ExpectUnknown>(expectation.expected).waits_for) {
        parts.push_back(rules.facts[fact.value].name);
    }
    if (parts.empty()) return rule.name + (dutch(language) ? " is onbekend" : " is unknown");
    return rule.name + (dutch(language) ? " wacht op (" : " waits for (") + join(parts) + ")";
}

// The facts, each once; in which order they are asked is no part of the expectation.
bool waits_for(values::Unknown const& unknown, std::vector<model::FactId> expected) {
    std::vector<model::FactId> actual;
    for (auto const& missing : unknown.missing) actual.push_back(model::FactId(missing.fact));
    for (auto* facts : {&actual, &expected}) {
        std::sort(facts->begin(), facts->end());
        facts->erase(std::unique(facts->begin(), facts->end()), facts->end());
    }
    return actual == expected;
}

bool meets(Expectation const& expectation, Outcome const& outcome) {
    if (auto const* value = std::get_if<values::Value>(&expectation.expected)) {
        auto const* actual = values::known(outcome);
        return actual && *actual == *value;
    }
    if (std::holds_alternative<ExpectFault>(expectation.expected)) {
        return std::holds_alternative<values::Fault>(outcome);
    }
    auto const* unknown = std::get_if<values::Unknown>(&outcome);
    auto const& expected = std::get<ExpectUnknown>(expectation.expected).waits_for;
    return unknown && (expected.empty() || waits_for(*unknown, expected));
}

Failure outcome_failure(model::RuleSet const& rules, Expectation const& expectation, Outcome const& outcome) {
    auto const nl = Language::Dutch;
    auto const en = Language::English;
    return {expectation.line,
            "verwacht: " + expected_text(rules, expectation, nl) +
                "; gevonden: " + found_text(rules, expectation.rule, outcome, nl),
            "expected: " + expected_text(rules, expectation, en) +
                "; found: " + found_text(rules, expectation.rule, outcome, en)};
}

Failure reason_failure(model::RuleSet const& rules, Scenario const& scenario, model::Reference const& reference,
                       model::Citation const& found) {
    std::vector<std::string> parts;
    for (auto const& reason : found) parts.push_back(model::to_text(rules, reason));
    auto const wanted = model::to_text(rules, reference);
    auto const others = parts.empty() ? std::string("-") : join(parts);
    return {scenario.line, wanted + " is geen reden van de uitkomst; gevonden redenen: " + others,
            wanted + " is no reason for the outcome; reasons found: " + others};
}

}  // namespace

Result run(model::RuleSet const& rules, Scenario const& scenario, Coverage* coverage) {
    std::vector<model::RuleId> requested;
    for (auto const& expectation : scenario.expectations) requested.push_back(expectation.rule);
    auto const evaluation =
        evaluate::evaluate(rules, scenario.facts, scenario.reference_date, requested, scenario.assumptions);
    Result result;
    for (std::size_t i = 0; i < requested.size(); ++i) {
        auto const& expectation = scenario.expectations[i];
        if (meets(expectation, evaluation.outcomes[i])) continue;
        result.failures.push_back(outcome_failure(rules, expectation, evaluation.outcomes[i]));
    }
    if (!scenario.because.empty()) {
        auto const found = reasons(rules, evaluation.trace, evaluation.roots);
        for (auto const& reference : scenario.because) {
            bool const named = std::any_of(found.begin(), found.end(),
                                           [&](model::Reference const& reason) { return names(reference, reason); });
            if (!named) result.failures.push_back(reason_failure(rules, scenario, reference, found));
        }
    }
    if (coverage) cover(rules, evaluation.trace, *coverage);
    return result;
}

}  // namespace wetwijzer::scenario
