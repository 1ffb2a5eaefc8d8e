#include "tests/unit/tamper/forger.hpp"

#include "engine/merkle/merkle.hpp"
#include "engine/store/checksum_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace wetwijzer::test {

namespace {

class Raw {
public:
    explicit Raw(std::string const& path) {
        auto const flags = SQLITE_OPEN_READWRITE;
        if (sqlite3_open_v2(path.c_str(), &handle_, flags, store::checksum_vfs()) != SQLITE_OK)
            throw std::runtime_error("cannot open " + path);
    }
    ~Raw() { sqlite3_close(handle_); }
    Raw(Raw const&) = delete;
    Raw& operator=(Raw const&) = delete;

    void run(std::string const& sql) {
        char* message = nullptr;
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
        std::string const text = message ? message : "?";
        sqlite3_free(message);
        throw std::runtime_error(text + " in " + sql.substr(0, 200));
    }

    std::vector<std::string> column(std::string const& sql) {
        std::vector<std::string> values;
        auto const add = [](void* list, int, char** row, char**) {
            static_cast<std::vector<std::string>*>(list)->emplace_back(row[0] ? row[0] : "");
            return 0;
        };
        sqlite3_exec(handle_, sql.c_str(), add, &values, nullptr);
        return values;
    }

private:
    sqlite3* handle_ = nullptr;
};

std::string blob(std::string_view bytes) { return "X'" + crypto::to_hex(bytes) + "'"; }

std::string text(std::string_view bytes) {
    std::string quoted = "'";
    for (char const c : bytes) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

template <typename Map>
std::string changes(std::string const& table, std::string const& key, Map const& before, Map const& after,
                    std::string const& column, std::string (*quote)(std::string_view)) {
    std::string sql;
    for (auto const& [number, value] : before)
        if (!after.contains(number))
            sql += "DELETE FROM " + table + " WHERE " + key + "=" + std::to_string(number) + ";";
    for (auto const& [number, value] : after) {
        auto const old = before.find(number);
        if (old == before.end() || old->second == value) continue;
        sql += "UPDATE " + table + " SET " + column + "=" + quote(value) + " WHERE " + key + "=" +
               std::to_string(number) + ";";
    }
    return sql;
}

std::string entry_changes(Rows const& before, Rows const& after) {
    std::string sql;
    for (auto const& [number, leaf] : before.leaves)
        if (!after.leaves.contains(number)) sql += "DELETE FROM entry WHERE number=" + std::to_string(number) + ";";
    for (auto const& [number, leaf] : after.leaves) {
        auto const& nodes = after.nodes.at(number);
        auto const old = before.leaves.find(number);
        if (old != before.leaves.end() && old->second == leaf && before.nodes.at(number) == nodes) continue;
        sql += "INSERT OR REPLACE INTO entry (number, nodes, leaf) VALUES (" + std::to_string(number) + "," +
               blob(nodes) + "," + text(leaf) + ");";
    }
    return sql;
}

std::string head_changes(Rows const& before, Rows const& after) {
    auto sql = changes("head", "size", before.heads, after.heads, "text", text);
    for (auto const& [size, head] : after.heads)
        if (!before.heads.contains(size))
            sql += "INSERT INTO head (size, text) VALUES (" + std::to_string(size) + "," + text(head) + ");";
    return sql;
}

std::string part_changes(Rows const& after) {
    std::string sql = "DELETE FROM part;";
    for (auto const& part : after.parts)
        sql += "INSERT INTO part (place, name, sealed) VALUES (" + std::to_string(16 * part.entry + part.place) + "," +
               text(part.name) + "," + blob(part.sealed) + ");";
    return sql;
}

std::string key_changes(Rows const& after) {
    std::string sql = "DELETE FROM case_key;";
    for (auto const& key : after.keys)
        sql += "INSERT INTO case_key (ref, lookup, wrapped) VALUES (" + text(key.ref) + "," + blob(key.lookup) + "," +
               blob(key.wrapped) + ");";
    return sql;
}

// Entries whose transaction ends with a head of that size begin after the head before it.
void move_heads(Rows& rows, std::int64_t above, std::int64_t by) {
    std::map<std::int64_t, std::string> moved;
    for (auto& [size, head] : rows.heads) {
        if (size < above) {
            moved.emplace(size, head);
            continue;
        }
        auto read = ledger::read_head(head);
        read->size = size + by;
        moved[size + by] = ledger::to_text(*read);
    }
    rows.heads = std::move(moved);
}

}  // namespace

ledger::Entry Rows::entry(std::int64_t number) const { return ledger::read_leaf(leaves.at(number)).value(); }

ledger::Head Rows::head(std::int64_t size) const { return ledger::read_head(heads.at(size)).value(); }

Rows::Part& Rows::part(std::int64_t entry, std::string const& name) {
    for (auto& part : parts)
        if (part.entry == entry && part.name == name) return part;
    throw std::runtime_error("no part " + name + " of entry " + std::to_string(entry));
}

store::CaseKey& Rows::key(std::string const& ref) {
    for (auto& key : keys)
        if (key.ref == ref) return key;
    throw std::runtime_error("no key of case " + ref);
}

Rows read_rows(std::string const& path) {
    Rows rows;
    store::open_store(path, store::OpenMode::ReadOnly)->read([&](store::Reading const& reading) {
        rows = {};
        reading.rows(1, reading.size(), [&](std::int64_t number, std::string_view leaf, std::string_view nodes) {
            rows.leaves[number] = leaf;
            rows.nodes[number] = nodes;
            return true;
        });
        reading.heads(1, [&](std::int64_t size, std::string const& head) {
            rows.heads[size] = head;
            return true;
        });
        std::int64_t of = 0, place = 0;
        reading.all_parts(1, reading.size(), [&](std::int64_t entry, store::Part const& part) {
            place = entry == of ? place + 1 : 0;
            of = entry;
            rows.parts.push_back({entry, place, part.name, part.sealed});
            return true;
        });
        reading.case_keys([&](store::CaseKey const& key) {
            rows.keys.push_back(key);
            return true;
        });
    });
    return rows;
}

void rebuild_tree(Rows& rows) {
    merkle::Frontier tree;
    rows.nodes.clear();
    for (auto const& [number, leaf] : rows.leaves) {
        std::string nodes;
        for (auto const& node : tree.append(merkle::leaf_hash(leaf))) nodes += node.hash.view();
        rows.nodes[number] = nodes;
    }
}

void rebuild(Rows& rows, Loot const& loot) {
    merkle::Frontier tree;
    rows.nodes.clear();
    crypto::Hash after{};
    for (auto& [number, leaf] : rows.leaves) {
        if (auto entry = ledger::read_leaf(leaf)) {
            entry->after = after;
            leaf = ledger::to_leaf(*entry);
        }
        std::string nodes;
        for (auto const& node : tree.append(merkle::leaf_hash(leaf))) nodes += node.hash.view();
        rows.nodes[number] = nodes;
        auto const stored = rows.heads.find(number);
        if (stored == rows.heads.end()) continue;
        auto head = ledger::read_head(stored->second).value();
        head.root = tree.root();
        if (auto const key = loot.persons.find(head.actor); key != loot.persons.end())
            head.actor_signature = key->second.sign(ledger::statement(head));
        if (loot.log) head.log_signature = loot.log->sign(ledger::log_statement(head));
        stored->second = ledger::to_text(head);
        after = ledger::digest(stored->second);
    }
}

void insert_after(Rows& rows, std::int64_t number, ledger::Entry entry) {
    std::map<std::int64_t, std::string> moved;
    for (auto const& [old, leaf] : rows.leaves) {
        auto read = ledger::read_leaf(leaf).value();
        read.number = old > number ? old + 1 : old;
        moved[read.number] = ledger::to_leaf(read);
    }
    entry.number = number + 1;
    moved[entry.number] = ledger::to_leaf(entry);
    rows.leaves = std::move(moved);
    for (auto& part : rows.parts) part.entry += part.entry > number ? 1 : 0;
    move_heads(rows, number + 1, 1);
    rebuild_tree(rows);
}

void take_out(Rows& rows, std::int64_t number) {
    if (rows.heads.contains(number) && (number == 1 || rows.heads.contains(number - 1))) rows.heads.erase(number);
    std::map<std::int64_t, std::string> moved;
    for (auto const& [old, leaf] : rows.leaves) {
        if (old == number) continue;
        auto read = ledger::read_leaf(leaf).value();
        read.number = old > number ? old - 1 : old;
        moved[read.number] = ledger::to_leaf(read);
    }
    rows.leaves = std::move(moved);
    std::erase_if(rows.parts, [&](auto const& part) { return part.entry == number; });
    for (auto& part : rows.parts) part.entry -= part.entry > number ? 1 : 0;
    move_heads(rows, number, -1);
    rebuild_tree(rows);
}

void copy_and_run(std::string const& from, std::string const& to, std::string const& sql, bool with_triggers) {
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    Raw raw(to);
    auto const triggers = "FROM sqlite_master WHERE type='trigger' ORDER BY rowid";
    std::string drops, puts;
    if (!with_triggers) {
        for (auto const& name : raw.column(std::string("SELECT name ") + triggers))
            drops += "DROP TRIGGER " + name + ";";
        for (auto const& trigger : raw.column(std::string("SELECT sql ") + triggers)) puts += trigger + ";";
    }
    raw.run("PRAGMA synchronous=OFF; PRAGMA ignore_check_constraints=ON; BEGIN;" + drops + sql + puts + "COMMIT;");
    raw.run("PRAGMA wal_checkpoint(TRUNCATE);");
}

void write_rows(std::string const& from, std::string const& to, Rows const& rows) {
    auto const before = read_rows(from);
    copy_and_run(from, to,
                 entry_changes(before, rows) + head_changes(before, rows) + part_changes(rows) + key_changes(rows));
}

}  // namespace wetwijzer::test
