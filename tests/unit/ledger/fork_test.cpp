// A backup put back, and two ledgers grown from one: what these keys have seen must still be there.
#include "tests/unit/ledger/reading.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::code_of;
using tests::entries_of;
using tests::LedgerFixture;
using tests::size_of;
using Code = LedgerError::Code;
namespace people = tests::people;

namespace {

// A copy as it was, opened beside the ledger that went on.
struct Copy {
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Ledger> ledger;
    Copy(LedgerFixture const& fixture, std::string const& path, std::optional<Anchor> anchor)
        : store(store::open_store(path, store::OpenMode::ReadWrite)),
          ledger(std::make_unique<Ledger>(*store, fixture.keys(), tests::counted_random("copy"), std::move(anchor))) {}
};

std::string copy_of(LedgerFixture const& fixture, std::string const& name = "kopie.db") {
    auto const path = fixture.folder() / name;
    store::backup(fixture.path(), path);
    return path;
}

std::optional<Code> write_to(LedgerFixture& fixture, Ledger& ledger) {
    return code_of([&] {
        ledger.write(fixture.act(people::caseworker), Permission::WriteCase, std::vector{fixture.decision("1", 3)});
    });
}

}  // namespace

TEST_CASE("the anchor is what was written last; before that what was given, or the state of now") {
    LedgerFixture fixture;
    auto const seen = fixture.ledger().anchor();
    CHECK(seen.size == 7);
    fixture.record("1");
    auto const later = fixture.ledger().anchor();
    CHECK(later.size == 10);
    CHECK(later.root == tests::heads_of(fixture.store()).back().root);
    auto other = fixture.open(fixture.keys(), seen);
    CHECK(other.ledger->anchor().size == 7);
    CHECK(fixture.open(fixture.keys()).ledger->anchor().size == 10);
    // An older anchor is part of the log: writing goes on, and the anchor goes along.
    CHECK_FALSE(write_to(fixture, *other.ledger));
    CHECK(other.ledger->anchor().size == 11);
    // So does that of who was refused, for that was written too.
    CHECK_THROWS_AS(other.ledger->permit(fixture.act(people::policy), Permission::ReadAll), AccessError);
    CHECK(other.ledger->anchor().size == 12);
}

TEST_CASE("on an older copy nothing is written, no refusal and no access either") {
    LedgerFixture fixture;
    fixture.record("1");
    auto const path = copy_of(fixture);
    fixture.record("1");
    auto const seen = fixture.ledger().anchor();
    Copy copy(fixture, path, seen);
    auto const before = size_of(*copy.store);
    CHECK(write_to(fixture, *copy.ledger) == Code::Fork);
    CHECK(code_of([&] {
              copy.ledger->access(fixture.act(people::auditor), Permission::ReadAll, {"show", {}, {}},
                                  [](CaseReader const&) { FAIL("read"); });
          }) == Code::Fork);
    CHECK(code_of([&] { copy.ledger->permit(fixture.act("N. Iemand"), Permission::ReadAll); }) == Code::Fork);
    CHECK(code_of([&] { copy.ledger->erase(fixture.act(people::administrator), "1", "x"); }) == Code::Fork);
    CHECK(code_of([&] { copy.ledger->rekey(fixture.act(people::administrator), tests::key_named("new")); }) ==
          Code::Fork);
    CHECK(size_of(*copy.store) == before);
    CHECK(copy.ledger->anchor().size == seen.size);  // still what was seen
    CHECK(copy.ledger->anchor().root == seen.root);
}

TEST_CASE("a copy that grew as long or longer is found by its root") {
    LedgerFixture fixture;
    auto const path = copy_of(fixture);
    fixture.record("1", 3);
    auto const seen = fixture.ledger().anchor();
    Copy grown(fixture, path, std::nullopt);
    for (int i = 0; i < 3; ++i) {
        grown.ledger->write(fixture.act(people::second_caseworker), Permission::WriteCase,
                            std::vector{fixture.decision("2", 3)});
        INFO(size_of(*grown.store));
        Copy copy(fixture, path, seen);
        auto const before = size_of(*copy.store);
        CHECK(before >= seen.size);
        CHECK(write_to(fixture, *copy.ledger) == Code::Fork);
        CHECK(size_of(*copy.store) == before);
    }
}

TEST_CASE("an anchor of another ledger does not fit") {
    LedgerFixture fixture, other("other");
    auto opened = fixture.open(fixture.keys(), other.ledger().anchor());
    CHECK(write_to(fixture, *opened.ledger) == Code::Fork);
    CHECK(code_of([&] { opened.ledger->accept_restored(fixture.act(people::administrator), "per ongeluk"); }) ==
          Code::Fork);
}

