// Short ways to look into the fixture's ledger.
#pragma once

#include "engine/ledger/verify.hpp"
#include "tests/support/ledger_fixture.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::tests {

inline std::int64_t size_of(store::Store const& store) {
    std::int64_t size = 0;
    store.read([&](store::Reading const& reading) { size = reading.size(); });
    return size;
}

inline std::vector<ledger::Entry> entries_of(store::Store const& store) {
    std::vector<ledger::Entry> entries;
    store.read([&](store::Reading const& reading) {
        entries.clear();
        for (std::int64_t i = 1; i <= reading.size(); ++i) entries.push_back(ledger::entry_at(reading, i));
    });
    return entries;
}

inline std::vector<ledger::Head> heads_of(store::Store const& store) {
    std::vector<ledger::Head> heads;
    store.read([&](store::Reading const& reading) {
        heads.clear();
        reading.heads(1, [&](std::int64_t, std::string const& text) {
            heads.push_back(ledger::read_head(text).value());
            return true;
        });
    });
    return heads;
}

// The code of the LedgerError that it throws; none when it throws nothing.
inline std::optional<ledger::LedgerError::Code> code_of(std::function<void()> const& attempt) {
    try {
        attempt();
    } catch (ledger::LedgerError const& error) {
        return error.code();
    }
    return std::nullopt;
}

// What `verify` finds, parts and all; one line each.
inline std::vector<std::string> findings_of(std::string const& path, crypto::Key const& master) {
    ledger::VerifyOptions options;
    options.master = master;
    std::vector<std::string> findings;
    for (auto const& finding : ledger::verify(path, {}, options).findings)
        findings.push_back(std::string(name(finding.kind)) + " " + std::to_string(finding.number) + " " +
                           finding.detail);
    return findings;
}

}  // namespace wetwijzer::tests
