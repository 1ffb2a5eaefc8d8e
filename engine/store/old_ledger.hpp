// Ledgers of formats 1 and 2: one record a decision, in a chain of seals. Read only, to bring them over into one of
// format 3 (`ledger upgrade`) and to take imported decisions again. Their format: docs/ledger-format.md, "Older
// formats".
#pragma once

#include "engine/store/store.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::store {

// One recorded decision as it stands in the file.
struct OldRecord {
    std::int64_t number = 0;  // 1, 2, 3, … without holes
    std::string case_id;
    std::string reference_date;  // ISO
    std::string engine;
    std::int64_t semantics = 0;
    std::string rule_set_hash;
    std::string decisions;  // names asked for, comma separated; empty: all
    std::string facts_json;
    std::string outcomes_json;
    std::string trace_text;
    std::string trace_digest;
    std::string actor;
    std::string recorded_at;    // RFC 3339 UTC
    std::string previous_seal;  // of record number - 1; empty for the first
    std::string seal;
    bool operator==(OldRecord const&) const = default;
};

// What the seal of a record must be.
std::string old_seal(OldRecord const& record);

// Canonical JSON: the columns by name, keys in byte order. How an imported record is kept.
std::string to_text(OldRecord const& record);
std::optional<OldRecord> read_old_record(std::string_view text);

class OldReading {
public:
    virtual ~OldReading() = default;
    virtual std::int64_t format() const = 0;  // 1 or 2
    virtual std::int64_t size() const = 0;    // number of records
    // In order of number; ends early when `use` gives false.
    virtual void records(std::function<bool(OldRecord const&)> const& use) const = 0;
    virtual std::optional<std::vector<model::SourceText>> rule_texts(std::string_view hash) const = 0;
};

// One state of the file; nothing is changed or made beside it. `use` may be called again when the file changed
// meanwhile. StoreError; Other for a ledger of the current format.
void read_old_ledger(std::string const& path, std::function<void(OldReading const&)> const& use,
                     int busy_milliseconds = 5000);

// Where such a ledger stops being what was written, and why.
struct OldBreak {
    enum class Reason {
        Missing,    // a record is not there
        Chain,      // its previous seal is not that of the record before it
        Seal,       // its fields do not have its seal
        Trace,      // its trace does not have its digest
        RuleTexts,  // its rule texts are not there or do not have their hash
    };
    std::int64_t number = 0;
    Reason reason = Reason::Seal;
};

// Nothing when all of it holds. Records cut off at the end leave no mark in the file itself.
std::optional<OldBreak> find_break(OldReading const& reading);

}  // namespace wetwijzer::store
