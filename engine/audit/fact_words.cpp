#include "engine/audit/fact_words.hpp"

#include "engine/audit/decided.hpp"
#include "engine/values/date.hpp"
#include "engine/values/text.hpp"

#include <algorithm>
#include <vector>

namespace wetwijzer::audit {

namespace {

std::string unescaped(std::string_view segment) {
    std::string result;
    for (std::size_t i = 0; i < segment.size(); ++i) {
        if (segment[i] == '~' && i + 1 < segment.size()) {
            result += segment[++i] == '1' ? '/' : '~';
        } else {
            result += segment[i];
        }
    }
    return result;
}

std::string plain(std::string const& key) {
    auto const name = key.starts_with("/") ? key.substr(1) : key;
    return unescaped(name);
}

std::string day(std::string const& iso) {
    auto const date = values::Date::from_iso(iso);
    return date ? values::to_text(*date, values::Language::Dutch) : iso;
}

}  // namespace

std::string fact_title(model::RuleSet const* rules, std::string const& key) {
    auto const name = plain(key);
    if (!rules) return name;
    auto const judged = name.starts_with("oordelen/") ? name.substr(9) : std::string();
    if (name.starts_with("lezingen/")) {
        auto const id = model::find_reading(*rules, name.substr(9));
        if (id.is_some() && !rules->readings[id.value].description.empty())
            return "Lezing: " + rules->readings[id.value].description;
        return name;
    }
    std::string found;
    for (auto const& fact : rules->facts) {
        bool const is_it =
            judged.empty() ? !fact.is_judgement() &&
                                 (fact.json.path.empty() ? fact.name == name
                                                         : fact.json.path.size() == 1 && fact.json.path.front() == name)
                           : fact.is_judgement() && fact.name == judged;
        if (!is_it || fact.description.empty()) continue;
        if (!found.empty()) return name;  // a key that several facts read
        found = (judged.empty() ? "" : "Oordeel: ") + fact.description;
    }
    if (found.ends_with(')')) found.erase(std::min(found.size(), found.rfind(" (")));  // a closing remark
    return found.empty() ? name : found;
}

std::string source_text(ledger::Statement::Source const& source, model::RuleSet const* rules) {
    std::string text = source.kind.empty() ? "niet vermeld" : source.kind;
    if (rules)
        for (auto const& provenance : rules->provenances)
            if (provenance.name == source.kind && !provenance.title.empty()) text += " (" + provenance.title + ")";
    if (!source.message.empty()) text += ", bericht " + source.message;
    if (!source.at.empty()) text += ", van " + moment(source.at);
    if (!source.document.empty()) text += ", document met vingerafdruk " + source.document;
    if (!source.official.empty()) text += ", vastgesteld door " + source.official;
    return text;
}

std::string validity_text(ledger::Statement const& statement) {
    auto const &from = statement.valid_from, &until = statement.valid_until;
    if (from.empty() && until.empty()) return "altijd";
    if (until.empty()) return "vanaf " + day(from);
    if (from.empty()) return "tot " + day(until);
    return "van " + day(from) + " tot " + day(until);
}

std::string moment(std::string const& time) {
    if (auto const local = dutch_time(time)) return day(local->substr(0, 10)) + ", " + local->substr(11, 5) + " uur";
    return day(time);
}

}  // namespace wetwijzer::audit
