// Private to engine/store: the versions of the ledger's tables and the steps between them.
#pragma once

#include "engine/store/sqlite.hpp"

#include <cstdint>

namespace wetwijzer::store {

inline constexpr std::int64_t application_id = 0x5757696a;  // "WWij", in the header of the file
inline constexpr std::int64_t current_schema = 2;

// The version of the tables in an open file: 0 when it holds nothing at all. Throws for a file of another program
// and for a version that this program does not know.
std::int64_t schema_version(Connection& connection, std::string const& path);

// From whatever version it has, or nothing, to the current one; all of it or nothing.
void migrate(Connection& connection, std::string const& path);

}  // namespace wetwijzer::store
