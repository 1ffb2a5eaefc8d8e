// Erasure: nothing of a case is left in any byte of the files, and everything else still holds. And the keys of cases
// wrapped anew.
#include "engine/ledger/case_keys.hpp"
#include "tests/unit/ledger/reading.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <set>
#include <thread>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::code_of;
using tests::entries_of;
using tests::heads_of;
using tests::LedgerFixture;
using tests::size_of;
using Code = LedgerError::Code;
namespace people = tests::people;

namespace {

bool stands_in(std::string const& bytes, std::string_view text) { return bytes.find(text) != std::string::npos; }

std::string reversed(std::string text) { return {text.rbegin(), text.rend()}; }

// Any piece of `secret` of 16 bytes.
bool piece_stands_in(std::string const& bytes, std::string const& secret) {
    for (std::size_t i = 0; i + 16 <= secret.size(); i += 8)
        if (stands_in(bytes, std::string_view(secret).substr(i, 16))) return true;
    return false;
}

struct Secrets {
    std::string ref;
    store::CaseKey key;
    std::string case_key;             // the raw bytes of the key itself
    std::vector<std::string> sealed;  // every part
};

Secrets secrets_of(LedgerFixture& fixture, std::string const& case_id) {
    Secrets secrets;
    secrets.ref = fixture.ledger().find_case(case_id).value();
    fixture.store().read([&](store::Reading const& reading) {
        secrets.key = reading.case_key(secrets.ref).value();
        auto const opened = unwrap(*fixture.keys().master, ledger_id(reading), secrets.key).value();
        secrets.case_key = opened.key.bytes();
        for (auto const number : reading.numbers({.case_ref = secrets.ref}))
            for (auto& part : reading.parts(number)) secrets.sealed.push_back(part.sealed);
    });
    return secrets;
}

void check_nothing_left(std::string const& bytes, Secrets const& secrets) {
    CHECK_FALSE(piece_stands_in(bytes, secrets.key.wrapped));
    CHECK_FALSE(piece_stands_in(bytes, secrets.key.lookup));
    CHECK_FALSE(piece_stands_in(bytes, secrets.case_key));
    for (auto const& sealed : secrets.sealed) CHECK_FALSE(piece_stands_in(bytes, sealed));
}

}  // namespace

TEST_CASE("no personal data stand in plain text in any file, before an erasure neither") {
    LedgerFixture fixture;
    auto facts = fixture.facts("123456782", "/woonplaats", "\"Zierikzee\"");
    fixture.ledger().write(fixture.act(people::caseworker), Permission::WriteCase,
                           std::vector{facts, fixture.decision("123456782", 40,
                                                               {{"boete", "EUR 1.00", "Awb art. 5:46 lid 2",
                                                                 "door langdurige ziekte overmacht"}})});
    approve(fixture.ledger(), fixture.act(people::second_caseworker), size_of(fixture.store()),
            "akkoord, zie het telefoongesprek");
    for (int i = 0; i < 20; ++i) {
        auto const bytes = fixture.all_bytes();
        REQUIRE(bytes.size() > 10000);
        REQUIRE(stands_in(bytes, people::caseworker));  // officials are no secret; and the search works
        for (auto const& secret :
             {std::string("123456782"), std::string("Zaltbommel"), std::string("Zierikzee"), std::string("overmacht"),
              std::string("telefoongesprek"), std::string("dagen_te_laat\\\""), std::string("de brief kwam op tijd"),
              reversed("123456782")}) {
            INFO(secret);
            CHECK_FALSE(stands_in(bytes, secret));
        }
        fixture.record("123456782", i);
    }
    // Neither do keys: of the master, of the log, of persons, or of the case.
    auto const secrets = secrets_of(fixture, "123456782");
    auto const bytes = fixture.all_bytes();
    CHECK_FALSE(piece_stands_in(bytes, secrets.case_key));
    for (auto const* name : {"master", "log", "A. Bakker"}) {
        CHECK_FALSE(piece_stands_in(bytes, std::string(tests::key_named(name).bytes())));
        CHECK_FALSE(stands_in(bytes, tests::key_named(name).hex()));
    }
    CHECK(piece_stands_in(bytes, secrets.key.wrapped));  // and these are what an erasure takes away
    for (auto const& sealed : secrets.sealed) CHECK(piece_stands_in(bytes, sealed));
}

