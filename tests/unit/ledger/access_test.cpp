// Personal data are read by who may, of the cases that were named, and not before it was recorded.
#include "tests/unit/ledger/reading.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::code_of;
using tests::entries_of;
using tests::LedgerFixture;
using tests::size_of;
using Code = LedgerError::Code;
namespace people = tests::people;

namespace {

AccessDetails details_of(Entry const& entry) {
    AccessDetails details;
    REQUIRE(read(entry.details, details));
    return details;
}

struct TwoCases : LedgerFixture {
    std::int64_t first = record("123456782", 40), second = record("987654321", 3);
    std::string first_ref = *ledger().find_case("123456782"), second_ref = *ledger().find_case("987654321");
    void as(
        std::string const& person, Permission permission, AccessDetails const& about,
        std::function<void(CaseReader const&)> const& use = [](CaseReader const&) {}) {
        ledger().access(act(person, "show"), permission, about, use);
    }
};

}  // namespace

TEST_CASE("a reader opens what was recorded, and it was recorded before") {
    TwoCases fixture;
    auto const before = size_of(fixture.store());
    fixture.as(people::caseworker, Permission::ReadCase, {"show", {}, {fixture.first}}, [&](CaseReader const& reader) {
        CHECK(reader.reading().size() == before + 1);
        CHECK(reader.case_id(fixture.first_ref) == "123456782");
        auto const decision = read_decision(reader, fixture.first);
        CHECK(decision.content.case_id == "123456782");
        CHECK(decision.content.outcomes_json == fixture.decide("123456782", 40).outcomes_json);
        CHECK(decision.content.facts_json.find("Zaltbommel") != std::string::npos);
        CHECK(decision.details.rule_set == tests::fixture_rules().hash);
        CHECK(read_trace(reader, fixture.first) == fixture.decide("123456782", 40).trace_text);
        auto const sealed = reader.reading().part(fixture.first, "content").value();
        CHECK(read_decision(reader, decision.entry, sealed).content.facts_json == decision.content.facts_json);
    });
    auto const entry = entries_of(fixture.store()).back();
    CHECK(entry.kind == Kind::Access);
    CHECK(entry.actor == people::caseworker);
    CHECK(entry.case_ref == fixture.first_ref);
    CHECK(details_of(entry).what == "show");
    CHECK(details_of(entry).cases.empty());
    CHECK(details_of(entry).entries == std::vector{fixture.first});
}

TEST_CASE("a reader opens no other case than it was made for") {
    TwoCases fixture;
    fixture.as(people::caseworker, Permission::ReadCase, {"show", {fixture.first_ref}, {}},
               [&](CaseReader const& reader) {
                   CHECK_NOTHROW(reader.part(fixture.first, "content"));
                   CHECK(code_of([&] { reader.part(fixture.second, "content"); }) == Code::Invalid);
                   CHECK(code_of([&] { reader.case_id(fixture.second_ref); }) == Code::Invalid);
                   CHECK(code_of([&] { reader.part(fixture.first, "dossier"); }) == Code::NoSuchEntry);
                   CHECK(code_of([&] { reader.part(1, "content"); }) == Code::NoSuchEntry);
                   CHECK(code_of([&] { reader.part(999, "content"); }) == Code::NoSuchEntry);
                   CHECK(reader.find_case("987654321") == fixture.second_ref);
               });
    fixture.as(people::caseworker, Permission::ReadCase, {"show", {fixture.second_ref}, {fixture.first}},
               [&](CaseReader const& reader) {
                   CHECK_NOTHROW(reader.part(fixture.first, "content"));
                   CHECK_NOTHROW(reader.part(fixture.second, "content"));
               });
    auto const entry = entries_of(fixture.store()).back();
    CHECK(entry.case_ref.empty());
    CHECK(details_of(entry).cases.size() == 2);
    // An entry about no case lets nothing be read, of an auditor neither.
    fixture.as(people::auditor, Permission::ReadAll, {"show", {}, {1}}, [&](CaseReader const& reader) {
        CHECK(code_of([&] { reader.part(fixture.first, "content"); }) == Code::Invalid);
    });
}

TEST_CASE("everything takes ReadAll, and what is asked for must be there") {
    TwoCases fixture;
    auto const before = size_of(fixture.store());
    CHECK(code_of([&] { fixture.as(people::caseworker, Permission::ReadCase, {"show", {}, {}}); }) == Code::Invalid);
    CHECK(code_of([&] { fixture.as(people::auditor, Permission::ReadAll, {"show", {}, {999}}); }) == Code::NoSuchEntry);
    CHECK(code_of([&] {
              fixture.as(people::auditor, Permission::ReadAll, {"show", {"123456782"}, {}});
          }) == Code::Invalid);
    CHECK(code_of([&] {
              fixture.as(people::auditor, Permission::ReadAll, {"show", {std::string(32, '9')}, {}});
          }) == Code::NoSuchCase);
    CHECK(size_of(fixture.store()) == before);
    CHECK_THROWS_AS(fixture.as(people::caseworker, Permission::ReadAll, {"replay", {}, {}}), AccessError);
    CHECK_THROWS_AS(fixture.as(people::administrator, Permission::ReadCase, {"show", {}, {fixture.first}}),
                    AccessError);
    CHECK(size_of(fixture.store()) == before + 2);
    fixture.as(people::auditor, Permission::ReadAll, {"replay", {}, {}}, [&](CaseReader const& reader) {
        CHECK_NOTHROW(reader.part(fixture.first, "content"));
        CHECK_NOTHROW(reader.part(fixture.second, "trace"));
        int opened = 0;
        reader.reading().each_part("content", 1, reader.reading().size(),
                                   [&](std::int64_t number, std::string const& sealed) {
                                       auto const entry = entry_at(reader.reading(), number);
                                       opened += reader.open(entry, "content", sealed).empty() ? 0 : 1;
                                       return true;
                                   });
        CHECK(opened == 2);
    });
}

