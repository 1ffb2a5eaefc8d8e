// Private to engine/ledger: a trace with distances for step numbers, which takes little more than half the room when it
// is compressed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::ledger {

// Lines "12 3 again age see 5 = 18" become "9 again age see 7 = 18": their own number goes, parent and `see` are told
// as how many lines above they stand (a parent of 0 stays 0). The first byte is 'd' for that form, and 't' for a text
// that is not a trace and stays as it is. Any text comes back the same.
std::string with_distances(std::string_view trace);
std::optional<std::string> with_numbers(std::string_view packed);  // nothing when it is not what with_distances gives

}  // namespace wetwijzer::ledger
