// The decisions of every released version, verified and taken again. See README.md.
#include "dsl/compile.hpp"
#include "engine/decide/prepared.hpp"
#include "engine/ledger/verify.hpp"
#include "engine/replay/report.hpp"
#include "tests/support/ledger_fixture.hpp"
#include "tests/support/rule_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;
using namespace wetwijzer;
using ledger::Permission;
using replay::Verdict;
using tests::LedgerFixture;

namespace {

std::string const folder = WETWIJZER_ROOT "/tests/releases/";

// Of tests/cases: every route, duty fulfilled or not, extension, exemption, fines, the law before this one.
constexpr char const* cases[] = {"gezinsmigrant_b1_boete",       "gezinsmigrant_b1_voldaan",
                                 "gezinsmigrant_tweede_boete",   "asielstatushouder_b1_na_keren",
                                 "geestelijk_bedienaar_z_boete", "onderwijsroute_in_termijn",
                                 "map_niet_verwijtbaar",         "unieburger",
                                 "onbekende_gegevens",           "wet_inburgering_2013"};

void write_bytes(std::string const& path, std::string const& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::unique_ptr<model::RuleSet> compile_texts(std::vector<model::SourceText> const& texts) {
    std::vector<dsl::InputFile> files;
    for (auto const& text : texts) files.push_back({text.path, text.text});
    return dsl::compile(std::move(files)).rules;
}

crypto::Key secret(std::string const& release, std::string const& name) {
    auto const file = ledger::read_key_file(tests::read_bytes(release + "/testsleutels/" + name + ".sleutel"));
    REQUIRE(file);
    return file->secret;
}

// A ledger of a release, unpacked and opened as its auditor.
struct Opened {
    explicit Opened(std::string const& release)
        : path(place / "grootboek.db"), keys(), master(secret(release, "hoofdsleutel")) {
        auto const bytes = ledger::decompress(tests::read_bytes(release + "/grootboek.db.zst"));
        REQUIRE(bytes);
        write_bytes(path, *bytes);
        keys.log.emplace(secret(release, "logboek"));
        keys.master = master;
        keys.actors.push_back({tests::people::auditor, crypto::SigningKey(secret(release, "auditor"))});
        store = store::open_store(path, store::OpenMode::ReadWrite);
        opened.emplace(*store, keys, tests::counted_random("release"));
    }
    tests::TemporaryFolder place;
    std::string path;
    ledger::KeyRing keys;
    crypto::Key master;
    std::unique_ptr<store::Store> store;
    std::optional<ledger::Ledger> opened;
};

ledger::Verification verified(Opened const& release) {
    ledger::VerifyOptions options;
    options.master = release.master;
    options.threads = 2;
    return ledger::verify(release.path, {}, options);
}

replay::Report replayed(Opened& release) {
    ledger::Act act;
    act.actor = tests::people::auditor;
    act.command = "replay";
    act.purpose = "proef";
    act.basis = "proef";
    act.time = "2099-01-01T00:00:00Z";
    ledger::AccessDetails about;
    about.what = "replay";
    replay::Report report;
    replay::RuleSets rule_sets(compile_texts);
    release.opened->access(act, Permission::ReadAll, about, [&](ledger::CaseReader const& reader) {
        replay::Options options;
        options.through = reader.reading().size() - 1;  // without this access
        options.steps = true;
        options.threads = 2;
        report.subject = replay::subject_of(reader.reading(), options);
        replay::replay_range(
            reader, release.path, rule_sets, options,
            [&](std::vector<replay::Result>&& results, std::int64_t done) { report.add(std::move(results), done); });
    });
    return report;
}

std::string expected(ledger::Verification const& verification, replay::Report const& report) {
    return "entries " + std::to_string(verification.size) + "\nroot " + verification.head.value().root.hex() +
           "\ndecisions " + std::to_string(report.total()) + "\nerased " +
           std::to_string(report.count(Verdict::FactsErased)) + "\noverridden " + std::to_string(report.overridden) +
           "\n";
}

void record_cases(LedgerFixture& fixture) {
    std::shared_ptr<model::RuleSet const> const rules =
        dsl::compile(tests::rule_files(WETWIJZER_ROOT "/rules", false)).rules;
    REQUIRE(rules);
    decide::Prepared const prepared(*rules);
    uses::PartTable const table(*rules);
    for (auto const* name : cases) {
        std::vector<evaluate::CaseProblem> problems;
        auto const facts = prepared.format.read(
            tests::read_bytes(WETWIJZER_ROOT "/tests/cases/" + std::string(name) + ".json"), problems);
        CAPTURE(name);
        REQUIRE(facts);
        auto const decision =
            decide::decide(prepared, *facts, facts->reference_date.value(), {}, decide::OtherReadings::LeftOut);
        fixture.ledger().write(fixture.act(tests::people::caseworker), Permission::WriteCase,
                               std::vector{ledger::draft_of(*rules, table, decision, {})});
    }
}

void write_keys(std::string const& release) {
    fs::create_directories(release + "/testsleutels");
    auto const write = [&](std::string const& file, ledger::KeyFile::Kind kind, std::string const& name,
                           std::string const& key) {
        ledger::KeyFile const content{kind, name, tests::key_named(key)};
        write_bytes(release + "/testsleutels/" + file + ".sleutel", ledger::to_text(content));
    };
    write("logboek", ledger::KeyFile::Kind::Log, "", "log");
    write("hoofdsleutel", ledger::KeyFile::Kind::Master, "", "master");
    write("auditor", ledger::KeyFile::Kind::Actor, tests::people::auditor, tests::people::auditor);
}

// The ledger of this version, the same bytes each time.
void write_release() {
    auto const release = folder + decide::engine_version;
    LedgerFixture fixture("release");
    record_cases(fixture);
    for (auto const days : {0, 10, 40}) fixture.record("90000010" + std::to_string(days / 10), days);
    fixture.record("900000200", 40, {{"boete", "EUR 100.00", "Awb art. 5:46 lid 2", "langdurige ziekte"}});
    fixture.record("900000300", 40);
    fixture.ledger().erase(fixture.act(tests::people::administrator, "ledger erase"), "900000300",
                           "de bewaartermijn is voorbij");
    write_keys(release);
    auto const copy = fixture.folder() / "kopie.db";
    store::backup(fixture.path(), copy);
    write_bytes(release + "/grootboek.db.zst", ledger::compress(tests::read_bytes(copy)));
    Opened opened(release);
    auto const verification = verified(opened);
    write_bytes(release + "/verwacht.txt", expected(verification, replayed(opened)));
}

std::vector<std::string> releases() {
    std::vector<std::string> found;
    for (auto const& entry : fs::directory_iterator(folder))
        if (entry.is_directory()) found.push_back(entry.path().string());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("what released versions decided is still decided") {
    if (std::getenv("WETWIJZER_UPDATE")) write_release();
    auto const all = releases();
    REQUIRE_FALSE(all.empty());
    for (auto const& release : all) {
        CAPTURE(release);
        Opened opened(release);
        auto const verification = verified(opened);
        for (auto const& finding : verification.findings)
            UNSCOPED_INFO(name(finding.kind) << " " << finding.number << " " << finding.detail);
        CHECK(verification.findings.empty());
        auto const report = replayed(opened);
        CHECK(expected(verification, report) == tests::read_bytes(release + "/verwacht.txt"));
        // A version that reads rules otherwise has another semantics number, and then it must say here what differs.
        for (auto const& result : report.differences) {
            CAPTURE(result.number, name(result.verdict), result.detail);
            if (result.steps) UNSCOPED_INFO(result.steps->recorded << "\n" << result.steps->again);
            bool const fine = result.verdict == Verdict::FactsErased ||
                              (result.verdict == Verdict::EngineChanged && result.changes.empty());
            CHECK(fine);
        }
        CHECK(report.total() >= 15);
        CHECK(report.overridden == 1);
        CHECK(report.count(Verdict::FactsErased) == 1);
    }
}
