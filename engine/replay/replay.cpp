#include "engine/replay/replay.hpp"

#include "engine/decide/digest.hpp"
#include "engine/evaluate/facts_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace wetwijzer::replay {

namespace {

// Which seal does not hold; empty when all do.
std::string broken_seal(store::Store const& store, store::Record const& record) {
    if (store::compute_seal(record) != record.seal) return "seal";
    if (decide::sha256_hex(record.trace_text) != record.trace_digest) return "trace";
    auto const before = record.number > 1 ? store.find(record.number - 1) : std::nullopt;
    auto const previous = before ? before->seal : std::string();
    return previous == record.previous_seal ? "" : "chain";
}

std::vector<std::string> split(std::string_view names) {
    std::vector<std::string> result;
    while (!names.empty()) {
        auto const comma = std::min(names.find(','), names.size());
        result.emplace_back(names.substr(0, comma));
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
    return result;
}

// The names whose outcome is not the same in both, in byte order.
std::string differing_names(std::string const& recorded, std::string const& replayed) {
    auto const parse = [](std::string const& text) { return nlohmann::json::parse(text, nullptr, false); };
    auto const left = parse(recorded);
    auto const right = parse(replayed);
    if (!left.is_object() || !right.is_object()) return "outcomes_json";
    std::string names;
    auto const add = [&names](std::string const& name) { names += (names.empty() ? "" : ", ") + name; };
    auto all = left;
    all.update(right);
    for (auto const& [name, ignored] : all.items()) {
        bool const same = left.contains(name) && right.contains(name) && left[name] == right[name];
        if (!same) add(name);
    }
    return names;
}

std::string_view take_line(std::string_view& text) {
    auto const end = text.find('\n');
    auto const line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

void find_first_step(Report& report, std::string_view recorded, std::string_view replayed) {
    for (std::size_t number = 1; !recorded.empty() || !replayed.empty(); ++number) {
        auto const left = take_line(recorded);
        auto const right = take_line(replayed);
        if (left == right) continue;
        report.first_step = number;
        report.recorded_step = left;
        report.replayed_step = right;
        return;
    }
}

Report& conclude(Report& report, Verdict verdict, std::string detail) {
    report.verdict = verdict;
    report.detail = std::move(detail);
    return report;
}

}  // namespace

Report replay(store::Store const& store, store::Record const& record, Compile const& compile) {
    Report report;
    report.number = record.number;
    if (auto broken = broken_seal(store, record); !broken.empty()) return conclude(report, Verdict::SealBroken, broken);

    auto const texts = store.rule_texts(record.rule_set_hash);
    if (!texts) return conclude(report, Verdict::RuleSetMissing, record.rule_set_hash);
    if (decide::rule_set_hash(*texts) != record.rule_set_hash)
        return conclude(report, Verdict::SealBroken, "rule_texts");
    auto const rules = compile(*texts);
    if (!rules) return conclude(report, Verdict::RulesDoNotCompile, {});

    std::vector<evaluate::CaseProblem> problems;
    auto const facts = evaluate::read_facts(*rules, record.facts_json, problems);
    if (!facts) return conclude(report, Verdict::FactsDoNotFit, problems.front().code + " " + problems.front().path);
    auto const reference_date = values::Date::from_iso(record.reference_date);
    if (!reference_date) return conclude(report, Verdict::FactsDoNotFit, "reference_date");
    std::vector<model::DecisionId> decisions;
    for (auto const& name : split(record.decisions)) {
        decisions.push_back(model::find_decision(*rules, name));
        if (!decisions.back().is_some()) return conclude(report, Verdict::OutcomeDiffers, name);
    }

    auto const decision = decide::decide(*rules, *facts, *reference_date, decisions, decide::OtherReadings::LeftOut);
    find_first_step(report, record.trace_text, decision.trace_text);
    auto names = differing_names(record.outcomes_json, decision.outcomes_json);
    if (record.semantics != decide::semantics_version)
        return conclude(report, Verdict::EngineDiffers, std::move(names));
    if (!names.empty()) return conclude(report, Verdict::OutcomeDiffers, std::move(names));
    return conclude(report, report.first_step == 0 ? Verdict::Same : Verdict::TraceDiffers, {});
}

}  // namespace wetwijzer::replay
