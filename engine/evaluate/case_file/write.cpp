// From typed facts to the canonical text of a case, and an empty case to start from.
#include "engine/evaluate/case_file/envelope.hpp"
#include "engine/evaluate/case_file/keys.hpp"
#include "engine/evaluate/case_file/values.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/values/text.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace wetwijzer::evaluate {

namespace {

using namespace case_file;
using Json = nlohmann::json;  // keys in byte order

// The object under `path`'s last key, made on the way; the key itself is returned.
Json& at(Json& root, std::vector<std::string> const& path) {
    auto* json = &root;
    for (auto const& key : path) {
        if (!json->is_object()) *json = Json::object();
        json = &(*json)[key];
    }
    return *json;
}

void write(Json& root, model::JsonSource const& source, std::string const& name, values::Value const& value,
           values::Type const& type) {
    if (source.end_path.empty()) {
        at(root, path_of(source, name)) = write_value(value, type);
        return;
    }
    auto& start = at(root, path_of(source, name));
    auto& end = at(root, source.end_path);
    start = end = nullptr;
    if (auto const* period = std::get_if<values::Period>(&value)) {
        start = period->first().iso();
        auto const last = source.end_inclusive ? period->last() : period->day_after();
        if (last) end = last->iso();
    }
}

void write_row(Json& json, model::RuleSet const& rules, model::Record const& record, Row const& row) {
    for (std::size_t i = 0; i < record.fields.size() && i < row.size(); ++i) {
        auto const& field = record.fields[i];
        if (row[i]) write(json, field.json, field.name, *row[i], rules.type(field.type));
    }
}

void write_fact(Json& json, model::RuleSet const& rules, model::Fact const& fact, FactSlot const& slot) {
    auto const& type = rules.type(fact.type);
    bool const none = slot.value && values::is_none(*slot.value);
    if (!slot.rows || none) {
        if (slot.value) write(json, fact.json, fact.name, *slot.value, type);
        return;
    }
    auto const& record = rules.records[type.record];
    auto& place = at(json, path_of(fact.json, fact.name));
    if (type.kind == values::Kind::Record) {
        if (!place.is_object()) place = Json::object();
        if (!slot.rows->empty()) write_row(place, rules, record, slot.rows->front());
        return;
    }
    place = Json::array();
    for (auto const& row : *slot.rows) {
        auto element = Json::object();
        write_row(element, rules, record, row);
        place.push_back(std::move(element));
    }
}

// A judgement without author, date and motivation is written without them; reading then refuses it.
Json write_judgement(model::RuleSet const& rules, Facts const& facts, std::size_t id) {
    Json json = {{"waarde", write_value(*facts.slots[id].value, rules.type(rules.facts[id].type))}};
    for (auto const& record : facts.judgements) {
        if (record.fact.value != id) continue;
        json["auteur"] = record.author;
        json["datum"] = record.date.iso();
        json["motivering"] = record.motivation;
    }
    return json;
}

std::string text(Json const& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

// "inburgeringsplicht.begindatum: datum — De begindatum (DUO)"
std::string remark(model::RuleSet const& rules, model::Fact const& fact) {
    std::string line;
    auto const add_path = [&line](std::vector<std::string> const& path) {
        std::string joined;
        for (auto const& key : path) joined += (joined.empty() ? "" : ".") + key;
        line += joined;
    };
    add_path(fact.is_judgement() ? std::vector<std::string>{"oordelen", fact.name} : path_of(fact.json, fact.name));
    if (!fact.json.end_path.empty()) {
        line += fact.json.end_inclusive ? " tot en met " : " tot ";
        add_path(fact.json.end_path);
    }
    auto const& type = rules.type(fact.type);
    line += ": " + values::type_name(type, values::Language::Dutch);
    if (!fact.description.empty()) line += " — " + fact.description;
    if (fact.is_judgement()) {
        line += " (door " + fact.judge + ")";
    } else if (fact.provenance.is_some()) {
        line += " (" + rules.provenances[fact.provenance.value].name + ")";
    }
    return fact.json.omitted_is_none ? line + "; weggelaten is geen" : line;
}

// "lezingen.herhaling: verdubbeling of optelling — Hoe de boete oploopt"; the first counts when the case says nothing.
std::string remark(model::Reading const& reading) {
    std::string line = "lezingen." + reading.name + ": ";
    for (std::size_t i = 0; i < reading.alternatives.size(); ++i)
        line += (i > 0 ? " of " : "") + reading.alternatives[i].name;
    return reading.description.empty() ? line : line + " — " + reading.description;
}

}  // namespace

std::string write_facts(model::RuleSet const& rules, Facts const& facts) {
    Json json = {{"formaat", case_format}};
    if (!facts.case_id.empty()) json["zaak"] = facts.case_id;
    if (facts.reference_date) json["peildatum"] = facts.reference_date->iso();
    for (std::size_t i = 0; i < rules.facts.size() && i < facts.slots.size(); ++i) {
        auto const& fact = rules.facts[i];
        if (!fact.is_judgement()) {
            write_fact(json, rules, fact, facts.slots[i]);
        } else if (facts.slots[i].value) {
            json["oordelen"][fact.name] = write_judgement(rules, facts, i);
        }
    }
    for (auto const& chosen : facts.readings) {
        auto const& reading = rules.readings[chosen.reading.value];
        if (chosen.alternative != 0) json["lezingen"][reading.name] = reading.alternatives[chosen.alternative].name;
    }
    return text(json, -1);
}

std::string new_case(model::RuleSet const& rules, std::string_view case_id, values::Date reference_date) {
    auto remarks =
        Json::array({"Vul in wat bekend is: zet de sleutels hieronder naast `opmerking`. Een weggelaten sleutel is "
                     "onbekend, null is geen."});
    for (auto const& fact : rules.facts) remarks.push_back(remark(rules, fact));
    for (auto const& reading : rules.readings) remarks.push_back(remark(reading));
    nlohmann::ordered_json json = {{"formaat", case_format}};
    if (!case_id.empty()) json["zaak"] = std::string(case_id);
    json["peildatum"] = reference_date.iso();
    json["opmerking"] = remarks;
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace wetwijzer::evaluate
