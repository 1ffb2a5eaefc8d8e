// The ledger keeps what it is given, in order, once, and unchanged; and finds it again.
#include "tests/unit/store/store_fixture.hpp"

#include <algorithm>

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using store::Reading;
using store::Selection;
using store::Writing;
using Code = store::StoreError::Code;

namespace {

std::vector<std::int64_t> numbers(store::Store const& ledger, Selection const& selection) {
    std::vector<std::int64_t> result, from_leaves;
    ledger.read([&](Reading const& reading) {
        result = reading.numbers(selection);
        reading.leaves(selection, [&](store::Leaf const& found) {
            CHECK(found.text == reading.leaf(found.number));
            from_leaves.push_back(found.number);
            return true;
        });
    });
    CHECK(result == from_leaves);
    return result;
}

bool same(store::CaseKey const& left, store::CaseKey const& right) {
    return left.ref == right.ref && left.lookup == right.lookup && left.wrapped == right.wrapped;
}

}  // namespace

TEST_CASE("what is appended is found again, byte for byte, in one transaction and the next") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    std::string const odd =
        "{\"actor\":\"Zoë \\\" ' ; --\",\"details\":{},\"kind\":\"x\",\"number\":1,\"recorded_at\":\"2024\"}";
    std::vector<store::Part> const parts{
        {"content", bytes(5'000'000, 1)}, {"trace", ""}, {"uses", std::string(3, '\0')}};
    {
        auto const ledger = store::open_store(path, OpenMode::Create);
        ledger->write([&](Writing& writing) {
            CHECK(writing.size() == 0);
            CHECK(writing.root() == merkle::empty_root());
            writing.append({odd, parts});
            CHECK(writing.size() == 1);
            CHECK(writing.leaf(1) == odd);
            CHECK(writing.root() == merkle::leaf_hash(odd));
            writing.append({leaf(2), {}});
            CHECK(writing.root() == merkle::node_hash(merkle::leaf_hash(odd), merkle::leaf_hash(leaf(2))));
            writing.put_head(2, "hoofd");
            CHECK(writing.last_head() == "hoofd");
        });
    }
    for (auto const mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        store::open_store(path, mode)->read([&](Reading const& reading) {
            CHECK(reading.size() == 2);
            CHECK(reading.leaf(1) == odd);
            CHECK_FALSE(reading.leaf(0));
            CHECK_FALSE(reading.leaf(3));
            CHECK_FALSE(reading.leaf(-1));
            for (auto const& part : parts) CHECK(reading.part(1, part.name) == part.sealed);
            CHECK_FALSE(reading.part(1, "facts"));
            CHECK_FALSE(reading.part(2, "content"));
            CHECK_FALSE(reading.part(std::numeric_limits<std::int64_t>::max(), "content"));
            CHECK_FALSE(reading.part(std::numeric_limits<std::int64_t>::min(), "content"));
            REQUIRE(reading.parts(1).size() == 3);
            CHECK(reading.parts(1)[2].name == "uses");
            CHECK(reading.parts(2).empty());
            CHECK(reading.head(2) == "hoofd");
            CHECK_FALSE(reading.head(1));
            CHECK(reading.node(0, 0) == merkle::leaf_hash(odd));
            CHECK(reading.node(1, 0) == merkle::root(2, [&](std::uint32_t level, std::uint64_t place) {
                      return reading.node(level, place);
                  }));
            for (auto const& [level, place] : {std::pair<std::uint32_t, std::uint64_t>{0, 2},
                                               {1, 1},
                                               {2, 0},
                                               {63, 0},
                                               {0, std::uint64_t{1} << 62},
                                               {40, ~std::uint64_t{0}}}) {
                CAPTURE(level, place);
                CHECK(failure([&] { reading.node(level, place); }) == Code::Damaged);
            }
        });
    }
}

