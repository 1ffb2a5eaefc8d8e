// The ledger: append-only records in a SQLite file. The only user of sqlite3 is sqlite_store.cpp.
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
    std::int64_t number = 0;       // 1, 2, 3, … without holes
    std::string case_id;
    std::string reference_date;    // ISO
    std::string engine;
    int semantics = 0;
    std::string rule_set_hash;
    std::string decisions;         // names asked for, comma separated; empty: all
    std::string facts_json;
    std::string outcomes_json;
    std::string trace_text;
    std::string trace_digest;
    std::string actor;
    std::string recorded_at;       // RFC 3339 UTC, given from outside
    std::string previous_seal;     // of record number - 1; empty for the first
    std::string seal;              // SHA-256 over all the above, see docs/ledger-format.md
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

class Store {
public:
    virtual ~Store() = default;
    // Each in one transaction: all of it or nothing. Sets number, previous_seal and seal.
    virtual Record append(Record record, std::vector<model::SourceText> const& rule_texts) = 0;
    virtual std::vector<Record> list(std::string const& case_id = {}) const = 0;  // without facts and trace
    virtual std::optional<Record> find(std::int64_t number) const = 0;
    virtual std::optional<std::vector<model::SourceText>> rule_texts(std::string const& hash) const = 0;
};

enum class OpenMode { ReadOnly, ReadWrite };  // ReadWrite creates the file when absent

std::unique_ptr<Store> open_store(std::string const& path, OpenMode mode);

// The seal of a record as its fields demand.
std::string compute_seal(Record const& record);

}  // namespace wetwijzer::store
