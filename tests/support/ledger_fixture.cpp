#include "tests/support/ledger_fixture.hpp"

#include "dsl/compile.hpp"
#include "engine/evaluate/facts_json.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace wetwijzer::tests {

namespace fs = std::filesystem;
using namespace ledger;

namespace {

constexpr char rule_text[] = R"(bronnen
  V   = "Voorbeeldverordening"
  Awb = BWBR0005537 "Algemene wet bestuursrecht"

herkomst
  gemeente "het dossier van de gemeente"

soort ernst_soort : een van (licht, zwaar)
  "Hoe ernstig het is"

gegeven dagen_te_laat : getal
  "Hoeveel dagen de inburgeraar te laat is"
  volgens V art. 1
  uit gemeente

gegeven woonplaats : tekst
  "Waar de inburgeraar woont"
  volgens V art. 1
  uit gemeente

oordeel verwijtbaar : ja/nee
  "Of het de inburgeraar te verwijten is"
  door college
  volgens Awb art. 5:41

parameter hoogste_boete : bedrag
  "De hoogste boete"
  volgens V art. 2
  vanaf 2020-01-01: € 1.250
  vanaf 2025-01-01: € 1.400

regel te_laat : ja/nee
  "Of de inburgeraar te laat is"
  volgens V art. 2 lid 1
  is dagen_te_laat > 0

regel boete : bedrag
  "De boete"
  volgens V art. 2 lid 2
  is € 0 als niet te_laat
  anders € 0 als niet verwijtbaar
  anders hoogste_boete als dagen_te_laat > 30
  anders € 350

regel ernst : ernst_soort of geen
  "Hoe ernstig het is"
  volgens V art. 2 lid 3
  is zwaar als dagen_te_laat > 30
  anders licht als te_laat
  anders geen

besluit boetebesluit
  "Een boete voor wie te laat is"
  volgens V art. 2
  genomen door college
  uitkomst boete, ernst
)";

std::unique_ptr<model::RuleSet> compiled(std::string const& text) {
    auto result = dsl::compile({{"boete.regels", text}});
    if (!result.rules) throw std::logic_error("the rules of the fixture do not compile");
    return std::move(result.rules);
}

std::string fresh_folder() {
    auto name = (fs::temp_directory_path() / "wetwijzer-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a test");
    return name;
}

std::int64_t seconds(std::string const& time) {
    auto const number = [&](std::size_t at) { return std::stoll(time.substr(at, 2)); };
    return values::Date::from_iso(time.substr(0, 10)).value().days() * std::int64_t{86400} + number(11) * 3600 +
           number(14) * 60 + number(17);
}

std::string spelled(std::int64_t seconds) {
    auto const two = [](std::int64_t number) { return std::to_string(100 + number).substr(1); };
    auto const rest = seconds % 86400;
    return values::Date::from_days(seconds / 86400).value().iso() + "T" + two(rest / 3600) + ":" + two(rest / 60 % 60) +
           ":" + two(rest % 60) + "Z";
}

}  // namespace

TemporaryFolder::TemporaryFolder() : path_(fresh_folder()) {}
TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

crypto::Random counted_random(std::string seed) {
    return [seed = std::move(seed), counter = std::uint64_t{0}](std::span<std::uint8_t> bytes) mutable {
        for (auto& byte : bytes) byte = crypto::blake2b(seed + " " + std::to_string(counter++)).bytes[0];
    };
}

crypto::Key key_named(std::string const& name) {
    return crypto::Key::from_bytes(crypto::blake2b("key of " + name).view()).value();
}

model::RuleSet const& fixture_rules() {
    static auto const rules = compiled(rule_text);
    return *rules;
}

model::RuleSet const& other_fixture_rules() {
    static auto const rules = [] {
        std::string text = rule_text;
        text.replace(text.find("€ 1.400"), std::string("€ 1.400").size(), "€ 1.500");
        return compiled(text);
    }();
    return *rules;
}

KeyRing LedgerFixture::keys() const {
    KeyRing keys;
    keys.log.emplace(key_named("log"));
    keys.master = key_named("master");
    for (auto const& name : {people::administrator, people::second_administrator, people::caseworker,
                             people::second_caseworker, people::policy, people::auditor})
        keys.actors.push_back({name, crypto::SigningKey(key_named(name))});
    return keys;
}

LedgerFixture::LedgerFixture(std::string seed, std::string start)
    : path_(folder_ / "grootboek.db"), seed_(std::move(seed)), clock_(seconds(start)), random_(counted_random(seed_)) {
    store_ = store::open_store(path_, store::OpenMode::Create);
    Ledger::create(*store_, keys(), random_, act(people::administrator, "ledger init"));
    ledger_ = std::make_unique<Ledger>(*store_, keys(), random_);
    auto const add = [&](std::string const& name, Role role) {
        ledger_->add_actor(act(people::administrator, "ledger actor"), name, role,
                           crypto::SigningKey(key_named(name)).public_key());
    };
    add(people::second_administrator, Role::Administrator);
    add(people::caseworker, Role::Caseworker);
    add(people::second_caseworker, Role::Caseworker);
    add(people::policy, Role::Policy);
    add(people::auditor, Role::Auditor);
}

LedgerFixture::Opened LedgerFixture::open(KeyRing keys, std::optional<Anchor> anchor, store::OpenMode mode,
                                          std::string const& seed) const {
    Opened opened;
    opened.store = store::open_store(path_, mode);
    opened.ledger = std::make_unique<Ledger>(*opened.store, std::move(keys), counted_random(seed), std::move(anchor));
    return opened;
}

