#include "engine/audit/value_words.hpp"

#include "engine/ledger/override.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace wetwijzer::audit {

namespace {

using Json = nlohmann::ordered_json;
using values::Kind;
using values::Language;

std::string pick(Language language, char const* dutch, char const* english) {
    return language == Language::Dutch ? dutch : english;
}

std::string day(std::string const& iso, Language language) {
    auto const date = values::Date::from_iso(iso);
    return date ? values::to_text(*date, language) : iso;
}

std::string words(Json const& json, Language language);

std::string member(Json const& json, char const* key) {
    auto const found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string judgement(std::string const& value, Json const& json, Language language) {
    return value + " (" + member(json, "auteur") + ", " + day(member(json, "datum"), language) +
           "): " + member(json, "motivering");
}

std::string words(Json const& json, Language language) {
    if (json.is_null()) return pick(language, "geen", "none");
    if (json.is_boolean()) return json.get<bool>() ? pick(language, "ja", "yes") : pick(language, "nee", "no");
    if (json.is_string()) return day(json.get<std::string>(), language);
    if (json.is_array()) {
        if (json.empty()) return pick(language, "geen (een lege lijst)", "none (an empty list)");
        std::string text;
        for (std::size_t i = 0; i < json.size(); ++i)
            text += (i == 0 ? "(" : "; (") + std::to_string(i + 1) + ") " + words(json[i], language);
        return text;
    }
    if (!json.is_object()) return json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (json.contains("waarde") && json.contains("motivering"))
        return judgement(words(json.at("waarde"), language), json, language);
    if (json.empty()) return pick(language, "een bericht zonder gegevens", "a message without data");
    std::string text;
    for (auto const& [key, value] : json.items())
        text += (text.empty() ? "" : ", ") + key + ": " + words(value, language);
    return text;
}

// Types that have a spelling of their own in canonical texts.
std::vector<values::Type> spelled_types() {
    values::Type money, date, duration;
    money.kind = Kind::Money;
    date.kind = Kind::Date;
    duration.kind = Kind::Duration;
    return {money, date, duration};
}

bool is_scalar(values::Type const& type) { return type.kind != Kind::List && type.kind != Kind::Record; }

}  // namespace

ValueWords::ValueWords(model::RuleSet const* rules, Language language) : rules_(rules), language_(language) {}
ValueWords::~ValueWords() = default;

std::string ValueWords::outcome(std::string_view name, std::string const& canonical) const {
    if (rules_) {
        auto const rule = model::find_rule(*rules_, name);
        if (rule.is_some()) {
            auto const& type = rules_->type(rules_->rules[rule.value].type);
            if (auto const value = ledger::read_canonical(canonical, type))
                return values::to_text(*value, type, language_);
        }
    }
    if (canonical == "geen") return words(Json(), language_);
    if (canonical == "ja" || canonical == "nee") return words(Json(canonical == "ja"), language_);
    for (auto const& type : spelled_types())
        if (auto const value = ledger::read_canonical(canonical, type)) return values::to_text(*value, type, language_);
    return canonical;
}

// As the reader of case files reads it: the value by itself, as a case.
std::string ValueWords::scalar(std::string const& key, std::string const& json) const {
    auto const name = key.substr(1);
    bool const judged = name.starts_with("oordelen/");
    for (std::size_t i = 0; i < rules_->facts.size(); ++i) {
        auto const& fact = rules_->facts[i];
        auto const& path = fact.json.path;
        bool const is_it = judged ? fact.is_judgement() && fact.name == name.substr(9)
                                  : !fact.is_judgement() &&
                                        (path.empty() ? fact.name == name : path.size() == 1 && path.front() == name);
        auto const& type = rules_->type(fact.type);
        if (!is_it || !is_scalar(type)) continue;
        Json one;
        one[Json::json_pointer(key)] = Json::parse(json);
        if (!format_) format_ = std::make_unique<evaluate::CaseFormat const>(*rules_);
        std::vector<evaluate::CaseProblem> problems;
        auto const facts = format_->read(one.dump(), problems);
        if (facts && facts->slots[i].value) return values::to_text(*facts->slots[i].value, type, language_);
    }
    return {};
}

std::string ValueWords::statement(std::string const& key, std::string const& json) const {
    auto const value = Json::parse(json);
    if (!rules_) return words(value, language_);
    if (key.starts_with("/lezingen/") && value.is_string()) {
        auto const id = model::find_reading(*rules_, key.substr(10));
        if (id.is_some())
            for (auto const& alternative : rules_->readings[id.value].alternatives)
                if (alternative.name == value.get<std::string>() && !alternative.description.empty())
                    return alternative.description;
    }
    auto const typed = scalar(key, json);
    if (typed.empty()) return words(value, language_);
    return value.is_object() && value.contains("motivering") ? judgement(typed, value, language_) : typed;
}

}  // namespace wetwijzer::audit
