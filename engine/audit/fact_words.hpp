// Private to engine/audit: statements in words for people, in Dutch.
#pragma once

#include "engine/ledger/knowledge.hpp"
#include "engine/model/rule_set.hpp"

#include <string>

namespace wetwijzer::audit {

// "Geboortedatum" by the rules' description; the key itself when the rules do not know it, or are not there.
std::string fact_title(model::RuleSet const* rules, std::string const& key);
// "DUO, bericht m-17 van 2025-02-01, document 3b5d…, vastgesteld door A. Jansen"
std::string source_text(ledger::Statement::Source const& source, model::RuleSet const* rules);
// "altijd", "van 1 maart 2025 tot 1 mei 2025"
std::string validity_text(ledger::Statement const& statement);
// In the Netherlands: "3 maart 2025, 13:00 uur"; a date alone stays one; what is neither stays as it is.
std::string moment(std::string const& time);

}  // namespace wetwijzer::audit
