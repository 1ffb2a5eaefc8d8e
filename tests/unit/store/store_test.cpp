// The ledger keeps what it is given, in order, once, and unchanged.
#include "tests/unit/store/store_fixture.hpp"

#include <algorithm>

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using store::Reading;
using store::Writing;
using Code = store::StoreError::Code;

namespace {

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
