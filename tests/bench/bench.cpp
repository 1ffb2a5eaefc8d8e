// What the promises in docs/performance.md rest on: all rules, and one decision with its full trace. The ledger has
// programs of its own beside this one.
#include "dsl/parse/load.hpp"
#include "dsl/parse/parse.hpp"
#include "engine/decide/decision.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/explain/explanation.hpp"
#include "tests/support/rule_files.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>

using namespace wetwijzer;

namespace {

std::vector<dsl::InputFile> const& files() {
    static auto const all = tests::rule_files(WETWIJZER_ROOT "/rules", false);
    return all;
}

dsl::Compilation const& compilation() {
    static auto const compiled = [] {
        auto result = dsl::compile(files());
        if (!result.rules) std::abort();
        return result;
    }();
    return compiled;
}

evaluate::Facts const& facts() {
    static auto const read = [] {
        std::vector<evaluate::CaseProblem> problems;
        auto found = evaluate::read_facts(*compilation().rules,
                                          tests::read_bytes(WETWIJZER_ROOT "/tests/cases/gezinsmigrant_b1_boete.json"),
                                          problems);
        if (!found) std::abort();
        return *found;
    }();
    return read;
}

void parse_all_rules(benchmark::State& state) {
    std::size_t bytes = 0;
    for (auto _ : state) {
        for (auto const& file : files()) {
            diagnostics::Diagnostics diagnostics;
            auto const source = parse::load(0, file.path, file.bytes, diagnostics);
            benchmark::DoNotOptimize(parse::parse(source, diagnostics));
            bytes += file.bytes.size();
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void check_all_rules(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(dsl::compile(files()));
}

void read_case(benchmark::State& state) {
    auto const text = evaluate::write_facts(*compilation().rules, facts());
    for (auto _ : state) {
        std::vector<evaluate::CaseProblem> problems;
        benchmark::DoNotOptimize(evaluate::read_facts(*compilation().rules, text, problems));
    }
}

void evaluate_with_trace(benchmark::State& state) {
    auto const& rules = *compilation().rules;
    auto const requested = decide::requested_rules(rules, {});
    std::size_t steps = 0;
    for (auto _ : state) {
        auto const evaluation = evaluate::evaluate(rules, facts(), *facts().reference_date, requested);
        steps = evaluation.trace.steps.size();
        benchmark::DoNotOptimize(evaluation);
    }
    state.counters["steps"] = static_cast<double>(steps);
}

// Nothing is known: every outcome waits, and what it waits for is collected on the way up.
void evaluate_without_facts(benchmark::State& state) {
    auto const& rules = *compilation().rules;
    auto const requested = decide::requested_rules(rules, {});
    auto const unknown = evaluate::no_facts(rules);
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluate::evaluate(rules, unknown, *facts().reference_date, requested));
}

void try_other_readings(benchmark::State& state) {
    auto const& rules = *compilation().rules;
    auto const requested = decide::requested_rules(rules, {});
    auto const evaluation = evaluate::evaluate(rules, facts(), *facts().reference_date, requested);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            decide::reading_effects(rules, facts(), *facts().reference_date, requested, evaluation));
}

void decide_and_seal(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(decide::decide(*compilation().rules, facts(), *facts().reference_date));
}

void explain_in_dutch(benchmark::State& state) {
    auto const& rules = *compilation().rules;
    auto const decision = decide::decide(rules, facts(), *facts().reference_date);
    for (auto _ : state) {
        auto const explanation = explain::explain(rules, decision, facts(), values::Language::Dutch);
        benchmark::DoNotOptimize(explain::render_text(rules, explanation, explain::Depth::Full, false));
    }
}

BENCHMARK(parse_all_rules)->Unit(benchmark::kMillisecond);
BENCHMARK(check_all_rules)->Unit(benchmark::kMillisecond);
BENCHMARK(read_case)->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluate_with_trace)->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluate_without_facts)->Unit(benchmark::kMicrosecond);
BENCHMARK(try_other_readings)->Unit(benchmark::kMicrosecond);
BENCHMARK(decide_and_seal)->Unit(benchmark::kMicrosecond);
BENCHMARK(explain_in_dutch)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
