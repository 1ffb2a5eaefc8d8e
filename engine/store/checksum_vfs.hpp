// Private to engine/store: a layer between SQLite and the system's files (a VFS) that puts a checksum in every page
// that is written, to the file and to its write-ahead log, and checks it in every page that is read. A damaged page is
// an error (SQLITE_IOERR_DATA). Other programs can read the file: the checksums are in bytes that SQLite leaves alone.
#pragma once

#include <string>

namespace wetwijzer::store {

// With "alone=1" in the URI of a file nothing is shared with other connections, so no -shm file is needed to read one
// that has a write-ahead log; whoever uses it must see to it that nobody writes meanwhile.

// Its name, for sqlite3_open_v2. Lies on top of what is SQLite's default VFS when a file is opened.
char const* checksum_vfs();

// Which page was damaged, after SQLITE_IOERR_DATA in this thread.
std::string const& last_damage();

}  // namespace wetwijzer::store
