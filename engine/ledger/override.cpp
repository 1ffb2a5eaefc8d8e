#include "engine/ledger/override.hpp"

#include "engine/ledger/characters.hpp"
#include "engine/values/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace wetwijzer::ledger {

namespace {

using values::Kind;
using values::Value;

// Decimal digits with a minus sign or none, to the end. What is spelled otherwise does not come back the same.
template <class Number>
std::optional<Number> whole(std::string_view text) {
    Number number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<Value> number(std::string_view text) {
    if (auto const found = whole<std::int64_t>(text)) return *found;
    return std::nullopt;
}

std::optional<Value> money(std::string_view text) {
    if (!text.starts_with("EUR ") || text.size() < 8 || text[text.size() - 3] != '.') return std::nullopt;
    std::string cents(text.substr(4));
    cents.erase(cents.size() - 3, 1);
    if (auto const found = whole<std::int64_t>(cents)) return values::Money::cents(*found);
    return std::nullopt;
}

std::optional<Value> percentage(std::string_view text) {
    auto const slash = text.find('/');
    auto const numerator = whole<std::int64_t>(text.substr(0, slash));
    auto const denominator =
        slash == std::string_view::npos ? std::optional<std::int64_t>(1) : whole<std::int64_t>(text.substr(slash + 1));
    if (!numerator || !denominator) return std::nullopt;
    if (auto const found = values::Fraction::make(*numerator, *denominator)) return *found;
    return std::nullopt;
}

std::optional<Value> date(std::string_view text) {
    if (auto const found = values::Date::from_iso(text)) return *found;
    return std::nullopt;
}

std::optional<Value> duration(std::string_view text) {
    if (text.size() < 3 || text[0] != 'P' || (text.back() != 'M' && text.back() != 'D')) return std::nullopt;
    auto const count = whole<std::int32_t>(text.substr(1, text.size() - 2));
    if (!count) return std::nullopt;
    return text.back() == 'M' ? values::months(*count) : values::days(*count);
}

std::optional<Value> period(std::string_view text) {
    auto const comma = text.find(',');
    if (comma == std::string_view::npos || !text.starts_with('[') || !text.ends_with(')')) return std::nullopt;
    auto const first = values::Date::from_iso(text.substr(1, comma - 1));
    auto const end = text.substr(comma + 1, text.size() - comma - 2);
    if (!first) return std::nullopt;
    if (end.empty()) return values::Period::from(*first);
    auto const day_after = values::Date::from_iso(end);
    if (!day_after) return std::nullopt;
    if (auto const found = values::Period::from_until(*first, *day_after)) return *found;
    return std::nullopt;
}

std::optional<Value> quoted(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"' || !is_utf8(text)) return std::nullopt;
    text = text.substr(1, text.size() - 2);
    std::string meant;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            meant += text[i];
            continue;
        }
        if (++i == text.size()) return std::nullopt;
        auto const letter = text[i];
        if (letter == 'u') {
            unsigned code = 0;
            auto const digits = text.substr(i + 1, 4);
            auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
            if (digits.size() != 4 || error != std::errc() || end != digits.data() + 4 || code > 0x7F)
                return std::nullopt;
            meant += static_cast<char>(code);
            i += 4;
        } else {
            meant += letter == 'n' ? '\n' : letter == 't' ? '\t' : letter == 'r' ? '\r' : letter;
        }
    }
    return meant;
}

std::optional<Value> member(std::string_view text, values::Type const& type) {
    for (std::size_t i = 0; i < type.members.size(); ++i) {
        if (type.members[i].name == text) return values::Member{static_cast<std::uint16_t>(i)};
    }
    return std::nullopt;
}

std::optional<Value> read_as(std::string_view text, values::Type const& type) {
    switch (type.kind) {
        case Kind::Boolean:
            return Value(text == "ja");
        case Kind::Number:
            return number(text);
        case Kind::Money:
            return money(text);
        case Kind::Percentage:
            return percentage(text);
        case Kind::Date:
            return date(text);
        case Kind::Duration:
            return duration(text);
        case Kind::Period:
            return period(text);
        case Kind::Text:
            return quoted(text);
        case Kind::Enumeration:
            return member(text, type);
        case Kind::Record:
        case Kind::List:
        case Kind::ExactNumber:
        case Kind::ExactMoney:
            break;
    }
    return std::nullopt;
}

