#include "tests/support/sample_ledger.hpp"

#include "engine/decide/digest.hpp"

#include <memory>
#include <stdexcept>
#include <utility>

namespace wetwijzer::tests {

using namespace ledger;

namespace {

std::vector<model::SourceText> const old_rules{{"a.regels", "regel a\n"}, {"b/c.regels", "regel c — é\n"}};
std::vector<model::SourceText> const new_rules{{"a.regels", "regel a\n"}, {"b/c.regels", "regel c, gewijzigd\n"}};

constexpr auto administrator = "B. de Beheerder", first_official = "A. Behandelaar", second_official = "C. Collega",
               auditor = "D. \"Dora\" d'Éon", policy = "P. Beleid";

KeyRing ring(crypto::Key const& master) {
    KeyRing keys;
    keys.log.emplace(fixed_key("log"));
    keys.master = master;
    for (auto const* name : {administrator, first_official, second_official, auditor, policy})
        keys.actors.push_back({name, crypto::SigningKey(fixed_key(name))});
    return keys;
}

crypto::PublicKey public_key(char const* name) { return crypto::SigningKey(fixed_key(name)).public_key(); }

Act act(std::string actor, std::string time, std::string command = "decide") {
    Act result;
    result.actor = std::move(actor);
    result.command = std::move(command);
    result.purpose = "beslissen op de inburgeringsplicht";
    result.basis = "Wet inburgering 2021";
    result.time = std::move(time);
    return result;
}

Draft facts(std::string const& case_id) {
    FactsContent content;
    content.case_id = case_id;
    content.statements.push_back({"/woonplaats", "\"" + std::string(sample_secret) + "\"", "2024-01-01", "", {}});
    Draft draft;
    draft.kind = Kind::Facts;
    draft.case_id = case_id;
    draft.details = to_text(FactsDetails{1});
    draft.parts = {{"content", to_text(content)}};
    return draft;
}

Draft decision(std::string const& case_id, std::vector<model::SourceText> const& rules, bool overridden = false) {
    DecisionDetails details;
    details.decisions = {"boete"};
    details.engine = "0.1.0";
    details.semantics = 1;
    details.reference_date = "2024-03-01";
    details.rule_set = decide::rule_set_hash(rules);
    details.overridden = overridden;
    DecisionContent content;
    content.case_id = case_id;
    content.facts_json = "{\"zaak\":\"" + case_id + "\"}";
    content.outcomes_json = "{\"boete\":{\"known\":\"EUR 950.00\"}}";
    std::string const trace = "1 0 " + std::string(sample_secret) + "\n";
    content.trace_digest = decide::sha256_hex(trace);
    if (overridden) content.taken = {{"boete", "EUR 0.00", "Awb art. 5:46 lid 2", "ziekte"}};
    Draft draft;
    draft.kind = Kind::Decision;
    draft.case_id = case_id;
    draft.details = to_text(details);
    draft.parts = {{"content", to_text(content)}, {"trace", trace}, {"uses", std::string(9, '\x11')}};
    draft.rule_set = details.rule_set;
    draft.rule_texts = &rules;
    return draft;
}

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

std::int64_t number_of(Written const& written, Kind kind) {
    for (auto const& entry : written.entries)
        if (entry.kind == kind) return entry.number;
    throw std::logic_error("no such entry");
}

}  // namespace

crypto::Random fixed_random(std::string seed) {
    auto counter = std::make_shared<std::uint64_t>(0);
    return [seed = std::move(seed), counter](std::span<std::uint8_t> bytes) {
        for (std::size_t at = 0; at < bytes.size();) {
            auto const hash = crypto::sha256(seed + std::to_string((*counter)++));
            for (std::size_t i = 0; i < hash.bytes.size() && at < bytes.size(); ++i) bytes[at++] = hash.bytes[i];
        }
    };
}

crypto::Key fixed_key(std::string const& seed) {
    return *crypto::Key::from_bytes(crypto::sha256("key " + seed).view());
}

SampleLedger make_sample_ledger(std::string const& path) {
    SampleLedger sample{
        path, ring(fixed_key("master")).log->public_key(), fixed_key("new master"), "123456782", "111222333", 0, {}};
    auto const store = store::open_store(path, store::OpenMode::Create);
    auto const random = fixed_random("sample");
    auto const keys = ring(fixed_key("master"));
    Ledger::create(*store, keys, random, act(administrator, "2024-01-01T08:00:00Z", "ledger init"));
    Ledger ledger(*store, keys, random);

    auto const manage = [&](char const* time) { return act(administrator, time, "ledger actor"); };
    ledger.add_actor(manage("2024-01-01T08:01:00Z"), first_official, Role::Caseworker, public_key(first_official));
    ledger.add_actor(manage("2024-01-01T08:01:00Z"), second_official, Role::Caseworker, public_key(second_official));
    ledger.add_actor(manage("2024-01-01T08:02:00Z"), auditor, Role::Auditor, public_key(auditor));
    ledger.add_actor(manage("2024-01-01T08:03:00Z"), policy, Role::Policy, public_key(policy));
    ledger.write(manage("2024-01-01T08:04:00Z"), Permission::Administer,
                 std::vector{draft(Kind::Setting, to_text(SettingDetails{"vier_ogen", {"boete"}}))});

    auto const taken = ledger.write(act(first_official, "2024-03-01T10:00:00Z"), Permission::WriteCase,
                                    std::vector{facts(sample.open_case), decision(sample.open_case, old_rules)});
    sample.decision = number_of(taken, Kind::Decision);
    auto const ref = *ledger.find_case(sample.open_case);

    Draft approval = draft(Kind::Approval, to_text(ApprovalDetails{sample.decision}));
    approval.case_ref = ref;
    approval.parts = {{"content", to_text(ApprovalContent{"akkoord"})}};
    ledger.write(act(second_official, "2024-03-01T11:00:00Z", "ledger approve"), Permission::Approve,
                 std::vector{approval});

    AccessDetails about;
    about.what = "ledger show";
    about.cases = {ref};
    ledger.access(act(auditor, "2024-03-02T09:00:00Z", "ledger show"), Permission::ReadCase, about,
                  [](CaseReader const&) {});

    refused([&] {
        ledger.write(act(policy, "2024-03-02T09:30:00Z"), Permission::WriteCase, std::vector{facts("999999990")});
    });
    refused([&] {
        ledger.write(act("Een onbekende", "2024-03-02T09:31:00Z"), Permission::WriteCase,
                     std::vector{facts("999999990")});
    });

    // The clock was put back, and a time was given.
    ledger.write(act(first_official, "2024-03-02T08:00:00Z"), Permission::WriteCase,
                 std::vector{facts(sample.erased_case), decision(sample.erased_case, new_rules, true)});
    auto given = act(second_official, "2024-03-05T12:00:00Z");
    given.time_given = true;
    given.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    ledger.write(given, Permission::WriteCase, std::vector{facts(sample.open_case)});

    SampleDetails drawn;
    drawn.seed = "2024";
    drawn.through = sample.decision;
    drawn.selection = "{}";
    drawn.count = 1;
    drawn.drawn = {sample.decision};
    ledger.write(act(auditor, "2024-04-01T09:00:00Z", "ledger sample"), Permission::Aggregate,
                 std::vector{draft(Kind::Sample, to_text(drawn))});
    ledger.write(act(auditor, "2024-04-01T09:05:00Z", "ledger export"), Permission::ReadCase,
                 std::vector{draft(Kind::Export, to_text(ExportDetails{"ledger export", 20, {}}))});

    ledger.rekey(act(administrator, "2024-05-01T09:00:00Z", "ledger rekey"), sample.master);
    ledger.erase(act(administrator, "2024-05-02T09:00:00Z", "ledger erase"), sample.erased_case,
                 "bewaartermijn verstreken");

    Draft imported = draft(Kind::Import, to_text(ImportDetails{2, 1, crypto::sha256("seal").hex()}));
    imported.case_id = sample.open_case;
    imported.parts = {{"content", to_text(ImportContent{"{\"case_id\":\"" + sample.open_case + "\"}"})}};
    ledger.write(act(administrator, "2024-05-03T09:00:00Z", "ledger upgrade"), Permission::Administer,
                 std::vector{imported});

    // These keys have seen a longer log: a backup was put back.
    auto anchor = ledger.anchor();
    anchor.size += 10;
    anchor.root = crypto::sha256("what was lost");
    Ledger restored(*store, ring(sample.master), random, anchor);
    restored.accept_restored(act(administrator, "2024-06-01T09:00:00Z", "ledger accept-restored"),
                             "reservekopie teruggezet");
    restored.withdraw_actor(manage("2024-06-01T10:00:00Z"), second_official);
    restored.change_role(manage("2024-06-01T10:01:00Z"), policy, Role::Auditor);

    store->read([&](store::Reading const& reading) {
        sample.head_texts.clear();
        reading.heads(1, [&](std::int64_t, std::string const& text) {
            sample.head_texts.push_back(text);
            return true;
        });
    });
    return sample;
}

void add_decisions(SampleLedger const& sample, int transactions) {
    auto const store = store::open_store(sample.path, store::OpenMode::ReadWrite);
    Ledger ledger(*store, ring(sample.master), fixed_random("more"));
    for (int i = 0; i < transactions; ++i) {
        auto const digits = std::to_string(i);
        ledger.write(act(first_official, "2024-07-01T00:00:00Z"), Permission::WriteCase,
                     std::vector{decision("9" + std::string(8 - digits.size(), '0') + digits, old_rules)});
    }
}

}  // namespace wetwijzer::tests
