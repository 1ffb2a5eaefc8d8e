// The entries of a ledger as records of the Logboek Dataverwerkingen (Logius, version 1): one for each act and each
// person concerned, as OTLP/JSON. Holds no personal data and no names: persons are the random refs of their cases.
#pragma once

#include "engine/store/store.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace wetwijzer::audit {

inline constexpr std::string_view default_activities = "urn:wetwijzer:verwerkingsactiviteit:";

struct ProcessingOptions {
    std::string recorded_from, recorded_through;  // RFC 3339, both included; empty: open
    // Where the register of processing activities describes them: what comes behind it is the kind of entry.
    std::string activities{default_activities};
    std::string caller;  // URL of the application whose trace context the entries carry; empty: not told
};

struct ProcessingCount {
    std::int64_t entries = 0, records = 0;
    std::int64_t through = 0;  // the last entry that was looked at
};

// Ids follow from the entries: the same ledger and options give the same bytes.
ProcessingCount processing(store::Reading const& reading, ProcessingOptions const& options,
                           std::function<void(std::string_view)> const& write);

}  // namespace wetwijzer::audit
