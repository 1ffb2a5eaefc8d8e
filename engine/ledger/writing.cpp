// What is written on behalf of persons: drafts, and who is registered.
#include "engine/ledger/transaction.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

Written Ledger::write(Act const& act, Permission permission, std::vector<Draft> const& drafts) {
    auto const packed = pack(drafts);
    return run(act, permission, [&](Transaction& transaction) { transaction.add(packed); });
}

Written Ledger::write(Act const& act, Permission permission, Drafts const& drafts) {
    return run(act, permission, [&](Transaction& transaction) {
        auto const made = drafts(transaction.writing());
        transaction.add(pack(made));
    });
}

Written Ledger::write(Act const& act, Permission permission, DraftsOfCases const& drafts) {
    return run(act, permission, [&](Transaction& transaction) {
        auto const& people = transaction.state().people;
        if (!may(find_person(people, act.actor)->details.role, Permission::ReadCase))
            throw LedgerError(LedgerError::Code::Invalid, "permission");
        CaseReader const reader(transaction.writing(), transaction.master(), std::nullopt);
        auto const made = drafts(reader);
        auto opened = reader.keys_;
        for (auto const& draft : made) {
            if (!draft.case_ref.empty()) opened.erase(draft.case_ref);
            std::erase_if(opened, [&](auto const& one) { return one.second.case_id == draft.case_id; });
        }
        AccessDetails details;
        details.what = act.command;
        for (auto const& [ref, secret] : opened) transaction.add(Kind::Access, ref, to_text(details));
        transaction.add(pack(made));
    });
}

Written Ledger::add_actor(Act const& act, std::string const& name, Role role, crypto::PublicKey const& key) {
    Draft draft;
    draft.kind = Kind::Actor;
    draft.details = to_text(ActorDetails{name, role, key.hex(), false});
    return write(act, Permission::Administer, std::vector{std::move(draft)});
}

namespace {

Draft withdrawal(store::Reading const& reading, std::string const& name) {
    auto const people = actors(reading);
    auto const* const known = find_person(people, name);
    if (!known || known->details.withdrawn) throw LedgerError(LedgerError::Code::NoSuchActor, name);
    auto details = known->details;
    details.withdrawn = true;
    Draft draft;
    draft.kind = Kind::Actor;
    draft.details = to_text(details);
    return draft;
}

}  // namespace

Written Ledger::withdraw_actor(Act const& act, std::string const& name) {
    return write(act, Permission::Administer,
                 [&](store::Reading const& reading) { return std::vector{withdrawal(reading, name)}; });
}

Written Ledger::change_role(Act const& act, std::string const& name, Role role) {
    return write(act, Permission::Administer, [&](store::Reading const& reading) {
        auto const before = withdrawal(reading, name);
        auto after = before;
        ActorDetails details;
        read(before.details, details);
        details.role = role;
        details.withdrawn = false;
        after.details = to_text(details);
        return std::vector{before, after};
    });
}

}  // namespace wetwijzer::ledger
