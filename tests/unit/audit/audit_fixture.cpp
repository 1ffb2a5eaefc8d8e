#include "tests/unit/audit/audit_fixture.hpp"

#include "dsl/compile.hpp"
#include "engine/evaluate/facts_json.hpp"

#include <stdexcept>

namespace wetwijzer::tests {

namespace {

constexpr char rule_text[] = R"(bronnen
  V   = "Voorbeeldverordening"
  Awb = BWBR0005537 "Algemene wet bestuursrecht"

herkomst
  gemeente "het dossier van de gemeente"

gegeven dagen_te_laat : getal
  "Hoeveel dagen te laat"
  volgens V art. 1
  uit gemeente

gegeven rapport_van : datum of geen
  "De dag van het rapport"
  volgens V art. 1
  uit gemeente

gegeven schrijnend : ja/nee
  "Of het schrijnend is"
  volgens V art. 1
  uit gemeente

oordeel verwijtbaar : ja/nee
  "Of het te verwijten is"
  door college
  volgens Awb art. 5:41

oordeel ernstig : ja/nee
  "Of het ernstig is"
  door college
  volgens Awb art. 5:46

lezing herhaling
  "Of eerdere keren meetellen"
  volgens V art. 4
  standaard een_keer "niet"
  ook mogelijk telkens "wel"
  reden "zo staat het er"

parameter hoogste_boete : bedrag
  "De hoogste boete"
  volgens V art. 2
  vanaf 2020-01-01 tot 2025-01-01: € 1.250  volgens V art. 2 lid 1
  vanaf 2025-01-01: € 1.400  volgens V art. 2 lid 2

regel te_laat : ja/nee
  "Of het te laat is"
  volgens V art. 3
  is dagen_te_laat > 0

regel basisboete : bedrag
  "De boete voor de hardheid"
  volgens V art. 5
  is hoogste_boete als dagen_te_laat > 30  volgens V art. 5 lid 2
  anders € 700 als herhaling is telkens  volgens V art. 5 lid 3
  anders € 350  volgens V art. 5 lid 4

regel boete : bedrag
  "De boete"
  volgens V art. 6
  geldt vanaf 2020-01-01 tot 2025-03-01
  is € 0 als niet verwijtbaar
  anders basisboete

regel boete : bedrag
  "De boete"
  volgens V art. 7
  geldt vanaf 2025-03-01
  is € 0 als niet verwijtbaar  volgens V art. 7 lid 2
  anders basisboete
  tenzij schrijnend dan € 100  volgens V art. 7 lid 3

regel zwaarte : getal
  "Hoe zwaar het weegt"
  volgens V art. 8
  is 2 als ernstig
  anders 1

termijn beslissen
  "Beslissen na het rapport"
  volgens Awb art. 5:51 lid 1
  start na rapport_van
  duurt 13 weken

besluit beboeten
  "Een boete voor wie te laat is"
  volgens V art. 2
  genomen door college als te_laat
  uitkomst boete
  bestuurlijke boete van boete
  vraagt oordeel verwijtbaar
  binnen beslissen

besluit wegen
  "Hoe zwaar het weegt"
  volgens V art. 8
  genomen door college
  uitkomst zwaarte
)";

std::unique_ptr<model::RuleSet> compiled(std::string text) {
    auto result = dsl::compile({{"a.regels", std::move(text)}});
    if (!result.rules) {
        std::string codes;
        for (auto const& one : result.diagnostics.sorted()) codes += std::string(diagnostics::name(one.code)) + " ";
        throw std::logic_error("the rules of the fixture do not compile: " + codes);
    }
    return std::move(result.rules);
}

std::string judged(char const* name, bool yes) {
    return std::string("\"") + name + R"(":{"waarde":)" + (yes ? "true" : "false") +
           R"(,"auteur":"O. Ordeel","datum":"2025-05-02","motivering":"gesproken"})";
}

std::string json_of(AuditedCase const& what) {
    std::string json = R"({"zaak":")" + what.id + R"(","peildatum":")" + what.day + R"(","schrijnend":)" +
                       (what.hardship ? "true" : "false");
    if (what.late) json += ",\"dagen_te_laat\":" + std::to_string(*what.late);
    json += ",\"rapport_van\":" + (what.report ? "\"" + *what.report + "\"" : std::string("null"));
    std::string judgements;
    if (what.blamed) judgements += judged("verwijtbaar", *what.blamed);
    if (what.grave) judgements += (judgements.empty() ? "" : ",") + judged("ernstig", *what.grave);
    json += ",\"oordelen\":{" + judgements + "}";
    if (!what.repeat.empty()) json += R"(,"lezingen":{"herhaling":")" + what.repeat + "\"}";
    return json + "}";
}

}  // namespace

model::RuleSet const& audited_rules() {
    static auto const rules = compiled(rule_text);
    return *rules;
}

model::RuleSet const& other_audited_rules() {
    static auto const rules = compiled(std::string(rule_text) + "\nregel erbij : getal\n  volgens V art. 9\n  is 1\n");
    return *rules;
}

std::unique_ptr<model::RuleSet> compile_audited(std::vector<model::SourceText> const& texts) {
    std::vector<dsl::InputFile> files;
    for (auto const& text : texts) files.push_back({text.path, text.text});
    return dsl::compile(std::move(files)).rules;
}

std::int64_t AuditFixture::decide_case(AuditedCase const& what, std::vector<std::string> decisions,
                                       std::string const& by, std::vector<ledger::Override> taken,
                                       model::RuleSet const& rules) {
    std::vector<evaluate::CaseProblem> problems;
    auto const facts = evaluate::read_facts(rules, json_of(what), problems);
    if (!facts) throw std::logic_error("the case does not fit: " + problems.at(0).message_nl);
    std::vector<model::DecisionId> ids;
    for (auto const& name : decisions) ids.push_back(model::find_decision(rules, name));
    auto const decision = decide::decide(rules, *facts, *facts->reference_date, ids, decide::OtherReadings::LeftOut);
    auto const written =
        ledger().write(act(by), ledger::Permission::WriteCase,
                       std::vector{ledger::draft_of(rules, decision, std::move(decisions), std::move(taken))});
    return written.entries.back().number;
}

void AuditFixture::say(std::string const& case_id, std::string const& key, std::string const& json) {
    ledger().write(act(people::caseworker, "ledger facts"), ledger::Permission::WriteCase,
                   std::vector{facts(case_id, key, json)});
}

void AuditFixture::need_four_eyes(std::vector<std::string> const& decisions) {
    ledger::Draft draft;
    draft.kind = ledger::Kind::Setting;
    draft.details = ledger::to_text(ledger::SettingDetails{"vier_ogen", decisions});
    ledger().write(act(people::administrator, "ledger setting"), ledger::Permission::Administer, std::vector{draft});
}

void AuditFixture::approve(std::int64_t decision, std::string const& by) {
    ledger::approve(ledger(), act(by, "ledger approve"), decision, "akkoord");
}

void AuditFixture::erase(std::string const& case_id) {
    ledger().erase(act(people::administrator, "ledger erase"), case_id, "bewaartermijn");
}

void AuditFixture::read(std::function<void(ledger::CaseReader const&, audit::RuleSets&)> const& use,
                        ledger::Permission permission) {
    ledger().access(act(people::auditor, "ledger query"), permission, {"ledger query", {}, {}},
                    [&](ledger::CaseReader const& reader) {
                        audit::RuleSets rules(reader.reading(), compile_audited);
                        use(reader, rules);
                    });
}

}  // namespace wetwijzer::tests
