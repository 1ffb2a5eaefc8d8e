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

class Decider {
public:
    Decider(std::string const& case_id, model::RuleSet const& rules, evaluate::CaseFormat const& format,
            std::vector<model::DecisionId> const& decisions)
        : case_id_(case_id), rules_(rules), format_(format), decisions_(decisions) {}

    KnownDecision decide(std::vector<ledger::Known> const& known, values::Date on, decide::OtherReadings other) const {
        KnownDecision result;
        result.facts_json = ledger::case_json(case_id_, known, on.iso());
        result.facts = format_.read(result.facts_json, result.problems);
        if (result.facts) result.decision = decide::decide(rules_, *result.facts, on, decisions_, other);
        return result;
    }

private:
    std::string const& case_id_;
    model::RuleSet const& rules_;
    evaluate::CaseFormat const& format_;
    std::vector<model::DecisionId> const& decisions_;
};

// Those that the log had before the entry, weighed for the day.
std::vector<ledger::Known> known_before(std::int64_t entry, std::vector<ledger::Known> known, values::Date on) {
    std::erase_if(known, [&](ledger::Known const& one) { return one.entry >= entry; });
    ledger::weigh(known, on.iso());
    return known;
}

// The same decisions in another rule set; those that it does not have are left out.
std::vector<model::DecisionId> same_decisions(model::RuleSet const& from, std::vector<model::DecisionId> const& ids,
                                              model::RuleSet const& to) {
    std::vector<model::DecisionId> result;
    for (auto const id : ids) {
        auto const found = model::find_decision(to, from.decisions[id.value].name);
        if (found.is_some()) result.push_back(found);
    }
    return result;
}

void judge(KnownCase& result, model::RuleSet const& rules, Decider const& decider, KnownQuestion const& question,
           RecordedRules const& recorded) {
    auto const& taken = *result.taken;
    auto const on = values::Date::from_iso(taken.details.reference_date);
    if (!on) return;
    auto const outcomes = taken_json(taken.content);
    constexpr auto other = decide::OtherReadings::LeftOut;
    auto const known = known_before(taken.entry.number, result.then, *on);
    bool const same_rules = taken.details.rule_set == rules.hash;
    std::string judged_by;  // outcomes by its own rules
    if (same_rules) {
        if (auto const should = decider.decide(known, *on, other).decision) judged_by = should->outcomes_json;
    } else if (auto const* const own = recorded(taken.details.rule_set)) {
        auto const decisions = same_decisions(rules, question.decisions, *own->rules);
        Decider const then(result.case_id, *own->rules, *own->format, decisions);
        if (auto const should = then.decide(known, *on, other).decision) judged_by = should->outcomes_json;
    }
    result.can_judge = !judged_by.empty();
    if (result.can_judge) result.from_taken = differences(rules, judged_by, outcomes);
    if (same_rules && known.size() == result.then.size()) return;
    auto later = result.then;
    ledger::weigh(later, on->iso());
    auto const would = decider.decide(later, *on, other).decision;
    if (would && would->outcomes_json != judged_by)
        result.from_later = differences(rules, would->outcomes_json, outcomes);
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
                     evaluate::CaseFormat const& format, KnownQuestion const& question, RecordedRules const& recorded) {
    KnownCase result;
    result.ref = ref;
    result.case_id = reader.case_id(ref).value_or("");
    result.then = ledger::statements(reader, ref, question.known_at, question.on.iso());
    result.now = question.known_at.empty() ? result.then : ledger::statements(reader, ref, "", question.on.iso());
    result.taken = last_taken(reader, ref, question);
    Decider const decider(result.case_id, rules, format, question.decisions);
    if (result.taken) judge(result, rules, decider, question, recorded);
    if (result.then.empty()) return result;
    result.on_then = decider.decide(result.then, question.on, question.other);
    result.on_now = result.now.size() == result.then.size() ? result.on_then
                                                            : decider.decide(result.now, question.on, question.other);
    auto const& then = result.on_then.decision;
    if (then && result.on_now.decision)
        result.from_now = differences(rules, then->outcomes_json, result.on_now.decision->outcomes_json);
    return result;
}

}  // namespace wetwijzer::audit
