// How many recorded decisions a second are taken again, by the rules of the law: one decision a record, and all of
// them; on one thread and on two. How many records by WETWIJZER_BENCH_ENTRIES. First what it is made of.
#include "dsl/compile.hpp"
#include "engine/decide/canonical.hpp"
#include "engine/decide/trace_code.hpp"
#include "engine/replay/report.hpp"
#include "tests/support/ledger_fixture.hpp"
#include "tests/support/rule_files.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <memory>

using namespace wetwijzer;

namespace {

std::shared_ptr<model::RuleSet const> rules() {
    static std::shared_ptr<model::RuleSet const> const compiled =
        dsl::compile(tests::rule_files(WETWIJZER_ROOT "/rules", false)).rules;
    if (!compiled) std::abort();
    return compiled;
}

decide::Prepared const& prepared() {
    static decide::Prepared const made(*rules());
    return made;
}

constexpr std::array<char const*, 4> cases = {"gezinsmigrant_b1_boete", "gezinsmigrant_tweede_boete",
                                              "geestelijk_bedienaar_z_boete", "map_niet_verwijtbaar"};

evaluate::Facts facts(std::size_t which) {
    auto const path = std::string(WETWIJZER_ROOT "/tests/cases/") + cases[which % cases.size()] + ".json";
    std::vector<evaluate::CaseProblem> problems;
    auto read = prepared().format.read(tests::read_bytes(path), problems);
    if (!read) std::abort();
    return *read;
}

std::vector<model::DecisionId> asked(bool all) {
    if (all) return {};
    return {model::find_decision(*rules(), "boete_leerroute")};
}

void read_facts(benchmark::State& state) {
    auto const text = evaluate::write_facts(*rules(), facts(0));
    for (auto _ : state) {
        std::vector<evaluate::CaseProblem> problems;
        benchmark::DoNotOptimize(prepared().format.read(text, problems));
    }
    state.counters["bytes"] = static_cast<double>(text.size());
}

void evaluate_case(benchmark::State& state) {
    auto const known = facts(0);
    auto const requested = decide::requested_rules(*rules(), asked(state.range(0) != 0));
    std::size_t steps = 0;
    for (auto _ : state) {
        auto const evaluation = evaluate::evaluate(*rules(), known, *known.reference_date, requested);
        steps = evaluation.trace.steps.size();
        benchmark::DoNotOptimize(evaluation);
    }
    state.counters["steps"] = static_cast<double>(steps);
}

void digest_trace(benchmark::State& state) {
    auto const known = facts(0);
    auto const requested = decide::requested_rules(*rules(), asked(state.range(0) != 0));
    auto const evaluation = evaluate::evaluate(*rules(), known, *known.reference_date, requested);
    for (auto _ : state) benchmark::DoNotOptimize(decide::trace_digest(*rules(), prepared().names, evaluation.trace));
    state.counters["bytes"] =
        static_cast<double>(decide::trace_code(*rules(), prepared().names, evaluation.trace).size());
}

// A ledger of decisions by the real rules, each about a person of its own.
struct Recorded {
    explicit Recorded(bool all) : fixture(all ? "all" : "one") {
        auto const* wanted = std::getenv("WETWIJZER_BENCH_ENTRIES");
        count = wanted ? std::atoi(wanted) : all ? 1000 : 4000;
        uses::PartTable const table(*rules());
        std::vector<std::string> const names =
            all ? std::vector<std::string>{} : std::vector<std::string>{"boete_leerroute"};
        for (int done = 0; done < count;) {
            std::vector<ledger::Draft> drafts;
            for (int i = 0; i < 500 && done < count; ++i, ++done) {
                auto known = facts(static_cast<std::size_t>(done));
                known.case_id = std::to_string(900000000 + done);
                auto const decision = decide::decide(prepared(), known, *known.reference_date, asked(all),
                                                     decide::OtherReadings::LeftOut);
                drafts.push_back(ledger::draft_of(*rules(), table, decision, names));
            }
            fixture.ledger().write(fixture.act(tests::people::caseworker), ledger::Permission::WriteCase, drafts);
        }
    }
    tests::LedgerFixture fixture;
    int count = 0;
};

void replay_records(benchmark::State& state) {
    static std::array<std::unique_ptr<Recorded>, 2> ledgers;
    bool const all = state.range(0) != 0;
    auto& recorded = ledgers[all ? 1 : 0];
    if (!recorded) recorded = std::make_unique<Recorded>(all);
    replay::RuleSets rule_sets([](auto const&) { return std::make_unique<model::RuleSet>(*rules()); });
    ledger::AccessDetails about;
    about.what = "replay";
    auto& fixture = recorded->fixture;
    fixture.ledger().access(fixture.act(tests::people::auditor), ledger::Permission::ReadAll, about,
                            [&](ledger::CaseReader const& reader) {
                                replay::Options options;
                                options.through = reader.reading().size();
                                options.threads = static_cast<unsigned>(state.range(1));
                                for (auto _ : state) {
                                    replay::Report report;
                                    replay::replay_range(reader, fixture.path(), rule_sets, options,
                                                         [&](std::vector<replay::Result>&& results, std::int64_t done) {
                                                             report.add(std::move(results), done);
                                                         });
                                    if (report.count(replay::Verdict::Same) != recorded->count)
                                        state.SkipWithError("a replay differs");
                                }
                            });
    state.SetItemsProcessed(state.iterations() * recorded->count);
}

BENCHMARK(read_facts)->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluate_case)->ArgName("all")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(digest_trace)->ArgName("all")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(replay_records)
    ->ArgNames({"all", "threads"})
    ->ArgsProduct({{0, 1}, {1, 2}})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