TEST_CASE("what was erased after the backup is erased again when the ledger goes on") {
    LedgerFixture fixture;
    fixture.record("111");
    auto const before = fixture.ledger().anchor();
    fixture.record("123456782");
    fixture.record("987654321");
    auto const ref = *fixture.ledger().find_case("123456782");
    auto const old_ref = *fixture.ledger().find_case("111");
    fixture.ledger().erase(fixture.act(people::administrator), "111", "verzoek");
    auto const path = copy_of(fixture);
    fixture.record("555");
    auto const new_ref = *fixture.ledger().find_case("555");
    fixture.ledger().erase(fixture.act(people::administrator), "123456782", "verzoek");
    fixture.ledger().erase(fixture.act(people::administrator), "555", "verzoek");

    // Somebody else's keys see the erasures with the next entry that they write.
    auto other = fixture.open(fixture.keys(), before);
    CHECK(other.ledger->anchor().erased.empty());
    CHECK_FALSE(write_to(fixture, *other.ledger));
    auto const seen = other.ledger->anchor();
    CHECK(seen.erased == std::vector{old_ref, ref, new_ref});
    CHECK(read_anchor(to_text(seen)).value().erased == seen.erased);

    Copy copy(fixture, path, seen);
    REQUIRE(copy.ledger->find_case("123456782") == ref);
    auto const sealed = [&] {
        std::string bytes;
        copy.store->read([&](store::Reading const& reading) {
            for (auto const number : reading.numbers({.case_ref = ref}))
                for (auto& part : reading.parts(number)) bytes = part.sealed;
        });
        return bytes;
    };
    auto const cipher = sealed();
    REQUIRE(cipher.size() > 16);
    auto const written = copy.ledger->accept_restored(fixture.act(people::administrator), "schijf kapot");
    REQUIRE(written.entries.size() == 2);
    CHECK(written.entries[0].kind == Kind::Restore);
    CHECK(written.entries[1].kind == Kind::Erasure);
    CHECK(written.entries[1].case_ref == ref);
    CHECK(written.entries[1].details == to_text(ErasureDetails{"schijf kapot"}));
    CHECK_FALSE(copy.ledger->find_case("123456782"));
    CHECK(copy.ledger->find_case("987654321"));
    CHECK(sealed().empty());
    CHECK(copy.ledger->anchor().erased == seen.erased);  // for a backup that is put back after this one
    CHECK(copy.ledger->anchor().size == size_of(*copy.store));
    CHECK_FALSE(write_to(fixture, *copy.ledger));
    CHECK(tests::findings_of(path, tests::key_named("master")).empty());
}

TEST_CASE("an administrator goes on after a backup was put back, and that is recorded") {
    LedgerFixture fixture;
    fixture.record("1");
    auto const path = copy_of(fixture);
    fixture.record("1");
    auto const seen = fixture.ledger().anchor();
    Copy copy(fixture, path, seen);
    auto const before = size_of(*copy.store);

    // Who may not is refused, and changes nothing: not even what was seen.
    for (auto const& person : {people::caseworker, people::auditor, std::string("N. Iemand")}) {
        try {
            copy.ledger->accept_restored(fixture.act(person), "schijf kapot");
            FAIL("was let in");
        } catch (AccessError const& error) {
            CHECK_FALSE(error.recorded());
        }
        CHECK(size_of(*copy.store) == before);
        CHECK(write_to(fixture, *copy.ledger) == Code::Fork);
    }
    CHECK(code_of([&] { copy.ledger->accept_restored(fixture.act(people::administrator), ""); }) == Code::Invalid);

    auto const written = copy.ledger->accept_restored(fixture.act(people::administrator), "schijf kapot");
    REQUIRE(written.entries.size() == 1);
    CHECK(written.entries[0].kind == Kind::Restore);
    RestoreDetails details;
    REQUIRE(read(written.entries[0].details, details));
    CHECK(details.size == seen.size);
    CHECK(details.root == seen.root.hex());
    CHECK(details.reason == "schijf kapot");
    CHECK(copy.ledger->anchor().size == before + 1);
    CHECK_FALSE(write_to(fixture, *copy.ledger));
    CHECK(tests::findings_of(path, tests::key_named("master")).empty());
    // There is nothing to accept any more.
    CHECK(code_of([&] { copy.ledger->accept_restored(fixture.act(people::administrator), "nog eens"); }) ==
          Code::Invalid);
    CHECK(code_of([&] {
              fixture.open(fixture.keys()).ledger->accept_restored(fixture.act(people::administrator), "zo maar");
          }) == Code::Invalid);
    // Whoever goes on with the ledger that was lost sees the fork in turn.
    auto lost = fixture.open(fixture.keys(), copy.ledger->anchor());
    CHECK(write_to(fixture, *lost.ledger) == Code::Fork);
}
