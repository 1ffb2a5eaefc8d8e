// Entries as they are written: numbers, times, heads, cases, rules, and drafts that do not fit.
#include "engine/ledger/case_keys.hpp"
#include "engine/ledger/parallel.hpp"
#include "engine/merkle/merkle.hpp"
#include "tests/unit/ledger/reading.hpp"

#include <catch2/catch.hpp>

#include <set>

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

// What a verifier would say, in the plainest way: one tree over all leaves, heads one after the other.
void check_log(store::Store const& store, KeyRing const& keys) {
    auto const entries = entries_of(store);
    auto const heads = heads_of(store);
    REQUIRE_FALSE(heads.empty());
    merkle::Frontier tree;
    crypto::Hash after;
    std::size_t next = 0;
    std::string last_at;
    for (auto const& head : heads) {
        for (; next < static_cast<std::size_t>(head.size); ++next) {
            auto const& entry = entries[next];
            REQUIRE(entry.number == static_cast<std::int64_t>(next) + 1);
            REQUIRE(entry.after == after);
            REQUIRE(entry.recorded_at == head.at);
            REQUIRE(entry.actor == head.actor);
            tree.append(merkle::leaf_hash(to_leaf(entry)));
        }
        REQUIRE(head.root == tree.root());
        REQUIRE(head.at >= last_at);
        REQUIRE(crypto::verify(keys.log->public_key(), log_statement(head), head.log_signature));
        for (auto const& one : keys.actors) {
            if (one.name != head.actor) continue;
            REQUIRE(head.actor_signature);
            REQUIRE(crypto::verify(one.key.public_key(), statement(head), *head.actor_signature));
        }
        last_at = head.at;
        after = digest(to_text(head));
    }
    REQUIRE(next == entries.size());
}

}  // namespace

TEST_CASE("the first entries") {
    LedgerFixture fixture;
    auto const entries = entries_of(fixture.store());
    REQUIRE(entries.size() == 7);
    CHECK(entries[0].kind == Kind::Genesis);
    GenesisDetails genesis;
    REQUIRE(read(entries[0].details, genesis));
    CHECK(genesis.log_key == fixture.keys().log->public_key().hex());
    CHECK(genesis.engine == decide::engine_version);
    CHECK(genesis.master == master_check(*fixture.keys().master, genesis.ledger));
    CHECK(entries[1].kind == Kind::Actor);
    for (auto const& entry : {entries[0], entries[1]}) {
        CHECK(entry.actor == people::administrator);
        CHECK(entry.role == "administrator");
        CHECK(entry.after == crypto::Hash());
    }
    CHECK(heads_of(fixture.store()).size() == 6);
    CHECK(heads_of(fixture.store())[0].size == 2);
    fixture.store().read([&](store::Reading const& reading) {
        CHECK(ledger_id(reading) == genesis.ledger);
        CHECK(actors(reading).size() == 6);
    });
    check_log(fixture.store(), fixture.keys());
}

TEST_CASE("a ledger is made once, with all of its keys") {
    LedgerFixture fixture;
    auto const create = [&](KeyRing const& keys, std::string const& name) {
        Act act = fixture.act(people::administrator);
        auto const store = store::open_store(fixture.folder() / name, store::OpenMode::Create);
        Ledger::create(*store, keys, tests::counted_random(name), act);
        std::string id;
        store->read([&](store::Reading const& reading) { id = ledger_id(reading); });
        return id;
    };
    CHECK(create(fixture.keys(), "een") != create(fixture.keys(), "twee"));
    for (int missing = 0; missing < 3; ++missing) {
        auto keys = fixture.keys();
        if (missing == 0) keys.log.reset();
        if (missing == 1) keys.master.reset();
        if (missing == 2) keys.actors.clear();
        CHECK_THROWS_AS(create(keys, "zonder " + std::to_string(missing)), AccessError);
    }
    CHECK(code_of([&] {
              Ledger::create(fixture.store(), fixture.keys(), tests::counted_random("x"),
                             fixture.act(people::administrator));
          }) == Code::Invalid);
    CHECK(size_of(fixture.store()) == 7);
}

