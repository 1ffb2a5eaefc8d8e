#include "engine/audit/decided.hpp"

#include "engine/ledger/time.hpp"

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

std::int64_t imports(store::Reading const& reading, std::int64_t through) {
    store::Selection wanted;
    wanted.kind = ledger::name(ledger::Kind::Import);
    if (through > 0) wanted.through = through;
    return static_cast<std::int64_t>(reading.numbers(wanted).size());
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
        ++counted.asked;
        if (filter.overridden_only && !details.overridden) return true;
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
    if (filter.case_ref.empty()) counted.unanswered.imported = imports(reading, filter.through);
    return counted;
}

Outcomes read_outcomes(std::string_view outcomes_json) {
    Outcomes result;
    auto const json = nlohmann::json::parse(outcomes_json, nullptr, false);
    if (!json.is_object()) return result;
    for (auto const& [name, outcome] : json.items()) {
        if (!outcome.is_object()) continue;
        auto& text = result[name];
        if (auto const known = outcome.find("known"); known != outcome.end() && known->is_string())
            text.known = known->get<std::string>();
        if (auto const unknown = outcome.find("unknown"); unknown != outcome.end() && unknown->is_array())
            for (auto const& one : *unknown)
                if (one.is_string()) text.missing.push_back(one.get<std::string>());
        if (auto const fault = outcome.find("fault"); fault != outcome.end() && fault->is_string())
            text.fault = fault->get<std::string>();
    }
    return result;
}

Opened open(ledger::CaseReader const& reader, std::int64_t number) {
    Opened opened;
    if (!ledger::read(reader.part(number, "content"), opened.content))
        throw LedgerError(LedgerError::Code::Damaged, "entry " + std::to_string(number));
    opened.outcomes = read_outcomes(opened.content.outcomes_json);
    return opened;
}

ledger::Override const* Opened::by_hand(std::string_view outcome) const {
    auto const found = std::find_if(content.taken.begin(), content.taken.end(),
                                    [&](ledger::Override const& one) { return one.outcome == outcome; });
    return found == content.taken.end() ? nullptr : &*found;
}

bool is_taken(Decided const& decided, std::size_t decision, Opened const& opened) {
    if (!decided.asked(decision)) return false;
    auto const& rules = *decided.known->rules;
    bool computed = true;
    for (auto const rule : rules.decisions[decision].outcomes) {
        auto const& name = rules.rules[rule.value].name;
        if (opened.by_hand(name)) return true;
        auto const outcome = opened.outcomes.find(name);
        computed = computed && outcome != opened.outcomes.end() && outcome->second.known;
    }
    return decided.applies(decision) && (computed || !decided.details.decisions.empty());
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

std::optional<std::string> dutch_time(std::string_view time) {
    auto const day = Date::from_iso(time.substr(0, std::min<std::size_t>(10, time.size())));
    if (!day || !ledger::is_time(time)) return std::nullopt;
    int const hour = (time[11] - '0') * 10 + (time[12] - '0');
    auto const begin = last_sunday(day->year(), 3);
    auto const end = last_sunday(day->year(), 10);
    bool const summer = (*day > begin || (*day == begin && hour >= 1)) && (*day < end || (*day == end && hour < 1));
    int const local = hour + (summer ? 2 : 1);
    auto const digits = std::to_string(100 + local % 24).substr(1);
    return (local >= 24 ? day->next() : *day).iso() + "T" + digits + std::string(time.substr(13, 6));
}

Date dutch_day(std::string_view recorded_at) {
    auto const local = dutch_time(recorded_at);
    if (!local) throw LedgerError(LedgerError::Code::Damaged, "time " + std::string(recorded_at));
    return Date::from_iso(local->substr(0, 10)).value();
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
