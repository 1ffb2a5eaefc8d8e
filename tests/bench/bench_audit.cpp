// Auditors' questions over many decisions by the rules of the law (100,000, or WETWIJZER_BENCH_ENTRIES), ten of a case,
// recorded over three years: who used a version, the fines of a month and of all years, violations, samples. The
// decisions are recorded without their traces, which no question opens.
#include "dsl/compile.hpp"
#include "engine/audit/fines.hpp"
#include "engine/audit/sample.hpp"
#include "engine/audit/violations.hpp"
#include "engine/audit/who_used.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "tests/support/ledger_fixture.hpp"
#include "tests/support/rule_files.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace wetwijzer;
using namespace wetwijzer::audit;
using tests::LedgerFixture;

namespace {

constexpr std::int64_t batch = 1000;

template <class Work>
void measure(char const* what, std::int64_t count, Work const& work) {
    auto const start = std::chrono::steady_clock::now();
    auto const found = work();
    auto const took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%-44s %8.3f s %10.0f decisions/s %8lld found\n", what, took, static_cast<double>(count) / took,
                static_cast<long long>(found));
    std::fflush(stdout);
}

std::unique_ptr<model::RuleSet> compile_texts(std::vector<model::SourceText> const& texts) {
    std::vector<dsl::InputFile> files;
    for (auto const& text : texts) files.push_back({text.path, text.text});
    return dsl::compile(std::move(files)).rules;
}

std::vector<decide::Decision> decisions(model::RuleSet const& rules) {
    std::vector<decide::Decision> made;
    for (auto const* name : {"gezinsmigrant_b1_boete", "gezinsmigrant_tweede_boete", "geestelijk_bedienaar_z_boete",
                             "map_niet_verwijtbaar", "onderwijsroute_boete"}) {
        std::vector<evaluate::CaseProblem> problems;
        auto const facts = evaluate::read_facts(
            rules, tests::read_bytes(WETWIJZER_ROOT "/tests/cases/" + std::string(name) + ".json"), problems);
        if (!facts) std::abort();
        made.push_back(decide::decide(rules, *facts, *facts->reference_date,
                                      {model::find_decision(rules, "boete_leerroute")},
                                      decide::OtherReadings::LeftOut));
    }
    return made;
}

void record(LedgerFixture& fixture, model::RuleSet const& rules, std::int64_t count) {
    uses::PartTable const table(rules);
    auto const made = decisions(rules);
    auto day = values::Date::from_iso("2025-01-01").value();
    auto const batches = (count + batch - 1) / batch;
    for (std::int64_t done = 0, number = 0; done < count; done += batch, ++number) {
        fixture.set_clock(day.plus_days(1095 * number / batches).value().iso() + "T10:00:00Z");
        std::vector<ledger::Draft> drafts;
        for (auto i = done; i < std::min(count, done + batch); ++i) {
            auto draft =
                ledger::draft_of(rules, table, made[static_cast<std::size_t>(i) % made.size()], {"boete_leerroute"});
            draft.case_id = "case " + std::to_string(i % (count / 10 + 1));
            draft.parts["trace"].clear();
            drafts.push_back(std::move(draft));
        }
        auto const who = number % 2 == 0 ? tests::people::caseworker : tests::people::second_caseworker;
        fixture.ledger().write(fixture.act(who), ledger::Permission::WriteCase, drafts);
    }
}

}  // namespace

int main() {
    auto const* const given = std::getenv("WETWIJZER_BENCH_ENTRIES");
    auto const count = given ? std::atoll(given) : 100'000;
    auto const compiled = dsl::compile(tests::rule_files(WETWIJZER_ROOT "/rules", false));
    if (!compiled.rules) std::abort();
    LedgerFixture fixture("bench", "2024-12-31T08:00:00Z");
    measure("record", count, [&] {
        record(fixture, *compiled.rules, count);
        return count;
    });
    auto const ask = [&](char const* what, auto const& question) {
        measure(what, count, [&] {
            std::int64_t found = 0;
            fixture.ledger().access(fixture.act(tests::people::auditor, "bench"), ledger::Permission::ReadAll,
                                    {"bench", {}, {}}, [&](ledger::CaseReader const& reader) {
                                        RuleSets rules(reader.reading(), compile_texts);
                                        question(reader, rules, found);
                                    });
            return found;
        });
    };
    Filter all, month;
    month.recorded_from = "2026-03-01T00:00:00Z";
    month.recorded_through = "2026-03-31T23:59:59Z";
    using Reader = ledger::CaseReader;
    std::vector<UseQuestion> const version{
        {uses::RulePart::Kind::RuleVersion, "boete_leerroute_bedrag", values::Date::from_iso("2026-01-01")}};
    ask("who used this version of a rule", [&](Reader const& reader, RuleSets& rules, std::int64_t& found) {
        found = who_used(reader, rules, version, all, [](Use const&) {})->found;
    });
    ask("the same, of one month", [&](Reader const& reader, RuleSets& rules, std::int64_t& found) {
        found = who_used(reader, rules, version, month, [](Use const&) {})->found;
    });
    ask("fines of one month", [&](Reader const& reader, RuleSets& rules, std::int64_t& found) {
        found = fines(reader, rules, month, [](Fine const&) {}).found;
    });
    ask("all fines", [&](Reader const& reader, RuleSets& rules, std::int64_t& found) {
        found = fines(reader, rules, all, [](Fine const&) {}).found;
    });
    ask("violations of one month", [&](Reader const& reader, RuleSets& rules, std::int64_t& found) {
        found = violations(reader, rules, month, {Violation::Kind::JudgementMissing, Violation::Kind::Late},
                           [](Violation const&) {})
                    .found;
    });
    measure("a sample of 25 of each official", count, [&] {
        std::int64_t found = 0;
        fixture.store().read([&](store::Reading const& reading) {
            SampleRequest request;
            request.count = 25;
            request.stratum = Stratum::Official;
            request.seed = "bench";
            found = std::ssize(draw(reading, request).drawn);
        });
        return found;
    });
}
