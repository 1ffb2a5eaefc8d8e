// The file of a ledger: tables in SQLite, a Merkle tree over their entries, and durability (docs/ledger-format.md). It
// keeps leaves, sealed parts, heads and keys as bytes and knows no meaning of them; engine/ledger does. Nothing outside
// this folder uses sqlite3.
#pragma once

#include "engine/crypto/crypto.hpp"
#include "engine/merkle/merkle.hpp"
#include "engine/model/rule_set.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::store {

// What is wrong with the file or the disk. `code` is stable: L0001 …
class StoreError : public std::runtime_error {
public:
    enum class Code {
        NotALedger = 1,
        Locked,
        Damaged,
        NewerSchema,
        ReadOnly,
        DiskFull,
        CannotOpen,
        Other,
        OlderSchema
    };
    StoreError(Code code, std::string const& detail) : std::runtime_error(detail), code_(code) {}
    Code code() const { return code_; }

private:
    Code code_;
};

// Personal data of an entry, sealed with the key of its case; the leaf holds its digest.
struct Part {
    std::string name;  // content, uses, trace
    std::string sealed;
};

struct NewEntry {
    std::string leaf;  // canonical JSON, see engine/ledger/entry.hpp
    std::vector<Part> parts;
};

// What keeps a case together until it is erased.
struct CaseKey {
    std::string ref;      // 32 hex digits, random: what leaves call the case
    std::string lookup;   // keyed hash of the case's number, 32 bytes
    std::string wrapped;  // the case's key and number, sealed with the master key
};

// Which entries; what is empty does not limit. In order of number.
struct Selection {
    std::int64_t from = 1;
    std::optional<std::int64_t> through = {};
    std::string kind = {}, case_ref = {}, actor = {}, rule_set = {};
    std::string recorded_from = {}, recorded_through = {};    // RFC 3339, both included
    std::string reference_from = {}, reference_through = {};  // of decisions: ISO dates, both included
};

struct Leaf {
    std::int64_t number = 0;  // 1, 2, 3, …
    std::string text;
};

// Reads see one state of the file: that of the transaction, or of the moment the reader was opened.
class Reading {
public:
    virtual ~Reading() = default;
    virtual std::int64_t size() const = 0;  // number of entries
    virtual std::optional<std::string> leaf(std::int64_t number) const = 0;
    // In order of number, answered from indexes; ends early when `use` gives false.
    virtual void leaves(Selection const& selection, std::function<bool(Leaf const&)> const& use) const = 0;
    virtual std::vector<std::int64_t> numbers(Selection const& selection) const = 0;
    virtual std::optional<std::string> part(std::int64_t number, std::string_view name) const = 0;
    virtual std::vector<Part> parts(std::int64_t number) const = 0;
    // Every part with this name of the entries from … through, in order of number.
    virtual void each_part(std::string_view name, std::int64_t from, std::int64_t through,
                           std::function<bool(std::int64_t number, std::string const& sealed)> const& use) const = 0;
    // For verification, as it stands there: every row of entries from … through, also what is no entry and what lies
    // outside 1 … size; `nodes`: 32 bytes for each complete subtree that the entry finishes, the leaf first.
    virtual void rows(
        std::int64_t from, std::int64_t through,
        std::function<bool(std::int64_t number, std::string_view leaf, std::string_view nodes)> const& use) const = 0;
    virtual void all_parts(std::int64_t from, std::int64_t through,
                           std::function<bool(std::int64_t entry, Part const&)> const& use) const = 0;
    virtual void rule_files(
        std::function<bool(std::string const& digest, std::string const& text)> const& use) const = 0;  // by digest
    virtual crypto::Hash node(std::uint32_t level, std::uint64_t place) const = 0;  // StoreError when it is not there
    virtual std::optional<std::string> head(std::int64_t size) const = 0;
    virtual std::optional<std::string> last_head() const = 0;
    virtual void heads(std::int64_t from_size,
                       std::function<bool(std::int64_t, std::string const&)> const& use) const = 0;
    virtual std::optional<CaseKey> case_key(std::string_view ref) const = 0;
    virtual std::optional<CaseKey> find_case(std::string_view lookup) const = 0;
    virtual void case_keys(std::function<bool(CaseKey const&)> const& use) const = 0;  // by ref
    virtual std::vector<std::string> rule_sets() const = 0;                            // hashes
    virtual std::optional<std::vector<model::SourceText>> rule_texts(std::string_view hash) const = 0;
};

// What one transaction may do besides reading. Reads see what was written before them.
class Writing : public Reading {
public:
    // Stores leaf, parts (at most 16) and the tree's new nodes. The leaf must be the next: its "number" is size() + 1,
    // its "recorded_at" (compared as text) not before that of the last.
    virtual void append(NewEntry const& entry) = 0;
    virtual void put_head(std::int64_t size, std::string const& head) = 0;
    virtual void put_case_key(CaseKey const& key) = 0;
    // The last entry must be the rekey entry that says so, not covered by a head yet (a trigger sees to it).
    virtual void rewrap(std::string_view ref, std::string const& lookup, std::string const& wrapped) = 0;
    // Removes the key and every part of the case's entries, overwritten with zeros. There must be an erasure entry of
    // the case (a trigger sees to it).
    virtual void erase_case(std::string_view ref) = 0;
    // Nothing when they are there. StoreError Other when they do not have the hash.
    virtual void put_rule_texts(std::string const& hash, std::vector<model::SourceText> const& texts) = 0;
    virtual crypto::Hash root() const = 0;  // of the tree as it is now
};

// One connection. Not for use by several threads at once; each opens its own.
class Store {
public:
    virtual ~Store() = default;
    // What stands between the calls of one `read` is one state of the file. `use` may be called again when the file
    // changed while it was read without locks (a file system that may not be written).
    virtual void read(std::function<void(Reading const&)> const& use) const = 0;
    // Takes the write lock first. Committed and on disk when it returns; nothing at all when `use` throws.
    virtual void write(std::function<void(Writing&)> const& use) = 0;
    // After an erasure: nothing of what was removed is left in the file, the write-ahead log or free pages.
    virtual void purge() = 0;
    virtual std::string const& path() const = 0;
};

// ReadOnly makes no files and changes none. ReadWrite opens a ledger that must exist; Create makes one, whole or not at
// all, where no file may be.
enum class OpenMode { ReadOnly, ReadWrite, Create };

// `path` is taken literally: no URI, no ":memory:". A lock of another process is waited for.
std::unique_ptr<Store> open_store(std::string const& path, OpenMode mode, int busy_milliseconds = 5000);

// What the file itself says about its health, page by page (checksums) and by SQLite's own check, and whether its
// tables are ours. One line a finding; empty when all is well. Throws only when the file cannot be read at all.
std::vector<std::string> check_file(std::string const& path, int busy_milliseconds = 5000);

// A copy of the state of now, next to writers, written whole or not at all; refuses to replace a file.
void backup(std::string const& from, std::string const& to, int busy_milliseconds = 5000);

}  // namespace wetwijzer::store
