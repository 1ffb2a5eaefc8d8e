// Private to engine/store: files that appear whole or not at all.
#pragma once

#include <string>

namespace wetwijzer::store {

// StoreError CannotOpen when there is a file with this name already, or a log of one that was removed: SQLite would
// take that for the log of the new file.
void refuse_taken(std::string const& path);

// Beside `path`: where it is made before it gets its name.
std::string unfinished_name(std::string const& path);

// Gives the finished file its name and makes that last; StoreError CannotOpen when there is one already. `from` is gone
// afterwards, whatever happened.
void publish(std::string const& from, std::string const& path);

// Removes a file that SQLite made, and those beside it.
void remove_database(std::string const& path) noexcept;

}  // namespace wetwijzer::store
