// Private to engine/store: files that appear whole or not at all.
#pragma once

#include <string>

namespace wetwijzer::store {

// Beside `path`: where it is made before it gets its name.
std::string unfinished_name(std::string const& path);

// Gives the finished file its name and makes that last; StoreError CannotOpen when there is one already. `from` is gone
// afterwards, whatever happened.
void publish(std::string const& from, std::string const& path);

// Removes a file that SQLite made, and those beside it.
void remove_database(std::string const& path) noexcept;

}  // namespace wetwijzer::store