TEST_CASE("after an erasure no key and no ciphertext of the case is left in any byte of the files") {
    LedgerFixture fixture;
    // Parts of a few bytes, of a page, and of many pages; among those of other cases.
    for (int i = 0; i < 12; ++i) {
        fixture.record("123456782", i);
        fixture.record("987654321", i);
        auto long_facts = fixture.facts("123456782", "/woonplaats", "\"\"");
        FactsContent content;
        REQUIRE(read(long_facts.parts["content"], content));
        std::string value;
        for (int k = 0; k < 80 * i; ++k) value += crypto::blake2b(std::to_string(k * 31 + i)).hex();
        content.statements[0].value = "\"" + value + "\"";
        long_facts.parts["content"] = to_text(content);
        fixture.ledger().write(fixture.act(people::caseworker), Permission::WriteCase, std::vector{long_facts});
    }
    auto const secrets = secrets_of(fixture, "123456782");
    auto const others = secrets_of(fixture, "987654321");
    REQUIRE(secrets.sealed.size() >= 12 * 4);
    auto const before = size_of(fixture.store());
    auto const leaves = entries_of(fixture.store());
    auto const heads = heads_of(fixture.store());

    auto const written = fixture.ledger().erase(fixture.act(people::administrator, "ledger erase"), "123456782",
                                                "de bewaartermijn is voorbij");
    auto const bytes = fixture.all_bytes();
    check_nothing_left(bytes, secrets);
    CHECK(piece_stands_in(bytes, others.key.wrapped));
    for (auto const& sealed : others.sealed) CHECK(piece_stands_in(bytes, sealed));

    REQUIRE(written.entries.size() == 1);
    auto const& entry = written.entries[0];
    CHECK(entry.kind == Kind::Erasure);
    CHECK(entry.case_ref == secrets.ref);
    CHECK(entry.actor == people::administrator);
    ErasureDetails details;
    REQUIRE(read(entry.details, details));
    CHECK(details.reason == "de bewaartermijn is voorbij");
    // What was recorded stands as it stood: every leaf and head, so every proof.
    auto const after = entries_of(fixture.store());
    REQUIRE(after.size() == static_cast<std::size_t>(before) + 1);
    for (std::size_t i = 0; i < leaves.size(); ++i) REQUIRE(to_leaf(after[i]) == to_leaf(leaves[i]));
    for (std::size_t i = 0; i < heads.size(); ++i) REQUIRE(to_text(heads_of(fixture.store())[i]) == to_text(heads[i]));
}

TEST_CASE("an erased case is gone for who reads, writes, approves or erases") {
    LedgerFixture fixture;
    auto const number = fixture.record("123456782");
    auto const ref = *fixture.ledger().find_case("123456782");
    fixture.record("987654321");
    fixture.ledger().erase(fixture.act(people::administrator), "123456782", "verzoek");
    auto& ledger = fixture.ledger();
    CHECK_FALSE(ledger.find_case("123456782"));
    CHECK(code_of([&] { ledger.erase(fixture.act(people::administrator), "123456782", "verzoek"); }) ==
          Code::NoSuchCase);
    CHECK(code_of([&] { approve(ledger, fixture.act(people::second_caseworker), number, ""); }) == Code::Erased);
    ledger.access(fixture.act(people::auditor), Permission::ReadAll, {"show", {}, {}}, [&](CaseReader const& reader) {
        CHECK(code_of([&] { reader.part(number, "content"); }) == Code::Erased);
        CHECK(code_of([&] { reader.open(entry_at(reader.reading(), number), "content", "x"); }) == Code::Erased);
        CHECK_FALSE(reader.case_id(ref));
        CHECK_FALSE(reader.find_case("123456782"));
    });
    auto draft = fixture.facts("", "/woonplaats", "1");
    draft.case_ref = ref;
    CHECK(code_of([&] { ledger.write(fixture.act(people::caseworker), Permission::WriteCase, std::vector{draft}); }) ==
          Code::NoSuchCase);
    // The message of an error names no case.
    try {
        ledger.erase(fixture.act(people::administrator), "123456782", "verzoek");
    } catch (LedgerError const& error) {
        CHECK(std::string(error.what()).find("123456782") == std::string::npos);
    }
    CHECK(code_of([&] { ledger.erase(fixture.act(people::administrator), "987654321", ""); }) == Code::Invalid);
}