TEST_CASE("a mixed ledger is in order, and the same each time") {
    LedgerFixture first, second;
    first.add_mixed(55);
    second.add_mixed(55);
    check_log(first.store(), first.keys());
    CHECK(tests::findings_of(first.path(), tests::key_named("master")).empty());
    std::set<Kind> kinds;
    auto const entries = entries_of(first.store());
    for (auto const& entry : entries) kinds.insert(entry.kind);
    CHECK(kinds.size() >= 12);
    CHECK(heads_of(first.store()).back().root == heads_of(second.store()).back().root);
    LedgerFixture third("another seed");
    third.add_mixed(55);
    CHECK(heads_of(third.store()).back().root != heads_of(first.store()).back().root);
}

TEST_CASE("a decision opens its case and brings its rules, once") {
    LedgerFixture fixture;
    auto const number = fixture.record("123456782");
    auto entries = entries_of(fixture.store());
    REQUIRE(entries.size() == 10);
    CHECK(entries[7].kind == Kind::RuleSet);
    CHECK(entries[8].kind == Kind::Case);
    CHECK(entries[9].kind == Kind::Decision);
    CHECK(number == 10);
    CHECK(entries[9].case_ref == entries[8].case_ref);
    CHECK(entries[9].parts.size() == 3);
    CHECK(entries[9].purpose == "beslissen over een boete");
    RuleSetDetails rules;
    REQUIRE(read(entries[7].details, rules));
    CHECK(rules.hash == tests::fixture_rules().hash);
    CHECK(rules.files == 1);
    CaseDetails opened;
    REQUIRE(read(entries[8].details, opened));
    fixture.store().read([&](store::Reading const& reading) {
        auto const key = reading.case_key(entries[8].case_ref);
        REQUIRE(key);
        CHECK(opened.key == key_digest(*key));
        CHECK(reading.rule_texts(rules.hash).value().at(0).text == tests::fixture_rules().texts.at(0).text);
        for (auto const& [name, hash] : entries[9].parts)
            CHECK(crypto::blake2b(reading.part(10, name).value()) == hash);
    });
    CHECK(fixture.record("123456782") == 11);  // neither again
    CHECK(fixture.record("987654321") == 13);  // another case only

    // Another process knows the rules as well, and one batch brings two sets and two cases.
    auto other = fixture.open(fixture.keys());
    auto const written = other.ledger->write(
        fixture.act(people::caseworker), Permission::WriteCase,
        std::vector{fixture.decision("1", 1), fixture.decision("2", 2, {}, tests::other_fixture_rules()),
                    fixture.decision("1", 3, {}, tests::other_fixture_rules())});
    std::vector<Kind> kinds;
    for (auto const& entry : written.entries) kinds.push_back(entry.kind);
    CHECK(kinds == std::vector{Kind::Case, Kind::Decision, Kind::RuleSet, Kind::Case, Kind::Decision, Kind::Decision});
    check_log(fixture.store(), fixture.keys());
}

TEST_CASE("refs of cases come from the random numbers, not from the case") {
    LedgerFixture one("a"), two("b");
    one.record("1");
    two.record("1");
    CHECK(*one.ledger().find_case("1") != *two.ledger().find_case("1"));
    CHECK_FALSE(one.ledger().find_case("2"));
}

TEST_CASE("time never goes back; what the clock said is kept") {
    LedgerFixture fixture;
    fixture.set_clock("2024-05-01T12:00:00Z");
    auto const before = fixture.record("1");
    fixture.set_clock("2024-04-01T12:00:00Z");
    auto const behind = fixture.record("1");
    fixture.set_clock("2024-05-01T12:00:00Z");
    auto const again = fixture.record("1");  // 12:00:01 once more: not behind
    auto act = fixture.act(people::caseworker);
    act.time = "2024-06-01T00:00:00Z";
    act.time_given = true;
    fixture.ledger().write(act, Permission::WriteCase, std::vector{fixture.decision("1", 1)});
    auto const entries = entries_of(fixture.store());
    auto const at = [&](std::int64_t number) { return entries[static_cast<std::size_t>(number) - 1]; };
    CHECK(at(before).recorded_at == "2024-05-01T12:00:01Z");
    CHECK(at(before).clock.empty());
    CHECK(at(behind).recorded_at == "2024-05-01T12:00:01Z");
    CHECK(at(behind).clock == "2024-04-01T12:00:01Z");
    CHECK(at(again).recorded_at == "2024-05-01T12:00:01Z");
    CHECK(at(again).clock.empty());
    CHECK(entries.back().recorded_at == "2024-06-01T00:00:00Z");
    CHECK(entries.back().time_given);
    CHECK_FALSE(at(again).time_given);
    check_log(fixture.store(), fixture.keys());
}

