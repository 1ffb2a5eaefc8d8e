// Records of formats 1 and 2, brought over: each becomes an `import` entry with the whole old record in its sealed
// part, so that it can be taken again and its old seal can be checked.
#pragma once

#include "engine/ledger/ledger.hpp"
#include "engine/store/old_ledger.hpp"

#include <functional>
#include <string>

namespace wetwijzer::ledger {

// A record without a case gets one of its own, "record 17", for personal data are erased by case.
std::string case_of(store::OldRecord const& record);

struct Imported {
    std::int64_t records = 0, entries = 0;
    std::int64_t there = 0;  // records that had been brought over before
};

// The old ledger is not what was written. LedgerError Damaged: "17 seal".
class OldLedgerBroken : public LedgerError {
public:
    explicit OldLedgerBroken(store::OldBreak const& found);
    store::OldBreak const& found() const { return found_; }

private:
    store::OldBreak found_;
};

// Verifies all old seals first (OldLedgerBroken, and nothing is written), then brings all records over,
// a thousand at most in a transaction. What was brought over before is not again, so that an upgrade that was broken
// off can be done once more. `progress`: records done.
Imported import_ledger(Ledger& ledger, std::function<Act()> const& act, std::string const& old_path,
                       std::function<void(std::int64_t)> const& progress = {});

}  // namespace wetwijzer::ledger
