// Who is let in: every role with every permission, and every way to be refused, recorded as it was.
#include "engine/ledger/characters.hpp"
#include "tests/unit/ledger/reading.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::LedgerFixture;
using Reason = AccessError::Reason;
namespace people = tests::people;

namespace {

constexpr Permission permissions[] = {Permission::ReadCase,  Permission::ReadAll, Permission::Aggregate,
                                      Permission::WriteCase, Permission::Approve, Permission::Administer,
                                      Permission::Erase};

// The table as the guide for auditors has it, written a second time.
std::set<Permission> const& allowed(Role role) {
    static std::set<Permission> const caseworker{Permission::ReadCase, Permission::WriteCase, Permission::Approve};
    static std::set<Permission> const policy{Permission::Aggregate};
    static std::set<Permission> const auditor{Permission::ReadCase, Permission::ReadAll, Permission::Aggregate};
    static std::set<Permission> const administrator{Permission::Administer, Permission::Erase};
    switch (role) {
        case Role::Caseworker:
            return caseworker;
        case Role::Policy:
            return policy;
        case Role::Auditor:
            return auditor;
        case Role::Administrator:
            return administrator;
    }
    throw std::logic_error("role");
}

std::string person(Role role) {
    switch (role) {
        case Role::Caseworker:
            return people::caseworker;
        case Role::Policy:
            return people::policy;
        case Role::Auditor:
            return people::auditor;
        case Role::Administrator:
            return people::administrator;
    }
    throw std::logic_error("role");
}

std::int64_t size_of(LedgerFixture& fixture) { return tests::size_of(fixture.store()); }

void check_verifies(LedgerFixture const& fixture) {
    CHECK(tests::findings_of(fixture.path(), tests::key_named("master")).empty());
}

Entry last_entry(LedgerFixture& fixture) {
    Entry entry;
    fixture.store().read([&](store::Reading const& reading) { entry = entry_at(reading, reading.size()); });
    return entry;
}

Head last_head(LedgerFixture& fixture) {
    Head head;
    fixture.store().read([&](store::Reading const& reading) { head = read_head(reading.last_head().value()).value(); });
    return head;
}

std::optional<AccessError> refusal(std::function<void()> const& attempt) {
    try {
        attempt();
    } catch (AccessError const& error) {
        return error;
    }
    return std::nullopt;
}

KeyRing without(KeyRing keys, std::string const& name) {
    std::erase_if(keys.actors, [&](auto const& one) { return one.name == name; });
    return keys;
}

KeyRing with(KeyRing keys, std::string const& name, std::string const& seed) {
    keys = without(std::move(keys), name);
    keys.actors.push_back({name, crypto::SigningKey(tests::key_named(seed))});
    return keys;
}

}  // namespace

TEST_CASE("each role may do what the table says, and is refused the rest") {
    LedgerFixture fixture;
    for (auto const role : {Role::Caseworker, Role::Policy, Role::Auditor, Role::Administrator}) {
        for (auto const permission : permissions) {
            INFO(name(role) << " " << static_cast<int>(permission));
            bool const expected = allowed(role).contains(permission);
            CHECK(may(role, permission) == expected);
            auto const before = size_of(fixture);
            auto const error =
                refusal([&] { fixture.ledger().permit(fixture.act(person(role), "proberen"), permission); });
            CHECK(error.has_value() == !expected);
            CHECK(size_of(fixture) == before + (expected ? 0 : 1));
            if (!error) continue;
            CHECK(error->reason() == Reason::Role);
            CHECK(error->recorded());
            CHECK(error->role() == name(role));
            auto const entry = last_entry(fixture);
            CHECK(entry.kind == Kind::Refusal);
            CHECK(entry.actor == person(role));
            CHECK(entry.role == name(role));
            CHECK(last_head(fixture).actor == person(role));
        }
    }
    check_verifies(fixture);
}

