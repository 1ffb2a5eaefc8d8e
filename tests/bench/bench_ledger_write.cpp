// How many ready decisions a ledger takes in a second, one by one and in batches, and how long its file gets.
// WETWIJZER_BENCH_ENTRIES: decisions a measurement (20000). WETWIJZER_BENCH_ONLY: the name of one measurement. The
// folder for the file: TMPDIR, or /tmp.
#include "engine/decide/decision.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "tests/support/ledger_fixture.hpp"
#include "tests/support/rule_files.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::LedgerFixture;

namespace {

constexpr std::size_t cases = 200;

double seconds_of(std::function<void()> const& work) {
    auto const start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::uintmax_t file_size(LedgerFixture const& fixture) {
    std::uintmax_t size = 0;
    for (auto const* suffix : {"", "-wal"}) {
        std::error_code missing;
        auto const bytes = std::filesystem::file_size(fixture.path() + suffix, missing);
        if (!missing) size += bytes;
    }
    return size;
}

// The decision of the project's own rules that the other benches take too.
struct RealDecision {
    dsl::Compilation compiled = dsl::compile(tests::rule_files(WETWIJZER_ROOT "/rules", false));
    decide::Decision decision;
    RealDecision() {
        std::vector<evaluate::CaseProblem> problems;
        auto const facts = evaluate::read_facts(
            *compiled.rules, tests::read_bytes(WETWIJZER_ROOT "/tests/cases/gezinsmigrant_b1_boete.json"), problems);
        decision = decide::decide(*compiled.rules, facts.value(), facts->reference_date.value(), {},
                                  decide::OtherReadings::LeftOut);
    }
};

using Make = std::function<Draft(std::size_t)>;

void measure(char const* what, std::size_t count, std::size_t batch, Make const& make) {
    auto const* const only = std::getenv("WETWIJZER_BENCH_ONLY");
    if (only && std::string(what) != only) return;
    LedgerFixture fixture;
    auto& ledger = fixture.ledger();
    auto const act = [&] { return fixture.act(tests::people::caseworker); };
    std::vector<Draft> opening;
    for (std::size_t i = 0; i < cases; ++i) opening.push_back(make(i));
    ledger.write(act(), Permission::WriteCase, opening);
    fixture.store().purge();
    auto const before = file_size(fixture);

    std::vector<std::vector<Draft>> batches;
    for (std::size_t done = 0; done < count; done += batch) {
        std::vector<Draft> drafts;
        for (std::size_t i = 0; i < batch; ++i) drafts.push_back(make(done + i));
        batches.push_back(std::move(drafts));
    }
    auto const processor = std::clock();
    auto const time = seconds_of([&] {
        for (auto const& drafts : batches) ledger.write(act(), Permission::WriteCase, drafts);
    });
    auto const busy = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    fixture.store().purge();
    auto const written = static_cast<double>(batches.size() * batch);
    std::printf("%-44s %9.0f a second, %7.1f microseconds of processor time and %6.0f bytes a decision\n", what,
                written / time, busy * 1e6 / written, static_cast<double>(file_size(fixture) - before) / written);
}

std::string case_number(std::size_t i) { return std::to_string(100000000 + i % cases); }

}  // namespace

int main() {
    auto const* const wanted = std::getenv("WETWIJZER_BENCH_ENTRIES");
    auto const count = wanted ? std::strtoull(wanted, nullptr, 10) : 20000;
    LedgerFixture const world;
    uses::PartTable const table(tests::fixture_rules());
    auto const decision = world.decide("1", 40);
    Make const small = [&](std::size_t i) {
        auto draft = draft_of(tests::fixture_rules(), table, decision, {"boetebesluit"});
        draft.case_id = case_number(i);
        return draft;
    };
    Make const small_without_trace = [&](std::size_t i) {
        auto draft = small(i);
        draft.parts["trace"].clear();
        return draft;
    };
    RealDecision const real;
    uses::PartTable const real_table(*real.compiled.rules);
    Make const full = [&](std::size_t i) {
        auto draft = draft_of(*real.compiled.rules, real_table, real.decision, {});
        draft.case_id = case_number(i);
        return draft;
    };
    Make const full_without_trace = [&](std::size_t i) {
        auto draft = full(i);
        draft.parts["trace"].clear();
        return draft;
    };
    std::printf("small rules: facts and outcomes %zu bytes, trace %zu; all rules: %zu and %zu\n",
                small(0).parts.at("content").size(), small(0).parts.at("trace").size(),
                full(0).parts.at("content").size(), full(0).parts.at("trace").size());
    measure("one by one, small", count / 10, 1, small_without_trace);
    measure("one by one, small, with trace", count / 10, 1, small);
    measure("batches of 1,000, small", count, 1000, small_without_trace);
    measure("batches of 1,000, small, with trace", count, 1000, small);
    measure("one by one, all rules, with trace", count / 10, 1, full);
    measure("batches of 1,000, all rules", count / 4, 1000, full_without_trace);
    measure("batches of 1,000, all rules, with trace", count / 4, 1000, full);
}
