// What is known of a case, on two time axes: `on` (the day for which facts must be valid) and `known_at` (what had been
// recorded by then). Statements are never changed: a later one about the same key goes before it, on the days for which
// it is valid.
#pragma once

#include "engine/ledger/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::ledger {

// A statement and where it was recorded.
struct Known {
    Statement statement;
    std::int64_t entry = 0;
    std::string recorded_at;
    std::string author;
    std::int64_t superseded_by = 0;  // entry (its own, for two in one entry); 0: no later one goes before it
    bool valid = true;               // on the day asked for
    bool counts() const { return valid && superseded_by == 0; }
};

// Every statement about the case recorded by `known_at` (RFC 3339; empty: now), in order of recording, weighed for
// `on`.
std::vector<Known> statements(CaseReader const& reader, std::string_view case_ref, std::string_view known_at,
                              std::string_view on);

// Sets `valid` and `superseded_by` of statements in order of recording. `on`: ISO; empty: all days together, so that a
// statement is superseded when later ones go before it on every day for which it is valid.
void weigh(std::vector<Known>& known, std::string_view on);

// The case file (docs/case-format.md) that those which count make up, with `zaak` and `peildatum`. Canonical JSON.
std::string case_json(std::string const& case_id, std::vector<Known> const& known, std::string_view on);

// The statements of a case file that read_facts accepts: one for each key of the top level (of "oordelen" and
// "lezingen": one for each name), valid on all days.
std::vector<Statement> statements_of(std::string_view case_json, Statement::Source const& source);

// Those of `said` that say something else than is known: another value, or what was unknown. Another source is no
// difference. One that is valid on all days is held against what counts in `known` (so: on the day for which that was
// weighed), one with a validity of its own against what is known for each of its days.
std::vector<Statement> news(std::vector<Statement> const& said, std::vector<Known> const& known);

// A statement that says otherwise than one that counted until then, on a day for which both are valid. Nothing is
// overwritten; that a colleague's correction no longer counts must be seen.
struct Replacement {
    Statement said;
    Known was;
};
// Of `fresh` (in order), each statement of `known` (in order of recording) that it goes before with another value.
std::vector<Replacement> replacements(std::vector<Statement> const& fresh, std::vector<Known> const& known);

// Withdrawals of what nobody ever said for any of their days, neither in `known` nor earlier in `said`.
std::vector<Statement> idle_withdrawals(std::vector<Statement> const& said, std::vector<Known> const& known);

// The rule set in force in the ledger at that time (RFC 3339; empty: now): that of the last entry that brought rules or
// took a decision. Empty: none.
std::string rule_set_at(store::Reading const& reading, std::string_view known_at);

}  // namespace wetwijzer::ledger
