// What a replay found, growing block by block; as text it can be put aside and gone on with.
#pragma once

#include "engine/crypto/crypto.hpp"
#include "engine/replay/replay.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::replay {

// Of which log, which part of it, and how: two replays of the same give the same report.
struct Subject {
    std::string ledger;               // id
    std::int64_t from = 1, size = 0;  // the entries from … size
    crypto::Hash root;                // of the log when it had `size` entries
    std::string rules;                // hash of the rules of --met; empty: those of then
    bool steps = false;
    std::string engine;  // that replays
    int semantics = 0;
    friend bool operator==(Subject const&, Subject const&) = default;
};
// Of the log as it is now, or as it was when it had `size` entries; StoreError when it never had as many.
Subject subject_of(store::Reading const& reading, Options const& options);

struct Report {
    Subject subject;
    std::int64_t done = 0;  // the last entry that was looked at
    std::array<std::int64_t, verdicts> counts{};
    std::int64_t overridden = 0, imported = 0;  // of all that were replayed
    std::vector<Result> differences;            // every result but Same, in order
    std::vector<std::pair<std::int64_t, std::vector<std::string>>> decided_otherwise;  // same, but overridden

    std::int64_t total() const;
    std::int64_t count(Verdict verdict) const { return counts[static_cast<std::size_t>(verdict)]; }
    bool finished() const { return done >= subject.size; }
    void add(std::vector<Result>&& results, std::int64_t through);
    friend bool operator==(Report const&, Report const&) = default;
};

std::string to_text(Report const& report);                 // canonical JSON
std::optional<Report> read_report(std::string_view text);  // only what to_text gives

}  // namespace wetwijzer::replay