TEST_CASE("nothing is recorded about a case after its erasure, whoever asks to read it") {
    LedgerFixture fixture;
    auto const gone = fixture.record("123456782");
    auto const ref = *fixture.ledger().find_case("123456782");
    auto const also_gone = fixture.record("555555555");
    auto const other_ref = *fixture.ledger().find_case("555555555");
    auto const alive = fixture.record("987654321");
    auto const alive_ref = *fixture.ledger().find_case("987654321");
    for (auto const* number : {"123456782", "555555555"})
        fixture.ledger().erase(fixture.act(people::administrator), number, "verzoek");
    auto const size = size_of(fixture.store());
    auto const ask = [&](std::vector<std::string> cases, std::vector<std::int64_t> entries,
                         std::function<void(CaseReader const&)> const& use) {
        fixture.ledger().access(fixture.act(people::auditor), Permission::ReadCase,
                                {"show", std::move(cases), std::move(entries)}, use);
    };
    auto const must_not = [](CaseReader const&) { FAIL("was let in"); };
    CHECK(code_of([&] { ask({ref}, {}, must_not); }) == Code::Erased);
    CHECK(code_of([&] { ask({ref, other_ref}, {}, must_not); }) == Code::Erased);
    CHECK(code_of([&] { ask({}, {gone}, must_not); }) == Code::Erased);
    CHECK(code_of([&] { ask({}, {gone, also_gone, gone - 1}, must_not); }) == Code::Erased);
    CHECK(code_of([&] { ask({ref}, {also_gone}, must_not); }) == Code::Erased);
    CHECK(size_of(fixture.store()) == size);

    // Beside cases that are there, those that are gone are left out; asked for, they are erased and not somebody
    // else's.
    auto const only_alive = [&](CaseReader const& reader) {
        CHECK_NOTHROW(reader.part(alive, "content"));
        CHECK(code_of([&] { reader.part(gone, "content"); }) == Code::Erased);
        CHECK_FALSE(reader.case_id(ref));
    };
    auto const recorded = [&] {
        auto const entry = entries_of(fixture.store()).back();
        AccessDetails details;
        REQUIRE(entry.kind == Kind::Access);
        REQUIRE(read(entry.details, details));
        CHECK(entry.case_ref == alive_ref);
        CHECK(details.cases.empty());
        return details.entries;
    };
    ask({ref, alive_ref, other_ref}, {}, only_alive);
    CHECK(recorded().empty());
    ask({}, {gone, alive, also_gone}, only_alive);
    CHECK(recorded() == std::vector{alive});
    ask({ref}, {alive}, only_alive);
    CHECK(recorded() == std::vector{alive});
    ask({alive_ref}, {gone}, only_alive);
    CHECK(recorded().empty());
    // Entries about no case are no reason to be refused, and everything is everything that is left.
    ask({}, {1, gone}, [](CaseReader const&) {});
    CHECK(entries_of(fixture.store()).back().details == to_text(AccessDetails{"show", {}, {1}}));
    fixture.ledger().access(fixture.act(people::auditor), Permission::ReadAll, {"replay", {}, {}}, only_alive);
    CHECK(size_of(fixture.store()) == size + 6);
    CHECK(tests::findings_of(fixture.path(), tests::key_named("master")).empty());
}

