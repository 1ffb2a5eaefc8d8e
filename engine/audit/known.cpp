#include "engine/audit/known.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace wetwijzer::audit {

namespace {

using Json = nlohmann::json;

// One outcome of outcomes_json. Of what it waits for the first few: the list of a whole case is read by nobody.
std::string outcome_text(Json const& outcome) {
    constexpr std::size_t most = 3;
    if (outcome.contains("known")) return outcome.at("known").get<std::string>();
    if (outcome.contains("fault")) return "! " + outcome.at("fault").get<std::string>();
    auto const& missing = outcome.at("unknown");
    std::string text = "?";
    for (std::size_t i = 0; i < missing.size() && i < most; ++i)
        text += (i == 0 ? " " : ", ") + missing[i].get<std::string>();
    return missing.size() > most ? text + " …" : text;
}

// Waiting for other facts is no difference.
bool same(Json const& left, Json const& right) {
    return left == right || (left.contains("unknown") && right.contains("unknown"));
}

// What was decided: as computed, but for what a person decided otherwise.
std::string taken_json(ledger::DecisionContent const& content) {
    auto json = Json::parse(content.outcomes_json);
    for (auto const& taken : content.taken) json[taken.outcome] = {{"known", taken.value}};
    return json.dump();
}

KnownDecision decided(std::string const& case_id, std::vector<ledger::Known> const& known, model::RuleSet const& rules,
                      evaluate::CaseFormat const& format, KnownQuestion const& question) {
    KnownDecision result;
    result.facts_json = ledger::case_json(case_id, known, question.on.iso());
    result.facts = format.read(result.facts_json, result.problems);
    if (result.facts)
        result.decision = decide::decide(rules, *result.facts, question.on, question.decisions, question.other);
    return result;
}

std::optional<ledger::RecordedDecision> last_taken(ledger::CaseReader const& reader, std::string const& ref,
                                                   KnownQuestion const& question) {
    store::Selection selection;
    selection.kind = ledger::name(ledger::Kind::Decision);
    selection.case_ref = ref;
    selection.recorded_through = question.known_at;
    auto const all = reader.reading().numbers(selection);
    selection.reference_from = selection.reference_through = question.on.iso();
    auto const of_day = reader.reading().numbers(selection);
    if (all.empty()) return std::nullopt;
    return ledger::read_decision(reader, of_day.empty() ? all.back() : of_day.back());
}

}  // namespace

std::vector<OutcomeDifference> differences(model::RuleSet const& rules, std::string const& here,
                                           std::string const& there) {
    std::vector<OutcomeDifference> result;
    auto const one = Json::parse(here), other = Json::parse(there);
    for (auto const& [name, outcome] : one.items()) {
        if (!other.contains(name) || same(outcome, other.at(name))) continue;
        auto const rule = model::find_rule(rules, name);
        result.push_back({name, rule.is_some() ? rules.rules[rule.value].description : std::string(),
                          outcome_text(outcome), outcome_text(other.at(name))});
    }
    return result;
}

KnownCase known_case(ledger::CaseReader const& reader, std::string const& ref, model::RuleSet const& rules,
                     evaluate::CaseFormat const& format, KnownQuestion const& question) {
    KnownCase result;
    result.ref = ref;
    result.case_id = reader.case_id(ref).value_or("");
    result.then = ledger::statements(reader, ref, question.known_at, question.on.iso());
    result.now = question.known_at.empty() ? result.then : ledger::statements(reader, ref, "", question.on.iso());
    result.taken = last_taken(reader, ref, question);
    if (result.then.empty()) return result;
    result.on_then = decided(result.case_id, result.then, rules, format, question);
    result.on_now = result.now.size() == result.then.size()
                        ? result.on_then
                        : decided(result.case_id, result.now, rules, format, question);
    auto const& then = result.on_then.decision;
    if (then && result.taken)
        result.from_taken = differences(rules, then->outcomes_json, taken_json(result.taken->content));
    if (then && result.on_now.decision)
        result.from_now = differences(rules, then->outcomes_json, result.on_now.decision->outcomes_json);
    return result;
}

}  // namespace wetwijzer::audit
