// A small ledger with every kind of entry, and what a cheat may take from it.
#pragma once

#include "engine/ledger/verify.hpp"
#include "tests/support/ledger_fixture.hpp"
#include "tests/unit/tamper/forger.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

namespace wetwijzer::test {

// Made once a program; never changed: tests work on copies.
class Scene {
public:
    static Scene const& get();

    std::string const& path() const { return fixture_.path(); }
    Rows const& rows() const { return rows_; }
    crypto::Key const& master() const { return master_; }
    crypto::PublicKey log_key() const { return crypto::SigningKey(tests::key_named("log")).public_key(); }
    ledger::Head last_head() const { return rows_.head(rows_.size()); }
    ledger::Head first_head() const { return rows_.head(rows_.heads.begin()->first); }
    ledger::KeyRing keys() const;  // with the master key of the end

    // The entry of a kind; the first is 0.
    std::int64_t number(ledger::Kind kind, std::size_t which = 0) const;
    std::string const& ref(int which) const { return refs_.at(static_cast<std::size_t>(which)); }  // A, B, C, D

    static crypto::SigningKey key_of(std::string const& name) { return crypto::SigningKey(tests::key_named(name)); }
    static Loot nothing() { return {}; }
    static Loot log_key_only() { return {key_of("log"), {}}; }
    static Loot all_keys();

private:
    Scene();
    tests::LedgerFixture fixture_;
    crypto::Key master_;
    std::vector<std::string> refs_;
    Rows rows_;
};

// WETWIJZER_LONG: everything is tried, not a part of it.
bool long_mode();

// Codes of what is found, each once, in order.
std::set<std::string> faults(ledger::Verification const& verification);
std::set<std::string> verify_faults(std::string const& path, ledger::Trust const& trust = {},
                                    std::optional<crypto::Key> const& master = std::nullopt);

}  // namespace wetwijzer::test
