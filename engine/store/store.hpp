// The ledger: append-only records in a SQLite file (docs/ledger-format.md). Nothing outside this folder uses sqlite3.
#pragma once

#include "engine/model/rule_set.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace wetwijzer::store {

// One recorded decision as it stands in the file.
struct Record {
    std::int64_t number = 0;  // 1, 2, 3, … without holes
    std::string case_id;
    std::string reference_date;  // ISO
    std::string engine;
    int semantics = 0;
    std::string rule_set_hash;
    std::string decisions;  // names asked for, comma separated; empty: all
    std::string facts_json;
    std::string outcomes_json;
    std::string trace_text;
    std::string trace_digest;
    std::string actor;
    std::string recorded_at;    // RFC 3339 UTC, given from outside
    std::string previous_seal;  // of record number - 1; empty for the first
    std::string seal;           // SHA-256 over all the above, see docs/ledger-format.md
};

// What is wrong with the file or the disk. `code` is stable: L0001 …
class StoreError : public std::runtime_error {
public:
    enum class Code { NotALedger = 1, Locked, Damaged, NewerSchema, ReadOnly, DiskFull, CannotOpen, Other };
    StoreError(Code code, std::string const& detail) : std::runtime_error(detail), code_(code) {}
    Code code() const { return code_; }

private:
    Code code_;
};

// Throws StoreError. Not for use by several threads at once; each opens its own.
class Store {
public:
    virtual ~Store() = default;
    // In one transaction, on disk when it returns: all of it or nothing. Sets number, previous_seal and seal. The texts
    // must have the record's rule_set_hash; they are stored when no record had them before.
    virtual Record append(Record record, std::vector<model::SourceText> const& rule_texts) = 0;
    virtual std::vector<Record> list(std::string const& case_id = {}) const = 0;  // without facts and trace
    virtual std::optional<Record> find(std::int64_t number) const = 0;
    virtual std::optional<std::vector<model::SourceText>> rule_texts(std::string const& hash) const = 0;
};

// ReadWrite creates the file when absent and migrates an older one. ReadOnly makes no files and changes none.
enum class OpenMode { ReadOnly, ReadWrite };

// `path` is taken literally: no URI, no ":memory:". A lock of another process is waited for.
std::unique_ptr<Store> open_store(std::string const& path, OpenMode mode, int busy_milliseconds = 5000);

// The seal of a record as its fields demand.
std::string compute_seal(Record const& record);

// Where a ledger stops being what was written, and why.
struct Break {
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

// Reads everything; nothing when all of it holds. Records cut off at the end leave no mark in the file itself.
std::optional<Break> find_break(Store const& store);

}  // namespace wetwijzer::store