TEST_CASE("who only aggregates sees which rules were used, and no more") {
    TwoCases fixture;
    for (auto const& person : {people::policy, people::auditor}) {
        fixture.as(person, Permission::Aggregate, {"query", {}, {}}, [&](CaseReader const& reader) {
            CHECK_FALSE(reader.part(fixture.first, "uses").empty());
            CHECK(code_of([&] { reader.part(fixture.first, "content"); }) == Code::Invalid);
            CHECK(code_of([&] { reader.part(fixture.first, "trace"); }) == Code::Invalid);
            CHECK(code_of([&] { reader.case_id(fixture.first_ref); }) == Code::Invalid);
            CHECK(code_of([&] { reader.find_case("123456782"); }) == Code::Invalid);
            std::unique_ptr<store::Store> const other = store::open_store(fixture.path(), store::OpenMode::ReadOnly);
            other->read([&](store::Reading const& reading) {
                CHECK(code_of([&] { reader.over(reading).part(fixture.first, "content"); }) == Code::Invalid);
            });
        });
        CHECK(entries_of(fixture.store()).back().kind == Kind::Access);
    }
}

TEST_CASE("a reader serves other threads over their own connections") {
    TwoCases fixture;
    for (int i = 0; i < 40; ++i) fixture.record(std::to_string(100 + i), i);
    fixture.as(people::auditor, Permission::ReadAll, {"replay", {}, {}}, [&](CaseReader const& reader) {
        std::vector<int> opened(4, 0);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < opened.size(); ++t) {
            threads.emplace_back([&, t] {
                auto const store = store::open_store(fixture.path(), store::OpenMode::ReadOnly);
                store->read([&](store::Reading const& reading) {
                    auto const mine = reader.over(reading);
                    for (auto const number : reading.numbers({.kind = "decision"}))
                        opened[t] += mine.part(number, "content").empty() ? 0 : 1;
                });
            });
        }
        for (auto& thread : threads) thread.join();
        CHECK(opened == std::vector<int>(4, 42));
    });
}

TEST_CASE("who must see a case to know what to write reads it under the lock, and it is recorded") {
    TwoCases fixture;
    auto& ledger = fixture.ledger();
    auto const before = size_of(fixture.store());
    auto const written =
        ledger.write(fixture.act(people::caseworker), Permission::WriteCase, [&](CaseReader const& reader) {
            auto const ref = reader.find_case("123456782").value();
            CHECK(ref == fixture.first_ref);
            CHECK(read_decision(reader, fixture.first).content.case_id == "123456782");
            return std::vector{fixture.facts("123456782", "/woonplaats", "\"Ommen\"")};
        });
    REQUIRE(written.entries.size() == 1);  // the facts say enough
    auto const both =
        ledger.write(fixture.act(people::caseworker), Permission::WriteCase, [&](CaseReader const& reader) {
            reader.part(fixture.first, "content");
            reader.part(fixture.second, "content");
            return std::vector{fixture.facts("123456782", "/woonplaats", "\"Ommen\"")};
        });
    REQUIRE(both.entries.size() == 2);
    CHECK(both.entries[0].kind == Kind::Access);
    CHECK(both.entries[0].case_ref == fixture.second_ref);
    auto const nothing =
        ledger.write(fixture.act(people::caseworker), Permission::WriteCase, [&](CaseReader const& reader) {
            reader.part(fixture.first, "content");
            return std::vector<Draft>();
        });
    REQUIRE(nothing.entries.size() == 1);
    CHECK(nothing.entries[0].case_ref == fixture.first_ref);
    CHECK(size_of(fixture.store()) == before + 4);
    CHECK(code_of([&] {
              ledger.write(fixture.act(people::administrator), Permission::Administer,
                           [](CaseReader const&) { return std::vector<Draft>(); });
          }) == Code::Invalid);
}

TEST_CASE("a part that is not what its entry says is damaged, and is not shown") {
    TwoCases fixture;
    fixture.as(people::auditor, Permission::ReadAll, {"show", {}, {}}, [&](CaseReader const& reader) {
        auto const entry = entry_at(reader.reading(), fixture.first);
        auto sealed = reader.reading().part(fixture.first, "content").value();
        CHECK_NOTHROW(reader.open(entry, "content", sealed));
        sealed.back() = static_cast<char>(sealed.back() ^ 1);
        CHECK(code_of([&] { reader.open(entry, "content", sealed); }) == Code::Damaged);
        auto const other = reader.reading().part(fixture.second, "content").value();
        CHECK(code_of([&] { reader.open(entry, "content", other); }) == Code::Damaged);
        // Also when the entry was made to say so.
        auto forged = entry;
        forged.parts["content"] = crypto::blake2b(other);
        CHECK(code_of([&] { reader.open(forged, "content", other); }) == Code::Damaged);
    });
}
