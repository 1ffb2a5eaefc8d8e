#include "tests/support/sample_ledger.hpp"

#include "engine/decide/digest.hpp"
#include "engine/store/old_ledger.hpp"

#include <functional>
#include <stdexcept>
#include <utility>

namespace wetwijzer::tests {

using namespace ledger;

namespace {

constexpr auto traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

Draft draft(Kind kind, std::string details) {
    Draft result;
    result.kind = kind;
    result.details = std::move(details);
    return result;
}

void refused(std::function<void()> const& attempt) {
    try {
        attempt();
    } catch (AccessError const&) {
        return;
    }
    throw std::logic_error("an attempt was not refused");
}

// The only entry of that kind; its number and case.
Entry the(Written const& written, Kind kind) {
    for (auto const& entry : written.entries)
        if (entry.kind == kind) return entry;
    throw std::logic_error("no such entry");
}

Draft import_draft() {
    store::OldRecord record;
    record.number = 1;
    record.case_id = case_d;
    record.reference_date = "2023-06-01";
    record.engine = "0.1.0";
    record.semantics = 1;
    record.rule_set_hash = fixture_rules().hash;
    record.facts_json = "{\"woonplaats\":\"Zaltbommel\",\"zaak\":\"999990044\"}";
    record.outcomes_json = "{}";
    record.trace_text = "1 0 rule te_laat\n";
    record.trace_digest = decide::sha256_hex(record.trace_text);
    record.actor = "W. Eerder";
    record.recorded_at = "2023-06-01T12:00:00Z";
    record.seal = store::old_seal(record);
    auto result = draft(Kind::Import, to_text(ImportDetails{2, 1, record.seal}));
    result.case_id = case_d;
    result.rule_set = record.rule_set_hash;
    result.rule_texts = &fixture_rules().texts;
    result.parts.emplace("content", to_text(ImportContent{store::to_text(record)}));
    return result;
}

class Maker {
public:
    explicit Maker(std::string path) { sample_.path = std::move(path); }

    SampleLedger make() {
        decide_on_a();
        let_others_look();
        decide_on_b_and_c();
        sample_and_export();
        administer();
        go_on_after_restore();
        store::backup(world_.path(), sample_.path);
        world_.store().read([&](store::Reading const& reading) {
            sample_.size = reading.size();
            sample_.heads.clear();
            reading.heads(1, [&](std::int64_t, std::string const& text) {
                sample_.heads.push_back(text);
                return true;
            });
        });
        return std::move(sample_);
    }

private:
    void decide_on_a() {
        auto& ledger = world_.ledger();
        SettingDetails const four_eyes{"vier_ogen", {"boetebesluit"}};
        sample_.setting = the(ledger.write(world_.act(people::administrator, "ledger setting"), Permission::Administer,
                                           std::vector{draft(Kind::Setting, to_text(four_eyes))}),
                              Kind::Setting)
                              .number;
        auto const written = ledger.write(
            world_.act(people::caseworker), Permission::WriteCase,
            std::vector{world_.facts(case_a, "/woonplaats", "\"Zaltbommel\""), world_.decision(case_a, 40)});
        sample_.opens_a = the(written, Kind::Case).number;
        sample_.facts_a = the(written, Kind::Facts).number;
        sample_.rules_a = the(written, Kind::RuleSet).number;
        sample_.decision_a = the(written, Kind::Decision).number;
        sample_.ref_a = the(written, Kind::Case).case_ref;
        auto const approval = approve(ledger, world_.act(people::second_caseworker, "ledger approve"),
                                      sample_.decision_a, "akkoord, gezien in Zaltbommel");
        sample_.approval = the(approval, Kind::Approval).number;
    }

    void let_others_look() {
        auto& ledger = world_.ledger();
        AccessDetails about;
        about.what = "ledger show";
        about.entries = {sample_.decision_a};
        ledger.access(world_.act(people::auditor, "ledger show"), Permission::ReadCase, about,
                      [](CaseReader const&) {});
        sample_.access = last();
        refused([&] { ledger.permit(world_.act(people::policy), Permission::WriteCase); });
        sample_.refusal_of_role = last();
        refused([&] { ledger.permit(world_.act("N. Iemand"), Permission::WriteCase); });
        sample_.refusal_of_system = last();
    }

