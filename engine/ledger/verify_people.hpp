// Private to verification: who was registered when, with which key and role.
#pragma once

#include "engine/ledger/verify_chunk.hpp"

#include <map>

namespace wetwijzer::ledger {

class People {
public:
    // `log_key`: no person may have it.
    People(Findings& findings, std::optional<crypto::PublicKey> const& log_key) : findings_(findings) {
        if (log_key) owners_.emplace(log_key->hex(), "the log");
    }

    // An entry that adds or withdraws somebody; counts from the next transaction on (settle), as nobody signs with what
    // they bring themselves. Only the first administrator does.
    void announce(std::int64_t number, ActorDetails details);
    void settle();
    // Without findings: what was verified before.
    void remember(ActorDetails const& details);

    // Whether the entry's person had the role it says, and the role the right to such an entry.
    void check(Row const& row) const;
    // None: never registered, or a key that is none.
    std::optional<crypto::PublicKey> key_of(std::string const& name) const;

private:
    struct Person {
        Role role = Role::Caseworker;
        std::string key;
        bool withdrawn = false;
    };
    struct Announced {
        std::int64_t number = 0;
        ActorDetails details;
    };
    void apply(Announced const& announced);
    bool has_administrator() const;

    Findings& findings_;
    std::map<std::string, Person, std::less<>> people_;
    std::map<std::string, std::string> owners_;  // of keys, also of withdrawn ones
    std::vector<Announced> announced_;
};

}  // namespace wetwijzer::ledger
