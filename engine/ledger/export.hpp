// A whole ledger as lines of JSON ("wetwijzer-export/1", docs/ledger-format.md): all that can be verified without any
// key, and no personal data that can be read. docs/ledger_verifier.py checks it.
#pragma once

#include "engine/store/store.hpp"

#include <functional>
#include <string_view>

namespace wetwijzer::ledger {

struct ExportContent {
    bool parts = false;  // the sealed parts too, so that their digests can be checked; unreadable without their keys
    bool rules = true;   // the texts of the rules
};

// Writes piece by piece what `reading` holds, right or wrong: a damaged ledger gives an export that does not verify.
// Equal ledgers give equal bytes. LedgerError Damaged when its first entry is not one.
void export_ledger(store::Reading const& reading, ExportContent const& content,
                   std::function<void(std::string_view)> const& write);

}  // namespace wetwijzer::ledger