TEST_CASE("what takes a permission to write cannot be written with another permission") {
    LedgerFixture fixture;
    auto const number = fixture.record("1");
    auto const draft = [](Kind kind, std::string details) {
        Draft result;
        result.kind = kind;
        result.details = std::move(details);
        return result;
    };
    Draft approval = draft(Kind::Approval, to_text(ApprovalDetails{number}));
    approval.case_ref = *fixture.ledger().find_case("1");
    approval.parts.emplace("content", to_text(ApprovalContent{""}));
    std::vector<Draft> const drafts{
        fixture.decision("1", 3),
        fixture.facts("1", "/woonplaats", "\"Ommen\""),
        approval,
        draft(Kind::Setting, to_text(SettingDetails{"vier_ogen", {}})),
        draft(Kind::Sample, to_text(SampleDetails{"", 1, "{}", "", "each", 1, {1}})),
        draft(Kind::Export, to_text(ExportDetails{"x", 1, {}})),
        draft(Kind::Actor, to_text(ActorDetails{"N. Nieuw", Role::Policy, std::string(64, '1'), false})),
    };
    // By kind: the permissions of which one is needed.
    auto const needs = [](Kind kind) -> std::set<Permission> {
        if (kind == Kind::Decision || kind == Kind::Facts) return {Permission::WriteCase};
        if (kind == Kind::Approval) return {Permission::Approve};
        if (kind == Kind::Sample) return {Permission::Aggregate};
        if (kind == Kind::Export)
            return {Permission::ReadCase, Permission::ReadAll, Permission::Aggregate, Permission::Administer};
        return {Permission::Administer};
    };
    int tried = 0;
    for (auto const role : {Role::Caseworker, Role::Policy, Role::Auditor, Role::Administrator}) {
        auto const permission = *allowed(role).begin();
        for (auto const& one : drafts) {
            INFO(name(role) << " " << name(one.kind));
            bool expected = false;
            for (auto const needed : needs(one.kind)) expected = expected || allowed(role).contains(needed);
            CHECK(may_record(role, one.kind) == expected);
            if (expected) continue;
            ++tried;
            auto const before = size_of(fixture);
            CHECK_THROWS_AS(fixture.ledger().write(fixture.act(person(role)), permission, std::vector{one}),
                            LedgerError);
            CHECK(size_of(fixture) == before);
        }
    }
    CHECK(tried == 17);
}

TEST_CASE("somebody unknown is refused, by the system, with the name they gave") {
    LedgerFixture fixture;
    auto act = fixture.act("N. Iemand", "ledger show");
    act.purpose = "kijken";
    act.basis = "geen";
    auto const error = refusal([&] { fixture.ledger().permit(act, Permission::ReadCase); });
    REQUIRE(error);
    CHECK(error->reason() == Reason::UnknownActor);
    CHECK(error->recorded());
    auto const entry = last_entry(fixture);
    CHECK(entry.kind == Kind::Refusal);
    CHECK(entry.actor.empty());
    CHECK(entry.role.empty());
    CHECK(entry.purpose == "kijken");
    CHECK(entry.basis == "geen");
    CHECK(entry.recorded_at == act.time);
    RefusalDetails details;
    REQUIRE(read(entry.details, details));
    CHECK(details.claimed == "N. Iemand");
    CHECK(details.command == "ledger show");
    CHECK(details.reason == "unknown");
    auto const head = last_head(fixture);
    CHECK(head.actor.empty());
    CHECK_FALSE(head.actor_signature);
    CHECK(crypto::verify(fixture.keys().log->public_key(), log_statement(head), head.log_signature));
}

TEST_CASE("what somebody calls themselves is recorded only when it is a name") {
    LedgerFixture fixture;
    for (auto const& claim : {std::string("a\nb"), std::string(5000, 'x'), std::string("\xFF"), std::string()}) {
        REQUIRE(refusal([&] { fixture.ledger().permit(fixture.act(claim), Permission::ReadCase); }));
        RefusalDetails details;
        REQUIRE(read(last_entry(fixture).details, details));
        CHECK(details.claimed.empty());
    }
}

TEST_CASE("a person without a key, or with another key, is refused and does not sign") {
    LedgerFixture fixture;
    for (auto const& [keys, reason, word] :
         {std::tuple{without(fixture.keys(), people::caseworker), Reason::NoKey, "no_key"},
          std::tuple{with(fixture.keys(), people::caseworker, "somebody else"), Reason::WrongKey, "wrong_key"},
          std::tuple{with(fixture.keys(), people::caseworker, people::second_caseworker), Reason::WrongKey,
                     "wrong_key"}}) {
        auto other = fixture.open(keys);
        auto const error = refusal([&] {
            other.ledger->write(fixture.act(people::caseworker), Permission::WriteCase,
                                std::vector{fixture.decision("1", 3)});
        });
        REQUIRE(error);
        CHECK(error->reason() == reason);
        auto const entry = last_entry(fixture);
        RefusalDetails details;
        REQUIRE(read(entry.details, details));
        CHECK(details.claimed == people::caseworker);
        CHECK(details.reason == word);
        CHECK(entry.actor.empty());
        CHECK_FALSE(last_head(fixture).actor_signature);
    }
    CHECK_FALSE(fixture.ledger().find_case("1"));
    check_verifies(fixture);
}

