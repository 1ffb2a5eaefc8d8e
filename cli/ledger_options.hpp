// What the commands on the ledger take from the command line; a base of Arguments.
#pragma once

#include "engine/values/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::cli {

struct LedgerOptions {
    // who acts, see session_options()
    std::vector<std::string> key_folders;  // --sleutels
    std::optional<std::string> actor;      // --door
    std::optional<std::string> purpose;    // --doel
    std::optional<std::string> basis;      // --grondslag
    std::optional<std::string> recorded_at;

    // decide
    std::optional<std::string> ledger;
    std::optional<std::string> fact_source;                                // --bron
    std::vector<std::string> taken, taken_motivations, taken_law_grounds;  // --anders, --motivering, --op-grond-van

    std::optional<std::string> role, public_key;  // ledger actor
    bool withdraw = false;
    std::vector<std::string> kinds;                    // ledger list: --soort
    std::optional<std::string> recorded_by;            // ledger list: --medewerker
    std::optional<std::int64_t> since, through_entry;  // first and last entry, or the size that was verified
    std::optional<std::string> trusted_key;            // --vertrouw
    std::vector<std::string> heads;                    // --kop
    std::optional<std::string> verified_head;          // --vanaf, a file
    std::optional<std::int64_t> threads;
    std::optional<std::string> reason, remark;
    bool none = false;                               // ledger setting: --geen
    bool with_parts = false, without_rules = false;  // ledger export
};

}  // namespace wetwijzer::cli
