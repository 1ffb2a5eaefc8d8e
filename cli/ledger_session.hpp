// A ledger opened by somebody: the file, the keys of --sleutels (or WETWIJZER_SLEUTELS), and who acts, what for.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "engine/ledger/ledger.hpp"

#include <memory>
#include <string>

namespace wetwijzer::cli {

class LedgerSession {
public:
    // Opens; CommandError, StoreError when that cannot be. Nothing is written yet. The keys may be absent (list,
    // verify).
    LedgerSession(std::string const& path, store::OpenMode mode, Arguments const& arguments, Environment& world);

    ledger::Ledger& ledger() { return *ledger_; }
    store::Store& store() { return *store_; }
    // From --door, --doel, --grondslag, --tijdstip or the clock, and TRACEPARENT. `purpose` and `basis` stand in when
    // the options are absent. CommandError when --door is missing or no name.
    ledger::Act act(std::string const& purpose, std::string const& basis) const;
    // Keeps what was seen beside the keys; call after every write.
    void keep_anchor();

private:
    std::string path_;
    Arguments const& arguments_;
    Environment& world_;
    std::string keys_folder_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<ledger::Ledger> ledger_;
};

}  // namespace wetwijzer::cli
