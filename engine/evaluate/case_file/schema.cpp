// The JSON Schema of a case: the same keys and spellings as the reader, for editors and for senders.
#include "engine/evaluate/case_file/envelope.hpp"
#include "engine/evaluate/case_file/keys.hpp"
#include "engine/evaluate/case_file/spelling.hpp"
#include "engine/evaluate/case_file/values.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/values/text.hpp"

#include <nlohmann/json.hpp>

#include <limits>
#include <utility>

namespace wetwijzer::evaluate {

namespace {

using namespace case_file;
using Json = nlohmann::json;  // keys in byte order
using values::Kind;

constexpr char amount_pattern[] = "^-?(0|[1-9][0-9]*)\\.[0-9]{2}$";
constexpr char percentage_pattern[] = "^-?(0|[1-9][0-9]*)(\\.[0-9]{1,9})?$";
constexpr char duration_pattern[] =
    "^P(?=[0-9])((0|[1-9][0-9]{0,8})Y)?((0|[1-9][0-9]{0,8})M)?$|"
    "^P(?=[0-9])((0|[1-9][0-9]{0,8})W)?((0|[1-9][0-9]{0,8})D)?$";

Json object(Json properties) {
    return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json text_of(char const* what, char const* detail) { return {{"type", "string"}, {what, detail}}; }

Json date() { return text_of("format", "date"); }

Json filled_text() { return {{"type", "string"}, {"pattern", "\\S"}}; }

Json period() {
    auto const end = Json{{"type", {"string", "null"}}, {"format", "date"}};
    auto json = object({{"van", date()}, {"tot", end}, {"totEnMet", end}});
    json["required"] = {"van"};
    json["maxProperties"] = 2;
    return json;
}

// Where a value's whole form is a number, the range is a pair of bounds; elsewhere it is told in the description.
Json plain(values::Type const& type, std::optional<model::Range> const& range) {
    switch (type.kind) {
        case Kind::Boolean:
            return {{"type", "boolean"}};
        case Kind::Number: {
            Json json = {{"type", "integer"}};
            auto const* minimum = range ? std::get_if<std::int64_t>(&range->minimum) : nullptr;
            auto const* maximum = range ? std::get_if<std::int64_t>(&range->maximum) : nullptr;
            json["minimum"] = minimum ? *minimum : std::numeric_limits<std::int64_t>::min();
            json["maximum"] = maximum ? *maximum : std::numeric_limits<std::int64_t>::max();
            return json;
        }
        case Kind::Money:
            return {{"type", {"string", "integer"}}, {"pattern", amount_pattern}};
        case Kind::Percentage:
            return text_of("pattern", percentage_pattern);
        case Kind::Date:
            return date();
        case Kind::Duration:
            return text_of("pattern", duration_pattern);
        case Kind::Period:
            return period();
        case Kind::Text:
            return {{"type", "string"}};
        case Kind::Enumeration: {
            auto codes = Json::array();
            for (auto const& member : type.members) codes.push_back(code_of(member));
            return {{"type", "string"}, {"enum", codes}};
        }
        // Given as rows, or never given.
        case Kind::Record:
        case Kind::List:
        case Kind::ExactNumber:
        case Kind::ExactMoney:
            break;
    }
    return {{"type", "object"}};
}

Json or_null(Json json) {
    auto& type = json["type"];
    if (type.is_array()) {
        if (type.back() != "null") type.push_back("null");
    } else {
        type = {type, "null"};
    }
    if (json.contains("enum")) json["enum"].push_back(nullptr);
    return json;
}

class SchemaWriter {
public:
    explicit SchemaWriter(model::RuleSet const& rules) : rules_(rules) {}

    Json run() {
        auto properties = keys(*fact_keys(rules_), nullptr);
        properties["formaat"] = {{"const", case_format}, {"description", "Het formaat van dit bestand."}};
        properties["zaak"] = described(filled_text(), "Het kenmerk van de zaak.");
        properties["peildatum"] = described(date(), "De dag waarop het recht en de feiten worden bekeken.");
        properties["opmerking"] = {{"type", {"string", "array"}},
                                   {"items", {{"type", "string"}}},
                                   {"description", "Vrije tekst; wordt niet gelezen."}};
        properties["oordelen"] =
            described(object(judgements()), "Wat mensen hebben geoordeeld, met wie, wanneer en waarom.");
        if (!rules_.readings.empty())
            properties["lezingen"] = described(object(readings()), "Een andere lezing dan de standaard, per lezing.");
        auto schema = object(std::move(properties));
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = "Zaak";
        schema["description"] = "Een zaak voor de regels met hash " + rules_.hash + ".";
        return schema;
    }

private:
    static Json described(Json json, std::string const& description) {
        if (!description.empty()) json["description"] = description;
        return json;
    }

    // Of a fact or field.
    template <class Subject>
    std::string description(Subject const& subject) const {
        auto const& type = rules_.type(subject.type);
        auto const& range = subject.range;
        auto text = subject.description;
        auto const add = [&text](std::string const& more) { text += (text.empty() ? "" : " ") + more; };
        if (!text.empty() && text.back() != '.') text += '.';
        if (!subject.question.empty()) add(subject.question);
        if (range) {
            add("Van " + values::to_text(range->minimum, type, values::Language::Dutch) + " tot en met " +
                values::to_text(range->maximum, type, values::Language::Dutch) + ".");
        }
        if (subject.provenance.is_some()) add("Uit " + rules_.provenances[subject.provenance.value].title + ".");
        if (subject.json.omitted_is_none) add("Weggelaten is geen.");
        return text;
    }

    // `record` is null for the facts.
    Json property(Key const& key, model::Record const* record) {
        if (key.uses.empty()) return object(keys(key, record));
        auto const& use = key.uses.front();
        auto const& type = rules_.type(record ? record->fields[use.subject].type : rules_.facts[use.subject].type);
        auto const& range = record ? record->fields[use.subject].range : rules_.facts[use.subject].range;
        auto const text = record ? description(record->fields[use.subject]) : description(rules_.facts[use.subject]);
        Json json;
        if (use.part != Use::Part::Whole) {
            json = use.part == Use::Part::End ? or_null(date()) : date();
        } else if (!record && type.kind == Kind::List) {
            json = {{"type", "array"}, {"maxItems", max_rows}, {"items", object(rows(type.record))}};
        } else if (!record && type.kind == Kind::Record) {
            auto properties = rows(type.record);
            properties.update(keys(key, record));
            json = object(std::move(properties));
        } else {
            json = plain(type, range);
        }
        return described(type.optional ? or_null(std::move(json)) : std::move(json), text);
    }

    Json keys(Key const& key, model::Record const* record) {
        auto properties = Json::object();
        for (auto const& [name, child] : key.children) properties[name] = property(*child, record);
        return properties;
    }

    Json rows(std::uint32_t record) { return keys(*record_keys(rules_.records[record]), &rules_.records[record]); }

    Json judgements() const {
        auto properties = Json::object();
        for (auto const& fact : rules_.facts) {
            if (!fact.is_judgement()) continue;
            auto const& type = rules_.type(fact.type);
            auto value = plain(type, fact.range);
            auto judgement = object({{"waarde", type.optional ? or_null(std::move(value)) : std::move(value)},
                                     {"auteur", filled_text()},
                                     {"datum", date()},
                                     {"motivering", filled_text()}});
            judgement["required"] = {"waarde", "auteur", "datum", "motivering"};
            properties[fact.name] = described(std::move(judgement), description(fact));
        }
        return properties;
    }

    Json readings() const {
        auto properties = Json::object();
        for (auto const& reading : rules_.readings) {
            auto names = Json::array();
            for (auto const& alternative : reading.alternatives) names.push_back(alternative.name);
            properties[reading.name] = described({{"type", "string"}, {"enum", names}}, reading.description);
        }
        return properties;
    }

    model::RuleSet const& rules_;
};

}  // namespace

std::string case_schema(model::RuleSet const& rules) {
    return SchemaWriter(rules).run().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace wetwijzer::evaluate
