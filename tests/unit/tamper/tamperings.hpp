// What a cheat could do to a ledger, and what finds it: the table behind docs/threat-model.md.
#pragma once

#include "tests/unit/tamper/scene.hpp"

#include <functional>
#include <string>
#include <vector>

namespace wetwijzer::test {

using Codes = std::set<std::string>;

struct Tampering {
    std::string name;                        // as in docs/threat-model.md
    std::function<void(Rows&)> change = {};  // of rows; or
    std::string sql = {};                    // of the file, with a program of one's own
    Codes plain = {};                        // found by verification without anything else
    Codes with_master = {};                  // found besides with the master key
    Codes with_head = {};                    // found besides with the last head of the true log, deposited elsewhere
    bool in_export = true;                   // the independent verifier finds it in an export with parts
    bool triggers_stay = false;              // while the SQL runs
};

std::vector<Tampering> without_keys();       // a copy of the file, and a program
std::vector<Tampering> with_the_log_key();   // whoever runs the system
std::vector<Tampering> with_every_key();     // of the log and of all persons: only what contradicts itself is found
std::vector<Tampering> with_every_secret();  // and the master key

std::vector<Tampering> all_tamperings();
// Those that tests which look several ways try: one in four, unless long.
std::vector<Tampering> some_tamperings();

// The file that the cheat leaves behind.
void tamper(Tampering const& tampering, std::string const& to);

// Adds a transaction of one entry at the end; the head is not signed yet: see rebuild.
void append(Rows& rows, ledger::Entry entry);
// An entry by somebody at the time of the last one.
ledger::Entry entry_by(Rows const& rows, ledger::Kind kind, std::string const& actor, ledger::Role role,
                       std::string details);

template <typename Change>
void edit(Rows& rows, std::int64_t number, Change const& change) {
    auto entry = rows.entry(number);
    change(entry);
    rows.put(entry);
}

template <typename Change>
void edit_head(Rows& rows, std::int64_t size, Change const& change) {
    auto head = rows.head(size);
    change(head);
    rows.put(size, head);
}

}  // namespace wetwijzer::test
