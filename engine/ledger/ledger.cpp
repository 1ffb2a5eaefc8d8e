// A ledger from its first entries on, and every transaction's way in: who acts is checked before anything is written.
#include "engine/ledger/ledger.hpp"

#include "engine/decide/decision.hpp"
#include "engine/ledger/characters.hpp"
#include "engine/ledger/transaction.hpp"
#include "engine/merkle/merkle.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

namespace {

using Reason = AccessError::Reason;

crypto::SigningKey const* key_of(KeyRing const& keys, std::string_view name) {
    for (auto const& one : keys.actors) {
        if (one.name == name) return &one.key;
    }
    return nullptr;
}

// As the entry of a refusal says it.
std::string word(Reason reason) {
    switch (reason) {
        case Reason::UnknownActor:
            return "unknown";
        case Reason::Withdrawn:
            return "withdrawn";
        case Reason::NoKey:
            return "no_key";
        case Reason::WrongKey:
            return "wrong_key";
        case Reason::Role:
            return "role";
        case Reason::NoLogKey:
        case Reason::NoMasterKey:
        case Reason::WrongLogKey:
        case Reason::WrongMasterKey:
            break;
    }
    throw LedgerError(LedgerError::Code::Invalid, "reason");
}

// What somebody called themselves, as far as it is a name: whoever is refused must not choose what is recorded. A
// number of a case that was typed in its place does not stay.
std::string claimed(std::string const& name, IsCase const& is_case) {
    auto const kept = is_name(name) ? without_numbers(name, is_case) : std::string();
    return is_name(kept) ? kept : std::string();
}

}  // namespace

Ledger::Ledger(store::Store& store, KeyRing keys, crypto::Random random, std::optional<Anchor> anchor)
    : store_(store),
      keys_(std::move(keys)),
      random_(std::move(random)),
      anchor_(std::move(anchor)),
      state_(std::make_unique<State>()) {}

Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;

