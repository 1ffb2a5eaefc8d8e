// A ledger to try things on: a folder of its own, a small world of rules, persons of every role with fixed keys, a
// clock that goes a second further each time, and random numbers that are always the same.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/ledger/decisions.hpp"
#include "engine/ledger/ledger.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace wetwijzer::tests {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    std::string operator/(std::string const& name) const { return (path_ / name).string(); }
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// BLAKE2b of the seed and a counter.
crypto::Random counted_random(std::string seed);
crypto::Key key_named(std::string const& name);

// The persons of the fixture.
namespace people {
inline std::string const administrator = "B. Beheer", second_administrator = "T. Beheer", caseworker = "A. Bakker",
                         second_caseworker = "C. de Vries", policy = "P. Smit", auditor = "R. Ëlias";
}

// A fine for who is late (decision "boetebesluit": outcomes boete : bedrag, ernst : een van (licht, zwaar) of geen).
// The texts compile, so what is recorded can be replayed. The other set has another highest fine.
model::RuleSet const& fixture_rules();
model::RuleSet const& other_fixture_rules();

class LedgerFixture {
public:
    // With genesis and everybody registered, each in a transaction of its own: 7 entries.
    explicit LedgerFixture(std::string seed = "fixture", std::string start = "2024-03-01T08:00:00Z");

    std::string const& path() const { return path_; }
    TemporaryFolder const& folder() const { return folder_; }
    store::Store& store() { return *store_; }
    ledger::Ledger& ledger() { return *ledger_; }
    // Another connection, as another process would have.
    struct Opened {
        std::unique_ptr<store::Store> store;
        std::unique_ptr<ledger::Ledger> ledger;
    };
    Opened open(ledger::KeyRing keys, std::optional<ledger::Anchor> anchor = std::nullopt,
                store::OpenMode mode = store::OpenMode::ReadWrite, std::string const& seed = "other") const;
    ledger::KeyRing keys() const;  // everyone's

    // Somebody does something, a second after the last time.
    ledger::Act act(std::string const& actor, std::string const& command = "decide");
    std::string now() const;
    void set_clock(std::string const& time);

    decide::Decision decide(std::string const& case_id, int days_late, std::string const& place = "Zaltbommel",
                            model::RuleSet const& rules = fixture_rules()) const;
    // Drafts; nothing is written.
    ledger::Draft decision(std::string const& case_id, int days_late, std::vector<ledger::Override> taken = {},
                           model::RuleSet const& rules = fixture_rules()) const;
    ledger::Draft facts(std::string const& case_id, std::string const& key, std::string const& json) const;

    // By the caseworker; gives the number of the decision's entry.
    std::int64_t record(std::string const& case_id, int days_late = 40, std::vector<ledger::Override> taken = {});
    // `count` transactions of all kinds (facts, decisions, approvals, accesses, refusals, settings, samples, exports,
    // erasures), the same for the same seed.
    void add_mixed(int count);

    // Every byte of the files in the folder. Not while other threads write: closing a file drops this process's locks.
    std::string all_bytes() const;

private:
    TemporaryFolder folder_;
    std::string path_, seed_;
    std::int64_t clock_;  // seconds
    crypto::Random random_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<ledger::Ledger> ledger_;
    int mixed_ = 0;
};

}  // namespace wetwijzer::tests
