// A ledger on disk, with its keys and the rest of the world in memory: three officials, an auditor and an
// administrator.
#pragma once

#include "tests/unit/cli/world.hpp"

#include <string>
#include <vector>

namespace wetwijzer::tests {

using Words = std::vector<std::string>;

bool has(std::string const& text, std::string const& part);

struct LedgerWorld {
    std::string folder;  // on disk
    World world = small_world();

    LedgerWorld();
    ~LedgerWorld();
    LedgerWorld(LedgerWorld const&) = delete;
    LedgerWorld& operator=(LedgerWorld const&) = delete;

    std::string ledger() const { return folder + "/grootboek.db"; }
    // With --sleutels sleutels; the files in memory know of the ledger what commands ask: whether it is there.
    Ran run(Words words);
    Ran run_by(std::string const& actor, Words words);  // with --door as well
    // Made by "Beheer", with "Bente" and "Bram" as caseworkers, "Axel" as auditor and "Pia" of policy.
    void make();
    Ran decide(std::string const& actor = "Bente", Words more = {});

    std::string bytes() const;
    void put(std::string const& text) const;
};

}  // namespace wetwijzer::tests
