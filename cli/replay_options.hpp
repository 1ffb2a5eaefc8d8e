// What replay takes from the command line; a base of Arguments. --met stands in DossierOptions, --alles in Arguments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace wetwijzer::cli {

struct ReplayOptions {
    std::optional<std::string> replay_report;    // --rapport: a file
    std::optional<std::string> replay_progress;  // --voortgang: a file
    std::optional<std::int64_t> replay_threads;  // --draden
    bool replay_steps = false;                   // --stappen
};

}  // namespace wetwijzer::cli
