// Deciding otherwise than computed (decide --anders): what the official decides, why, and on what ground.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "engine/explain/explanation.hpp"
#include "engine/ledger/details.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::cli {

struct OverrideRequest {
    std::string outcome;
    std::string value;  // in the rule language: € 100, nee, 2 maanden
    std::string motivation;
    std::string basis;
};

// What --anders, --motivering and --op-grond-van ask for together; CommandError when they do not fit.
std::vector<OverrideRequest> override_requests(Arguments const& arguments);

struct TakenOutcome {
    ledger::Override recorded;
    std::string computed;  // as text
    std::string taken;
};

// CommandError for an outcome that was not computed, a value that does not fit it, and the value that was computed. A
// legal basis that the rules do not name is told on world.err.
std::vector<TakenOutcome> taken_outcomes(std::vector<OverrideRequest> const& requests, Rules& rules,
                                         decide::Decision const& decision, evaluate::Facts const& facts,
                                         Arguments const& arguments, Environment& world);

// Where something else was decided, the sentences for the citizen would tell what was computed: they go.
void leave_out_plain(model::RuleSet const& rules, std::vector<TakenOutcome> const& taken,
                     explain::Explanation& explanation);

std::string taken_text(std::vector<TakenOutcome> const& taken, Language language);
Json taken_json(std::vector<TakenOutcome> const& taken);

}  // namespace wetwijzer::cli