Written Ledger::create(store::Store& store, KeyRing const& keys, crypto::Random const& random, Act const& act) {
    check_act(act);
    auto const* const key = key_of(keys, act.actor);
    if (!keys.log) throw AccessError(Reason::NoLogKey, act.actor, "");
    if (!keys.master) throw AccessError(Reason::NoMasterKey, act.actor, "");
    if (!key) throw AccessError(Reason::NoKey, act.actor, "");
    if (!is_name(act.actor)) throw LedgerError(LedgerError::Code::Invalid, "actor");
    if (key->public_key() == keys.log->public_key()) throw LedgerError(LedgerError::Code::Invalid, "key");

    std::array<std::uint8_t, 16> bytes{};
    random(bytes);
    State state;
    state.ledger = crypto::to_hex({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
    state.log_key = keys.log->public_key().hex();
    state.master = master_check(*keys.master, state.ledger);
    GenesisDetails genesis;
    genesis.ledger = state.ledger;
    genesis.log_key = state.log_key;
    genesis.master = state.master;
    genesis.engine = decide::engine_version;
    ActorDetails const first{act.actor, Role::Administrator, key->public_key().hex(), false};
    Checked const author{std::nullopt, std::string(name(Role::Administrator)), key};

    Written written;
    store.write([&](store::Writing& writing) {
        if (writing.size() != 0) throw LedgerError(LedgerError::Code::Invalid, "not empty");
        Transaction transaction(writing, state, keys, random, act, author);
        transaction.add(Kind::Genesis, "", to_text(genesis));
        transaction.add(Kind::Actor, "", to_text(first));
        written = transaction.finish();
    });
    return written;
}

Ledger::Checked Ledger::check(store::Reading const& reading, Act const& act, Permission permission) const {
    state_->load(reading);
    Checked checked;
    auto const* const person = find_person(state_->people, act.actor);
    if (!person) {
        checked.refused = Reason::UnknownActor;
        return checked;
    }
    checked.role = name(person->details.role);
    checked.key = key_of(keys_, act.actor);
    if (person->details.withdrawn) {
        checked.refused = Reason::Withdrawn;
    } else if (!checked.key) {
        checked.refused = Reason::NoKey;
    } else if (checked.key->public_key().hex() != person->details.key) {
        checked.refused = Reason::WrongKey;
    } else if (!may(person->details.role, permission)) {
        checked.refused = Reason::Role;
    }
    return checked;
}

AccessError refusal(Reason reason, Act const& act, std::string const& role, Permission permission, bool recorded) {
    AccessError error(reason, act.actor, role, recorded);
    if (reason != Reason::Role) return error;
    std::vector<std::string> roles;
    for (auto const one : {Role::Caseworker, Role::Policy, Role::Auditor, Role::Administrator})
        if (may(one, permission)) roles.emplace_back(name(one));
    return std::move(error).permitted(std::move(roles));
}

// Tells a refusal that cannot be recorded, where there is one.
void Ledger::refuse_unwritten(Act const& act, Permission permission) const {
    Checked checked;
    store_.read([&](store::Reading const& reading) { checked = check(reading, act, permission); });
    if (checked.refused) throw refusal(*checked.refused, act, checked.role, permission);
}

void Ledger::check_anchor(store::Writing const& writing) const {
    if (!anchor_) return;
    auto const fork = [&] {
        throw LedgerError(LedgerError::Code::Fork,
                          std::to_string(anchor_->size) + " " + anchor_->root.hex() + " " + anchor_->ledger);
    };
    auto const size = writing.size();
    if (anchor_->ledger != state_->ledger || anchor_->size > size) fork();
    auto const node_at = [&](std::uint32_t level, std::uint64_t place) { return writing.node(level, place); };
    auto const root =
        anchor_->size == size ? writing.root() : merkle::root(static_cast<std::uint64_t>(anchor_->size), node_at);
    if (root != anchor_->root) fork();
}

// A time that was given is not after the clock: everything that follows would be recorded as late as that. But for an
// exercise, which begins with such a time. Nor before the last entry, as another time would be recorded than was asked.
void Ledger::check_time(store::Writing const& writing, Act const& act) const {
    auto const genesis = entry_at(writing, 1);
    bool const exercise = genesis.time_given && genesis.recorded_at > act.latest_time;
    if (!exercise && act.time > act.latest_time)
        throw LedgerError(LedgerError::Code::Invalid, "time after " + act.clock);
    auto const last = entry_at(writing, writing.size()).recorded_at;
    if (act.time < last) throw LedgerError(LedgerError::Code::Invalid, "time before " + last);
}

// What the anchor remembers and what was erased since. After a restore all that is behind it is another log.
std::vector<std::string> Ledger::erased_since(store::Reading const& reading, bool after_restore) const {
    auto erased = anchor_ ? anchor_->erased : std::vector<std::string>();
    store::Selection erasures;
    erasures.kind = name(Kind::Erasure);
    if (anchor_ && !after_restore) erasures.from = anchor_->size + 1;
    for (auto const number : reading.numbers(erasures)) {
        auto const ref = entry_at(reading, number).case_ref;
        if (std::find(erased.begin(), erased.end(), ref) == erased.end()) erased.push_back(ref);
    }
    return erased;
}

Written Ledger::run(Act const& asked, Permission permission, Work const& work, bool after_restore) {
    auto act = asked;
    check_act(act);
    if (!keys_.log) {
        refuse_unwritten(act, permission);
        throw AccessError(Reason::NoLogKey, act.actor, "");
    }
    Written written;
    Checked checked;
    bool reloads = false;
    std::vector<std::string> erased;
    try {
        store_.write([&](store::Writing& writing) {
            checked = check(writing, act, permission);
            if (keys_.log->public_key().hex() != state_->log_key)
                throw refusal(checked.refused.value_or(Reason::WrongLogKey), act, checked.role, permission);
            // On a fork nothing is written, a refusal neither: else it would be what these keys have seen.
            if (!after_restore) {
                check_anchor(writing);
            } else if (checked.refused) {
                throw refusal(*checked.refused, act, checked.role, permission);
            }
            bool const checks_time = act.time_given && !act.latest_time.empty();
            if (checks_time && !checked.refused) check_time(writing, act);
            if (checks_time && checked.refused && act.time > act.latest_time) {
                // The attempt is recorded all the same, by the clock.
                act.time = act.clock;
                act.time_given = false;
            }
            Transaction transaction(writing, *state_, keys_, random_, act, checked);
            if (checked.refused) {
                auto const name =
                    *checked.refused == Reason::UnknownActor ? claimed(act.actor, transaction.is_case()) : act.actor;
                transaction.add(Kind::Refusal, "", to_text(RefusalDetails{name, act.command, word(*checked.refused)}));
            } else {
                work(transaction);
            }
            written = transaction.finish();
            reloads = transaction.reloads();
            erased = erased_since(writing, after_restore);
        });
    } catch (store::StoreError const&) {
        refuse_unwritten(act, permission);
        throw;
    }
    if (!reloads) state_->skip_to(written.head.size);
    anchor_ = Anchor{written.head.ledger, written.head.size, written.head.root, std::move(erased)};
    if (checked.refused) throw refusal(*checked.refused, act, checked.role, permission, true);
    return written;
}

std::optional<std::string> Ledger::find_case(std::string const& case_id) const {
    std::optional<std::string> ref;
    store_.read([&](store::Reading const& reading) {
        state_->load(reading);
        if (!keys_.master) throw AccessError(Reason::NoMasterKey, "", "");
        if (master_check(*keys_.master, state_->ledger) != state_->master)
            throw AccessError(Reason::WrongMasterKey, "", "");
        auto const key = reading.find_case(lookup_of(*keys_.master, case_id).view());
        ref = key ? std::optional(key->ref) : std::nullopt;
    });
    return ref;
}

Anchor Ledger::anchor() const {
    if (anchor_) return *anchor_;
    Anchor now;
    store_.read([&](store::Reading const& reading) {
        auto const text = reading.last_head();
        auto const head = text ? read_head(*text) : std::nullopt;
        if (!head) throw LedgerError(LedgerError::Code::Damaged, "head");
        now = {head->ledger, head->size, head->root};
    });
    return now;
}

}  // namespace wetwijzer::ledger
