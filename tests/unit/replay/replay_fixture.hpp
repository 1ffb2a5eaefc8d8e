// Replaying the ledger of the fixture, as the auditor.
#pragma once

#include "dsl/compile.hpp"
#include "engine/replay/report.hpp"
#include "tests/support/ledger_fixture.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace wetwijzer::test {

using namespace wetwijzer::tests;
using ledger::Permission;
using replay::Options;
using replay::Report;
using replay::Result;
using replay::Verdict;

inline std::unique_ptr<model::RuleSet> compile_texts(std::vector<model::SourceText> const& texts) {
    std::vector<dsl::InputFile> files;
    for (auto const& text : texts) files.push_back({text.path, text.text});
    return dsl::compile(std::move(files)).rules;
}

inline void read_as_auditor(LedgerFixture& fixture, std::function<void(ledger::CaseReader const&)> const& use) {
    ledger::AccessDetails about;
    about.what = "replay";
    fixture.ledger().access(fixture.act(people::auditor, "replay"), Permission::ReadAll, about, use);
}

inline Result replay_one(LedgerFixture& fixture, std::int64_t number, Options const& options = {},
                         replay::Compile const& compile = compile_texts) {
    Result result;
    replay::RuleSets rule_sets(compile);
    read_as_auditor(fixture, [&](ledger::CaseReader const& reader) {
        result = replay::replay_one(reader, rule_sets, number, options);
    });
    return result;
}

// Everything up to `through`; going on from `before`, and ended after `blocks` blocks by an exception, as a kill would.
inline Report replay_all(LedgerFixture& fixture, std::int64_t through, Options options = {}, Report before = {},
                         int blocks = -1) {
    struct Killed {};
    auto report = std::move(before);
    replay::RuleSets rule_sets(compile_texts);
    try {
        read_as_auditor(fixture, [&](ledger::CaseReader const& reader) {
            options.through = through;
            if (report.done == 0) report.subject = replay::subject_of(reader.reading(), options);
            options.from = report.done + 1;
            replay::replay_range(reader, fixture.path(), rule_sets, options,
                                 [&](std::vector<Result>&& results, std::int64_t done) {
                                     report.add(std::move(results), done);
                                     if (--blocks == 0) throw Killed();
                                 });
        });
    } catch (Killed const&) {
    }
    return report;
}

// A decision recorded with something else in it than was computed.
inline std::int64_t record_changed(
    LedgerFixture& fixture, std::string const& case_id,
    std::function<void(ledger::DecisionDetails&, ledger::DecisionContent&)> const& change) {
    auto draft = fixture.decision(case_id, 40);
    ledger::DecisionDetails details;
    ledger::DecisionContent content;
    REQUIRE(ledger::read(draft.details, details));
    REQUIRE(ledger::read(draft.parts.at("content"), content));
    change(details, content);
    draft.details = ledger::to_text(details);
    draft.parts["content"] = ledger::to_text(content);
    auto const written = fixture.ledger().write(fixture.act(people::caseworker), Permission::WriteCase, {draft});
    return written.entries.back().number;
}

}  // namespace wetwijzer::test
