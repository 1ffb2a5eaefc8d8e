// Deciding otherwise than computed (decide --anders): what the official decides, why, and on what ground.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
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

// Nothing, and every problem on world.err, when a value does not fit its outcome. CommandError for an outcome that was
// not computed, and for a value that is the computed one.
std::optional<std::vector<TakenOutcome>> taken_outcomes(std::vector<OverrideRequest> const& requests, Rules& rules,
                                                        decide::Decision const& decision, evaluate::Facts const& facts,
                                                        Arguments const& arguments, Environment& world);

std::string taken_text(std::vector<TakenOutcome> const& taken, Language language);
Json taken_json(std::vector<TakenOutcome> const& taken);

}  // namespace wetwijzer::cli
