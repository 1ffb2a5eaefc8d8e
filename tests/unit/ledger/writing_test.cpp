// Entries as they are written: numbers, times, heads, cases and rules.
#include "engine/ledger/case_keys.hpp"
#include "tests/support/ledger_fixture.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::LedgerFixture;
namespace people = tests::people;

TEST_CASE("a mixed ledger can be written") {
    LedgerFixture fixture;
    fixture.add_mixed(33);
    fixture.store().read([](store::Reading const& reading) {
        for (std::int64_t i = 1; i <= reading.size(); ++i) CHECK_NOTHROW(entry_at(reading, i));
    });
}
