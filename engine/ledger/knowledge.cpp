#include "engine/ledger/knowledge.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace wetwijzer::ledger {

namespace {

using Json = nlohmann::json;  // keys in byte order

// Days as text, so that open ends compare like days.
constexpr std::string_view before_all = "0000-00-00", after_all = "9999-99-99";

struct Days {
    std::string_view from, until;  // first day, and the day after the last
    bool empty() const { return from >= until; }
};

Days days_of(Statement const& statement) {
    return {statement.valid_from.empty() ? before_all : std::string_view(statement.valid_from),
            statement.valid_until.empty() ? after_all : std::string_view(statement.valid_until)};
}

bool valid_on(Statement const& statement, std::string_view day) {
    auto const days = days_of(statement);
    return days.from <= day && day < days.until;
}

void take_away(std::vector<Days>& left, Days taken) {
    std::vector<Days> rest;
    for (auto const& days : left) {
        Days const earlier{days.from, std::min(days.until, taken.from)},
            later{std::max(days.from, taken.until), days.until};
        if (!earlier.empty()) rest.push_back(earlier);
        if (!later.empty()) rest.push_back(later);
    }
    left = std::move(rest);
}

bool same_days(std::vector<Days> const& left, std::vector<Days> const& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](Days one, Days other) { return one.from == other.from && one.until == other.until; });
}

bool overlap(Days one, Days other) { return std::max(one.from, other.from) < std::min(one.until, other.until); }

void weigh_for(std::vector<Known>& known, std::string_view on) {
    std::map<std::string_view, std::int64_t> later;
    for (auto one = known.rbegin(); one != known.rend(); ++one) {
        one->valid = valid_on(one->statement, on);
        one->superseded_by = 0;
        if (!one->valid) continue;
        auto const [place, is_first] = later.emplace(one->statement.key, one->entry);
        if (is_first) continue;
        one->superseded_by = place->second;
        place->second = one->entry;
    }
}

void weigh_for_all_days(std::vector<Known>& known) {
    std::map<std::string_view, std::vector<Known*>> by_key;
    for (auto& one : known) by_key[one.statement.key].push_back(&one);
    for (auto& [key, same] : by_key) {
        for (std::size_t i = 0; i < same.size(); ++i) {
            same[i]->valid = true;
            same[i]->superseded_by = 0;
            std::vector<Days> left{days_of(same[i]->statement)};
            for (std::size_t later = i + 1; later < same.size() && same[i]->superseded_by == 0; ++later) {
                take_away(left, days_of(same[later]->statement));
                if (left.empty()) same[i]->superseded_by = same[later]->entry;
            }
        }
    }
}

std::string text(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// One segment of a JSON pointer (RFC 6901), and back.
std::string segment(std::string_view name) {
    std::string result = "/";
    for (char const c : name) result += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return result;
}

// Groups of which each name is stated by itself.
bool is_group(std::string_view key) { return key == "oordelen" || key == "lezingen"; }

bool is_no_fact(std::string_view key) {
    return key == "formaat" || key == "zaak" || key == "peildatum" || key == "opmerking";
}

// The value that `known` gives for a key on a day: nothing when it says nothing or was withdrawn.
std::optional<std::string> value_on(std::vector<Known const*> const& same, std::string_view day) {
    for (auto one = same.rbegin(); one != same.rend(); ++one)
        if (valid_on((*one)->statement, day)) return (*one)->statement.value;
    return std::nullopt;
}

// Whether `known` already says this on each day for which it is valid: what is known changes only on the days where a
// validity starts or ends.
bool is_known(Statement const& said, std::vector<Known const*> const& same) {
    auto const days = days_of(said);
    std::vector<std::string_view> starts{days.from};
    for (auto const* one : same) {
        auto const other = days_of(one->statement);
        for (auto const day : {other.from, other.until})
            if (days.from < day && day < days.until) starts.push_back(day);
    }
    return std::all_of(starts.begin(), starts.end(),
                       [&](std::string_view day) { return value_on(same, day) == said.value; });
}

std::optional<std::string> counting_value(std::vector<Known const*> const& same) {
    for (auto const* one : same)
        if (one->counts()) return one->statement.value;
    return std::nullopt;
}

std::string last_rule_set(store::Reading const& reading, std::int64_t number) {
    auto const entry = entry_at(reading, number);
    if (RuleSetDetails brought; entry.kind == Kind::RuleSet && read(entry.details, brought)) return brought.hash;
    if (DecisionDetails taken; entry.kind == Kind::Decision && read(entry.details, taken)) return taken.rule_set;
    throw LedgerError(LedgerError::Code::Damaged, std::to_string(number));
}

}  // namespace

