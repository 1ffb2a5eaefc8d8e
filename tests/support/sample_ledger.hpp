// A small ledger with every kind of entry, made through engine/ledger; the same bytes each time.
#pragma once

#include "engine/ledger/ledger.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::tests {

// SHA-256 of a seed and a counter.
crypto::Random fixed_random(std::string seed);
crypto::Key fixed_key(std::string const& seed);

struct SampleLedger {
    std::string path;
    crypto::PublicKey log_key;
    crypto::Key master;                   // the one it is wrapped with in the end
    std::string open_case, erased_case;   // numbers of cases
    std::int64_t decision = 0;            // an entry with parts, of the open case
    std::vector<std::string> head_texts;  // all of them, in order
};

// What stands in the parts of its decisions: no such text may be found in the file.
inline constexpr std::string_view sample_secret = "Jansen woont in Zaltbommel";

// At `path`, which must not exist.
SampleLedger make_sample_ledger(std::string const& path);

// `transactions` more, of one decision each about a new case, behind what is there.
void add_decisions(SampleLedger const& sample, int transactions);

}  // namespace wetwijzer::tests