TEST_CASE("erasing and reading at once give a log in which nothing follows an erasure") {
    LedgerFixture fixture;
    constexpr int cases = 12, readers = 4;
    std::vector<std::string> refs;
    std::vector<std::int64_t> decisions;
    for (int i = 0; i < cases; ++i) {
        decisions.push_back(fixture.record(std::to_string(100000 + i)));
        refs.push_back(*fixture.ledger().find_case(std::to_string(100000 + i)));
    }
    auto const act = [](std::string const& actor) {
        Act made;
        made.actor = actor;
        made.command = "show";
        made.time = "2024-03-02T08:00:00Z";
        return made;
    };
    std::atomic<int> erased = 0, refused = 0, failures = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < readers; ++t) {
        threads.emplace_back([&, t] {
            auto const opened = fixture.open(fixture.keys());
            while (erased < cases) {
                for (int i = 0; i < cases; ++i) {
                    auto const place = static_cast<std::size_t>(i);
                    AccessDetails about{"show", {}, {}};
                    if (t % 2 == 0) about.cases = {refs[place]};
                    if (t % 2 == 1) about.entries = {decisions[place]};
                    try {
                        opened.ledger->access(
                            act(people::auditor), Permission::ReadCase, about,
                            [&](CaseReader const& reader) { reader.part(decisions[place], "content"); });
                    } catch (LedgerError const& error) {
                        if (error.code() == Code::Erased)
                            ++refused;
                        else
                            ++failures;
                    } catch (...) {
                        ++failures;
                    }
                }
            }
        });
    }
    auto const eraser = fixture.open(fixture.keys());
    for (int i = 0; i < cases; ++i) {
        try {
            eraser.ledger->erase(act(people::administrator), std::to_string(100000 + i), "verzoek");
        } catch (store::StoreError const&) {
            // Remnants stay where others were reading.
        }
        ++erased;
    }
    for (auto& thread : threads) thread.join();
    CHECK(failures == 0);
    CHECK(refused > 0);
    fixture.store().purge();
    std::set<std::string> gone;
    for (auto const& entry : entries_of(fixture.store())) {
        CHECK_FALSE(gone.contains(entry.case_ref));
        if (entry.kind == Kind::Erasure) gone.insert(entry.case_ref);
    }
    CHECK(gone.size() == cases);
    CHECK(tests::findings_of(fixture.path(), tests::key_named("master")).empty());
}

TEST_CASE("who reads while a case is erased keeps remnants there until it is asked again") {
    LedgerFixture fixture;
    fixture.record("123456782");
    auto const secrets = secrets_of(fixture, "123456782");
    auto const store = store::open_store(fixture.path(), store::OpenMode::ReadWrite, 20);
    Ledger ledger(*store, fixture.keys(), tests::counted_random("impatient"));
    fixture.store().read([&](store::Reading const& reading) {
        REQUIRE(reading.size() > 0);  // one state of the file, as long as this takes
        CHECK_THROWS_AS(ledger.erase(fixture.act(people::administrator), "123456782", "verzoek"), store::StoreError);
        CHECK(reading.case_key(secrets.ref));
    });
    CHECK_FALSE(ledger.find_case("123456782"));
    CHECK(entries_of(*store).back().kind == Kind::Erasure);
    CHECK(code_of([&] { ledger.erase(fixture.act(people::administrator), "123456782", "verzoek"); }) ==
          Code::NoSuchCase);
    check_nothing_left(fixture.all_bytes(), secrets);
}

TEST_CASE("the same number can have a second life, which has nothing to do with the first") {
    LedgerFixture fixture;
    auto const first = fixture.record("123456782");
    auto const secrets = secrets_of(fixture, "123456782");
    fixture.ledger().erase(fixture.act(people::administrator), "123456782", "verzoek");
    auto const second = fixture.record("123456782");
    auto const again = secrets_of(fixture, "123456782");
    CHECK(again.ref != secrets.ref);
    CHECK(again.case_key != secrets.case_key);
    CHECK(again.key.lookup == secrets.key.lookup);  // the number is the same
    CHECK(again.key.wrapped != secrets.key.wrapped);
    fixture.ledger().access(fixture.act(people::caseworker), Permission::ReadCase, {"show", {again.ref}, {}},
                            [&](CaseReader const& reader) {
                                CHECK(read_decision(reader, second).content.case_id == "123456782");
                                CHECK(code_of([&] { read_decision(reader, first); }) == Code::Invalid);
                            });
    fixture.ledger().erase(fixture.act(people::administrator), "123456782", "weer een verzoek");
    check_nothing_left(fixture.all_bytes(), again);
    check_nothing_left(fixture.all_bytes(),
                       {secrets.ref, {"", "", secrets.key.wrapped}, secrets.case_key, secrets.sealed});
}

