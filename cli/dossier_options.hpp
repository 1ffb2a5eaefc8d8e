// What the commands on one case's record take from the command line; a base of Arguments.
#pragma once

#include "engine/values/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::cli {

struct DossierOptions {
    std::optional<values::Date> valid_from, valid_until;  // ledger facts: first day, and the day after the last
    std::optional<std::string> known_at;                  // --bekend-op: a day or a time
    std::vector<std::string> other_rules;                 // --met
    std::optional<std::string> form;                      // --format of a dossier or register entry
    std::optional<std::string> activities, caller;        // ledger processing: addresses
};

}  // namespace wetwijzer::cli
