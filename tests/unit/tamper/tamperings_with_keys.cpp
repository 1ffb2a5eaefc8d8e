// Whoever holds keys: that of the log, those of all persons, and the master key too.
#include "engine/ledger/case_keys.hpp"
#include "engine/store/old_ledger.hpp"
#include "tests/unit/tamper/tamperings.hpp"

#include <utility>

namespace wetwijzer::test {

using ledger::Entry;
using ledger::Head;
using ledger::Kind;
using ledger::Role;
namespace people = tests::people;

namespace {

// Adds a transaction of one entry, signed with what the cheat holds.
std::function<void(Rows&)> adding(Loot const& loot, std::function<Entry(Rows const&)> const& entry) {
    return [=](Rows& rows) {
        append(rows, entry(rows));
        rebuild(rows, loot);
    };
}

std::function<void(Rows&)> adding(Kind kind, std::string const& actor, Role role, std::string const& details,
                                  std::string const& case_ref = {}) {
    return adding(Scene::all_keys(), [=](Rows const& rows) {
        auto entry = entry_by(rows, kind, actor, role, details);
        entry.case_ref = case_ref;
        return entry;
    });
}

std::function<void(Rows&)> editing(Loot const& loot, std::int64_t number, std::function<void(Entry&)> const& change) {
    return [=](Rows& rows) {
        edit(rows, number, change);
        rebuild(rows, loot);
    };
}

// Another actor for a whole transaction of one entry and its head.
std::function<void(Rows&)> moving(Loot const& loot, std::int64_t number, std::string const& actor) {
    return [=](Rows& rows) {
        edit(rows, number, [&](Entry& entry) { entry.actor = actor; });
        edit_head(rows, number, [&](Head& head) { head.actor = actor; });
        rebuild(rows, loot);
    };
}

std::string key_of(std::string const& name) { return Scene::key_of(name).public_key().hex(); }

std::string actor(std::string const& name, Role role, std::string const& key, bool withdrawn = false) {
    return ledger::to_text(ledger::ActorDetails{name, role, key, withdrawn});
}

template <typename Details>
Details details_of(Kind kind, std::size_t which = 0) {
    Details details;
    read(Scene::get().rows().entry(Scene::get().number(kind, which)).details, details);
    return details;
}

// The last decision: nothing that follows rests on it.
std::int64_t last_decision() { return Scene::get().rows().size(); }

// Of what somebody with every key did behind the deposited head, or before it.
struct Table {
    std::vector<Tampering> list;
    void added(char const* name, std::function<void(Rows&)> change, Codes plain) {
        list.push_back({name, std::move(change), "", std::move(plain)});
    }
    void rewritten(char const* name, std::function<void(Rows&)> change, Codes plain) {
        list.push_back({name, std::move(change), "", std::move(plain), {}, {"fork_deposited"}});
    }
};

std::vector<Tampering> of_persons() {
    auto const& scene = Scene::get();
    Table table;
    table.rewritten("actor-never-registered", moving(Scene::all_keys(), last_decision(), "N. Iemand"),
                    {"actor_unknown", "signature_person"});
    table.added(
        "actor-withdrawn-before",
        adding(Kind::Sample, people::policy, Role::Policy, scene.rows().entry(scene.number(Kind::Sample)).details),
        {"actor_withdrawn"});
    table.rewritten("role-forged",
                    editing(Scene::all_keys(), last_decision(), [](Entry& entry) { entry.role = name(Role::Auditor); }),
                    {"actor_role"});
    table.added("role-without-right",
                adding(Kind::Setting, people::caseworker, Role::Caseworker,
                       scene.rows().entry(scene.number(Kind::Setting)).details),
                {"actor_right"});
    table.added("done-by-nobody",
                [](Rows& rows) {
                    auto entry = entry_by(rows, Kind::Setting, "", Role::Administrator,
                                          rows.entry(Scene::get().number(Kind::Setting)).details);
                    entry.role.clear();
                    append(rows, entry);
                    rebuild(rows, Scene::log_key_only());
                },
                {"actor_system"});
    table.added("refused-for-a-role-by-nobody",
                [](Rows& rows) {
                    auto entry = entry_by(rows, Kind::Refusal, "", Role::Administrator,
                                          ledger::to_text(ledger::RefusalDetails{"N. Iemand", "decide", "role"}));
                    entry.role.clear();
                    append(rows, entry);
                    rebuild(rows, Scene::log_key_only());
                },
                {"actor_system"});
    table.added("refused-as-a-stranger-and-signed",
                adding(Kind::Refusal, people::caseworker, Role::Caseworker,
                       ledger::to_text(ledger::RefusalDetails{"N. Iemand", "decide", "unknown"})),
                {"actor_system"});
    table.added("person-added-twice",
                adding(Kind::Actor, people::administrator, Role::Administrator,
                       actor(people::caseworker, Role::Caseworker, key_of("another key"))),
                {"actor_exists"});
    table.added("person-with-the-key-of-another",
                adding(Kind::Actor, people::administrator, Role::Administrator,
                       actor("P. Pseudoniem", Role::Caseworker, key_of(people::caseworker))),
                {"actor_key"});
    table.added("unknown-person-withdrawn",
                adding(Kind::Actor, people::administrator, Role::Administrator,
                       actor("N. Iemand", Role::Caseworker, key_of("nobody"), true)),
                {"actor_unknown"});
    table.added("last-administrator-withdrawn",
                [](Rows& rows) {
                    append(rows, entry_by(rows, Kind::Actor, people::administrator, Role::Administrator,
                                          actor(people::second_administrator, Role::Administrator,
                                                key_of(people::second_administrator), true)));
                    append(rows, entry_by(rows, Kind::Actor, people::administrator, Role::Administrator,
                                          actor(people::administrator, Role::Administrator,
                                                key_of(people::administrator), true)));
                    rebuild(rows, Scene::all_keys());
                },
                {"actor_administrator"});
    auto const approve = [=](std::string const& by, std::int64_t decision, std::string const& ref) {
        return [=](Rows& rows) {
            auto entry = entry_by(rows, Kind::Approval, by, Role::Caseworker,
                                  ledger::to_text(ledger::ApprovalDetails{decision}));
            entry.case_ref = ref;
            entry.parts["content"] = crypto::blake2b("sealed");
            append(rows, entry);
            rows.parts.push_back({entry.number, 0, "content", "sealed"});
            rebuild(rows, Scene::all_keys());
        };
    };
    auto const with_master = [&](char const* name, std::function<void(Rows&)> change, Codes plain) {
        table.list.push_back({name, std::move(change), "", std::move(plain), {"content_closed"}});
    };
    with_master("approved-by-the-same-official",
                approve(people::caseworker, scene.number(Kind::Decision), scene.ref(0)), {"actor_same"});
    with_master("approved-twice", approve(people::second_caseworker, scene.number(Kind::Decision), scene.ref(0)),
                {"actor_twice"});
    with_master("approval-of-no-decision", approve(people::second_caseworker, scene.number(Kind::Facts), scene.ref(0)),
                {"entry_reference"});
    with_master("approval-in-another-case", approve(people::caseworker, scene.number(Kind::Decision, 1), scene.ref(0)),
                {"entry_reference"});
    return table.list;
}

std::vector<Tampering> of_what_entries_say() {
    auto const& scene = Scene::get();
    auto const& rows = scene.rows();
    auto const all = Scene::all_keys();
    Table table;
    table.list.push_back({"first-entry-is-another",
                          editing(all, 1,
                                  [&](Entry& entry) {
                                      entry.kind = Kind::Setting;
                                      entry.details =
                                          Scene::get().rows().entry(Scene::get().number(Kind::Setting)).details;
                                  }),
                          "",
                          {"genesis_place", "head_ledger"},
                          {"key_master"},
                          {"identity_ledger"}});
    table.rewritten(
        "first-administrator-is-another",
        editing(all, 2,
                [](Entry& entry) { entry.details = actor("N. Iemand", Role::Administrator, key_of("nobody")); }),
        {"actor_unknown", "genesis_follow", "signature_person"});
    table.rewritten("details-of-another-kind",
                    editing(all, scene.number(Kind::Access), [](Entry& entry) { entry.details = "{}"; }),
                    {"entry_details"});
    table.rewritten(
        "case-named-by-a-setting",
        editing(all, scene.number(Kind::Setting), [=](Entry& entry) { entry.case_ref = Scene::get().ref(0); }),
        {"entry_case"});
    table.rewritten("decision-without-a-part",
                    editing(all, last_decision(), [](Entry& entry) { entry.parts.erase("uses"); }),
                    {"entry_parts", "part_unknown"});
    table.rewritten(
        "transaction-of-two-persons",
        editing(all, scene.number(Kind::Facts), [](Entry& entry) { entry.actor = people::second_caseworker; }),
        {"entry_transaction"});
    table.rewritten("entry-back-dated-with-its-head",
                    [](Rows& copy) {
                        edit(copy, last_decision(), [](Entry& entry) {
                            entry.recorded_at = "2024-01-01T00:00:00Z";
                            entry.clock.clear();
                        });
                        edit_head(copy, last_decision(), [](Head& head) { head.at = "2024-01-01T00:00:00Z"; });
                        rebuild(copy, Scene::all_keys());
                    },
                    {"time_back"});
    table.rewritten("sample-of-later-entries",
                    editing(all, scene.number(Kind::Sample),
                            [](Entry& entry) {
                                auto details = details_of<ledger::SampleDetails>(Kind::Sample);
                                details.drawn = {1000};
                                entry.details = to_text(details);
                            }),
                    {"entry_reference"});
    table.rewritten("export-of-later-entries",
                    editing(all, scene.number(Kind::Export),
                            [](Entry& entry) {
                                auto details = details_of<ledger::ExportDetails>(Kind::Export);
                                details.through = 1000;
                                entry.details = to_text(details);
                            }),
                    {"entry_reference"});
    table.rewritten("restore-without-a-loss",
                    editing(all, scene.number(Kind::Restore),
                            [](Entry& entry) {
                                auto details = details_of<ledger::RestoreDetails>(Kind::Restore);
                                auto const head = Scene::get().first_head();
                                details.size = head.size;
                                details.root = head.root.hex();
                                entry.details = to_text(details);
                            }),
                    {"restore_unfounded"});
    table.rewritten("rekey-leaves-out-a-case",
                    editing(all, scene.number(Kind::Rekey),
                            [](Entry& entry) {
                                auto details = details_of<ledger::RekeyDetails>(Kind::Rekey);
                                details.keys.erase(Scene::get().ref(0));
                                entry.details = to_text(details);
                            }),
                    {"key_differs", "rekey_incomplete"});
    auto const rekey = [](Rows& copy, std::string const& master, bool whole) {
        auto details = details_of<ledger::RekeyDetails>(Kind::Rekey);
        details.master = master;
        details.keys.clear();
        for (auto const& key : copy.keys)
            if (whole || details.keys.empty()) details.keys.emplace(key.ref, ledger::key_digest(key));
        append(copy, entry_by(copy, Kind::Rekey, people::administrator, Role::Administrator, to_text(details)));
    };
    auto const last_master = [] { return details_of<ledger::RekeyDetails>(Kind::Rekey).master; };
    table.added("rekey-names-a-case-twice",
                [=](Rows& copy) {
                    rekey(copy, last_master(), true);
                    auto const size = copy.size();
                    rekey(copy, last_master(), false);
                    copy.heads.erase(size);
                    rebuild(copy, Scene::all_keys());
                },
                {"rekey_incomplete"});
    table.list.push_back(
        {"rekey-with-two-masters",
         [=](Rows& copy) {
             rekey(copy, last_master(), true);
             auto const size = copy.size();
             auto none = details_of<ledger::RekeyDetails>(Kind::Rekey);
             none.master = std::string(64, 'd');
             none.keys.clear();
             append(copy, entry_by(copy, Kind::Rekey, people::administrator, Role::Administrator, to_text(none)));
             copy.heads.erase(size);
             rebuild(copy, Scene::all_keys());
         },
         "",
         {"rekey_incomplete"},
         {"key_master"}});
    auto const case_entry = scene.number(Kind::Case);
    table.added("case-opened-twice",
                adding(all,
                       [=](Rows const& copy) {
                           auto entry = entry_by(copy, Kind::Case, people::caseworker, Role::Caseworker,
                                                 copy.entry(case_entry).details);
                           entry.case_ref = Scene::get().ref(0);
                           return entry;
                       }),
                {"case_twice"});
    table.rewritten(
        "access-to-an-unknown-case",
        editing(all, scene.number(Kind::Access), [](Entry& entry) { entry.case_ref = std::string(32, 'e'); }),
        {"case_unknown"});
    table.added("erased-again",
                adding(Kind::Erasure, people::administrator, Role::Administrator,
                       rows.entry(scene.number(Kind::Erasure)).details, scene.ref(2)),
                {"case_erased"});
    std::int64_t erased_decision = 0;
    for (std::size_t i = 0; erased_decision == 0; ++i) {
        auto const decision = scene.number(Kind::Decision, i);
        if (rows.entry(decision).case_ref == scene.ref(2)) erased_decision = decision;
    }
    auto const access_after = [&](std::string const& case_ref, ledger::AccessDetails const& details) {
        return adding(Kind::Access, people::auditor, Role::Auditor, to_text(details), case_ref);
    };
    table.added("access-after-the-erasure", access_after(scene.ref(2), {"show", {}, {}}), {"case_erased"});
    table.added(
        "access-to-several-after-the-erasure",
        access_after("", {"show", {std::min(scene.ref(0), scene.ref(2)), std::max(scene.ref(0), scene.ref(2))}, {}}),
        {"case_erased"});
    table.added("access-to-an-entry-after-the-erasure", access_after("", {"show", {}, {erased_decision}}),
                {"case_erased"});
    table.added("erasure-recorded-but-not-done",
                adding(Kind::Erasure, people::administrator, Role::Administrator,
                       rows.entry(scene.number(Kind::Erasure)).details, scene.ref(1)),
                {"key_left", "part_left"});
    table.added("rules-brought-twice",
                adding(Kind::RuleSet, people::administrator, Role::Administrator,
                       rows.entry(scene.number(Kind::RuleSet)).details),
                {"rule_set_twice"});
    table.rewritten("decision-by-unrecorded-rules",
                    editing(all, last_decision(),
                            [](Entry& entry) {
                                ledger::DecisionDetails details;
                                read(entry.details, details);
                                details.rule_set = std::string(64, 'b');
                                entry.details = to_text(details);
                            }),
                    {"rule_set_unrecorded"});
    table.rewritten("fewer-rule-files-recorded",
                    editing(all, scene.number(Kind::RuleSet),
                            [](Entry& entry) {
                                auto details = details_of<ledger::RuleSetDetails>(Kind::RuleSet);
                                details.files = 7;
                                entry.details = to_text(details);
                            }),
                    {"rule_set_differs"});
    return table.list;
}

// Seals a part anew, as only who holds the master key can.
void seal_anew(Rows& rows, std::int64_t number, std::string const& part, std::string const& text) {
    auto const entry = rows.entry(number);
    ledger::GenesisDetails genesis;
    read(rows.entry(1).details, genesis);
    auto const secret = ledger::unwrap(Scene::get().master(), genesis.ledger, rows.key(entry.case_ref)).value();
    auto sealed = ledger::seal_part(secret.key, genesis.ledger, entry.case_ref, number, part, ledger::compress(text));
    edit(rows, number, [&](Entry& one) { one.parts[part] = crypto::blake2b(sealed); });
    rows.part(number, part).sealed = std::move(sealed);
}

std::string opened(Rows const& rows, std::int64_t number, std::string const& part) {
    auto const entry = rows.entry(number);
    ledger::GenesisDetails genesis;
    read(rows.entry(1).details, genesis);
    auto copy = rows;
    auto const secret = ledger::unwrap(Scene::get().master(), genesis.ledger, copy.key(entry.case_ref)).value();
    return ledger::open_part(secret.key, genesis.ledger, entry.case_ref, number, part, copy.part(number, part).sealed)
        .value();
}

template <typename Content>
std::function<void(Rows&)> sealing(std::int64_t number, std::function<void(Content&)> const& change) {
    return [=](Rows& rows) {
        Content content;
        read(opened(rows, number, "content"), content);
        change(content);
        seal_anew(rows, number, "content", to_text(content));
        rebuild(rows, Scene::all_keys());
    };
}

}  // namespace

std::vector<Tampering> with_the_log_key() {
    auto const& scene = Scene::get();
    auto const log = Scene::log_key_only();
    auto with_colleague = log;
    with_colleague.persons.emplace(people::second_caseworker, Scene::key_of(people::second_caseworker));
    auto with_administrator = log;
    with_administrator.persons.emplace(people::administrator, Scene::key_of(people::administrator));
    Codes const person{"signature_person"};
    Codes const fork{"fork_deposited"};
    return {
        {"decision-changed-by-the-operator",
         editing(log, last_decision(), [](Entry& entry) { entry.purpose = "iets anders"; }),
         "",
         person,
         {},
         fork},
        {"setting-changed-by-the-operator",
         editing(log, scene.number(Kind::Setting),
                 [](Entry& entry) {
                     entry.details = ledger::to_text(ledger::SettingDetails{"vier_ogen", {}});
                 }),
         "",
         person,
         {},
         fork},
        {"decision-added-in-another-name",
         adding(log,
                [](Rows const& rows) {
                    return entry_by(rows, Kind::Setting, people::administrator, Role::Administrator,
                                    rows.entry(Scene::get().number(Kind::Setting)).details);
                }),
         "", person},
        {"decision-moved-to-another-official",
         moving(log, last_decision(), people::second_caseworker),
         "",
         person,
         {},
         fork},
        // Their own decisions they can sign; what others signed after it they cannot.
        {"history-rewritten-with-one-persons-key",
         moving(with_colleague, scene.number(Kind::Decision, 3), people::second_caseworker),
         "",
         person,
         {},
         fork},
        // Nothing finds these two: the first can be anybody's attempt, the second stands there as what it is.
        {"refusal-invented-by-the-operator",
         adding(log,
                [](Rows const& rows) {
                    auto entry = entry_by(rows, Kind::Refusal, "", Role::Policy,
                                          ledger::to_text(ledger::RefusalDetails{"N. Iemand", "decide", "unknown"}));
                    entry.role.clear();
                    return entry;
                }),
         "",
         {},
         {},
         {},
         false},
        {"false-person-registered-by-an-administrator",
         adding(with_administrator,
                [](Rows const& rows) {
                    return entry_by(rows, Kind::Actor, people::administrator, Role::Administrator,
                                    actor("V. Verzonnen", Role::Caseworker, key_of("a thief")));
                }),
         "",
         {},
         {},
         {},
         false},
        {"person-gives-themselves-a-role",
         editing(log, 3,
                 [](Entry& entry) {
                     ledger::ActorDetails details;
                     read(entry.details, details);
                     details.key = key_of("a thief");
                     entry.details = to_text(details);
                 }),
         "",
         person,
         {},
         fork},
    };
}

std::vector<Tampering> with_every_key() {
    std::vector<Tampering> all;
    for (auto const& group : {of_persons(), of_what_entries_say()}) all.insert(all.end(), group.begin(), group.end());
    auto const& scene = Scene::get();
    auto const a = scene.number(Kind::Decision), b = last_decision();
    all.push_back({"parts-swapped-and-signed-by-everybody",
                   [=](Rows& rows) {
                       std::swap(rows.part(a, "content").sealed, rows.part(b, "content").sealed);
                       edit(rows, a, [&](Entry& entry) {
                           entry.parts["content"] = crypto::blake2b(rows.part(a, "content").sealed);
                       });
                       edit(rows, b, [&](Entry& entry) {
                           entry.parts["content"] = crypto::blake2b(rows.part(b, "content").sealed);
                       });
                       rebuild(rows, Scene::all_keys());
                   },
                   "",
                   {},
                   {"content_closed"},
                   {"fork_deposited"},
                   false});
    all.push_back({"case-keys-swapped-and-signed-by-everybody",
                   [=](Rows& rows) {
                       auto const one = Scene::get().ref(0), other = Scene::get().ref(1);
                       std::swap(rows.key(one).wrapped, rows.key(other).wrapped);
                       std::swap(rows.key(one).lookup, rows.key(other).lookup);
                       edit(rows, Scene::get().number(Kind::Rekey), [&](Entry& entry) {
                           auto details = details_of<ledger::RekeyDetails>(Kind::Rekey);
                           std::swap(details.keys[one], details.keys[other]);
                           entry.details = to_text(details);
                       });
                       rebuild(rows, Scene::all_keys());
                   },
                   "",
                   {},
                   {"key_closed"},
                   {"fork_deposited"},
                   false});
    all.push_back({"other-master-key-recorded",
                   editing(Scene::all_keys(), scene.number(Kind::Rekey),
                           [](Entry& entry) {
                               auto details = details_of<ledger::RekeyDetails>(Kind::Rekey);
                               details.master = std::string(64, 'd');
                               entry.details = to_text(details);
                           }),
                   "",
                   {},
                   {"key_master"},
                   {"fork_deposited"},
                   false});
    return all;
}

std::vector<Tampering> with_every_secret() {
    auto const& scene = Scene::get();
    auto const facts = scene.number(Kind::Facts), import = scene.number(Kind::Import), decision = last_decision();
    std::vector<Tampering> list;
    auto const add = [&](char const* name, std::function<void(Rows&)> change, Codes with_master) {
        list.push_back({name, std::move(change), "", {}, std::move(with_master), {"fork_deposited"}, false});
    };
    add("facts-about-another-case", sealing<ledger::FactsContent>(facts, [](auto& content) { content.case_id = "1"; }),
        {"content_case"});
    add("more-statements-than-recorded",
        sealing<ledger::FactsContent>(facts,
                                      [](auto& content) { content.statements.push_back(content.statements.front()); }),
        {"content_differs"});
    add("decision-about-another-day",
        sealing<ledger::DecisionContent>(decision,
                                         [](auto& content) {
                                             auto const at = content.facts_json.find("2025-06-01");
                                             content.facts_json.replace(at, 10, "2025-06-02");
                                         }),
        {"content_differs"});
    add("content-is-no-content",
        [=](Rows& rows) {
            seal_anew(rows, facts, "content", "{}");
            rebuild(rows, Scene::all_keys());
        },
        {"content_unreadable"});
    add("uses-is-no-list",
        [=](Rows& rows) {
            seal_anew(rows, decision, "uses", "short");
            rebuild(rows, Scene::all_keys());
        },
        {"content_uses"});
    add("old-record-without-its-seal",
        sealing<ledger::ImportContent>(import,
                                       [](auto& content) {
                                           auto record = store::read_old_record(content.record_json).value();
                                           record.outcomes_json = "{\"boete\":{\"known\":\"EUR 0.00\"}}";
                                           content.record_json = store::to_text(record);
                                       }),
        {"content_seal"});
    // Consistent in itself: nothing but a head that lies elsewhere shows it.
    add("fact-rewritten-by-everybody-together",
        sealing<ledger::FactsContent>(facts, [](auto& content) { content.statements.front().value = "\"Zwolle\""; }),
        {});
    return list;
}

}  // namespace wetwijzer::test
