#include "tests/unit/tamper/scene.hpp"

#include "engine/ledger/override.hpp"
#include "engine/store/old_ledger.hpp"

#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace wetwijzer::test {

using namespace ledger;
namespace people = tests::people;

namespace {

constexpr char case_a[] = "999990019", case_b[] = "999990020", case_c[] = "999990032", case_d[] = "999990044";

Draft plain(Kind kind, std::string details) {
    Draft draft;
    draft.kind = kind;
    draft.details = std::move(details);
    return draft;
}

Draft imported() {
    store::OldRecord record;
    record.number = 1;
    record.case_id = case_d;
    record.reference_date = "2023-05-01";
    record.engine = "0.1.0";
    record.semantics = 1;
    record.facts_json = "{}";
    record.outcomes_json = "{}";
    record.seal = store::old_seal(record);
    auto draft = plain(Kind::Import, to_text(ImportDetails{2, 1, record.seal}));
    draft.case_id = case_d;
    draft.parts = {{"content", to_text(ImportContent{store::to_text(record)})}};
    return draft;
}

template <typename Attempt>
void refused(Attempt const& attempt) {
    try {
        attempt();
    } catch (AccessError const&) {
        return;
    }
    throw std::logic_error("an attempt was not refused");
}

}  // namespace

Scene::Scene() : fixture_("scene"), master_(tests::key_named("new master")) {
    auto& fixture = fixture_;
    auto& ledger = fixture.ledger();
    auto const one = [](Draft draft) { return std::vector{std::move(draft)}; };
    auto const administer = [&](char const* command) { return fixture.act(people::administrator, command); };
    ledger.write(administer("ledger setting"), Permission::Administer,
                 one(plain(Kind::Setting, to_text(SettingDetails{"vier_ogen", {"boetebesluit"}}))));
    auto facts = fixture.facts(case_a, "/woonplaats", "\"Ommen\"");
    ledger.write(fixture.act(people::caseworker), Permission::WriteCase,
                 std::vector{std::move(facts), fixture.decision(case_a, 40)});
    auto const first = read_rows(fixture.path()).size();
    approve(ledger, fixture.act(people::second_caseworker, "ledger approve"), first, "akkoord");
    ledger.write(fixture.act(people::second_caseworker), Permission::WriteCase,
                 one(fixture.decision(case_b, 40, {{"boete", "EUR 100.00", "Awb art. 5:46 lid 2", "ziekte"}},
                                      tests::other_fixture_rules())));
    fixture.record(case_c, 10);
    for (auto const* number : {case_a, case_b, case_c}) refs_.push_back(*ledger.find_case(number));
    refused([&] { ledger.permit(fixture.act("N. Iemand"), Permission::WriteCase); });
    refused([&] { ledger.permit(fixture.act(people::policy), Permission::WriteCase); });
    ledger.access(fixture.act(people::auditor, "ledger show"), Permission::ReadCase, {"ledger show", {refs_[0]}, {}},
                  [](CaseReader const&) {});
    ledger.write(fixture.act(people::auditor, "ledger sample"), Permission::Aggregate,
                 one(plain(Kind::Sample, to_text(SampleDetails{"7", first, "{}", "", "each", 1, {first}}))));
    ledger.write(fixture.act(people::auditor, "ledger export"), Permission::ReadCase,
                 one(plain(Kind::Export, to_text(ExportDetails{"ledger export", first, {}}))));
    ledger.write(administer("ledger upgrade"), Permission::Administer, one(imported()));
    refs_.push_back(*ledger.find_case(case_d));
    ledger.rekey(administer("ledger rekey"), master_);
    ledger.erase(administer("ledger erase"), case_c, "de bewaartermijn is voorbij");
    auto anchor = ledger.anchor();
    anchor.size += 10;
    anchor.root = crypto::sha256("what was lost");
    auto const restored = fixture.open(keys(), anchor);
    restored.ledger->accept_restored(administer("ledger accept-restored"), "reservekopie teruggezet");
    ledger.withdraw_actor(fixture.act(people::second_administrator, "ledger actor"), people::policy);
    fixture.record(case_a, 20);
    fixture.set_clock("2024-03-01T08:00:05Z");  // the clock was put back
    fixture.record(case_b, 5);
    store::open_store(fixture.path(), store::OpenMode::ReadWrite)->purge();
    rows_ = read_rows(fixture.path());
}

Scene const& Scene::get() {
    static Scene const scene;
    return scene;
}

KeyRing Scene::keys() const {
    auto keys = fixture_.keys();
    keys.master = master_;
    return keys;
}

std::int64_t Scene::number(Kind kind, std::size_t which) const {
    for (auto const& [number, leaf] : rows_.leaves)
        if (rows_.entry(number).kind == kind && which-- == 0) return number;
    throw std::logic_error("no such entry");
}

Loot Scene::all_keys() {
    Loot loot = log_key_only();
    for (auto const& name : {people::administrator, people::second_administrator, people::caseworker,
                             people::second_caseworker, people::policy, people::auditor})
        loot.persons.emplace(name, key_of(name));
    return loot;
}

bool long_mode() { return std::getenv("WETWIJZER_LONG") != nullptr; }

std::set<std::string> faults(Verification const& verification) {
    std::set<std::string> names;
    for (auto const& finding : verification.findings) names.emplace(name(finding.fault));
    return names;
}

std::set<std::string> verify_faults(std::string const& path, Trust const& trust,
                                    std::optional<crypto::Key> const& master) {
    VerifyOptions options;
    options.master = master;
    return faults(verify(path, trust, options));
}

}  // namespace wetwijzer::test
