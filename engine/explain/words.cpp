// Statements about facts, rules and parameters.
#include "engine/explain/words.hpp"

#include "engine/model/layers.hpp"

#include <algorithm>
#include <array>

namespace wetwijzer::explain {
namespace {

using values::Kind;
using values::Outcome;

template <std::size_t n>
bool is_one_of(std::string_view word, std::array<std::string_view, n> const& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 31> ends_of_noun_phrase{
    "van",     "die",   "dat",  "waarop", "waarin", "waarvoor", "op",      "in",      "voor", "tot",    "bij",
    "volgens", "aan",   "om",   "uit",    "met",    "wegens",   "na",      "tijdens", "per",  "zonder", "onder",
    "over",    "tegen", "naar", "binnen", "tussen", "als",      "waarvan", "wie",     "welke"};
constexpr std::array<std::string_view, 6> singular_in_en{"reden", "wagen", "toren", "regen", "jongen", "haven"};

}  // namespace

State state_of(Outcome const& outcome) {
    if (std::holds_alternative<values::Unknown>(outcome)) return State::Open;
    if (std::holds_alternative<values::Fault>(outcome)) return State::Fault;
    auto const* yes = std::get_if<bool>(values::known(outcome));
    return yes == nullptr || *yes ? State::Yes : State::No;
}

std::optional<std::string> clause(std::string const& named) {
    if (!named.starts_with("of ")) return {};
    return named.substr(3);
}

bool is_plural(std::string_view named) {
    if (!named.starts_with("de ")) return false;
    std::string_view head;
    for (std::size_t start = 3; start < named.size();) {
        auto const end = std::min(named.find(' ', start), named.size());
        auto const word = named.substr(start, end - start);
        if (word.starts_with("waar") || is_one_of(word, ends_of_noun_phrase)) break;
        head = word;
        start = end + 1;
    }
    return head.ends_with("en") && !is_one_of(head, singular_in_en);
}

std::string subject(std::string_view named) {
    constexpr std::string_view relative[] = {" die ",        " dat ",       " waarop ",   " waarvan ", " waartoe ",
                                             " waarin ",     " waarmee ",   " waarvoor ", " waarbij ", " waarnaar ",
                                             " waarbinnen ", " waaronder ", " wie ",      " welke "};
    bool const clause = std::any_of(std::begin(relative), std::end(relative),
                                    [&](std::string_view word) { return named.find(word) != std::string_view::npos; });
    return std::string(named) + (clause || named.starts_with("hoe ") ? "," : "");
}

std::string Words::text(values::Value const& value, model::TypeId type) const {
    if (auto const* record = std::get_if<values::RecordRef>(&value)) return row({record->fact, record->row});
    return values::to_text(value, case_.rules.type(type), case_.language);
}

std::string Words::text(Outcome const& outcome, model::TypeId type) const {
    if (auto const* value = values::known(outcome)) return text(*value, type);
    return say(std::holds_alternative<values::Unknown>(outcome) ? Phrase::NotKnownValue : Phrase::FaultValue);
}

std::string Words::weekday_and(values::Date date) const {
    return say(Phrase::DatedWeekday, {values::weekday_name(date, case_.language), text(date)});
}

std::string Words::fact(model::FactId id) const {
    auto const& fact = case_.rules.facts[id.value];
    return fact.description.empty() ? spaced(fact.name) : described(fact.description);
}

std::string Words::parameter(model::ParameterId id) const {
    auto const& parameter = case_.rules.parameters[id.value];
    return parameter.description.empty() ? spaced(parameter.name) : described(parameter.description);
}

std::string Words::rule(model::RuleId id, bool plainly) const {
    auto const& rule = case_.rules.rules[id.value];
    if (rule.term.is_some()) {
        auto const& term = case_.rules.terms[rule.term.value];
        auto const named = term.description.empty() ? spaced(term.name) : described(term.description);
        if (id == term.start) return say(Phrase::TermFirstDay, {named});
        if (id == term.end) return say(Phrase::TermLastDay, {named});
        if (id == term.status) return say(Phrase::TermState, {named});
        if (id == term.signal) return say(Phrase::TermSignal, {named});
    }
    auto const named = rule.description.empty() ? spaced(rule.name) : described(rule.description);
    return model::lies_beneath(rule) && !plainly ? say(Phrase::ByLaw, {named}) : named;
}

std::string Words::exception(model::Exception const& exception) const {
    if (exception.layer == model::Layer::Own) return exception.label;
    return say(Phrase::QuotedName,
               {exception.description.empty() ? spaced(exception.label) : described(exception.description)});
}

std::string Words::field(model::FactId list, std::uint32_t index) const {
    auto const& record = case_.rules.records[case_.rules.type(case_.rules.facts[list.value].type).record];
    auto const& field = record.fields[index];
    return field.description.empty() ? spaced(field.name) : described(field.description);
}

std::string Words::row(RowOf row) const {
    if (!row.is_some()) return {};
    auto const& type = case_.rules.type(case_.rules.facts[row.fact].type);
    bool const in_list = type.kind == Kind::List || type.kind == Kind::Record;
    auto const name = in_list ? spaced(case_.rules.records[type.record].name) : rows(row.fact);
    return say(Phrase::RowName, {name, std::to_string(std::size_t{row.row} + 1)});
}

std::string Words::authority(std::string const& code) const {
    if (code == "college") return say(Phrase::AuthorityCollege);
    if (code == "minister") return say(Phrase::AuthorityMinister);
    bool const capitals = std::any_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (capitals) return spaced(code);
    bool const neuter = code.ends_with("orgaan") || code.ends_with("bestuur") || code.ends_with("ministerie");
    return say(neuter ? Phrase::AuthorityNeuter : Phrase::AuthorityThe, {spaced(code)});
}

std::string Words::statement(std::string const& named, model::Sentences const* sentences, Outcome const& outcome,
                             model::TypeId type, RowOf row, bool derived) const {
    auto const state = state_of(outcome);
    if (sentences != nullptr && (state == State::Yes || state == State::No)) {
        bool const truth = case_.rules.type(type).kind == Kind::Boolean;
        bool const none = is_nothing(outcome);
        auto const& own = none || state == State::No ? sentences->no : truth ? sentences->yes : sentences->any;
        auto const& said = own.empty() && !none ? sentences->any : own;  // "de boete is geen" is no sentence
        if (!said.empty()) return filled(said, row);
    }
    return made(named, outcome, type, derived);
}

std::string Words::made(std::string const& named, Outcome const& outcome, model::TypeId type, bool derived) const {
    auto const whether = clause(named);
    switch (state_of(outcome)) {
        case State::Open:
            if (derived)
                return whether ? say(Phrase::NotDeterminedWhether, {*whether})
                               : say(Phrase::NotDetermined, {named, verb(named)});
            return whether ? say(Phrase::NotKnownWhether, {*whether}) : say(Phrase::NotKnown, {named, verb(named)});
        case State::Fault:
            return whether ? say(Phrase::CannotBeDeterminedWhether, {*whether})
                           : say(Phrase::CannotBeDetermined, {named, verb(named)});
        case State::Yes:
        case State::No:
            break;
    }
    auto const& value = *values::known(outcome);
    if (auto const* yes = std::get_if<bool>(&value)) {
        if (whether) return say(*yes ? Phrase::ItIsSo : Phrase::ItIsNotSo, {*whether});
        return say(Phrase::NamedValue, {named, text(value, type)});
    }
    if (values::is_none(value)) return say(Phrase::IsNone, {subject(named), verb(named)});
    return say(Phrase::IsValue, {subject(named), text(value, type), verb(named)});
}

std::string Words::filled(std::string_view sentence, RowOf row) const {
    Case dutch{case_.rules, case_.evaluation, case_.facts, case_.reference_date, values::Language::Dutch};
    Words in_dutch(dutch);
    in_dutch.read_as(read_as_);
    std::string text;
    for (std::size_t at = 0; at < sentence.size();) {
        auto const open = sentence.find('{', at);
        auto const close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) return text.append(sentence.substr(at));
        text += sentence.substr(at, open - at);
        bool const starts = text.empty() || text.ends_with(". ") || text.ends_with("? ") || text.ends_with("! ");
        auto value = in_dutch.value_of(sentence.substr(open + 1, close - open - 1), row);
        if (starts && !value.empty() && value[0] >= 'a' && value[0] <= 'z')
            value[0] = static_cast<char>(value[0] - 'a' + 'A');
        text += value;
        at = close + 1;
    }
    return text;
}

// A field of the row at hand goes before a fact, rule or parameter of that name.
std::string Words::value_of(std::string_view name, RowOf row) const {
    auto const& rules = case_.rules;
    if (row.is_some()) {
        auto const& fields = rules.records[rules.type(rules.facts[row.fact].type).record].fields;
        auto const& rows = case_.facts.slots[row.fact].rows;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (fields[i].name != name) continue;
            auto const* value = rows && row.row < rows->size() ? &(*rows)[row.row][i] : nullptr;
            return value != nullptr && *value ? text(**value, fields[i].type) : say(Phrase::NotKnownValue);
        }
    }
    if (auto id = model::find_rule(rules, name); id.is_some()) {
        if (id == read_as_.outer) id = read_as_.beneath;
        auto const* outcome = outcome_of_rule(id, row);
        return outcome != nullptr ? text(*outcome, rules.rules[id.value].type) : say(Phrase::NotKnownValue);
    }
    if (auto const id = model::find_fact(rules, name); id.is_some() && id.value < case_.facts.slots.size()) {
        auto const& value = case_.facts.slots[id.value].value;
        return value ? text(*value, rules.facts[id.value].type) : say(Phrase::NotKnownValue);
    }
    if (auto const id = model::find_parameter(rules, name); id.is_some()) {
        for (auto const& value : rules.parameters[id.value].values)
            if (value.validity.contains(case_.reference_date))
                return text(value.value, rules.parameters[id.value].type);
    }
    return say(Phrase::NotKnownValue);
}

