// Private to engine/store: the file itself. Tells a ledger from other files before sqlite3 may touch it.
#pragma once

#include "engine/store/sqlite.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace wetwijzer::store {

// The path as SQLite must be told: never a URI or a name with a meaning of its own, such as ":memory:".
std::string literal(std::string const& path);

// The first bytes of the file: its format, from 1 to 3. StoreError NotALedger, Damaged, NewerSchema, CannotOpen.
std::int64_t format_of(std::string const& path);

// A new file with empty tables; CannotOpen when there is a file with this name.
void create_ledger(std::string const& path, int busy_milliseconds);

Connection open_for_writing(std::string const& path, int busy_milliseconds);

// Reads without making files beside the ledger. SQLite needs two (-wal, -shm) to read next to a writer; where a writer
// has them they are used, and where there are none the file is read as it is, again when it changed meanwhile.
class LedgerReader {
public:
    // `formats`: which may be read.
    enum class Formats { Current, Older };
    LedgerReader(std::string path, int busy_milliseconds, Formats formats = Formats::Current);

    // May call `use` more than once; all that it reads is one state of the file.
    void read(std::function<void(Connection&)> const& use) const;
    std::string const& path() const { return path_; }

private:
    std::string path_;
    int busy_milliseconds_;
    Formats formats_;
};

}  // namespace wetwijzer::store