TEST_CASE("a copy made before an erasure still has the case, so copies must be erased too") {
    LedgerFixture fixture;
    fixture.record("123456782");
    auto const copy = fixture.folder() / "kopie.db";
    store::backup(fixture.path(), copy);
    fixture.ledger().erase(fixture.act(people::administrator), "123456782", "verzoek");
    auto const store = store::open_store(copy, store::OpenMode::ReadWrite);
    Ledger ledger(*store, fixture.keys(), tests::counted_random("copy"));
    CHECK(ledger.find_case("123456782"));
}

TEST_CASE("all keys of cases are wrapped with a new master key, and the old one opens nothing more") {
    LedgerFixture fixture;
    std::vector<Draft> drafts;
    for (int i = 0; i < 1500; ++i) drafts.push_back(fixture.facts(std::to_string(100000 + i), "/woonplaats", "1"));
    fixture.ledger().write(fixture.act(people::caseworker), Permission::WriteCase, drafts);
    auto const number = fixture.record("123456782");
    fixture.record("987654321");
    fixture.ledger().erase(fixture.act(people::administrator), "987654321", "verzoek");
    auto const before = secrets_of(fixture, "123456782");
    auto old = fixture.open(fixture.keys());
    CHECK(old.ledger->find_case("123456782") == before.ref);

    auto const written = fixture.ledger().rekey(fixture.act(people::administrator), tests::key_named("new master"));
    REQUIRE(written.entries.size() == 2);  // of at most 1,000 keys each
    CHECK(fixture.ledger().keys().master->hex() == tests::key_named("new master").hex());
    std::map<std::string, crypto::Hash> told;
    for (auto const& entry : written.entries) {
        RekeyDetails details;
        REQUIRE(read(entry.details, details));
        CHECK(details.keys.size() <= 1000);
        told.insert(details.keys.begin(), details.keys.end());
    }
    CHECK(told.size() == 1501);
    fixture.store().read([&](store::Reading const& reading) {
        std::size_t keys = 0;
        reading.case_keys([&](store::CaseKey const& key) {
            ++keys;
            REQUIRE(told.at(key.ref) == key_digest(key));
            REQUIRE_FALSE(unwrap(*fixture.keys().master, ledger_id(reading), key));
            REQUIRE(unwrap(tests::key_named("new master"), ledger_id(reading), key));
            return true;
        });
        CHECK(keys == 1501);
    });
    // What was wrapped with the old master key is in no byte any more: else the old key would open it.
    auto const bytes = fixture.all_bytes();
    CHECK_FALSE(piece_stands_in(bytes, before.key.wrapped));
    CHECK_FALSE(piece_stands_in(bytes, before.key.lookup));
    for (auto const& sealed : before.sealed) CHECK(piece_stands_in(bytes, sealed));

    CHECK(fixture.ledger().find_case("123456782") == before.ref);
    fixture.ledger().access(
        fixture.act(people::auditor), Permission::ReadAll, {"show", {}, {}},
        [&](CaseReader const& reader) { CHECK(read_decision(reader, number).content.case_id == "123456782"); });
    CHECK(fixture.record("123456782") > number);
    CHECK(tests::findings_of(fixture.path(), tests::key_named("new master")).empty());
    CHECK_FALSE(tests::findings_of(fixture.path(), tests::key_named("master")).empty());
    // Somebody with the old key is told so, in a process that was open all the while too.
    CHECK_THROWS_AS(old.ledger->find_case("123456782"), AccessError);
    CHECK_THROWS_AS(old.ledger->write(fixture.act(people::caseworker), Permission::WriteCase,
                                      std::vector{fixture.decision("123456782", 1)}),
                    AccessError);
    CHECK(code_of([&] {
              fixture.ledger().rekey(fixture.act(people::administrator), tests::key_named("new master"));
          }) == Code::Invalid);
}

TEST_CASE("a ledger without cases takes a new master key too") {
    LedgerFixture fixture;
    auto const written = fixture.ledger().rekey(fixture.act(people::administrator), tests::key_named("new master"));
    CHECK(written.entries.size() == 1);
    CHECK(fixture.record("1") > 0);
}
