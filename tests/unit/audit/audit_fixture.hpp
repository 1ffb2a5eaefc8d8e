// A ledger on which auditors' questions can be tried: rules with a fine, a term, judgements, an exception and a
// reading.
#pragma once

#include "engine/audit/decided.hpp"
#include "tests/support/ledger_fixture.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::tests {

// € 1.250 until 2025, € 1.400 since; `maximum` to have another rule set.
model::RuleSet const& audited_rules();
model::RuleSet const& other_audited_rules();  // with a rule more
std::unique_ptr<model::RuleSet> compile_audited(std::vector<model::SourceText> const& texts);

// A case: what is not given is unknown.
struct AuditedCase {
    std::string id = "Z-1";
    std::string day = "2025-06-01";                    // reference date
    std::optional<int> late = 40;                      // days
    std::optional<std::string> report = "2025-05-01";  // of the offence: thirteen weeks to decide from here
    bool hardship = false;
    std::optional<bool> blamed = true;
    std::optional<bool> grave = true;
    std::string repeat = {};  // reading
};

class AuditFixture : public LedgerFixture {
public:
    AuditFixture() : LedgerFixture("audit", "2025-06-01T08:00:00Z") {}
    // The entry of the decision. `when`: what the clock says.
    std::int64_t decide_case(AuditedCase const& what, std::vector<std::string> decisions = {},
                             std::string const& by = people::caseworker, std::vector<ledger::Override> taken = {},
                             model::RuleSet const& rules = audited_rules());
    void say(std::string const& case_id, std::string const& key, std::string const& json);
    void need_four_eyes(std::vector<std::string> const& decisions);
    void approve(std::int64_t decision, std::string const& by);
    void erase(std::string const& case_id);
    // With a reader of everything.
    void read(std::function<void(ledger::CaseReader const&, audit::RuleSets&)> const& use,
              ledger::Permission permission = ledger::Permission::ReadAll);
};

}  // namespace wetwijzer::tests