TEST_CASE("the context of who asked is kept") {
    LedgerFixture fixture;
    auto act = fixture.act(people::caseworker);
    act.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    auto const written = fixture.ledger().write(act, Permission::WriteCase, std::vector{fixture.decision("1", 1)});
    for (auto const& entry : written.entries) CHECK(entry.traceparent == act.traceparent);
}

TEST_CASE("no drafts write nothing, and the head is the one that stands") {
    LedgerFixture fixture;
    auto const written =
        fixture.ledger().write(fixture.act(people::caseworker), Permission::WriteCase, std::vector<Draft>());
    CHECK(written.entries.empty());
    CHECK(written.head.size == 7);
    CHECK(size_of(fixture.store()) == 7);
    CHECK(heads_of(fixture.store()).size() == 6);
}

TEST_CASE("drafts that do not fit are refused whole") {
    LedgerFixture fixture;
    fixture.record("1");
    auto const before = size_of(fixture.store());
    auto const good = fixture.decision("1", 3);
    auto const refused = [&](std::function<void(Draft&)> const& spoil) {
        auto bad = good;
        spoil(bad);
        auto const code = code_of([&] {
            fixture.ledger().write(fixture.act(people::caseworker), Permission::WriteCase, std::vector{good, bad});
        });
        CHECK(size_of(fixture.store()) == before);
        return code;
    };
    CHECK(refused([](Draft& draft) { draft.details = "{}"; }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.details += " "; }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.case_id = ""; }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.case_id = "\xFF"; }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.case_id = std::string(1001, '1'); }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.case_ref = std::string(32, '1'); }) == Code::Invalid);
    CHECK(refused([](Draft& draft) {
              draft.case_id.clear();
              draft.case_ref = std::string(32, '1');
          }) == Code::NoSuchCase);
    CHECK(refused([](Draft& draft) { draft.parts.erase("content"); }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.parts["Inhoud"] = ""; }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.parts.erase("uses"); }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.parts.erase("trace"); }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.parts["meer"] = ""; }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.rule_set = std::string(64, '0'); }) == Code::Invalid);
    CHECK(refused([](Draft& draft) { draft.kind = Kind::Facts; }) == Code::Invalid);
    for (auto const kind : {Kind::Genesis, Kind::Case, Kind::Access, Kind::Refusal, Kind::Erasure, Kind::Restore,
                            Kind::Rekey, Kind::Setting})
        CHECK(refused([&](Draft& draft) { draft.kind = kind; }) == Code::Invalid);
    // Unknown rules without their texts, and texts that are not those of the hash.
    auto unknown = fixture.decision("1", 3, {}, tests::other_fixture_rules());
    unknown.rule_texts = nullptr;
    auto const write = [&](Draft const& draft) {
        fixture.ledger().write(fixture.act(people::caseworker), Permission::WriteCase, std::vector{draft});
    };
    CHECK(code_of([&] { write(unknown); }) == Code::Invalid);
    unknown.rule_texts = &tests::fixture_rules().texts;
    CHECK_THROWS_AS(write(unknown), store::StoreError);
    CHECK(size_of(fixture.store()) == before);
    for (auto const& spoil : std::vector<std::function<void(Act&)>>{
             [](Act& act) { act.time = "2024-03-01"; }, [](Act& act) { act.purpose = "\xFF"; },
             [](Act& act) { act.basis = std::string(5000, 'x'); }, [](Act& act) { act.traceparent = "00-1-2-3"; }}) {
        auto act = fixture.act(people::caseworker);
        spoil(act);
        CHECK(code_of([&] { fixture.ledger().write(act, Permission::WriteCase, std::vector{good}); }) == Code::Invalid);
    }
    CHECK(size_of(fixture.store()) == before);
    write(good);
    check_log(fixture.store(), fixture.keys());
}

