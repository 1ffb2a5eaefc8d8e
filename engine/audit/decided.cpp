#include "engine/audit/decided.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace wetwijzer::audit {
namespace {

using ledger::LedgerError;
using values::Date;

Date last_sunday(int year, unsigned month) {
    auto const last = Date::from_ymd(year, month, 31).value();
    return last.plus_days(-static_cast<std::int64_t>(last.iso_weekday() % 7)).value();
}

}  // namespace

store::Selection selection(Filter const& filter) {
    store::Selection result;
    result.kind = ledger::name(ledger::Kind::Decision);
    result.actor = filter.actor;
    result.rule_set = filter.rule_set;
    result.case_ref = filter.case_ref;
    result.recorded_from = filter.recorded_from;
    result.recorded_through = filter.recorded_through;
    if (filter.through > 0) result.through = filter.through;
    return result;
}

bool Decided::asked(std::size_t decision) const {
    auto const& names = details.decisions;
    return names.empty() ||
           std::find(names.begin(), names.end(), known->rules->decisions[decision].name) != names.end();
}

DecisionEntry read_decision_entry(store::Leaf const& leaf) {
    auto entry = ledger::read_leaf(leaf.text);
    DecisionEntry result;
    if (!entry || !ledger::read(entry->details, result.details))
        throw LedgerError(LedgerError::Code::Damaged, "entry " + std::to_string(leaf.number));
    result.entry = std::move(*entry);
    return result;
}

Asked each_decision(ledger::CaseReader const& reader, RuleSets& rules, Filter const& filter,
                    std::function<bool(Decided const&)> const& use) {
    Asked counted;
    auto const& reading = reader.reading();
    reading.leaves(selection(filter), [&](store::Leaf const& leaf) {
        auto [entry, details] = read_decision_entry(leaf);
        if (filter.overridden_only && !details.overridden) return true;
        ++counted.asked;
        Decided decided{std::move(entry), std::move(details), nullptr, {}};
        auto const sealed = reading.part(leaf.number, "uses");
        if (!sealed) {
            ++counted.unanswered.erased;  // a part that is missing without an erasure is for `verify` to tell
            return true;
        }
        decided.known = rules.find(decided.details.rule_set);
        if (!decided.known) {
            ++counted.unanswered.rules;
            return true;
        }
        decided.used = reader.open(decided.entry, "uses", *sealed);
        if (!uses::fits(decided.known->table, decided.used)) {
            ++counted.unanswered.other_parts;
            return true;
        }
        return use(decided);
    });
    return counted;
}

ledger::DecisionContent content_of(ledger::CaseReader const& reader, std::int64_t number) {
    ledger::DecisionContent content;
    if (!ledger::read(reader.part(number, "content"), content))
        throw LedgerError(LedgerError::Code::Damaged, "entry " + std::to_string(number));
    return content;
}

std::vector<std::size_t> taken(Decided const& decided, ledger::DecisionContent const* content) {
    std::vector<std::size_t> result;
    auto const& rules = *decided.known->rules;
    for (std::size_t i = 0; i < rules.decisions.size(); ++i) {
        auto const& outcomes = rules.decisions[i].outcomes;
        auto const otherwise = [&](ledger::Override const& one) {
            return std::any_of(outcomes.begin(), outcomes.end(),
                               [&](model::RuleId rule) { return rules.rules[rule.value].name == one.outcome; });
        };
        bool const by_hand =
            content && decided.asked(i) && std::any_of(content->taken.begin(), content->taken.end(), otherwise);
        if (by_hand || decided.applies(i)) result.push_back(i);
    }
    return result;
}

std::optional<OutcomeText> outcome_in(std::string_view outcomes_json, std::string_view rule) {
    auto const json = nlohmann::json::parse(outcomes_json, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    auto const found = json.find(rule);
    if (found == json.end() || !found->is_object()) return std::nullopt;
    OutcomeText result;
    if (auto const known = found->find("known"); known != found->end() && known->is_string())
        result.known = known->get<std::string>();
    if (auto const unknown = found->find("unknown"); unknown != found->end() && unknown->is_array())
        for (auto const& name : *unknown)
            if (name.is_string()) result.missing.push_back(name.get<std::string>());
    if (auto const fault = found->find("fault"); fault != found->end() && fault->is_string())
        result.fault = fault->get<std::string>();
    return result;
}

std::optional<std::int64_t> cents(std::string_view canonical) {
    constexpr std::string_view euro = "EUR ";
    if (!canonical.starts_with(euro)) return std::nullopt;
    canonical.remove_prefix(euro.size());
    auto const point = canonical.find('.');
    if (point == std::string_view::npos || canonical.size() != point + 3) return std::nullopt;
    std::string const digits = std::string(canonical.substr(0, point)) + std::string(canonical.substr(point + 1));
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

Date dutch_day(std::string_view recorded_at) {
    auto const day = Date::from_iso(recorded_at.substr(0, 10));
    if (!day || recorded_at.size() < 13)
        throw LedgerError(LedgerError::Code::Damaged, "time " + std::string(recorded_at));
    int const hour = (recorded_at[11] - '0') * 10 + (recorded_at[12] - '0');
    auto const begin = last_sunday(day->year(), 3);
    auto const end = last_sunday(day->year(), 10);
    bool const summer = (*day > begin || (*day == begin && hour >= 1)) && (*day < end || (*day == end && hour < 1));
    return hour + (summer ? 2 : 1) >= 24 ? day->plus_days(1).value() : *day;
}

std::string begin_of(Date day) {
    bool const summer = day > last_sunday(day.year(), 3) && day <= last_sunday(day.year(), 10);
    return day.previous().iso() + (summer ? "T22:00:00Z" : "T23:00:00Z");
}

std::string end_of(Date day) {
    auto text = begin_of(day.next());
    text.replace(11, 8, text[12] == '2' ? "21:59:59" : "22:59:59");
    return text;
}

}  // namespace wetwijzer::audit
