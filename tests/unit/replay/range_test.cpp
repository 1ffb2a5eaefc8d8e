// Many decisions: the same report whatever the number of threads, and however often it was begun again.
#include "tests/unit/replay/replay_fixture.hpp"

#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <sys/wait.h>
#include <unistd.h>

using namespace wetwijzer;
using namespace wetwijzer::test;
using wetwijzer::tests::LedgerFixture;

namespace {

std::int64_t size_of(LedgerFixture& fixture) {
    std::int64_t size = 0;
    fixture.store().read([&](store::Reading const& reading) { size = reading.size(); });
    return size;
}

// Everything that happens in a ledger, and every class that a writer can bring about.
void fill(LedgerFixture& fixture) {
    fixture.add_mixed(120);
    fixture.record("910000000");
    fixture.ledger().erase(fixture.act(tests::people::administrator), "910000000", "termijn voorbij");
    test::record_changed(fixture, "910000001", [](auto& details, auto&) { details.semantics = 77; });
    test::record_changed(fixture, "910000002",
                         [](auto&, auto& content) { content.trace_digest = std::string(64, '0'); });
    test::record_changed(fixture, "910000003", [](auto&, auto& content) { content.outcomes_json = "{}"; });
    test::record_changed(fixture, "910000004", [](auto&, auto& content) { content.facts_json = "{}"; });
    test::record_changed(fixture, "910000005", [](auto&, auto& content) { content.facts_json = "[]"; });
}

std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// In another process, over connections of its own; writes what it has after each block, whole or not at all.
[[noreturn]] void replay_until_killed(LedgerFixture& fixture, std::int64_t size, std::string const& aside) {
    auto opened = fixture.open(fixture.keys());
    ledger::AccessDetails about;
    about.what = "replay";
    opened.ledger->access(fixture.act(tests::people::auditor, "replay"), Permission::ReadAll, about,
                          [&](ledger::CaseReader const& reader) {
                              replay::RuleSets rule_sets(test::compile_texts);
                              Options options;
                              options.through = size;
                              options.threads = 2;
                              Report report;
                              report.subject = replay::subject_of(reader.reading(), options);
                              replay::replay_range(reader, fixture.path(), rule_sets, options,
                                                   [&](std::vector<Result>&& results, std::int64_t done) {
                                                       report.add(std::move(results), done);
                                                       std::ofstream(aside + ".nieuw") << replay::to_text(report);
                                                       std::filesystem::rename(aside + ".nieuw", aside);
                                                       usleep(3000);
                                                   });
                          });
    for (;;) pause();
}

}  // namespace

TEST_CASE("the number of threads makes no difference") {
    LedgerFixture fixture;
    for (int i = 0; i < 8; ++i) fill(fixture);  // several blocks
    auto const size = size_of(fixture);
    REQUIRE(size > 1000);
    Options options;
    options.steps = GENERATE(false, true);
    auto const one = replay::to_text(test::replay_all(fixture, size, options));
    for (unsigned const threads : {2U, 3U, 8U}) {
        CAPTURE(threads);
        options.threads = threads;
        CHECK(replay::to_text(test::replay_all(fixture, size, options)) == one);
    }
    auto const report = replay::read_report(one);
    REQUIRE(report);
    CHECK(report->finished());
    for (auto const verdict : {Verdict::Same, Verdict::OutcomeDiffers, Verdict::TraceDiffers, Verdict::EngineChanged,
                               Verdict::FactsErased, Verdict::FactsDoNotFit, Verdict::SealBroken}) {
        CAPTURE(replay::name(verdict));
        CHECK(report->count(verdict) > 0);
    }
    CHECK(report->overridden > 0);
}

TEST_CASE("a replay that was cut off goes on and ends the same") {
    LedgerFixture fixture;
    for (int i = 0; i < 8; ++i) fill(fixture);
    auto const size = size_of(fixture);
    auto const whole = test::replay_all(fixture, size);
    for (unsigned const threads : {1U, 4U}) {
        Options options;
        options.threads = threads;
        Report report;
        int begun = 0;
        while (!report.finished() || report.done == 0) {
            REQUIRE(++begun < 100);
            report = test::replay_all(fixture, size, options, std::move(report), 1);
            auto const aside = replay::to_text(report);
            auto const read = replay::read_report(aside);
            REQUIRE(read);
            CHECK(replay::to_text(*read) == aside);
            report = *read;
        }
        CHECK(begun > 3);
        CHECK(replay::to_text(report) == replay::to_text(whole));
    }
}

TEST_CASE("a replay that was killed goes on from what it put aside") {
    LedgerFixture fixture;
    for (int i = 0; i < 8; ++i) fill(fixture);
    auto const size = size_of(fixture);
    auto const whole = replay::to_text(test::replay_all(fixture, size));
    auto const aside = fixture.folder() / "voortgang.json";
    int cut_off = 0;
    for (int trial = 0; trial < 6; ++trial) {
        CAPTURE(trial);
        std::filesystem::remove(aside);
        auto const child = fork();
        REQUIRE(child >= 0);
        if (child == 0) replay_until_killed(fixture, size, aside);
        while (!std::filesystem::exists(aside)) usleep(500);
        usleep(static_cast<useconds_t>(trial) * 2000);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        auto report = replay::read_report(read_file(aside));
        REQUIRE(report);
        if (!report->finished()) ++cut_off;
        CHECK(replay::to_text(test::replay_all(fixture, size, {}, std::move(*report))) == whole);
    }
    CHECK(cut_off > 0);
}

TEST_CASE("what was put aside is read strictly") {
    LedgerFixture fixture;
    fill(fixture);
    auto const text = replay::to_text(test::replay_all(fixture, size_of(fixture)));
    REQUIRE(replay::read_report(text));
    for (auto const& wrong : {std::string(), std::string("{}"), text + " ", text.substr(0, text.size() / 2)})
        CHECK_FALSE(replay::read_report(wrong));
    for (auto const& [from, to] : {std::pair{"\"done\":", "\"gedaan\":"}, std::pair{"seal_broken", "seal_whole"}}) {
        auto other = text;
        other.replace(other.find(from), std::string(from).size(), to);
        CHECK_FALSE(replay::read_report(other));
    }
}

TEST_CASE("ten thousand decisions") {
    LedgerFixture fixture;
    auto const rounds = std::getenv("WETWIJZER_LONG") ? 100 : 10;
    for (int round = 0; round < rounds; ++round) {
        std::vector<ledger::Draft> drafts;
        for (int i = 0; i < 1000; ++i) drafts.push_back(fixture.decision(std::to_string(900000000 + i), i % 60));
        fixture.ledger().write(fixture.act(tests::people::caseworker), Permission::WriteCase, drafts);
    }
    Options options;
    options.threads = 2;
    auto const report = test::replay_all(fixture, size_of(fixture), options);
    CHECK(report.total() == rounds * 1000);
    CHECK(report.count(Verdict::Same) == rounds * 1000);
}
