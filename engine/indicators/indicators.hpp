// Numbers over many cases: per case what the rules say, then together, with bounds for what is not known. What is
// unknown is never counted as no.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/evaluate/facts.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/values/fraction.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace wetwijzer::indicators {

// What one case says about one indicator. Parts that the indicator does not have: nothing.
struct Answer {
    std::optional<values::Outcome> denominator, numerator, average, breakdown, day;
};

struct CaseAnswers {
    std::string case_id;
    values::Date reference_date;
    std::vector<Answer> answers;  // by IndicatorId
};

CaseAnswers answers(model::RuleSet const& rules, evaluate::Facts const& facts, values::Date reference_date);

// First and last day, each optional. Cases count by the indicator's day; without a window all do.
struct Window {
    std::optional<values::Date> from, through;
    bool is_some() const { return from || through; }
};

enum class Verdict : std::uint8_t { NoTarget, Met, NotMet, Open };

// Of all cases, or of those of one group. Exact: shares are fractions of one, amounts in cents, durations in days.
struct Tally {
    // share: cases in numerator and denominator; average: cases with a value; count: the cases
    std::uint64_t denominator = 0;          // known to belong to it
    std::uint64_t numerator = 0;            // of these: known to belong to it too (of an average: with a known value)
    std::uint64_t unknown_numerator = 0;    // of these: not known
    std::uint64_t unknown_denominator = 0;  // not known whether they belong to it
    std::optional<values::Fraction> value;  // when all that matters is known
    // The least and the most that it can become; nothing when there may be no case at all, or when the values are not
    // bounded. Equal to `value` when there is one.
    std::optional<values::Fraction> lower, upper;
    bool overflow = false;  // the numbers do not fit; then there is no value and there are no bounds
    Verdict verdict = Verdict::NoTarget;
};

struct Group {
    values::Value value;  // a member, or geen
    Tally tally;
};

// A part of a case that ended in a fault. It counts as unknown.
struct Fault {
    std::size_t place = 0;  // index of the case
    model::RuleId rule;
    values::Fault fault;
};

enum class Form : std::uint8_t { Count, Share, Average };
Form form_of(model::Indicator const& indicator);

struct Result {
    model::IndicatorId indicator;
    Tally all;
    std::vector<Group> groups;        // in the order of the enumeration, then geen; those without any case are left out
    std::uint64_t unknown_group = 0;  // cases that may fall in any group; they leave every group open
    std::vector<Fault> faults;
    bool by_day = true;  // false: a window was asked, but the indicator has no day: all cases count
};

std::vector<Result> results(model::RuleSet const& rules, std::span<CaseAnswers const> cases, Window window);

}  // namespace wetwijzer::indicators
