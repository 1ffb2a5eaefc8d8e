// A decision into the ledger: who, when, and under which seal.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "engine/decide/decision.hpp"
#include "engine/store/store.hpp"

#include <optional>
#include <string>

namespace wetwijzer::cli {

// What --ledger, --door and --tijdstip ask for; nothing without --ledger. CommandError when they do not fit, so that a
// decision that cannot be recorded is not even taken.
struct RecordingRequest {
    std::string ledger;
    std::string actor;
    std::string recorded_at;  // RFC 3339, UTC
};
std::optional<RecordingRequest> recording_request(Arguments const& arguments, Environment const& world);

// Appends to the ledger, which is made when absent; StoreError when that fails, and then nothing is recorded.
store::Record record(RecordingRequest const& request, model::RuleSet const& rules, decide::Decision const& decision,
                     Arguments const& arguments, Environment& world);

}  // namespace wetwijzer::cli