Outcome const* Words::outcome_of_rule(model::RuleId id, RowOf row) const {
    auto const owned = case_.rules.rules[id.value].owner.is_some();
    for (auto const& step : case_.evaluation.trace.steps) {
        bool const same_rule = (step.kind == trace::StepKind::Rule || step.kind == trace::StepKind::Assumption) &&
                               step.subject == id.value;
        if (same_rule && (!owned || step.detail == row.row)) return &step.outcome;
    }
    return nullptr;
}

std::string Words::version(model::Validity const& validity) const {
    if (validity.from && validity.until)
        return say(Phrase::VersionFromThrough, {text(*validity.from), text(validity.until->previous())});
    if (validity.from) return say(Phrase::VersionFrom, {text(*validity.from)});
    if (validity.until) return say(Phrase::VersionThrough, {text(validity.until->previous())});
    return {};
}

std::string Words::step_of(model::RoundingStep const& step, model::TypeId type) const {
    auto const& shown = case_.rules.type(type);
    bool const money = shown.kind == Kind::Money || shown.kind == Kind::ExactMoney;
    if (money && step.step == values::Fraction(100)) return say(Phrase::WholeEuros);
    if (money && step.step == values::Fraction(1)) return say(Phrase::WholeCents);
    if (!money && step.step == values::Fraction(1))
        return shown.unit.empty() ? say(Phrase::WholeNumbers) : say(Phrase::WholeUnits, {shown.unit});
    return say(Phrase::MultiplesOf, {values::to_text(step.step, shown, case_.language)});
}

}  // namespace wetwijzer::explain
