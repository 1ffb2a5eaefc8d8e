// What the questions of an auditor take from the command line; a base of Arguments.
#pragma once

#include "engine/values/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::cli {

struct AuditOptions {
    // ledger query
    std::vector<std::string> used_rules, used_exceptions, used_parameters, used_readings, used_judgements;
    std::optional<values::Date> version;
    bool overridden_only = false;

    std::vector<std::string> violation_kinds;  // ledger violations: --soort

    // ledger sample
    std::optional<std::int64_t> sample_size, sample_entry;
    std::optional<std::string> seed, stratum;
    bool proportional = false;

    bool csv = false;
};

}  // namespace wetwijzer::cli
