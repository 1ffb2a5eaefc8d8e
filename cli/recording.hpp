// A decision into the ledger: who, what for, on which facts, and what was decided otherwise than computed.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/ledger_session.hpp"
#include "cli/overriding.hpp"
#include "engine/decide/decision.hpp"
#include "engine/ledger/knowledge.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::cli {

struct Recorded {
    std::int64_t number = 0;  // of the decision's entry
    std::int64_t facts = 0;   // of the entry with the facts that are new; 0: none are
    std::int64_t new_facts = 0;
    std::string actor, recorded_at;
    ledger::Head head;
    bool needs_second = false;  // the organisation's rule of four eyes
    bool new_case = false;      // of which the ledger knew nothing
    std::vector<ledger::Replacement> replaced;
    std::vector<std::string> left_out_facts;  // that the ledger knows and the decision did not: JSON pointers
};

class Recording {
public:
    // What --ledger, --door and what goes with them ask for; nothing without --ledger. CommandError when they do not
    // fit; AccessError, recorded, for who may not take decisions: nothing is read or computed for them.
    static std::unique_ptr<Recording> asked(Arguments const& arguments, Environment& world);

    // What the ledger knows of the case that --zaak names, as a case file. That this is read is recorded.
    std::string case_of(std::string const& case_id, values::Date on);

    // Facts that are new and the decision, in one transaction. LedgerError, StoreError: then nothing was recorded.
    // `file`: the bytes of the case file; empty without one.
    Recorded record(model::RuleSet const& rules, decide::Decision const& decision,
                    std::vector<TakenOutcome> const& taken, std::string_view file);

private:
    Recording(Arguments const& arguments, Environment& world);

    Arguments const& arguments_;
    LedgerSession session_;
    ledger::Act act_;
};

std::string recorded_text(Recorded const& recorded, Arguments const& arguments);
Json recorded_json(Recorded const& recorded, Arguments const& arguments);

}  // namespace wetwijzer::cli
