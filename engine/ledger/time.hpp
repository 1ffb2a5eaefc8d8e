// The one spelling of moments in the ledger: 2026-01-31T12:00:00Z. In this spelling the order of texts is that of time.
#pragma once

#include <string_view>

namespace wetwijzer::ledger {

// Exactly that shape, a day that exists, no leap second.
bool is_time(std::string_view text);

}  // namespace wetwijzer::ledger
