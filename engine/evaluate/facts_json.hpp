// Case files: JSON in the names and codes of the exchange with DUO, read strictly and typed by the rule set.
#pragma once

#include "engine/evaluate/facts.hpp"
#include "engine/model/rule_set.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::evaluate {

// What is wrong with a case file. Codes C01xx (text and JSON) and C02xx (content); see docs/case-format.md.
struct CaseProblem {
    std::string code;
    std::string path;      // JSON pointer, empty for problems of the text itself
    std::size_t line = 0;  // 1-based; 0 when only the path is known
    std::size_t column = 0;
    std::string message_nl;
    std::string message_en;
    std::string hint_nl;
    std::string hint_en;
};

// Reports every mismatch, throws none. Nothing on any problem. Limits: 64 levels, 1 MiB a text, 10,000 rows a list.
// Refuses duplicate keys, unknown keys (with a suggestion), wrong types, values outside a declared range, invalid
// UTF-8.
std::optional<Facts> read_facts(model::RuleSet const& rules, std::string_view json, std::vector<CaseProblem>& problems);

namespace case_file {
struct FormatKeys;
}

// The case files of one rule set, for who reads many: what their keys mean is worked out once. The rule set must
// outlive it; one may be used by several threads at a time.
class CaseFormat {
public:
    explicit CaseFormat(model::RuleSet const& rules);
    CaseFormat(CaseFormat&& other) noexcept;
    CaseFormat& operator=(CaseFormat&& other) noexcept;
    ~CaseFormat();
    std::optional<Facts> read(std::string_view json, std::vector<CaseProblem>& problems) const;  // as read_facts

private:
    model::RuleSet const* rules_;
    std::unique_ptr<case_file::FormatKeys const> keys_;
};

// The same facts as canonical case JSON (sorted keys, one spelling): read_facts gives them back. What it gave as geen
// because a complete message leaves it out is written as null. No case says that such a fact is unknown although its
// message is there, so no facts that were read have that.
std::string write_facts(model::RuleSet const& rules, Facts const& facts);

// JSON Schema 2020-12 of a case file, made from the rule set.
std::string case_schema(model::RuleSet const& rules);

// An empty case to fill in, which read_facts accepts: its `opmerking` lists every key with type, description and
// source.
std::string new_case(model::RuleSet const& rules, std::string_view case_id, values::Date reference_date);

}  // namespace wetwijzer::evaluate
