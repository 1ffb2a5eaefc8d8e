// A small ledger with every kind of entry, of which it is known where everything stands; the same bytes each time.
#pragma once

#include "tests/support/ledger_fixture.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::tests {

// Numbers of cases: A goes on to the end, B has a decision that was taken otherwise than computed, C is erased, D came
// from an older ledger.
inline constexpr char case_a[] = "999990019", case_b[] = "999990020", case_c[] = "999990032", case_d[] = "999990044";

// What stands in the parts of its decisions: no such text may be found in the file.
inline constexpr std::string_view sample_secret = "Zaltbommel";

struct SampleLedger {
    std::string path;
    crypto::Key old_master = key_named("master"), master = key_named("new master");  // before and after the rekey
    crypto::SigningKey log{key_named("log")};                                        // persons': key_named(name)

    // Numbers of entries.
    std::int64_t setting = 0, facts_a = 0, rules_a = 0, opens_a = 0, decision_a = 0, approval = 0, access = 0,
                 refusal_of_role = 0, refusal_of_system = 0, rules_b = 0, opens_b = 0, decision_b = 0, opens_c = 0,
                 decision_c = 0, given = 0, drawn = 0, exported = 0, rekey = 0, erasure = 0, imported = 0, restored = 0,
                 withdrawal = 0, size = 0;
    std::string ref_a, ref_b, ref_c, ref_d;
    std::vector<std::string> heads;  // texts, in order
};

// Makes the file, which must not exist. One file: nothing stands beside it.
SampleLedger make_sample_ledger(std::string const& path);

// `count` transactions more, of one decision each about a case of its own.
void add_decisions(SampleLedger const& sample, int count);

}  // namespace wetwijzer::tests
