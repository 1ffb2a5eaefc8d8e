#include "tests/unit/tamper/tamperings.hpp"

#include <utility>

namespace wetwijzer::test {

using ledger::Entry;

std::vector<Tampering> all_tamperings() {
    std::vector<Tampering> all;
    for (auto const& group : {without_keys(), with_the_log_key(), with_every_key(), with_every_secret()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

std::vector<Tampering> some_tamperings() {
    auto const all = all_tamperings();
    std::vector<Tampering> some;
    for (std::size_t i = 0; i < all.size(); i += long_mode() ? 1 : 4) some.push_back(all[i]);
    return some;
}

void tamper(Tampering const& tampering, std::string const& to) {
    auto const& scene = Scene::get();
    if (!tampering.change) {
        copy_and_run(scene.path(), to, tampering.sql, tampering.triggers_stay);
        return;
    }
    auto rows = scene.rows();
    tampering.change(rows);
    write_rows(scene.path(), to, rows);
}

Entry entry_by(Rows const& rows, ledger::Kind kind, std::string const& actor, ledger::Role role, std::string details) {
    Entry entry;
    entry.number = rows.size() + 1;
    entry.kind = kind;
    entry.recorded_at = rows.entry(rows.size()).recorded_at;
    entry.actor = actor;
    entry.role = name(role);
    entry.purpose = "beslissen over een boete";
    entry.basis = "Voorbeeldverordening art. 2";
    entry.details = std::move(details);
    return entry;
}

void append(Rows& rows, Entry entry) {
    entry.number = rows.size() + 1;
    rows.leaves[entry.number] = ledger::to_leaf(entry);
    auto head = rows.head(rows.heads.rbegin()->first);
    head.size = entry.number;
    head.at = entry.recorded_at;
    head.actor = entry.actor;
    if (entry.actor.empty()) head.actor_signature.reset();
    rows.put(entry.number, head);
}

}  // namespace wetwijzer::test
