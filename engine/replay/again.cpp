#include "engine/replay/again.hpp"

#include "engine/decide/canonical.hpp"
#include "engine/decide/decision.hpp"
#include "engine/replay/causes.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace wetwijzer::replay {

namespace {

using Compiled = RuleSets::Compiled;

void conclude(Result& result, Verdict verdict, std::string detail = {}) {
    result.verdict = verdict;
    result.detail = std::move(detail);
}

// Whether the rules are there to decide with; the verdict when not.
bool ready(Compiled const& compiled, std::string const& hash, Result& result) {
    switch (compiled.state) {
        case Compiled::State::Ready:
            return true;
        case Compiled::State::Missing:
            conclude(result, Verdict::RuleSetMissing, hash);
            break;
        case Compiled::State::Damaged:
            conclude(result, Verdict::SealBroken, "rule_texts");
            break;
        case Compiled::State::DoesNotCompile:
            conclude(result, Verdict::RulesDoNotCompile, hash);
            break;
    }
    return false;
}

struct Case {
    evaluate::Facts facts;
    values::Date reference_date;
    std::vector<model::RuleId> requested;
    std::string unknown_decisions;  // names that the rules do not have
    evaluate::Evaluation evaluation;
};

// The facts under these rules; the verdict when they do not fit.
std::optional<Case> read_case(Recorded const& recorded, decide::Prepared const& prepared, Result& result) {
    std::vector<evaluate::CaseProblem> problems;
    auto facts = prepared.format.read(recorded.facts_json, problems);
    if (!facts) {
        conclude(result, Verdict::FactsDoNotFit, problems.front().code + " " + problems.front().path);
        return std::nullopt;
    }
    auto const date = values::Date::from_iso(recorded.reference_date);
    // What the entry says in the open is what was decided on.
    if (!date || facts->reference_date != date || facts->case_id != recorded.case_id) {
        conclude(result, Verdict::SealBroken, "details");
        return std::nullopt;
    }
    Case one{std::move(*facts), *date, {}, {}, {}};
    std::vector<model::DecisionId> decisions;
    for (auto const& name : recorded.decisions) {
        auto const id = model::find_decision(prepared.rules, name);
        if (id.is_some())
            decisions.push_back(id);
        else
            one.unknown_decisions += (one.unknown_decisions.empty() ? "" : ", ") + name;
    }
    if (recorded.decisions.empty() || !decisions.empty())
        one.requested = decide::requested_rules(prepared.rules, decisions);
    one.evaluation = evaluate::evaluate(prepared.rules, one.facts, one.reference_date, one.requested);
    return one;
}

std::string_view take_line(std::string_view& text) {
    auto const end = text.find('\n');
    auto const line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

std::optional<Result::Steps> first_difference(std::string_view recorded, std::string_view again) {
    for (std::int64_t number = 1; !recorded.empty() || !again.empty(); ++number) {
        auto const left = take_line(recorded), right = take_line(again);
        if (left != right) return Result::Steps{number, std::string(left), std::string(right)};
    }
    return std::nullopt;
}

void compare_traces(Recorded const& recorded, decide::Prepared const& prepared, Case const& one, bool steps,
                    Result& result) {
    auto const& trace = one.evaluation.trace;
    bool const by_digest = !recorded.trace_digest.empty();
    if (by_digest)
        result.trace_differs = decide::trace_digest(prepared.rules, prepared.names, trace) != recorded.trace_digest;
    if (by_digest && !steps) return;
    auto const text = recorded.trace_text(), again = decide::trace_text(prepared.rules, trace);
    if (by_digest && !result.trace_differs && text != again) return conclude(result, Verdict::SealBroken, "trace");
    if (!by_digest) result.trace_differs = text != again;
    if (steps && result.trace_differs) result.steps = first_difference(text, again);
}

void under_own_rules(Recorded const& recorded, decide::Prepared const& prepared, Options const& options,
                     Result& result) {
    auto const one = read_case(recorded, prepared, result);
    if (!one) return;
    auto const outcomes = decide::outcomes_json(prepared.rules, one->requested, one->evaluation.outcomes);
    if (outcomes != recorded.outcomes_json) result.changes = changes(recorded.outcomes_json, outcomes);
    bool const differ = outcomes != recorded.outcomes_json || !one->unknown_decisions.empty();
    compare_traces(recorded, prepared, *one, options.steps, result);
    if (result.verdict == Verdict::SealBroken) return;
    auto const verdict = recorded.semantics != decide::semantics_version ? Verdict::EngineChanged
                         : differ                                        ? Verdict::OutcomeDiffers
                         : result.trace_differs                          ? Verdict::TraceDiffers
                                                                         : Verdict::Same;
    conclude(result, verdict, one->unknown_decisions);
}

// What each change comes from, when the rules of then are there to compare with.
void find_causes(Recorded const& recorded, Compiled const& then, decide::Prepared const& now, Case const& one,
                 Result& result) {
    if (then.state != Compiled::State::Ready) return;
    Result ignored;
    auto const before = read_case(recorded, *then.prepared, ignored);
    if (!before) return;
    Causes const causes({then.prepared->rules, before->requested, before->evaluation},
                        {now.rules, one.requested, one.evaluation});
    for (auto& change : result.changes) change.causes = causes.of(change.outcome);
}

void under_other_rules(Recorded const& recorded, store::Reading const& reading, RuleSets& rule_sets,
                       decide::Prepared const& other, Result& result) {
    auto const one = read_case(recorded, other, result);
    if (!one) return;
    auto const outcomes = decide::outcomes_json(other.rules, one->requested, one->evaluation.outcomes);
    if (outcomes == recorded.outcomes_json && one->unknown_decisions.empty()) return;
    result.changes = changes(recorded.outcomes_json, outcomes);
    conclude(result, Verdict::OutcomeDiffers, one->unknown_decisions);
    find_causes(recorded, rule_sets.at(reading, recorded.rule_set), other, *one, result);
}

}  // namespace

std::vector<Change> changes(std::string const& then_json, std::string const& now_json) {
    auto const parse = [](std::string const& text) {
        auto json = nlohmann::json::parse(text, nullptr, false);
        return json.is_object() ? json : nlohmann::json::object();
    };
    auto const then = parse(then_json), now = parse(now_json);
    auto all = then;
    all.update(now);
    auto const spelled = [](nlohmann::json const& json, std::string const& name) {
        return json.contains(name) ? json[name].dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                                   : std::string();
    };
    std::vector<Change> result;
    for (auto const& [name, ignored] : all.items()) {
        Change change{name, spelled(then, name), spelled(now, name), {}};
        if (change.then != change.now) result.push_back(std::move(change));
    }
    return result;
}

void take_again(Recorded const& recorded, store::Reading const& reading, RuleSets& rule_sets, Options const& options,
                Result& result) {
    if (options.other) return under_other_rules(recorded, reading, rule_sets, *options.other->prepared, result);
    auto const& compiled = rule_sets.at(reading, recorded.rule_set);
    if (ready(compiled, recorded.rule_set, result)) under_own_rules(recorded, *compiled.prepared, options, result);
}

}  // namespace wetwijzer::replay
