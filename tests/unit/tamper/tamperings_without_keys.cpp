// Whoever has the file, or a copy of it, and a program of their own.
#include "tests/unit/tamper/tamperings.hpp"

#include <utility>

namespace wetwijzer::test {

using ledger::Entry;
using ledger::Head;
using ledger::Kind;

namespace {

std::string decided_otherwise(std::string details) {
    auto const at = details.find("2025-06-01");
    return details.replace(at, 10, "2025-06-02");
}

void change_decision(Rows& rows) {
    edit(rows, Scene::get().number(Kind::Decision),
         [](Entry& entry) { entry.details = decided_otherwise(entry.details); });
}

Codes const unsigned_log{"signature_log", "signature_person"};

std::string where(std::int64_t number) { return " WHERE number=" + std::to_string(number); }

std::vector<Tampering> of_entries() {
    auto const& scene = Scene::get();
    auto const decision = scene.number(Kind::Decision);
    auto const access = scene.number(Kind::Access);
    std::vector<Tampering> list;
    list.push_back({"entry-changed", change_decision, "", {"head_root", "tree_node"}, {"content_differs"}, {}});
    list.push_back({"entry-changed-tree-rebuilt",
                    [](Rows& rows) {
                        change_decision(rows);
                        rebuild_tree(rows);
                    },
                    "",
                    {"head_root"},
                    {"content_differs"},
                    {"fork_deposited"}});
    list.push_back({"entry-changed-heads-rebuilt",
                    [](Rows& rows) {
                        change_decision(rows);
                        rebuild(rows, Scene::nothing());
                    },
                    "",
                    unsigned_log,
                    {"content_differs"},
                    {"fork_deposited"}});
    list.push_back({"entry-removed",
                    [=](Rows& rows) {
                        take_out(rows, access);
                        rebuild(rows, Scene::nothing());
                    },
                    "",
                    unsigned_log,
                    {"content_closed"},
                    {"fork_shorter"}});
    list.push_back({"entry-removed-leaving-a-hole",
                    [=](Rows& rows) {
                        rows.leaves.erase(access);
                        rows.nodes.erase(access);
                        rows.heads.erase(access);
                    },
                    "",
                    {"entry_missing", "head_after", "head_root", "tree_node"},
                    {},
                    {}});
    list.push_back({"entries-swapped",
                    [](Rows& rows) {
                        auto const& old = Scene::get();
                        auto const a = old.number(Kind::Sample), b = old.number(Kind::Export);
                        auto one = rows.entry(a), other = rows.entry(b);
                        std::swap(one.number, other.number);
                        std::swap(one.recorded_at, other.recorded_at);
                        rows.put(one);
                        rows.put(other);
                        rebuild(rows, Scene::nothing());
                    },
                    "",
                    unsigned_log,
                    {},
                    {"fork_deposited"}});
    list.push_back({"entry-inserted",
                    [=](Rows& rows) {
                        auto entry = rows.entry(access);
                        insert_after(rows, access, entry);
                        auto head = rows.head(access);
                        head.size = access + 1;
                        rows.put(access + 1, head);
                        rebuild(rows, Scene::nothing());
                    },
                    "",
                    unsigned_log,
                    {"content_closed"},
                    {"fork_deposited"}});
    list.push_back({"entry-back-dated",
                    [=](Rows& rows) {
                        edit(rows, decision, [](Entry& entry) { entry.recorded_at = "2024-01-01T00:00:00Z"; });
                        rebuild(rows, Scene::nothing());
                    },
                    "",
                    {"entry_transaction", "signature_log", "signature_person", "time_back"},
                    {},
                    {"fork_deposited"}});
    list.push_back({"entry-other-spelling",
                    [=](Rows& rows) {
                        rows.leaves[access].insert(1, " ");
                        rebuild(rows, Scene::nothing());
                    },
                    "",
                    {"entry_unreadable", "signature_log", "signature_person"},
                    {},
                    {"fork_deposited"}});
    list.push_back({"entry-other-number",
                    {},
                    "UPDATE entry SET leaf=replace(leaf,'\"number\":" + std::to_string(access) + ",','\"number\":1" +
                        std::to_string(access) + ",')" + where(access) + ";",
                    {"entry_place", "head_root", "tree_node"},
                    {},
                    {}});
    list.push_back(
        {"entry-below-the-first",
         {},
         "INSERT INTO entry (number, nodes, leaf) SELECT -3, nodes, replace(leaf,'\"number\":1,','\"number\":-3,') "
         "FROM entry WHERE number=1;",
         {"entry_outside"},
         {},
         {},
         false});
    return list;
}

std::vector<Tampering> of_heads() {
    auto const& scene = Scene::get();
    auto const access = scene.number(Kind::Access);
    auto const last = scene.rows().size();
    std::vector<Tampering> list;
    list.push_back(
        {"head-root-changed",
         [=](Rows& rows) { edit_head(rows, access, [](Head& head) { head.root = crypto::sha256("other"); }); },
         "",
         {"head_after", "head_root", "signature_log", "signature_person"},
         {},
         {}});
    list.push_back({"head-time-changed",
                    [=](Rows& rows) { edit_head(rows, access, [](Head& head) { head.at = "2024-01-01T00:00:00Z"; }); },
                    "",
                    {"head_after", "head_transaction", "signature_log", "signature_person"},
                    {},
                    {}});
    list.push_back({"last-head-of-another-ledger",
                    [=](Rows& rows) { edit_head(rows, last, [](Head& head) { head.ledger = std::string(32, 'a'); }); },
                    "",
                    {"head_ledger", "signature_log", "signature_person"},
                    {},
                    {"fork_deposited"}});
    list.push_back({"last-head-signed-with-another-key",
                    [=](Rows& rows) {
                        auto const key = Scene::key_of("a thief");
                        edit_head(rows, last, [&](Head& head) {
                            head.actor_signature = key.sign(ledger::statement(head));
                            head.log_signature = key.sign(ledger::log_statement(head));
                        });
                    },
                    "",
                    unsigned_log,
                    {},
                    {"fork_deposited"}});
    list.push_back({"head-removed", [=](Rows& rows) { rows.heads.erase(access); }, "", {"head_missing"}, {}, {}});
    list.push_back({"last-head-removed",
                    [=](Rows& rows) { rows.heads.erase(last); },
                    "",
                    {"head_missing"},
                    {},
                    {"fork_deposited"}});
    list.push_back({"head-moved",
                    [=](Rows& rows) {
                        rows.heads[access + 1] = rows.heads[access];
                        rows.heads.erase(access);
                    },
                    "",
                    {"head_after", "head_missing", "head_place", "head_root", "head_transaction"},
                    {},
                    {}});
    list.push_back({"head-other-spelling",
                    [=](Rows& rows) { rows.heads[last] += ' '; },
                    "",
                    {"head_unreadable"},
                    {},
                    {"fork_deposited"}});
    list.push_back({"head-behind-the-last-entry",
                    {},
                    "INSERT INTO head (size, text) SELECT 1000, text FROM head ORDER BY size DESC LIMIT 1;",
                    {"head_place"}});
    list.push_back({"end-cut-off",
                    [=](Rows& rows) {
                        rows.leaves.erase(last);
                        rows.nodes.erase(last);
                        rows.heads.erase(last);
                        std::erase_if(rows.parts, [&](auto const& part) { return part.entry == last; });
                    },
                    "",
                    {},
                    {},
                    {"fork_shorter"},
                    false});
    list.push_back({"everything-signed-anew-with-other-keys",
                    [](Rows& rows) {
                        Loot forged;
                        forged.log = Scene::key_of("another log");
                        for (auto const& [number, leaf] : Rows(rows).leaves) {
                            auto entry = rows.entry(number);
                            ledger::ActorDetails actor;
                            ledger::GenesisDetails genesis;
                            if (entry.kind == Kind::Genesis && read(entry.details, genesis)) {
                                genesis.log_key = forged.log->public_key().hex();
                                entry.details = to_text(genesis);
                            } else if (entry.kind == Kind::Actor && read(entry.details, actor)) {
                                auto const key = Scene::key_of("false " + actor.name);
                                forged.persons.emplace(actor.name, key);
                                actor.key = key.public_key().hex();
                                entry.details = to_text(actor);
                            }
                            rows.put(entry);
                        }
                        rebuild(rows, forged);
                    },
                    "",
                    {},
                    {},
                    {"identity_head"},
                    false});
    return list;
}

std::vector<Tampering> of_the_tree() {
    auto const number = Scene::get().number(Kind::Access);
    std::vector<Tampering> list;
    list.push_back(
        {"tree-hash-changed", [=](Rows& rows) { rows.nodes[number][0] ^= 1; }, "", {"tree_node"}, {}, {}, false});
    list.push_back(
        {"tree-upper-hash-changed", [](Rows& rows) { rows.nodes[8].back() ^= 1; }, "", {"tree_node"}, {}, {}, false});
    list.push_back({"tree-hash-added",
                    [=](Rows& rows) { rows.nodes[number] += std::string(32, 'x'); },
                    "",
                    {"tree_shape"},
                    {},
                    {},
                    false});
    return list;
}

std::vector<Tampering> of_parts() {
    auto const& scene = Scene::get();
    auto const a = scene.number(Kind::Decision), b = scene.number(Kind::Decision, 1);
    std::vector<Tampering> list;
    list.push_back(
        {"part-changed", [=](Rows& rows) { rows.part(a, "content").sealed[30] ^= 1; }, "", {"part_differs"}, {}, {}});
    list.push_back({"parts-swapped-between-cases",
                    [=](Rows& rows) { std::swap(rows.part(a, "content").sealed, rows.part(b, "content").sealed); },
                    "",
                    {"part_differs"},
                    {},
                    {}});
    list.push_back({"parts-swapped-in-an-entry",
                    [=](Rows& rows) { std::swap(rows.part(a, "uses").sealed, rows.part(a, "trace").sealed); },
                    "",
                    {"part_differs"},
                    {},
                    {}});
    list.push_back({"part-removed",
                    [=](Rows& rows) {
                        std::erase_if(rows.parts,
                                      [&](auto const& part) { return part.entry == a && part.name == "trace"; });
                    },
                    "",
                    {"part_missing"},
                    {},
                    {}});
    list.push_back({"part-added",
                    [=](Rows& rows) {
                        rows.parts.push_back({a, 9, "remark", "bytes"});
                    },
                    "",
                    {"part_unknown"},
                    {},
                    {}});
    list.push_back({"part-of-no-entry",
                    [](Rows& rows) {
                        rows.parts.push_back({1000, 0, "content", "bytes"});
                    },
                    "",
                    {"part_unknown"},
                    {},
                    {},
                    false});
    list.push_back({"part-below-the-first-entry",
                    {},
                    "INSERT INTO part (place, name, sealed) VALUES (-16, 'content', X'00');",
                    {"part_unknown"},
                    {},
                    {},
                    false});
    list.push_back({"erasure-faked",
                    [=](Rows& rows) {
                        auto const ref = Scene::get().ref(1);
                        std::erase_if(rows.keys, [&](auto const& key) { return key.ref == ref; });
                        std::erase_if(rows.parts,
                                      [&](auto const& part) { return rows.entry(part.entry).case_ref == ref; });
                    },
                    "",
                    {"key_missing", "part_missing"},
                    {},
                    {}});
    return list;
}

std::vector<Tampering> of_case_keys() {
    std::vector<Tampering> list;
    auto const& scene = Scene::get();
    auto const a = scene.ref(0), b = scene.ref(1), erased = scene.ref(2);
    list.push_back({"wrapped-keys-swapped",
                    [=](Rows& rows) { std::swap(rows.key(a).wrapped, rows.key(b).wrapped); },
                    "",
                    {"key_differs"},
                    {},
                    {}});
    list.push_back({"lookups-swapped",
                    [=](Rows& rows) { std::swap(rows.key(a).lookup, rows.key(b).lookup); },
                    "",
                    {"key_differs"},
                    {},
                    {}});
    list.push_back({"case-key-removed",
                    [=](Rows& rows) { std::erase_if(rows.keys, [&](auto const& key) { return key.ref == b; }); },
                    "",
                    {"key_missing"},
                    {},
                    {}});
    list.push_back({"case-key-put-back-after-erasure",
                    [=](Rows& rows) {
                        rows.keys.push_back({erased, std::string(32, 'l'), "wrapped"});
                    },
                    "",
                    {"key_left"},
                    {},
                    {}});
    list.push_back({"case-key-added",
                    [=](Rows& rows) {
                        rows.keys.push_back({std::string(32, 'c'), std::string(32, 'l'), "wrapped"});
                    },
                    "",
                    {"key_unknown"},
                    {},
                    {}});
    return list;
}

std::vector<Tampering> of_the_file() {
    std::vector<Tampering> list;
    auto const file_only = [&](char const* name, char const* sql) {
        list.push_back({name, {}, sql, {"file_damaged"}, {}, {}, false, true});
    };
    file_only("trigger-dropped", "DROP TRIGGER entry_no_update;");
    file_only("index-dropped", "DROP INDEX entry_by_actor;");
    file_only("table-added", "CREATE TABLE notes (text TEXT);");
    file_only("trigger-added", "CREATE TRIGGER extra AFTER INSERT ON entry BEGIN DELETE FROM part; END;");
    auto const rule_set = std::string("(SELECT min(hash) FROM rule_set)");
    list.push_back({"rule-set-file-count-changed",
                    {},
                    "UPDATE rule_set SET files=files+1 WHERE hash=" + rule_set + ";",
                    {"file_damaged"},
                    {},
                    {},
                    false});
    list.push_back({"rule-set-file-of-no-rule-set",
                    {},
                    "INSERT INTO rule_set_file SELECT '" + std::string(64, 'e') +
                        "', path, digest FROM rule_set_file WHERE rule_set=" + rule_set + ";",
                    {"file_damaged"},
                    {},
                    {},
                    false});
    list.push_back({"rule-text-changed",
                    {},
                    "UPDATE rule_file SET text=replace(text,'hoogste_boete','laagste_boete') WHERE rowid=1;",
                    {"rule_file_differs", "rule_set_differs"},
                    {},
                    {}});
    list.push_back({"rule-set-removed",
                    {},
                    "DELETE FROM rule_set_file WHERE rule_set=(SELECT min(hash) FROM rule_set);"
                    "DELETE FROM rule_set WHERE hash=(SELECT min(hash) FROM rule_set);",
                    {"rule_file_unused", "rule_set_missing"},
                    {},
                    {}});
    list.push_back({"rule-set-added",
                    {},
                    "INSERT INTO rule_set VALUES ('" + std::string(64, 'a') + "',0);",
                    {"rule_set_unrecorded"},
                    {},
                    {}});
    list.push_back({"rule-file-renamed",
                    {},
                    "UPDATE rule_set_file SET path='elders.regels' WHERE rule_set=(SELECT min(hash) FROM rule_set);",
                    {"rule_set_differs"},
                    {},
                    {}});
    return list;
}

}  // namespace

std::vector<Tampering> without_keys() {
    std::vector<Tampering> all;
    for (auto const& group : {of_entries(), of_heads(), of_the_tree(), of_parts(), of_case_keys(), of_the_file()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

}  // namespace wetwijzer::test
