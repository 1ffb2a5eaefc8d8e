// Who is registered, and what a Ledger remembers of its log.
#include "engine/ledger/transaction.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

namespace {

[[noreturn]] void damaged(std::int64_t number) {
    throw LedgerError(LedgerError::Code::Damaged, "entry " + std::to_string(number));
}

Entry read_entry(store::Leaf const& leaf) {
    auto entry = read_leaf(leaf.text);
    if (!entry || entry->number != leaf.number) damaged(leaf.number);
    return std::move(*entry);
}

template <class Details>
Details details_of(Entry const& entry) {
    Details details;
    if (!read(entry.details, details)) damaged(entry.number);
    return details;
}

template <class Use>
void each(store::Reading const& reading, Kind kind, std::int64_t from, std::int64_t through, Use const& use) {
    store::Selection selection;
    selection.from = from;
    if (through > 0) selection.through = through;
    selection.kind = name(kind);
    reading.leaves(selection, [&](store::Leaf const& leaf) {
        use(read_entry(leaf));
        return true;
    });
}

// As the entry says, without asking whether it could.
void register_person(std::vector<Registered>& people, ActorDetails details, std::int64_t entry) {
    auto const place = std::lower_bound(people.begin(), people.end(), details.name,
                                        [](auto const& one, auto const& other) { return one.details.name < other; });
    if (place != people.end() && place->details.name == details.name) {
        *place = {std::move(details), entry};
    } else {
        people.insert(place, {std::move(details), entry});
    }
}

}  // namespace

Registered const* find_person(std::vector<Registered> const& people, std::string_view name) {
    auto const place = std::lower_bound(people.begin(), people.end(), name,
                                        [](auto const& one, auto const& other) { return one.details.name < other; });
    return place != people.end() && place->details.name == name ? &*place : nullptr;
}

bool has_administrator(std::vector<Registered> const& people) {
    return std::any_of(people.begin(), people.end(), [](auto const& one) {
        return one.details.role == Role::Administrator && !one.details.withdrawn;
    });
}

void change_people(std::vector<Registered>& people, ActorDetails const& change, std::int64_t entry) {
    using Code = LedgerError::Code;
    auto const* const known = find_person(people, change.name);
    if (change.withdrawn) {
        if (!known || known->details.withdrawn) throw LedgerError(Code::NoSuchActor, change.name);
        if (known->details.role != change.role || known->details.key != change.key)
            throw LedgerError(Code::Invalid, "actor");
    } else {
        if (known && !known->details.withdrawn) throw LedgerError(Code::ActorExists, change.name);
        // One key is one person, for ever: else one person could be two officials.
        for (auto const& one : people) {
            if (one.details.key == change.key && one.details.name != change.name)
                throw LedgerError(Code::Invalid, "key");
        }
    }
    register_person(people, change, entry);
}

std::vector<Registered> actors(store::Reading const& reading, std::int64_t through) {
    std::vector<Registered> people;
    each(reading, Kind::Actor, 1, through,
         [&](Entry const& entry) { register_person(people, details_of<ActorDetails>(entry), entry.number); });
    return people;
}

void Ledger::State::load(store::Reading const& reading) {
    auto const size = reading.size();
    if (size < through_) *this = State();  // another file stands in its place; check_anchor says more
    if (size == through_ && through_ > 0) return;
    auto const from = through_ + 1;
    if (through_ == 0) {
        auto const first = entry_at(reading, 1);
        auto const genesis = details_of<GenesisDetails>(first);
        if (first.kind != Kind::Genesis) damaged(1);
        ledger = genesis.ledger;
        log_key = genesis.log_key;
        master = genesis.master;
    }
    each(reading, Kind::Actor, from, 0,
         [&](Entry const& entry) { register_person(people, details_of<ActorDetails>(entry), entry.number); });
    each(reading, Kind::Rekey, from, 0, [&](Entry const& entry) { master = details_of<RekeyDetails>(entry).master; });
    for (auto& hash : reading.rule_sets()) rule_sets.insert(std::move(hash));
    through_ = size;
}

Entry entry_at(store::Reading const& reading, std::int64_t number) {
    auto const leaf = reading.leaf(number);
    if (!leaf) throw LedgerError(LedgerError::Code::NoSuchEntry, std::to_string(number));
    return read_entry({number, *leaf});
}

LedgerError other_kind(Entry const& entry, Kind wanted) {
    auto const words = std::to_string(entry.number) + " " + std::string(name(entry.kind)) + " ";
    return {LedgerError::Code::NoSuchEntry, words + std::string(name(wanted))};
}

std::string ledger_id(store::Reading const& reading) {
    auto const leaf = reading.leaf(1);
    if (!leaf) damaged(1);
    return details_of<GenesisDetails>(read_entry({1, *leaf})).ledger;
}

std::vector<std::string> setting(store::Reading const& reading, std::string_view name) {
    std::vector<std::string> value;
    each(reading, Kind::Setting, 1, 0, [&](Entry const& entry) {
        auto details = details_of<SettingDetails>(entry);
        if (details.name == name) value = std::move(details.value);
    });
    return value;
}

}  // namespace wetwijzer::ledger