void weigh(std::vector<Known>& known, std::string_view on) {
    if (on.empty())
        weigh_for_all_days(known);
    else
        weigh_for(known, on);
}

std::vector<Known> statements(CaseReader const& reader, std::string_view case_ref, std::string_view known_at,
                              std::string_view on) {
    store::Selection selection;
    selection.kind = name(Kind::Facts);
    selection.case_ref = case_ref;
    selection.recorded_through = known_at;
    std::vector<Known> known;
    reader.reading().leaves(selection, [&](store::Leaf const& leaf) {
        auto const entry = read_leaf(leaf.text);
        FactsContent content;
        if (!entry || !read(reader.part(leaf.number, "content"), content))
            throw LedgerError(LedgerError::Code::Damaged, std::to_string(leaf.number));
        for (auto& statement : content.statements)
            known.push_back({std::move(statement), leaf.number, entry->recorded_at, entry->actor, 0, true});
        return true;
    });
    weigh(known, on);
    return known;
}

std::string case_json(std::string const& case_id, std::vector<Known> const& known, std::string_view on) {
    Json json{{"formaat", "wetwijzer-zaak/1"}};
    if (!case_id.empty()) json["zaak"] = case_id;
    if (!on.empty()) json["peildatum"] = std::string(on);
    for (auto const& one : known) {
        if (!one.counts() || !one.statement.value) continue;
        json[Json::json_pointer(one.statement.key)] = Json::parse(*one.statement.value);
    }
    return text(json);
}

std::vector<Statement> statements_of(std::string_view case_json, Statement::Source const& source) {
    std::vector<Statement> said;
    auto const state = [&](std::string key, Json const& value) {
        said.push_back({std::move(key), text(value), {}, {}, source});
    };
    auto const json = Json::parse(case_json);
    for (auto const& [key, value] : json.items()) {
        if (is_no_fact(key)) continue;
        if (!is_group(key)) {
            state(segment(key), value);
            continue;
        }
        for (auto const& [name, one] : value.items()) state(segment(key) + segment(name), one);
    }
    return said;
}

std::vector<Statement> news(std::vector<Statement> const& said, std::vector<Known> const& known) {
    std::map<std::string_view, std::vector<Known const*>> by_key;
    for (auto const& one : known) by_key[one.statement.key].push_back(&one);
    std::vector<Statement> result;
    for (auto const& one : said) {
        auto const& same = by_key[one.key];
        bool const on_all_days = one.valid_from.empty() && one.valid_until.empty();
        if (on_all_days ? counting_value(same) != one.value : !is_known(one, same)) result.push_back(one);
    }
    return result;
}

std::vector<Replacement> replacements(std::vector<Statement> const& fresh, std::vector<Known> const& known) {
    std::vector<Replacement> result;
    for (auto const& said : fresh) {
        std::vector<Days> left{days_of(said)};  // for which no later statement has been looked at
        std::vector<Replacement> found;
        for (auto one = known.rbegin(); one != known.rend() && !left.empty(); ++one) {
            if (one->statement.key != said.key) continue;
            auto rest = left;
            take_away(rest, days_of(one->statement));
            bool const counted = !same_days(rest, left);
            if (counted && one->statement.value != said.value) found.push_back({said, *one});
            left = std::move(rest);
        }
        result.insert(result.end(), found.rbegin(), found.rend());
    }
    return result;
}

std::vector<Statement> idle_withdrawals(std::vector<Statement> const& said, std::vector<Known> const& known) {
    std::vector<Statement> result;
    for (auto one = said.begin(); one != said.end(); ++one) {
        if (one->value) continue;
        auto const says = [&](Statement const& other) {
            return other.value && other.key == one->key && overlap(days_of(other), days_of(*one));
        };
        if (std::none_of(known.begin(), known.end(), [&](Known const& other) { return says(other.statement); }) &&
            std::none_of(said.begin(), one, says))
            result.push_back(*one);
    }
    return result;
}

std::string rule_set_at(store::Reading const& reading, std::string_view known_at) {
    std::int64_t last = 0;
    for (auto const kind : {Kind::RuleSet, Kind::Decision}) {
        store::Selection selection;
        selection.kind = name(kind);
        selection.recorded_through = known_at;
        auto const numbers = reading.numbers(selection);
        if (!numbers.empty()) last = std::max(last, numbers.back());
    }
    return last == 0 ? std::string() : last_rule_set(reading, last);
}

}  // namespace wetwijzer::ledger