TEST_CASE("the tree in the file is the tree of the leaves, over many transactions and connections") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto ledger = store::open_store(path, OpenMode::Create);
    auto const other = store::open_store(path, OpenMode::ReadWrite);
    for (int i = 0; i < 70; ++i) {
        if (i % 9 == 4) ledger = store::open_store(path, OpenMode::ReadWrite);
        append(i % 3 == 0 ? *other : *ledger);
    }
    CHECK(misfit(*ledger) == "");
    CHECK(size(*other) == 70);
    ledger->read([](Reading const& reading) {
        std::vector<std::int64_t> sizes;
        reading.heads(60, [&](std::int64_t size, std::string const&) {
            sizes.push_back(size);
            return size < 65;
        });
        CHECK(sizes == std::vector<std::int64_t>{60, 61, 62, 63, 64, 65});
    });
}

TEST_CASE("a transaction that throws leaves nothing behind") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create);
    append(*ledger);
    struct Stop {};
    CHECK_THROWS_AS(ledger->write([&](Writing& writing) {
        writing.append({leaf(2), {{"content", "x"}}});
        writing.put_case_key(case_key(1));
        writing.put_rule_texts(decide::rule_set_hash(some_texts()), some_texts());
        throw Stop{};
    }),
                    Stop);
    ledger->read([](Reading const& reading) {
        CHECK(reading.size() == 1);
        CHECK(reading.rule_sets().empty());
        CHECK_FALSE(reading.case_key(ref(1)));
        CHECK(reading.parts(2).empty());
    });
    CHECK(append(*ledger) == 2);
    CHECK(misfit(*ledger) == "");
}

TEST_CASE("a reader sees one state until it ends, also when it reads within a write") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create);
    append(*ledger);
    auto const other = store::open_store(path, OpenMode::ReadWrite);
    ledger->read([&](Reading const& reading) {
        CHECK(reading.size() == 1);
        append(*other);
        CHECK(reading.size() == 1);
        CHECK(size(*ledger) == 1);
    });
    CHECK(size(*ledger) == 2);
    ledger->write([&](Writing& writing) {
        writing.append({leaf(3), {}});
        CHECK(size(*ledger) == 3);
        CHECK(size(*other) == 2);
        writing.put_head(3, "h");
    });
}

TEST_CASE("selections agree with looking at every entry") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create);
    std::vector<LeafOf> all;
    std::string const kinds[] = {"decision", "facts", "access"};
    std::string const actors[] = {"a.jansen", "b.de.vries"};
    ledger->write([&](Writing& writing) {
        for (int i = 0; i < 120; ++i) {
            LeafOf of{.kind = kinds[i % 3], .actor = actors[i % 7 % 2]};
            if (i % 5 != 0) of.case_ref = ref(i % 4);
            of.time = "2024-03-" + std::string(i < 40 ? "01" : i < 41 ? "02" : "05") + "T10:00:00Z";
            if (i % 3 == 0) of.reference_date = "2024-0" + std::to_string(1 + i * 7 % 9) + "-01";
            if (i % 3 == 0) of.rule_set = std::string(64, static_cast<char>('a' + i % 2));
            all.push_back(of);
            writing.append({leaf(i + 1, of), {}});
        }
    });
    auto const expect = [&](Selection const& s) {
        std::vector<std::int64_t> expected;
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto const& of = all[i];
            auto const number = static_cast<std::int64_t>(i) + 1;
            bool const in = number >= s.from && (!s.through || number <= *s.through) &&
                            (s.kind.empty() || s.kind == of.kind) && (s.actor.empty() || s.actor == of.actor) &&
                            (s.case_ref.empty() || s.case_ref == of.case_ref) &&
                            (s.rule_set.empty() || s.rule_set == of.rule_set) && s.recorded_from <= of.time &&
                            (s.recorded_through.empty() || of.time <= s.recorded_through) &&
                            s.reference_from <= of.reference_date &&
                            (s.reference_through.empty() ||
                             (!of.reference_date.empty() && of.reference_date <= s.reference_through));
            if (in) expected.push_back(number);
        }
        return expected;
    };
    std::string const none;
    for (std::int64_t const from : {-5, 1, 30})
        for (std::optional<std::int64_t> const through : {std::optional<std::int64_t>{}, {50}, {1000}})
            for (auto const& kind : {none, kinds[0], std::string("niets")})
                for (auto const& case_ref : {none, ref(2)})
                    for (auto const& actor : {none, actors[1]})
                        for (auto const& rule_set : {none, std::string(64, 'a')})
                            for (auto const& recorded :
                                 {none, std::string("2024-03-02"), std::string("2024-03-05T10:00:00Z")})
                                for (auto const& reference : {none, std::string("2024-05-01")}) {
                                    Selection s{from,     through,  kind, case_ref,  actor,
                                                rule_set, recorded, none, reference, none};
                                    REQUIRE(numbers(*ledger, s) == expect(s));
                                    s = {from,     through, kind,     case_ref, actor,
                                         rule_set, none,    recorded, none,     reference};
                                    REQUIRE(numbers(*ledger, s) == expect(s));
                                }
    CHECK(numbers(*ledger, {.case_ref = "' OR 1=1 --"}).empty());
}