TEST_CASE("who was withdrawn is refused; what they did before stays, and they can come back") {
    LedgerFixture fixture;
    auto const number = fixture.record("1");
    fixture.ledger().withdraw_actor(fixture.act(people::administrator), people::caseworker);
    auto const error = refusal([&] { fixture.record("1"); });
    REQUIRE(error);
    CHECK(error->reason() == Reason::Withdrawn);
    CHECK(error->role() == "caseworker");
    RefusalDetails details;
    REQUIRE(read(last_entry(fixture).details, details));
    CHECK(details.reason == "withdrawn");
    CHECK(last_entry(fixture).actor.empty());
    fixture.store().read([&](store::Reading const& reading) {
        CHECK(entry_at(reading, number).actor == people::caseworker);
        auto const all = actors(reading);
        CHECK(std::count_if(all.begin(), all.end(), [](auto const& one) { return one.details.withdrawn; }) == 1);
        auto const then = actors(reading, number);
        CHECK(std::none_of(then.begin(), then.end(), [](auto const& one) { return one.details.withdrawn; }));
        CHECK(actors(reading, 2).size() == 1);
    });
    fixture.ledger().add_actor(fixture.act(people::administrator), people::caseworker, Role::Caseworker,
                               crypto::SigningKey(tests::key_named(people::caseworker)).public_key());
    CHECK(fixture.record("1") > number);
    check_verifies(fixture);
}

TEST_CASE("without the log's key nothing is written, and a refusal is told all the same") {
    LedgerFixture fixture;
    auto keys = fixture.keys();
    keys.log.reset();
    auto other = fixture.open(keys);
    auto const before = size_of(fixture);
    auto const write = [&](std::string const& actor) {
        return refusal([&] {
            other.ledger->write(fixture.act(actor), Permission::WriteCase, std::vector{fixture.decision("1", 3)});
        });
    };
    CHECK(write(people::caseworker)->reason() == Reason::NoLogKey);
    CHECK(write(people::policy)->reason() == Reason::Role);
    CHECK_FALSE(write(people::policy)->recorded());
    CHECK(write("N. Iemand")->reason() == Reason::UnknownActor);
    CHECK(refusal([&] { other.ledger->permit(fixture.act("N. Iemand"), Permission::Aggregate); })->reason() ==
          Reason::UnknownActor);
    CHECK_FALSE(refusal([&] { other.ledger->permit(fixture.act(people::policy), Permission::Aggregate); }));
    bool seen = false;
    CHECK(refusal([&] {
              other.ledger->access(fixture.act(people::auditor), Permission::ReadAll, {"x", {}, {}},
                                   [&](CaseReader const&) { seen = true; });
          })->reason() == Reason::NoLogKey);
    CHECK_FALSE(seen);
    CHECK(size_of(fixture) == before);
}

TEST_CASE("with another log key nothing is written") {
    LedgerFixture fixture;
    auto keys = fixture.keys();
    keys.log.emplace(tests::key_named("another log"));
    auto other = fixture.open(keys);
    auto const before = size_of(fixture);
    auto const attempt = [&](std::string const& actor) {
        return refusal([&] {
                   other.ledger->write(fixture.act(actor), Permission::WriteCase,
                                       std::vector{fixture.decision("1", 3)});
               })
            ->reason();
    };
    CHECK(attempt(people::caseworker) == Reason::WrongLogKey);
    CHECK(attempt(people::auditor) == Reason::Role);
    CHECK(size_of(fixture) == before);
}

TEST_CASE("a ledger that may not be written still tells a refusal") {
    LedgerFixture fixture;
    fixture.store().purge();
    auto reader = fixture.open(fixture.keys(), std::nullopt, store::OpenMode::ReadOnly);
    auto const error = refusal([&] { reader.ledger->permit(fixture.act(people::policy), Permission::ReadAll); });
    REQUIRE(error);
    CHECK(error->reason() == Reason::Role);
    CHECK_FALSE(error->recorded());
    CHECK_THROWS_AS(reader.ledger->write(fixture.act(people::caseworker), Permission::WriteCase,
                                         std::vector{fixture.decision("1", 3)}),
                    store::StoreError);
    CHECK_FALSE(refusal([&] { reader.ledger->permit(fixture.act(people::policy), Permission::Aggregate); }));
}

TEST_CASE("without the master key no personal data are written or read; with another neither") {
    LedgerFixture fixture;
    fixture.record("1");
    for (bool const is_missing : {true, false}) {
        auto keys = fixture.keys();
        keys.master.reset();
        if (!is_missing) keys.master = tests::key_named("another master");
        auto const expected = is_missing ? Reason::NoMasterKey : Reason::WrongMasterKey;
        auto other = fixture.open(keys);
        auto const before = size_of(fixture);
        CHECK(refusal([&] {
                  other.ledger->write(fixture.act(people::caseworker), Permission::WriteCase,
                                      std::vector{fixture.decision("1", 3)});
              })->reason() == expected);
        CHECK(refusal([&] {
                  other.ledger->access(fixture.act(people::auditor), Permission::ReadAll, {"x", {}, {}},
                                       [](CaseReader const&) {});
              })->reason() == expected);
        CHECK(refusal([&] { other.ledger->find_case("1"); })->reason() == expected);
        CHECK(refusal([&] { other.ledger->erase(fixture.act(people::administrator), "1", "x"); })->reason() ==
              expected);
        CHECK(refusal([&] {
                  other.ledger->rekey(fixture.act(people::administrator), tests::key_named("new"));
              })->reason() == expected);
        CHECK(size_of(fixture) == before);
        // What holds no personal data needs no master key.
        Draft setting;
        setting.kind = Kind::Setting;
        setting.details = to_text(SettingDetails{"vier_ogen", {}});
        CHECK_NOTHROW(
            other.ledger->write(fixture.act(people::administrator), Permission::Administer, std::vector{setting}));
    }
}

