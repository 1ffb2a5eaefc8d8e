// The tables refuse what is out of order, changed or removed, whoever asks.
#include "tests/unit/store/store_fixture.hpp"

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using store::Writing;
using Code = store::StoreError::Code;

TEST_CASE("entries, heads and parts out of order are refused") {
    TemporaryFolder folder;
    auto const ledger = store::open_store(folder / "grootboek", OpenMode::Create);
    append(*ledger);
    auto const refused = [&](auto const& use) { return failure([&] { ledger->write(use); }) == Code::Other; };
    CHECK(refused([](Writing& w) { w.append({leaf(3), {}}); }));
    CHECK(refused([](Writing& w) { w.append({leaf(1), {}}); }));
    CHECK(refused([](Writing& w) { w.append({leaf(2, {.time = "2024-03-01T09:59:59Z"}), {}}); }));
    CHECK(refused([](Writing& w) { w.append({"{\"number\":2}", {}}); }));
    CHECK(refused([](Writing& w) { w.append({leaf(2), {{"a", "x"}, {"a", "y"}}}); }));
    CHECK(refused([](Writing& w) { w.append({leaf(2), std::vector<store::Part>(17, {"a", "x"})}); }));
    CHECK(refused([](Writing& w) { w.put_head(1, "again"); }));
    CHECK(refused([](Writing& w) { w.put_head(2, "ahead"); }));
    CHECK(refused([](Writing& w) {
        w.append({leaf(2), {}});
        w.append({leaf(3), {}});
        w.put_head(2, "behind");
    }));
    CHECK(failure([&] { ledger->write([](Writing& w) { w.append({"geen json", {}}); }); }).has_value());
    CHECK(append(*ledger) == 2);
    CHECK(misfit(*ledger) == "");
}

TEST_CASE("the file refuses changes, removals, replacements and anything out of order, from any program") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    {
        auto const ledger = store::open_store(path, OpenMode::Create);
        ledger->write([](Writing& writing) {
            writing.put_rule_texts(decide::rule_set_hash(some_texts()), some_texts());
            writing.put_case_key(case_key(1));
        });
        append(*ledger, {.case_ref = ref(1)}, {{"content", "x"}});
        append(*ledger, {.case_ref = ref(1)}, {{"content", "y"}});
    }
    auto const all = [&] {
        std::vector<std::string> rows;
        for (auto const* table : {"entry", "head", "part", "case_key", "rule_file", "rule_set", "rule_set_file"})
            for (auto const& row : raw_rows(path, std::string("SELECT * FROM ") + table)) rows.push_back(row);
        return rows;
    };
    auto const before = all();
    std::vector<std::string> tries{
        "INSERT OR REPLACE INTO entry (number, nodes, leaf) SELECT number, nodes, leaf FROM entry",
        "INSERT INTO entry (number, nodes, leaf) SELECT 4, nodes, replace(leaf, '1,', '4,') FROM entry LIMIT 1",
        "UPDATE OR REPLACE entry SET number = 2 WHERE number = 1",
        "INSERT OR REPLACE INTO head SELECT size, 'x' FROM head",
        "UPDATE OR REPLACE head SET size = 2 WHERE size = 1",
        "INSERT OR REPLACE INTO part (place, name, sealed) SELECT place, name, x'00' FROM part",
        "INSERT INTO part (place, name, sealed) VALUES (35, 'trace', x'00')",
        "INSERT INTO part (place, name, sealed) VALUES (-1, 'trace', x'00')",
        "INSERT OR REPLACE INTO case_key SELECT ref, lookup, x'00' FROM case_key",
        "INSERT OR REPLACE INTO case_key SELECT '" + ref(2) + "', lookup, wrapped FROM case_key",
        "UPDATE case_key SET ref = '" + ref(3) + "'",
        "INSERT OR REPLACE INTO rule_file SELECT digest, 'x' FROM rule_file",
        "INSERT OR REPLACE INTO rule_set SELECT hash, 9 FROM rule_set",
        "INSERT OR REPLACE INTO rule_set_file SELECT rule_set, path, digest FROM rule_set_file",
        "INSERT INTO rule_set_file SELECT rule_set, 'nieuw.regels', digest FROM rule_set_file LIMIT 1",
    };
    for (auto const* table : {"entry", "head", "part", "case_key", "rule_file", "rule_set", "rule_set_file"})
        tries.push_back(std::string("DELETE FROM ") + table);
    for (auto const* change : {"entry SET leaf = leaf", "entry SET nodes = nodes", "head SET text = ''",
                               "part SET sealed = x''", "part SET name = 'z'", "case_key SET wrapped = x''",
                               "rule_file SET text = 'x'", "rule_set SET files = 3", "rule_set_file SET path = 'x'"})
        tries.push_back(std::string("UPDATE ") + change);
    for (auto const& sql : tries)
        for (auto const* recursive : {"OFF", "ON"}) {
            CAPTURE(sql, recursive);
            CHECK_FALSE(raw_sql(path, std::string("PRAGMA recursive_triggers = ") + recursive + "; " + sql).empty());
        }
    CHECK(all() == before);
}
