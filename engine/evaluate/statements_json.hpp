// Files of statements about a case, "wetwijzer-feiten/1": who sends one says of each fact where it comes from and for
// which days it holds. Read strictly and typed by the rule set; docs/case-format.md.
#pragma once

#include "engine/evaluate/facts_json.hpp"
#include "engine/model/rule_set.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::evaluate {

struct StatedFact {
    std::string key;                      // JSON pointer into the case file: "/geboortedatum", "/oordelen/verwijtbaar"
    std::optional<std::string> value;     // canonical JSON; none: withdrawn
    std::string valid_from, valid_until;  // ISO; first day, and the day after the last; empty: open
    std::string source;                   // name of a provenance of the rules
    std::string message, at, document, official;  // empty: not told
};

struct StatementFile {
    std::string case_id;
    std::vector<StatedFact> facts;
};

// Whether a JSON document says that it is a file of statements; looks no further.
bool is_statement_file(std::string_view json);

// Reports every mismatch, throws none. Nothing on any problem. A value is checked by itself, as read_facts does in a
// case: whether the statements together fit a case is for who puts them together.
std::optional<StatementFile> read_statements(model::RuleSet const& rules, std::string_view json,
                                             std::vector<CaseProblem>& problems);

}  // namespace wetwijzer::evaluate
