// Entries are found by what they are about, from indexes, in order.
#include "tests/unit/store/store_fixture.hpp"

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

}  // namespace

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