    void decide_on_b_and_c() {
        auto& ledger = world_.ledger();
        auto const now = world_.now();
        world_.set_clock("2024-02-01T00:00:00Z");  // the clock was put back
        auto written = ledger.write(
            world_.act(people::second_caseworker), Permission::WriteCase,
            std::vector{world_.decision(case_b, 40, {{"boete", "EUR 100.00", "Awb art. 5:46 lid 2", "lange ziekte"}},
                                        other_fixture_rules())});
        sample_.rules_b = the(written, Kind::RuleSet).number;
        sample_.opens_b = the(written, Kind::Case).number;
        sample_.decision_b = the(written, Kind::Decision).number;
        sample_.ref_b = the(written, Kind::Case).case_ref;
        world_.set_clock(now);
        written = ledger.write(world_.act(people::caseworker), Permission::WriteCase,
                               std::vector{world_.decision(case_c, 5)});
        sample_.opens_c = the(written, Kind::Case).number;
        sample_.decision_c = the(written, Kind::Decision).number;
        sample_.ref_c = the(written, Kind::Case).case_ref;
        auto act = world_.act(people::second_caseworker);
        act.time_given = true;
        act.traceparent = traceparent;
        written = ledger.write(act, Permission::WriteCase, std::vector{world_.facts(case_a, "/dagen_te_laat", "41")});
        sample_.given = the(written, Kind::Facts).number;
    }

    void sample_and_export() {
        auto& ledger = world_.ledger();
        SampleDetails const drawn{"2024", sample_.decision_c, "{}", "", "each", 1, {sample_.decision_b}};
        ledger.write(world_.act(people::policy, "ledger sample"), Permission::Aggregate,
                     std::vector{draft(Kind::Sample, to_text(drawn))});
        sample_.drawn = last();
        ledger.write(world_.act(people::auditor, "ledger export"), Permission::Aggregate,
                     std::vector{draft(Kind::Export, to_text(ExportDetails{"ledger export", sample_.drawn, {}}))});
        sample_.exported = last();
    }

    void administer() {
        auto& ledger = world_.ledger();
        auto const rekeyed = ledger.rekey(world_.act(people::administrator, "ledger rekey"), sample_.master);
        sample_.rekey = the(rekeyed, Kind::Rekey).number;
        auto const erased =
            ledger.erase(world_.act(people::second_administrator, "ledger erase"), case_c, "bewaartermijn verstreken");
        sample_.erasure = the(erased, Kind::Erasure).number;
        auto const written = ledger.write(world_.act(people::administrator, "ledger upgrade"), Permission::Administer,
                                          std::vector{import_draft()});
        sample_.imported = the(written, Kind::Import).number;
        sample_.ref_d = the(written, Kind::Case).case_ref;
    }

    // These keys have seen a longer log: a backup was put back.
    void go_on_after_restore() {
        auto keys = world_.keys();
        keys.master = sample_.master;
        auto anchor = world_.ledger().anchor();
        anchor.size += 10;
        anchor.root = crypto::sha256("what was lost");
        auto opened = world_.open(std::move(keys), anchor);
        opened.ledger->accept_restored(world_.act(people::administrator, "ledger accept-restored"),
                                       "reservekopie teruggezet");
        sample_.restored = last();
        opened.ledger->withdraw_actor(world_.act(people::administrator, "ledger actor"), people::second_caseworker);
        sample_.withdrawal = last();
        opened.ledger->change_role(world_.act(people::administrator, "ledger actor"), people::policy, Role::Auditor);
    }

    std::int64_t last() {
        std::int64_t size = 0;
        world_.store().read([&](store::Reading const& reading) { size = reading.size(); });
        return size;
    }

    LedgerFixture world_{"sample"};
    SampleLedger sample_;
};

}  // namespace

SampleLedger make_sample_ledger(std::string const& path) { return Maker(path).make(); }

void add_decisions(SampleLedger const& sample, int count) {
    LedgerFixture world("more", "2024-07-01T00:00:00Z");
    auto const store = store::open_store(sample.path, store::OpenMode::ReadWrite);
    auto keys = world.keys();
    keys.master = sample.master;
    Ledger ledger(*store, std::move(keys), counted_random("more"));
    for (int i = 0; i < count; ++i)
        ledger.write(world.act(people::caseworker), Permission::WriteCase,
                     std::vector{world.decision(std::to_string(800000000 + i), i % 50)});
}

}  // namespace wetwijzer::tests