std::string LedgerFixture::now() const { return spelled(clock_); }
void LedgerFixture::set_clock(std::string const& time) { clock_ = seconds(time); }

Act LedgerFixture::act(std::string const& actor, std::string const& command) {
    Act act;
    act.actor = actor;
    act.command = command;
    act.purpose = "beslissen over een boete";
    act.basis = "Voorbeeldverordening art. 2";
    act.time = spelled(++clock_);
    return act;
}

decide::Decision LedgerFixture::decide(std::string const& case_id, int days_late, std::string const& place,
                                       model::RuleSet const& rules) const {
    auto const json = R"({"zaak":")" + case_id + R"(","peildatum":"2025-06-01","dagen_te_laat":)" +
                      std::to_string(days_late) + R"(,"woonplaats":")" + place +
                      R"(","oordelen":{"verwijtbaar":{"waarde":true,"auteur":"A. Bakker","datum":"2025-05-01",)"
                      R"("motivering":"de brief kwam op tijd"}}})";
    std::vector<evaluate::CaseProblem> problems;
    auto const facts = evaluate::read_facts(rules, json, problems);
    if (!facts) throw std::logic_error("the case of the fixture does not fit: " + problems.at(0).message_nl);
    return decide::decide(rules, *facts, *facts->reference_date, {}, decide::OtherReadings::LeftOut);
}

Draft LedgerFixture::decision(std::string const& case_id, int days_late, std::vector<Override> taken,
                              model::RuleSet const& rules) const {
    return draft_of(rules, decide(case_id, days_late, "Zaltbommel", rules), {"boetebesluit"}, std::move(taken));
}

Draft LedgerFixture::facts(std::string const& case_id, std::string const& key, std::string const& json) const {
    FactsContent content;
    content.case_id = case_id;
    Statement statement;
    statement.key = key;
    statement.value = json;
    statement.source.kind = "gemeente";
    content.statements.push_back(statement);
    Draft draft;
    draft.kind = Kind::Facts;
    draft.case_id = case_id;
    draft.details = to_text(FactsDetails{1});
    draft.parts.emplace("content", to_text(content));
    return draft;
}

std::int64_t LedgerFixture::record(std::string const& case_id, int days_late, std::vector<Override> taken) {
    auto const written = ledger_->write(act(people::caseworker), Permission::WriteCase,
                                        std::vector{decision(case_id, days_late, std::move(taken))});
    return written.entries.back().number;
}

void LedgerFixture::add_mixed(int count) {
    auto const plain = [](Kind kind, std::string details) {
        Draft draft;
        draft.kind = kind;
        draft.details = std::move(details);
        return draft;
    };
    for (int i = 0; i < count; ++i, ++mixed_) {
        auto const case_id = "90000" + std::to_string(mixed_ % 7) + std::to_string(mixed_ % 11);
        switch (mixed_ % 11) {
            case 0:
            case 1:
            case 5: {
                auto const number = record(case_id, mixed_ % 50);
                if (mixed_ % 2 == 0) approve(*ledger_, act(people::second_caseworker, "ledger approve"), number, "");
                break;
            }
            case 2:
                ledger_->write(act(people::caseworker, "ledger facts"), Permission::WriteCase,
                               std::vector{facts(case_id, "/woonplaats", "\"Ommen\""),
                                           facts(case_id, "/dagen_te_laat", std::to_string(mixed_))});
                break;
            case 3:
                ledger_->access(act(people::auditor, "replay"), Permission::ReadAll, {"replay", {}, {}},
                                [](CaseReader const&) {});
                break;
            case 4:
                try {
                    ledger_->permit(act(mixed_ % 2 == 0 ? people::policy : "N. Iemand", "decide"),
                                    Permission::WriteCase);
                } catch (AccessError const&) {
                }
                break;
            case 6:
                ledger_->write(
                    act(people::administrator, "ledger setting"), Permission::Administer,
                    std::vector{plain(Kind::Setting, to_text(SettingDetails{"vier_ogen", {"boetebesluit"}}))});
                break;
            case 7: {
                SampleDetails sample{"7", 5, "{}", "", "each", 1, {3}};
                ledger_->write(act(people::policy, "ledger sample"), Permission::Aggregate,
                               std::vector{plain(Kind::Sample, to_text(sample))});
                break;
            }
            case 8:
                ledger_->write(act(people::auditor, "ledger export"), Permission::Aggregate,
                               std::vector{plain(Kind::Export, to_text(ExportDetails{"export", 5, {}}))});
                break;
            case 9:
                if (ledger_->find_case(case_id))
                    ledger_->erase(act(people::administrator, "ledger erase"), case_id, "de bewaartermijn is voorbij");
                break;
            case 10:
                ledger_->write(
                    act(people::second_caseworker), Permission::WriteCase,
                    std::vector{decision(case_id, 40, {{"boete", "EUR 100.00", "Awb art. 5:46 lid 2", "lange ziekte"}},
                                         other_fixture_rules())});
                break;
        }
    }
}

std::string LedgerFixture::all_bytes() const {
    std::string bytes;
    for (auto const& entry : fs::directory_iterator(folder_.path())) {
        std::ifstream file(entry.path(), std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(file), {});
    }
    return bytes;
}

}  // namespace wetwijzer::tests
