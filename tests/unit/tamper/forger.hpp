// A cheat with their own program: takes the rows of a ledger out of its file, changes them as they like, computes again
// whatever needs no key, signs with the keys they hold, and puts the rows back with all page checksums right.
#pragma once

#include "engine/ledger/entry.hpp"
#include "engine/ledger/head.hpp"
#include "engine/store/store.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace wetwijzer::test {

struct Rows {
    struct Part {
        std::int64_t entry = 0;
        std::int64_t place = 0;  // within the entry
        std::string name, sealed;
    };
    std::map<std::int64_t, std::string> leaves;  // by number
    std::map<std::int64_t, std::string> nodes;   // bytes as stored
    std::map<std::int64_t, std::string> heads;   // by size
    std::vector<Part> parts;
    std::vector<store::CaseKey> keys;

    // What is read as what it says; it must be readable.
    ledger::Entry entry(std::int64_t number) const;
    ledger::Head head(std::int64_t size) const;
    void put(ledger::Entry const& entry) { leaves[entry.number] = ledger::to_leaf(entry); }
    void put(std::int64_t place, ledger::Head const& head) { heads[place] = ledger::to_text(head); }
    std::int64_t size() const { return leaves.empty() ? 0 : leaves.rbegin()->first; }
    Part& part(std::int64_t entry, std::string const& name);
    store::CaseKey& key(std::string const& ref);
};

// The keys that a cheat holds.
struct Loot {
    std::optional<crypto::SigningKey> log;
    std::map<std::string, crypto::SigningKey> persons;
};

Rows read_rows(std::string const& path);

// All hashes of the tree, as they should be for these leaves.
void rebuild_tree(Rows& rows);

// Tree, heads and the links of entries to heads from the first on, for the leaves as they are. Signatures are made anew
// with the keys of the loot; those of others stay what they were.
void rebuild(Rows& rows, Loot const& loot);

// Puts an entry behind entry `number`; what comes after moves up, with heads and parts (not what refers to them).
void insert_after(Rows& rows, std::int64_t number, ledger::Entry entry);
// Takes an entry out; what comes after moves down. A head of it alone goes too.
void take_out(Rows& rows, std::int64_t number);

// Writes a copy of the file at `from` that holds these rows: only rows that differ are touched.
void write_rows(std::string const& from, std::string const& to, Rows const& rows);

// SQL on a copy of the file, triggers dropped before and put back after; page checksums stay right.
void copy_and_run(std::string const& from, std::string const& to, std::string const& sql, bool with_triggers = false);

}  // namespace wetwijzer::test