TEST_CASE("selections are answered from indexes") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    store::open_store(path, OpenMode::Create);
    auto const plan = [&](std::string const& where) {
        auto const rows = raw_rows(
            path, "EXPLAIN QUERY PLAN SELECT number, leaf FROM entry WHERE number BETWEEN 1 AND 9 AND " + where);
        return rows.empty() ? std::string() : rows[0];
    };
    CHECK_THAT(plan("kind = 'x' ORDER BY number"), Catch::Contains("entry_by_kind (kind=? AND rowid>? AND rowid<?)"));
    CHECK_THAT(plan("actor = 'x' AND +kind = 'x' ORDER BY number"),
               Catch::Contains("entry_by_actor (actor=? AND rowid>"));
    CHECK_THAT(plan("case_ref = 'x' AND kind = 'x' ORDER BY number"),
               Catch::Contains("entry_by_case (case_ref=? AND kind=?"));
    CHECK_THAT(plan("rule_set = 'x' ORDER BY number"), Catch::Contains("entry_by_rule_set (rule_set=? AND rowid>"));
}

TEST_CASE("walking can be stopped, and walks can be nested") {
    TemporaryFolder folder;
    auto const ledger = store::open_store(folder / "grootboek", OpenMode::Create);
    for (unsigned i = 0; i < 5; ++i) append(*ledger, {}, {{"content", bytes(100, i)}, {"trace", bytes(9'000, 50 + i)}});
    ledger->read([](Reading const& reading) {
        int seen = 0;
        reading.each_part("trace", 2, 4, [&](std::int64_t number, std::string const& sealed) {
            CHECK(sealed == bytes(9'000, 49 + static_cast<unsigned>(number)));
            reading.each_part("trace", 1, 9, [&](std::int64_t, std::string const&) { return ++seen % 2 != 0; });
            return number < 3;
        });
        CHECK(seen == 4);
        std::vector<std::int64_t> entries;
        reading.all_parts(-10, 2, [&](std::int64_t entry, store::Part const&) {
            entries.push_back(entry);
            return true;
        });
        CHECK(entries == std::vector<std::int64_t>{1, 1, 2, 2});
    });
}

TEST_CASE("keys of cases are kept, rewrapped and erased with their parts") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create);
    ledger->write([](Writing& writing) {
        for (int i = 1; i <= 3; ++i) {
            writing.put_case_key(case_key(i));
            writing.append({leaf(2 * i - 1, {.kind = "case", .case_ref = ref(i)}), {}});
            writing.append({leaf(2 * i, {.case_ref = ref(i)}), {{"content", bytes(9'000, static_cast<unsigned>(i))}}});
        }
        writing.put_head(6, "6");
    });
    auto const keys = [&] {
        std::vector<std::string> refs;
        ledger->read([&](Reading const& reading) {
            reading.case_keys([&](store::CaseKey const& key) {
                refs.push_back(key.ref);
                CHECK(same(reading.case_key(key.ref).value(), key));
                CHECK(same(reading.find_case(key.lookup).value(), key));
                return true;
            });
        });
        return refs;
    };
    CHECK(keys() == std::vector<std::string>{ref(1), ref(2), ref(3)});
    auto const writing = [&](auto const& use) { return failure([&] { ledger->write(use); }); };

    SECTION("rewrapped only with a rekey entry") {
        auto const again = case_key(9);
        CHECK(writing([&](Writing& w) { w.rewrap(ref(1), again.lookup, again.wrapped); }) == Code::Other);
        CHECK(writing([&](Writing& w) {
                  w.append({leaf(7, {.kind = "rekey"}), {}});
                  w.rewrap(ref(1), case_key(2).lookup, again.wrapped);
              }) == Code::Other);
        CHECK(writing([&](Writing& w) {
                  w.append({leaf(7, {.kind = "rekey"}), {}});
                  w.rewrap(ref(8), again.lookup, again.wrapped);
              }) == Code::Other);
        CHECK(writing([&](Writing& w) {
                  w.append({leaf(7, {.kind = "rekey"}), {}});
                  w.rewrap(ref(1), again.lookup, again.wrapped);
                  w.put_head(7, "7");
              }) == std::nullopt);
        CHECK(writing([&](Writing& w) { w.rewrap(ref(2), bytes(32, 77), "x"); }) == Code::Other);  // it is closed
        ledger->read([&](Reading const& reading) {
            CHECK(same(reading.case_key(ref(1)).value(), {ref(1), again.lookup, again.wrapped}));
            CHECK_FALSE(reading.find_case(case_key(1).lookup));
            CHECK(same(reading.case_key(ref(2)).value(), case_key(2)));
        });
    }
    SECTION("erased only with an erasure entry of the case") {
        CHECK(writing([&](Writing& w) { w.erase_case(ref(2)); }) == Code::Other);
        CHECK(writing([&](Writing& w) {
                  w.append({leaf(7, {.kind = "erasure", .case_ref = ref(1)}), {}});
                  w.erase_case(ref(2));
              }) == Code::Other);
        CHECK(writing([&](Writing& w) {
                  w.append({leaf(7, {.kind = "erasure", .case_ref = ref(2)}), {}});
                  w.erase_case(ref(2));
                  w.put_head(7, "7");
              }) == std::nullopt);
        CHECK(keys() == std::vector<std::string>{ref(1), ref(3)});
        ledger->read([&](Reading const& reading) {
            CHECK(reading.parts(4).empty());
            CHECK(reading.part(2, "content") == bytes(9'000, 1));
            CHECK(reading.part(6, "content") == bytes(9'000, 3));
            CHECK(reading.leaf(4));
        });
        // The reference never gets a key again; the same number may, under another.
        CHECK(writing([&](Writing& w) { w.put_case_key(case_key(2)); }) == Code::Other);
        auto fresh = case_key(2);
        fresh.ref = ref(4);
        CHECK(writing([&](Writing& w) { w.put_case_key(fresh); }) == std::nullopt);
        CHECK(writing([&](Writing& w) {
                  w.append({leaf(8, {.kind = "erasure", .case_ref = ref(2)}), {}});
                  w.erase_case(ref(2));
              }) == Code::Other);  // there is nothing left to erase
    }
}

TEST_CASE("rule texts are stored once, each file too, and must have their hash") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create);
    auto const hash = decide::rule_set_hash(some_texts());
    auto other = some_texts();
    other.push_back({"z.regels", "regel a"});
    auto const other_hash = decide::rule_set_hash(other);
    auto const put = [&](std::string const& name, std::vector<model::SourceText> const& texts) {
        return failure([&] { ledger->write([&](Writing& writing) { writing.put_rule_texts(name, texts); }); });
    };
    CHECK(put(hash, some_texts()) == std::nullopt);
    CHECK(put(hash, {}) == std::nullopt);  // known already
    CHECK(put(other_hash, other) == std::nullopt);
    CHECK(put(std::string(64, '0'), some_texts()) == Code::Other);
    CHECK(raw_rows(path, "SELECT count(*) FROM rule_file") == std::vector<std::string>{"2"});
    ledger->read([&](Reading const& reading) {
        auto const texts = reading.rule_texts(other_hash).value();
        REQUIRE(texts.size() == 3);
        CHECK(texts[1].path == "b/c.regels");
        CHECK(texts[1].text == "regel c — é");
        CHECK(texts[2].text == "regel a");
        CHECK_FALSE(reading.rule_texts("x"));
        CHECK(reading.rule_sets().size() == 2);
        std::vector<std::string> digests;
        reading.rule_files([&](std::string const& digest, std::string const& text) {
            CHECK(digest == decide::sha256_hex(text));
            digests.push_back(digest);
            return true;
        });
        CHECK(digests.size() == 2);
        CHECK(std::is_sorted(digests.begin(), digests.end()));
    });
}

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
