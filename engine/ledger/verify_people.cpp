#include "engine/ledger/verify_people.hpp"

#include "engine/ledger/ledger.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::ledger {

void People::announce(std::int64_t number, ActorDetails details) { announced_.push_back({number, std::move(details)}); }

void People::settle() {
    for (auto const& announced : announced_) apply(announced);
    if (!announced_.empty() && !has_administrator())
        findings_.add(Fault::ActorAdministrator, announced_.back().number, announced_.back().details.name);
    announced_.clear();
}

void People::remember(ActorDetails const& details) {
    people_[details.name] = {details.role, details.key, details.withdrawn};
    owners_.emplace(details.key, details.name);
}

void People::apply(Announced const& announced) {
    auto const& [number, details] = announced;
    auto const known = people_.find(details.name);
    auto const active = known != people_.end() && !known->second.withdrawn;
    if (details.withdrawn && !active) findings_.add(Fault::ActorUnknown, number, details.name);
    if (!details.withdrawn && active) findings_.add(Fault::ActorExists, number, details.name);
    auto const owner = owners_.find(details.key);
    if (owner != owners_.end() && owner->second != details.name)
        findings_.add(Fault::ActorKey, number, details.name + " has the key of " + owner->second);
    if (details.withdrawn && active && (known->second.key != details.key || known->second.role != details.role))
        findings_.add(Fault::ActorRole, number, details.name);
    remember(details);
}

bool People::has_administrator() const {
    return std::any_of(people_.begin(), people_.end(), [](auto const& entry) {
        return entry.second.role == Role::Administrator && !entry.second.withdrawn;
    });
}

void People::check(Row const& row) const {
    if (row.actor.empty()) {
        if (row.kind != Kind::Refusal) findings_.add(Fault::ActorSystem, row.number, std::string(name(row.kind)));
        return;
    }
    auto const found = people_.find(row.actor);
    if (found == people_.end()) {
        findings_.add(Fault::ActorUnknown, row.number, row.actor);
        return;
    }
    auto const& person = found->second;
    if (person.withdrawn) findings_.add(Fault::ActorWithdrawn, row.number, row.actor);
    if (row.role != name(person.role))
        findings_.add(Fault::ActorRole, row.number,
                      row.actor + " as " + row.role + " is " + std::string(name(person.role)));
    if (!may_record(person.role, row.kind))
        findings_.add(Fault::ActorRight, row.number,
                      row.actor + ' ' + std::string(name(person.role)) + ' ' + std::string(name(row.kind)));
}

std::optional<crypto::PublicKey> People::key_of(std::string const& person) const {
    auto const found = people_.find(person);
    if (found == people_.end()) return std::nullopt;
    return crypto::PublicKey::from_hex(found->second.key);
}

}  // namespace wetwijzer::ledger
