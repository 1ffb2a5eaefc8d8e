// The terms of a case as an agenda: what ends when, by what it moved, and who must act.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/evaluate/facts.hpp"
#include "engine/explain/explanation.hpp"
#include "engine/model/rule_set.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::agenda {

// In the order of the enumeration that a term's status has.
enum class Status : std::uint8_t { NotStarted, Running, Met, MetLate, Expired };

// A term whose first day is known.
struct Entry {
    model::TermId term;
    values::Date start;
    std::optional<values::Date> last;    // none: not known yet, see `waits_for`
    std::optional<Status> status;        // none: not known yet
    bool can_be_met = false;             // the rules say when it is met; without that an end is only an end
    std::optional<values::Date> met_on;  // when met
    // From the reference date to the last day: 0 on the last day itself, below 0 after it.
    std::optional<std::int32_t> days_left;
    std::optional<values::Date> signal;
    bool signal_given = false;           // on or before the reference date
    std::vector<explain::Reason> moves;  // what moved the last day, in order; `value` of an extension: by how much
    std::string bearer;                  // "het college"; empty: the law does not say
    model::Citation citation;
    std::vector<explain::Explanation::Part::Question> waits_for;
};

// A term of which it is not known yet whether or when it starts.
struct Waiting {
    model::TermId term;
    std::vector<explain::Explanation::Part::Question> waits_for;
};

// A term that cannot be determined.
struct Faulty {
    model::TermId term;
    std::string text;  // a sentence with the fault's code
};

struct Agenda {
    std::string case_id;
    values::Date reference_date;
    std::vector<Entry> entries;  // by last day, then in the order of the rules; those without a last day at the end
    std::vector<Waiting> waiting;
    std::vector<Faulty> faulty;
};

// Terms whose start is `geen`, and terms that are not law on the reference date, are left out.
Agenda agenda(model::RuleSet const& rules, evaluate::Facts const& facts, values::Date reference_date,
              values::Language language);

}  // namespace wetwijzer::agenda