TEST_CASE("persons: names once, a key for one person, one administrator at least") {
    LedgerFixture fixture;
    auto& ledger = fixture.ledger();
    auto const key = [](std::string const& seed) { return crypto::SigningKey(tests::key_named(seed)).public_key(); };
    auto const code = [&](std::function<void()> const& attempt) -> std::optional<LedgerError::Code> {
        auto const before = size_of(fixture);
        try {
            attempt();
        } catch (LedgerError const& error) {
            CHECK(size_of(fixture) == before);
            return error.code();
        }
        return std::nullopt;
    };
    auto const act = [&] { return fixture.act(people::administrator, "ledger actor"); };
    using Code = LedgerError::Code;
    CHECK(code([&] { ledger.add_actor(act(), people::caseworker, Role::Policy, key("new")); }) == Code::ActorExists);
    CHECK(code([&] { ledger.add_actor(act(), "N. Nieuw", Role::Caseworker, key(people::caseworker)); }) ==
          Code::Invalid);
    CHECK(code([&] { ledger.add_actor(act(), "N. Nieuw", Role::Caseworker, key("log")); }) == Code::Invalid);
    // Neutral element and a point of order eight: nothing can be signed with them.
    for (std::string const& none :
         {"01" + std::string(62, '0'), std::string("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")})
        CHECK(code([&] {
                  ledger.add_actor(act(), "N. Nieuw", Role::Caseworker, crypto::PublicKey::from_hex(none).value());
              }) == Code::Invalid);
    CHECK(code([&] { ledger.add_actor(act(), "N.\nNieuw", Role::Caseworker, key("new")); }) == Code::Invalid);
    CHECK(code([&] { ledger.withdraw_actor(act(), "N. Nieuw"); }) == Code::NoSuchActor);
    CHECK_FALSE(code([&] { ledger.withdraw_actor(act(), people::second_administrator); }));
    CHECK(code([&] { ledger.withdraw_actor(act(), people::second_administrator); }) == Code::NoSuchActor);
    CHECK(code([&] { ledger.withdraw_actor(act(), people::administrator); }) == Code::LastAdministrator);
    CHECK(code([&] { ledger.change_role(act(), people::administrator, Role::Policy); }) == Code::LastAdministrator);
    // The key of who was withdrawn stays theirs.
    CHECK(code([&] { ledger.add_actor(act(), "N. Nieuw", Role::Policy, key(people::second_administrator)); }) ==
          Code::Invalid);

    auto const written = ledger.change_role(act(), people::policy, Role::Auditor);
    REQUIRE(written.entries.size() == 2);
    CHECK_NOTHROW(ledger.permit(fixture.act(people::policy), Permission::ReadAll));
    CHECK(refusal([&] { ledger.permit(fixture.act(people::policy), Permission::WriteCase); }));

    // Withdrawn and added in one transaction: never without an administrator, and with a new key.
    ActorDetails away{people::administrator, Role::Administrator, key(people::administrator).hex(), true};
    auto back = away;
    back.withdrawn = false;
    back.key = key("new").hex();
    Draft first, second;
    first.kind = second.kind = Kind::Actor;
    first.details = to_text(away);
    second.details = to_text(back);
    CHECK_FALSE(code([&] { ledger.write(act(), Permission::Administer, std::vector{first, second}); }));
    CHECK(refusal([&] { ledger.permit(act(), Permission::Administer); })->reason() == Reason::WrongKey);
    auto renewed = fixture.open(with(fixture.keys(), people::administrator, "new"));
    CHECK_NOTHROW(renewed.ledger->permit(act(), Permission::Administer));
    check_verifies(fixture);
}

TEST_CASE("another process's changes of persons count at once") {
    LedgerFixture fixture;
    auto other = fixture.open(fixture.keys());
    fixture.record("1");
    other.ledger->withdraw_actor(fixture.act(people::second_administrator), people::caseworker);
    auto const error = refusal([&] { fixture.record("1"); });
    REQUIRE(error);
    CHECK(error->reason() == Reason::Withdrawn);
}
