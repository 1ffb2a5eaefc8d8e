// Verification beside somebody who writes: what it looks at is one state of the ledger, and that state holds.
#include "tests/unit/tamper/tamperings.hpp"

#include <atomic>
#include <thread>

using namespace wetwijzer;
using namespace wetwijzer::test;

TEST_CASE("a ledger that is written, erased from and wrapped anew meanwhile holds each time") {
    tests::LedgerFixture fixture("beside writers");
    fixture.add_mixed(11);
    std::atomic<bool> stop{false};
    std::atomic<int> written{0};
    std::thread writer([&] {
        for (int i = 0; !stop && i < 400; ++i) {
            fixture.add_mixed(2);
            if (i % 10 == 9)
                fixture.ledger().rekey(fixture.act(tests::people::administrator, "ledger rekey"),
                                       tests::key_named("master " + std::to_string(i)));
            ++written;
        }
    });
    std::int64_t smallest = 0, largest = 0;
    for (int i = 0; i < (long_mode() ? 200 : 12); ++i) {
        // So that writers come in between also on one busy core.
        auto const before = written.load();
        for (int wait = 0; wait < 1000 && written == before && !stop; ++wait) std::this_thread::yield();
        ledger::VerifyOptions options;
        options.threads = static_cast<unsigned>(1 + i % 4);
        auto const verification = ledger::verify(fixture.path(), {}, options);
        for (auto const& finding : verification.findings) {
            INFO(name(finding.fault) << ' ' << finding.number << ' ' << finding.detail);
            CHECK(false);
        }
        if (i == 0) smallest = verification.size;
        largest = verification.size;
        REQUIRE(verification.head);
        CHECK(verification.head->size == verification.size);
    }
    stop = true;
    writer.join();
    CHECK(largest > smallest);
}