TEST_CASE("rules come once, and samples and exports are of what is there") {
    LedgerFixture fixture;
    auto const draft = [](Kind kind, std::string details) {
        Draft result;
        result.kind = kind;
        result.details = std::move(details);
        return result;
    };
    auto const write = [&](std::string const& person, Permission permission, std::vector<Draft> const& drafts) {
        return code_of([&] { fixture.ledger().write(fixture.act(person), permission, drafts); });
    };
    auto const& rules = tests::fixture_rules();
    auto bring = draft(Kind::RuleSet, to_text(RuleSetDetails{rules.hash, 1}));
    bring.rule_set = rules.hash;
    CHECK(write(people::administrator, Permission::Administer, {bring}) == Code::Invalid);  // no texts
    bring.rule_texts = &rules.texts;
    CHECK(write(people::administrator, Permission::Administer, {bring, bring}) == Code::Invalid);
    CHECK_FALSE(write(people::administrator, Permission::Administer, {bring}));
    CHECK(write(people::administrator, Permission::Administer, {bring}) == Code::Invalid);
    auto const size = size_of(fixture.store());
    CHECK(fixture.record("1") == size + 2);  // the case and the decision; the rules are there

    auto const now = size_of(fixture.store());
    auto const sample = [&](std::int64_t through, std::vector<std::int64_t> drawn) {
        return write(people::auditor, Permission::Aggregate,
                     {draft(Kind::Sample, to_text(SampleDetails{"1", through, "{}", "", "each", 1, drawn}))});
    };
    CHECK(sample(now + 1, {1}) == Code::Invalid);
    CHECK(sample(now - 1, {now}) == Code::Invalid);
    CHECK_FALSE(sample(now, {now}));
    auto const exported = [&](std::int64_t through) {
        return write(people::auditor, Permission::Aggregate,
                     {draft(Kind::Export, to_text(ExportDetails{"x", through, {}}))});
    };
    CHECK(exported(now + 2) == Code::Invalid);
    CHECK_FALSE(exported(now + 1));
    auto const of_case = [&](std::string const& ref) {
        return write(people::auditor, Permission::Aggregate,
                     {draft(Kind::Export, to_text(ExportDetails{"x", now, {ref}}))});
    };
    CHECK(of_case(std::string(32, '9')) == Code::Invalid);
    auto const ref = *fixture.ledger().find_case("1");
    CHECK_FALSE(of_case(ref));
    fixture.ledger().erase(fixture.act(people::administrator), "1", "verzoek");
    CHECK(of_case(ref) == Code::Invalid);
    CHECK(tests::findings_of(fixture.path(), tests::key_named("master")).empty());
}

TEST_CASE("what the drafts throw leaves nothing behind, and the ledger usable") {
    LedgerFixture fixture;
    auto const before = size_of(fixture.store());
    CHECK_THROWS_AS(
        fixture.ledger().write(fixture.act(people::caseworker), Permission::WriteCase,
                               [](store::Reading const&) -> std::vector<Draft> { throw std::out_of_range("x"); }),
        std::out_of_range);
    CHECK(size_of(fixture.store()) == before);
    fixture.record("1");
    check_log(fixture.store(), fixture.keys());
}

TEST_CASE("a large batch is written in order, the same as one by one") {
    LedgerFixture batch, single;
    std::vector<Draft> drafts;
    for (int i = 0; i < 300; ++i) {
        drafts.push_back(batch.decision(std::to_string(i % 17), i));
        drafts.push_back(batch.facts(std::to_string(i % 23), "/woonplaats", std::to_string(i)));
    }
    auto const act = batch.act(people::caseworker);
    auto const written = batch.ledger().write(act, Permission::WriteCase, drafts);
    CHECK(written.entries.size() == 600 + 23 + 1);
    check_log(batch.store(), batch.keys());
    // The same entries whether sealed by one thread or by several: under the write lock they are made there.
    single.set_clock("2024-03-01T08:00:06Z");
    single.ledger().write(single.act(people::caseworker), Permission::WriteCase,
                          [&](store::Reading const&) { return drafts; });
    CHECK(heads_of(single.store()).back().root == written.head.root);
}

