// Private to engine/store: the file itself. Tells a ledger from other files before sqlite3 may touch it.
#pragma once

#include "engine/store/sqlite.hpp"

#include <functional>
#include <string>

namespace wetwijzer::store {

// Creates or migrates where needed.
Connection open_for_writing(std::string const& path, int busy_milliseconds);

// Reads without making files beside the ledger. SQLite needs two (-wal, -shm) to read next to a writer; where a writer
// has them they are used, and where there are none the file is read as it is, again when it changed meanwhile.
class LedgerReader {
public:
    LedgerReader(std::string path, int busy_milliseconds);

    // May call `use` more than once.
    void read(std::function<void(Connection&)> const& use) const;
    std::string const& path() const { return path_; }

private:
    std::string path_;
    int busy_milliseconds_;
};

}  // namespace wetwijzer::store