bool is_outcome(model::RuleSet const& rules, decide::Decision const& decision, model::RuleId rule) {
    auto const among = [rule](std::vector<model::RuleId> const& ids) {
        return std::find(ids.begin(), ids.end(), rule) != ids.end();
    };
    return among(decision.requested) &&
           std::any_of(rules.decisions.begin(), rules.decisions.end(),
                       [&](model::DecisionDefinition const& definition) { return among(definition.outcomes); });
}

// "art. 5:46 lid 2 onder a": words with a number each, some without.
bool is_place(std::string_view text) {
    constexpr std::array<std::string_view, 6> with_number{"art.", "lid", "onder", "par.", "bijlage", "hoofdstuk"};
    constexpr std::array<std::string_view, 2> alone{"aanhef", "slotzin"};
    auto const among = [](auto const& words, std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    auto const next = [&text] {
        auto const end = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        return word;
    };
    if (text.empty() || text.ends_with(' ')) return false;
    while (!text.empty()) {
        auto const word = next();
        if (among(alone, word)) continue;
        if (!among(with_number, word)) return false;
        auto const value = next();
        bool const is_number = !value.empty() && !among(with_number, value) && !among(alone, value) &&
                               std::all_of(value.begin(), value.end(), [](char c) {
                                   return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                          c == ':' || c == '.' || c == '-';
                               });
        if (!is_number) return false;
    }
    return true;
}

}  // namespace

std::string_view name(OverrideProblem problem) {
    switch (problem) {
        case OverrideProblem::NoSuchOutcome:
            return "no_such_outcome";
        case OverrideProblem::Value:
            return "value";
        case OverrideProblem::SameValue:
            return "same_value";
        case OverrideProblem::Basis:
            return "basis";
        case OverrideProblem::Motivation:
            return "motivation";
    }
    return "";
}

std::optional<Value> read_canonical(std::string_view text, values::Type const& type) {
    auto const value = type.optional && text == "geen" ? Value(values::None{}) : read_as(text, type);
    // One spelling for each value: what comes back otherwise was not that spelling.
    if (!value || values::canonical(*value, type) != text) return std::nullopt;
    return value;
}

bool cites(model::RuleSet const& rules, std::string_view basis) {
    return std::any_of(rules.sources.begin(), rules.sources.end(), [basis](model::Source const& source) {
        if (source.name.empty() || !basis.starts_with(source.name)) return false;
        auto const rest = basis.substr(source.name.size());
        if (rest.empty()) return source.identifier.starts_with("ECLI:");
        return rest.starts_with(' ') && is_place(rest.substr(1));
    });
}

bool is_below_nothing(Value const& value) {
    if (auto const* const money = std::get_if<values::Money>(&value)) return *money < values::Money::cents(0);
    if (auto const* const part = std::get_if<values::Fraction>(&value)) return part->numerator() < 0;
    if (auto const* const duration = std::get_if<values::Duration>(&value)) return duration->count < 0;
    return false;
}

std::optional<OverrideProblem> check_override(model::RuleSet const& rules, decide::Decision const& decision,
                                              Override const& taken) {
    auto const rule = model::find_rule(rules, taken.outcome);
    if (!rule.is_some() || !is_outcome(rules, decision, rule)) return OverrideProblem::NoSuchOutcome;
    auto const& type = rules.type(rules.rules[rule.value].type);
    auto const value = read_canonical(taken.value, type);
    if (!value || is_below_nothing(*value)) return OverrideProblem::Value;
    for (std::size_t i = 0; i < decision.requested.size() && i < decision.evaluation.outcomes.size(); ++i) {
        if (decision.requested[i] != rule) continue;
        auto const* const computed = values::known(decision.evaluation.outcomes[i]);
        if (computed && values::canonical(*computed, type) == taken.value) return OverrideProblem::SameValue;
    }
    if (!cites(rules, taken.basis)) return OverrideProblem::Basis;
    if (!is_utf8(taken.motivation) || taken.motivation.find_first_not_of(" \t\r\n") == std::string::npos)
        return OverrideProblem::Motivation;
    return std::nullopt;
}

}  // namespace wetwijzer::ledger
