// Values of the ledger in words for people, in Dutch or English: those of outcomes, and those of statements.
#pragma once

#include "engine/evaluate/facts_json.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/values/text.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace wetwijzer::audit {

class ValueWords {
public:
    // Without rules (null) values are told by their form alone. The rules must outlive it.
    ValueWords(model::RuleSet const* rules, values::Language language);
    ~ValueWords();

    // A canonical text of an outcome: "€ 340", "2 maanden", "3 maart 2025", "ja".
    std::string outcome(std::string_view name, std::string const& canonical) const;
    // The canonical JSON of a statement: "€ 1.400", "nee", "geen"; rows as "(1) uren: 430, …"; of a judgement also who
    // gave it, when and why; of a reading what it says.
    std::string statement(std::string const& key, std::string const& json) const;

private:
    std::string scalar(std::string const& key, std::string const& json) const;  // empty: none that the rules know

    model::RuleSet const* rules_;
    values::Language language_;
    mutable std::unique_ptr<evaluate::CaseFormat const> format_;  // made when first needed
};

}  // namespace wetwijzer::audit
