// The decisions of a ledger one by one, each with the rules it was taken by and the parts of them that it used: what
// most questions of auditors go through.
#pragma once

#include "engine/audit/rule_sets.hpp"
#include "engine/ledger/decisions.hpp"
#include "engine/ledger/details.hpp"
#include "engine/ledger/entry.hpp"
#include "engine/ledger/ledger.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::audit {

// Which decisions a question is about; what is empty does not limit.
struct Filter {
    std::string recorded_from, recorded_through;  // RFC 3339, both included
    std::string actor, rule_set, case_ref;
    std::int64_t through = 0;      // the last entry that is looked at; 0: all
    bool overridden_only = false;  // something else was decided than computed
};
store::Selection selection(Filter const& filter);

// Decisions that a question could not be put to.
struct Unanswered {
    std::int64_t erased = 0;       // their personal data were erased
    std::int64_t rules = 0;        // their rule texts are missing or do not compile
    std::int64_t other_parts = 0;  // recorded by a program that made other parts of the same texts
    // Records of an older ledger, whatever the filter: it did not keep which parts of the rules they used. Not in the
    // total, nor among those that were asked.
    std::int64_t imported = 0;
    std::int64_t total() const { return erased + rules + other_parts; }
};

struct Decided {
    ledger::Entry entry;
    ledger::DecisionDetails details;
    KnownRules const* known = nullptr;
    std::string used;  // as uses::used gave it

    bool used_part(std::size_t part) const { return uses::holds(used, part); }
    // Whether this decision (its place in the rule set) was asked for by name, or all were.
    bool asked(std::size_t decision) const;
    // Whether it was asked for and the law asks for it.
    bool applies(std::size_t decision) const { return used_part(known->decisions[decision]) && asked(decision); }
    // Whether it is worth to open the content and ask is_taken.
    bool may_be_taken(std::size_t decision) const {
        return applies(decision) || (details.overridden && asked(decision));
    }
};

// In order of number, those that can be asked; ends early when `use` gives false. `asked` counts all that the filter
// lets through, and those that were taken as computed where only the others were wanted.
struct Asked {
    std::int64_t asked = 0;
    Unanswered unanswered;
};
Asked each_decision(ledger::CaseReader const& reader, RuleSets& rules, Filter const& filter,
                    std::function<bool(Decided const&)> const& use);

// Entry and details of a decision, from its leaf. LedgerError Damaged.
struct DecisionEntry {
    ledger::Entry entry;
    ledger::DecisionDetails details;
};
DecisionEntry read_decision_entry(store::Leaf const& leaf);

// An outcome as it stands in the content: {"known":"…"}, {"unknown":[…]} or {"fault":"…"}.
struct OutcomeText {
    std::optional<std::string> known;
    std::vector<std::string> missing;  // facts and judgements
    std::string fault;
};
using Outcomes = std::map<std::string, OutcomeText, std::less<>>;
Outcomes read_outcomes(std::string_view outcomes_json);

// What of a decision was sealed.
struct Opened {
    ledger::DecisionContent content;
    Outcomes outcomes;  // as computed

    ledger::Override const* by_hand(std::string_view outcome) const;  // null: taken as computed
};
Opened open(ledger::CaseReader const& reader, std::int64_t number);

// Whether a decision (its place in the rule set) was taken: it was asked for, and an outcome of it was decided by hand;
// or the law asks for it, and either it was asked for by its own name or all of its outcomes could be computed. Where
// all decisions are computed at once, those that still wait for facts or judgements are not taken yet.
bool is_taken(Decided const& decided, std::size_t decision, Opened const& opened);

// "EUR 340.00" in cents.
std::optional<std::int64_t> cents(std::string_view canonical);

// The day in the Netherlands at a moment in UTC (RFC 3339): since 1996, summer time from the last Sunday of March
// through that of October, at 01:00 UTC.
values::Date dutch_day(std::string_view recorded_at);
// That moment on the clock there: "2025-03-03T13:00:00"; none when the text is no time.
std::optional<std::string> dutch_time(std::string_view time);
// The first and the last second of a day in the Netherlands, in UTC (RFC 3339).
std::string begin_of(values::Date day);
std::string end_of(values::Date day);

}  // namespace wetwijzer::audit