TEST_CASE("work handed out is done once each, used in order, and its failure is told") {
    for (std::size_t const count : {0U, 1U, 31U, 32U, 33U, 1000U}) {
        std::vector<int> done(count, 0);
        in_parallel(count, [&](std::size_t i) { ++done[i]; });
        CHECK(std::all_of(done.begin(), done.end(), [](int times) { return times == 1; }));
        std::vector<std::size_t> used;
        in_turn(
            count, [&](std::size_t i) { ++done[i]; },
            [&](std::size_t i) {
                REQUIRE(done[i] == 2);
                used.push_back(i);
            });
        CHECK(used.size() == count);
        CHECK(std::is_sorted(used.begin(), used.end()));
    }
    auto const at_500 = [](std::size_t i) {
        if (i == 500) throw std::out_of_range("500");
    };
    std::size_t used = 0;
    CHECK_THROWS_AS(in_parallel(1000, at_500), std::out_of_range);
    CHECK_THROWS_AS(in_turn(1000, at_500, [&](std::size_t) { ++used; }), std::out_of_range);
    CHECK(used <= 500);
    CHECK_THROWS_AS(in_turn(
                        1000, [](std::size_t) {}, at_500),
                    std::out_of_range);
}

TEST_CASE("nothing is built on a log that is not in order") {
    LedgerFixture fixture;
    fixture.record("1");
    auto const good = heads_of(fixture.store()).back();
    Entry entry = entries_of(fixture.store()).back();
    entry.parts.clear();
    entry.number = good.size + 1;
    auto const spoiled = [&](std::function<std::optional<std::string>(Head)> const& make_head) {
        auto const copy = fixture.folder() / ("kopie " + fixture.act("x").time);
        store::backup(fixture.path(), copy);
        auto const store = store::open_store(copy, store::OpenMode::ReadWrite);
        store->write([&](store::Writing& writing) {
            writing.append({to_leaf(entry), {}});
            Head head = good;
            head.size = writing.size();
            head.root = writing.root();
            if (auto const text = make_head(head)) writing.put_head(writing.size(), *text);
        });
        Ledger ledger(*store, fixture.keys(), tests::counted_random("copy"));
        auto const before = size_of(*store);
        auto const code = code_of([&] {
            ledger.write(fixture.act(people::caseworker), Permission::WriteCase, std::vector{fixture.decision("1", 3)});
        });
        CHECK(size_of(*store) == before + (code ? 0 : 1));
        return code;
    };
    CHECK_FALSE(spoiled([](Head head) { return to_text(head); }));  // whether it was signed is for verify
    CHECK(spoiled([](Head) { return std::nullopt; }) == Code::Damaged);
    CHECK(spoiled([](Head) { return "{}"; }) == Code::Damaged);
    CHECK(spoiled([&](Head head) {
              head.root = good.root;
              return to_text(head);
          }) == Code::Damaged);
    CHECK(spoiled([&](Head head) {
              head.size = good.size;
              return to_text(head);
          }) == Code::Damaged);
    CHECK(spoiled([&](Head head) {
              head.ledger = std::string(32, '0');
              return to_text(head);
          }) == Code::Damaged);
}

TEST_CASE("settings: the last one counts") {
    LedgerFixture fixture;
    auto const set = [&](std::string const& name, std::vector<std::string> const& value) {
        Draft draft;
        draft.kind = Kind::Setting;
        draft.details = to_text(SettingDetails{name, value});
        fixture.ledger().write(fixture.act(people::administrator), Permission::Administer, std::vector{draft});
    };
    auto const value = [&](std::string const& name) {
        std::vector<std::string> found;
        fixture.store().read([&](store::Reading const& reading) { found = setting(reading, name); });
        return found;
    };
    CHECK(value("vier_ogen").empty());
    set("vier_ogen", {"boetebesluit"});
    set("iets", {"x"});
    CHECK(value("vier_ogen") == std::vector<std::string>{"boetebesluit"});
    set("vier_ogen", {});
    CHECK(value("vier_ogen").empty());
    CHECK(value("iets") == std::vector<std::string>{"x"});
}
