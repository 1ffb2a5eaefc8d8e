// Who may do what: the one table of roles, and what each kind of entry takes.
#include "engine/ledger/ledger.hpp"

#include <algorithm>
#include <initializer_list>

namespace wetwijzer::ledger {

bool may(Role role, Permission permission) {
    using enum Permission;
    auto const among = [permission](std::initializer_list<Permission> permissions) {
        return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
    };
    switch (role) {
        case Role::Caseworker:
            return among({ReadCase, WriteCase, Approve});
        case Role::Policy:
            return among({Aggregate});
        case Role::Auditor:
            return among({ReadCase, ReadAll, Aggregate});
        case Role::Administrator:
            return among({Administer, Erase});
    }
    return false;
}

bool may_record(Role role, Kind kind) {
    using enum Permission;
    auto const with = [role](std::initializer_list<Permission> permissions) {
        return std::any_of(permissions.begin(), permissions.end(), [role](auto one) { return may(role, one); });
    };
    switch (kind) {
        case Kind::Genesis:
        case Kind::Actor:
        case Kind::Setting:
        case Kind::Rekey:
        case Kind::Restore:
        case Kind::Import:
            return with({Administer});
        case Kind::RuleSet:
            return with({WriteCase, Administer, Aggregate});
        case Kind::Case:
            return with({WriteCase, Administer});  // an import opens cases too
        case Kind::Facts:
        case Kind::Decision:
            return with({WriteCase});
        case Kind::Approval:
            return with({Approve});
        case Kind::Access:
            return with({ReadCase, ReadAll, Aggregate});
        case Kind::Erasure:
            return with({Erase});
        case Kind::Sample:
            return with({Aggregate});
        case Kind::Export:
            return with({ReadCase, ReadAll, Aggregate, Administer});
        case Kind::Refusal:
            return true;
    }
    return false;
}

}  // namespace wetwijzer::ledger
