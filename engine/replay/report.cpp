#include "engine/replay/report.hpp"

#include "engine/decide/decision.hpp"
#include "engine/merkle/merkle.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace wetwijzer::replay {

using Json = nlohmann::json;  // keys in byte order

static void to_json(Json& json, Cause const& cause) {
    json = {{"name", cause.name}, {"now_since", cause.now_since}, {"then_since", cause.then_since}};
}
static void from_json(Json const& json, Cause& cause) {
    json.at("name").get_to(cause.name);
    json.at("now_since").get_to(cause.now_since);
    json.at("then_since").get_to(cause.then_since);
}

static void to_json(Json& json, Change const& change) {
    json = {{"causes", change.causes}, {"now", change.now}, {"outcome", change.outcome}, {"then", change.then}};
}
static void from_json(Json const& json, Change& change) {
    json.at("causes").get_to(change.causes);
    json.at("now").get_to(change.now);
    json.at("outcome").get_to(change.outcome);
    json.at("then").get_to(change.then);
}

static void to_json(Json& json, Result const& result) {
    json = {{"case", result.case_ref},
            {"changes", result.changes},
            {"detail", result.detail},
            {"imported", result.imported},
            {"number", result.number},
            {"overridden", result.overridden},
            {"reference_date", result.reference_date},
            {"rule_set", result.rule_set},
            {"trace_differs", result.trace_differs},
            {"verdict", name(result.verdict)}};
    if (auto const& steps = result.steps)
        json["steps"] = {{"again", steps->again}, {"number", steps->number}, {"recorded", steps->recorded}};
}
static void from_json(Json const& json, Result& result) {
    json.at("case").get_to(result.case_ref);
    json.at("changes").get_to(result.changes);
    json.at("detail").get_to(result.detail);
    json.at("imported").get_to(result.imported);
    json.at("number").get_to(result.number);
    json.at("overridden").get_to(result.overridden);
    json.at("reference_date").get_to(result.reference_date);
    json.at("rule_set").get_to(result.rule_set);
    json.at("trace_differs").get_to(result.trace_differs);
    result.verdict = verdict_named(json.at("verdict").get<std::string>()).value_or(Verdict::Same);
    if (!json.contains("steps")) return;
    auto const& steps = json.at("steps");
    result.steps = Result::Steps{steps.at("number").get<std::int64_t>(), steps.at("recorded").get<std::string>(),
                                 steps.at("again").get<std::string>()};
}

static void to_json(Json& json, Subject const& subject) {
    json = {{"engine", subject.engine},   {"from", subject.from},   {"ledger", subject.ledger},
            {"root", subject.root.hex()}, {"rules", subject.rules}, {"semantics", subject.semantics},
            {"size", subject.size},       {"steps", subject.steps}};
}
static void from_json(Json const& json, Subject& subject) {
    json.at("engine").get_to(subject.engine);
    json.at("from").get_to(subject.from);
    json.at("ledger").get_to(subject.ledger);
    subject.root = crypto::Hash::from_hex(json.at("root").get<std::string>()).value_or(crypto::Hash{});
    json.at("rules").get_to(subject.rules);
    json.at("semantics").get_to(subject.semantics);
    json.at("size").get_to(subject.size);
    json.at("steps").get_to(subject.steps);
}

Subject subject_of(store::Reading const& reading, Options const& options) {
    auto const size = static_cast<std::uint64_t>(options.through);
    Subject subject;
    subject.ledger = ledger::ledger_id(reading);
    subject.from = options.from;
    subject.size = options.through;
    subject.root = merkle::root(size, [&](auto level, auto place) { return reading.node(level, place); });
    if (options.other) subject.rules = options.other->rules->hash;
    subject.steps = options.steps;
    subject.engine = decide::engine_version;
    subject.semantics = decide::semantics_version;
    return subject;
}

std::int64_t Report::total() const { return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}); }

void Report::add(std::vector<Result>&& results, std::int64_t through) {
    for (auto& result : results) {
        ++counts[static_cast<std::size_t>(result.verdict)];
        if (!result.overridden.empty()) ++overridden;
        if (result.imported) ++imported;
        if (result.verdict != Verdict::Same)
            differences.push_back(std::move(result));
        else if (!result.overridden.empty())
            decided_otherwise.emplace_back(result.number, std::move(result.overridden));
    }
    done = through;
}

std::string to_text(Report const& report) {
    Json json = {{"decided_otherwise", report.decided_otherwise},
                 {"differences", report.differences},
                 {"done", report.done},
                 {"format", "wetwijzer-replay-progress/1"},
                 {"imported", report.imported},
                 {"overridden", report.overridden},
                 {"subject", report.subject}};
    for (std::size_t i = 0; i < verdicts; ++i)
        json["counts"][std::string(name(static_cast<Verdict>(i)))] = report.counts[i];
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Report> read_report(std::string_view text) {
    Report report;
    try {
        auto const json = Json::parse(text);
        json.at("decided_otherwise").get_to(report.decided_otherwise);
        json.at("differences").get_to(report.differences);
        json.at("done").get_to(report.done);
        json.at("imported").get_to(report.imported);
        json.at("overridden").get_to(report.overridden);
        json.at("subject").get_to(report.subject);
        for (std::size_t i = 0; i < verdicts; ++i)
            json.at("counts").at(std::string(name(static_cast<Verdict>(i)))).get_to(report.counts[i]);
    } catch (Json::exception const&) {
        return std::nullopt;
    }
    if (to_text(report) != text) return std::nullopt;
    return report;
}

}  // namespace wetwijzer::replay
