// What is known of a case, on two time axes: `on` (the day for which facts must be valid) and `known_at` (what had been
// recorded by then).
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
    std::int64_t superseded_by = 0;  // entry; 0: it counts
};

// Every statement about the case recorded by `known_at` (RFC 3339; empty: now), in order of recording, with what
// superseded it for `on` (ISO).
std::vector<Known> statements(CaseReader const& reader, std::string_view case_ref, std::string_view known_at,
                              std::string_view on);

// The case file (docs/case-format.md) that those which count make up, with `zaak` and `peildatum`. Canonical JSON.
std::string case_json(std::string const& case_id, std::vector<Known> const& known, std::string_view on);

// The statements of a case file: one for each key of the top level (of "oordelen" and "lezingen": one for each name).
std::vector<Statement> statements_of(std::string_view case_json, Statement::Source const& source);

// Those of `said` that say something else than is known (another value, or another source is no difference).
std::vector<Statement> news(std::vector<Statement> const& said, std::vector<Known> const& known);

// The rule set in force in the ledger at that time: the last one recorded. Empty: none.
std::string rule_set_at(store::Reading const& reading, std::string_view known_at);

}  // namespace wetwijzer::ledger
