// Texts that stay readable for ever must not hold the number of a citizen or a case.
#pragma once

#include "engine/ledger/entry.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wetwijzer::ledger {

// Nine digits, not all zero, that pass the test of eleven.
bool can_be_bsn(std::string_view digits);

// Whether a case of the ledger has this number.
using IsCase = std::function<bool(std::string_view)>;

// From and until where a text holds what can be a BSN or what is the number of a case. Looked at are: rows of digits,
// also with one dot, hyphen or space between them (from the start of a row to the end of one), and words of five bytes
// or more with a digit in them. A BSN inside a longer unbroken row of digits is not found: most long numbers would
// hold one. `is_case` may be empty.
struct NumberFound {
    std::size_t begin, end;
};
std::optional<NumberFound> find_number(std::string_view text, IsCase const& is_case);
bool holds_case_id(std::string_view text, std::string_view case_id);   // spelled as it is; a short word never
std::string without_numbers(std::string text, IsCase const& is_case);  // each one is "…"

// The texts in the details of an entry that somebody chose, and what each is called in a LedgerError. Digests, refs,
// times and words of the format are left out: hex digits can look like anything.
std::vector<std::pair<char const*, std::string>> free_texts(Entry const& entry);

}  // namespace wetwijzer::ledger
