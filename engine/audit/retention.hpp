// How long the data of a case may be kept: for each kind of data its last day, by the rules (Besluit inburgering 2021,
// art. 9.9). The terms are the longest allowed. A ledger erases a case as a whole.
#pragma once

#include "engine/evaluate/facts.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/values/text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::audit {

// What a rule set must have to say how long data may be kept: an outcome `uiterlijk_verwijderen_op` (a date, or geen
// while no term runs) for the kind of data in the fact `soort_gegevens`.
struct RetentionRules {
    model::FactId kind;
    model::RuleId last_day;
    static std::optional<RetentionRules> of(model::RuleSet const& rules);
};

struct KeptData {
    std::string name, title;           // of the kind: "over_lening", "gegevens over de lening"
    std::optional<values::Date> last;  // the last day on which it may be kept
    std::optional<values::Date> signal;
    bool not_started = false;  // no term runs yet
    struct Missing {
        std::string name, question;
    };
    std::vector<Missing> missing;  // what must be known to tell
    std::string fault;             // a sentence; empty: none
};

struct Retention {
    enum class State : std::uint8_t {
        Overdue,     // of some kind the last day is over
        Signalled,   // of some kind it comes soon
        Unknown,     // of some kind it cannot be told, and nothing is overdue or near
        Running,     // all last days that there are lie ahead
        NotStarted,  // no term runs yet
    };
    State state = State::NotStarted;
    std::vector<KeptData> kinds;        // in the order of the enumeration
    std::optional<values::Date> first;  // the earliest last day: from the day after, something must be gone
    std::optional<values::Date> last;   // the latest, when each kind has one
    bool unknown() const;               // of some kind it cannot be told
};

Retention retention(model::RuleSet const& rules, RetentionRules const& which, evaluate::Facts const& facts,
                    values::Date on, values::Language language);

std::string_view name(Retention::State state);  // "overdue"

}  // namespace wetwijzer::audit
