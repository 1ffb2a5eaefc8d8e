#include "engine/evaluate/case_file/envelope.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::evaluate::case_file {

namespace {

// What every key under `oordelen` and `lezingen` reads from.
struct Entries {
    model::RuleSet const& rules;
    JsonDocument const& json;
    Facts& facts;
    Problems& problems;
};

void wrong_type(JsonDocument const& json, Place const& place, Words const& expected, Problems& problems) {
    auto const found = found_form(json, place.node);
    problems.add(
        "C0203", place.node.begin, pointer_to(json, place),
        {"verwacht " + expected.nl + "; hier staat " + found.nl, "expected " + expected.en + "; found " + found.en});
}

// A text that says something; reported otherwise.
std::optional<std::string> filled_text(JsonDocument const& json, Place const& place, Problems& problems) {
    if (place.node.kind != JsonKind::String) {
        wrong_type(json, place, {"een tekst", "a text"}, problems);
        return std::nullopt;
    }
    auto text = json.text(place.node);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        problems.add("C0214", place.node.begin, pointer_to(json, place), {"deze tekst is leeg", "this text is empty"});
        return std::nullopt;
    }
    return text;
}

// A remark is ignored, but it must be a text or a list of texts.
void check_remark(JsonDocument const& json, Place const& place, Problems& problems) {
    Words const expected{"een tekst of een lijst van teksten", "a text or a list of texts"};
    if (place.node.kind == JsonKind::String) return;
    if (place.node.kind != JsonKind::Array) return wrong_type(json, place, expected, problems);
    for (auto const* line = json.first_child(place.node); line; line = json.next(*line)) {
        if (line->kind != JsonKind::String) wrong_type(json, {*line}, {"een tekst", "a text"}, problems);
    }
}

void check_format(JsonDocument const& json, Place const& place, Problems& problems) {
    if (place.node.kind == JsonKind::String && json.text(place.node) == case_format) return;
    auto const found = found_form(json, place.node);
    problems.add("C0215", place.node.begin, pointer_to(json, place),
                 {"onbekend formaat: " + found.nl, "unknown format: " + found.en},
                 {std::string("deze versie leest \"") + case_format + "\"",
                  std::string("this version reads \"") + case_format + "\""});
}

model::FactId find_judgement(model::RuleSet const& rules, std::string const& name) {
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
        if (rules.facts[i].is_judgement() && rules.facts[i].name == name) return model::FactId(i);
    }
    return {};
}

Words did_you_mean(std::string const& suggestion) {
    if (suggestion.empty()) return {};
    return {"bedoelde u `" + suggestion + "`?", "did you mean `" + suggestion + "`?"};
}

void report_unknown_judgement(Entries& in, Place const& place, std::string const& name) {
    std::vector<std::string> judgements;
    Words hint;
    for (auto const& fact : in.rules.facts) {
        if (fact.is_judgement()) {
            judgements.push_back(fact.name);
        } else if (fact.name == name) {
            hint = {"dit is een gegeven, geen oordeel", "this is a fact, not a judgement"};
        }
    }
    if (auto near = did_you_mean(nearest(name, judgements)); !near.nl.empty()) hint = std::move(near);
    in.problems.add("C0202", place.node.key_begin, pointer_to(in.json, place),
                    {"onbekend oordeel `" + excerpt(name) + "`", "unknown judgement `" + excerpt(name) + "`"},
                    std::move(hint));
}

// All four parts, or the judgement does not count.
void read_judgement(Entries& in, Place const& place, std::string const& name, model::FactId id) {
    if (place.node.kind != JsonKind::Object) {
        return wrong_type(in.json, place,
                          {"een object met waarde, auteur, datum en motivering",
                           "an object with waarde, auteur, datum and motivering"},
                          in.problems);
    }
    auto const& fact = in.rules.facts[id.value];
    auto& slot = in.facts.slots[id.value].value;
    JudgementRecord record{id, {}, {}, {}};
    std::vector<std::string> absent = {"waarde", "auteur", "datum", "motivering"};
    auto const known = absent;
    for (auto const* member = in.json.first_child(place.node); member; member = in.json.next(*member)) {
        auto const key = in.json.key(*member);
        Place const part{*member};
        std::erase(absent, key);
        if (key == "waarde") {
            slot = read_value(in.json, part, in.rules.type(fact.type), fact.range, in.problems);
        } else if (key == "auteur") {
            record.author = filled_text(in.json, part, in.problems).value_or("");
        } else if (key == "datum") {
            record.date = read_date(in.json, part, in.problems).value_or(values::Date());
        } else if (key == "motivering") {
            record.motivation = filled_text(in.json, part, in.problems).value_or("");
        } else {
            in.problems.add("C0202", member->key_begin, pointer_to(in.json, part),
                            {"onbekende sleutel `" + excerpt(key) + "`", "unknown key `" + excerpt(key) + "`"},
                            did_you_mean(nearest(key, known)));
        }
    }
    if (!absent.empty()) {
        std::string list;
        for (auto const& key : absent) list += (list.empty() ? "`" : ", `") + key + "`";
        in.problems.add("C0213", place.node.begin, pointer_to(in.json, place),
                        {"het oordeel `" + name + "` telt niet: " + list + " ontbreekt",
                         "the judgement `" + name + "` does not count: " + list + " is missing"},
                        {"een oordeel is van mensen: wie, wanneer en waarom horen erbij",
                         "people judge: who, when and why belong to it"});
    }
    in.facts.judgements.push_back(std::move(record));
}

void read_judgements(Entries in, Place const& place) {
    if (place.node.kind != JsonKind::Object)
        return wrong_type(in.json, place, {"een object", "an object"}, in.problems);
    for (auto const* member = in.json.first_child(place.node); member; member = in.json.next(*member)) {
        auto const name = in.json.key(*member);
        Place const inner{*member};
        if (auto const id = find_judgement(in.rules, name); id.is_some()) {
            read_judgement(in, inner, name, id);
        } else {
            report_unknown_judgement(in, inner, name);
        }
    }
    std::sort(in.facts.judgements.begin(), in.facts.judgements.end(),
              [](JudgementRecord const& left, JudgementRecord const& right) { return left.fact < right.fact; });
}

template <class Named>
std::vector<std::string> names_of(std::vector<Named> const& all) {
    std::vector<std::string> names;
    for (auto const& one : all) names.push_back(one.name);
    return names;
}

// The alternative that a case takes, by name. The standard one is what counts anyway: it leaves no entry.
void read_reading(Entries& in, Place const& place, std::string const& name) {
    auto const id = model::find_reading(in.rules, name);
    if (!id.is_some()) {
        auto const suggestion = nearest(name, names_of(in.rules.readings));
        in.problems.add("C0202", place.node.key_begin, pointer_to(in.json, place),
                        {"onbekende lezing `" + excerpt(name) + "`", "unknown reading `" + excerpt(name) + "`"},
                        did_you_mean(suggestion));
        return;
    }
    auto const names = names_of(in.rules.readings[id.value].alternatives);
    std::string list;
    for (auto const& one : names) list += (list.empty() ? "\"" : ", \"") + one + "\"";
    if (place.node.kind != JsonKind::String)
        return wrong_type(in.json, place, {"een van " + list, "one of " + list}, in.problems);
    auto const chosen = in.json.text(place.node);
    auto const found = std::find(names.begin(), names.end(), chosen);
    if (found == names.end()) {
        auto hint = did_you_mean(nearest(chosen, names));
        if (hint.nl.empty()) hint = {"kies een van " + list, "choose one of " + list};
        in.problems.add("C0204", place.node.begin, pointer_to(in.json, place),
                        {"`" + excerpt(chosen) + "` is geen keuze van de lezing `" + name + "`",
                         "`" + excerpt(chosen) + "` is no alternative of the reading `" + name + "`"},
                        std::move(hint));
    } else if (found != names.begin()) {
        in.facts.readings.push_back({id, static_cast<std::uint32_t>(found - names.begin())});
    }
}

void read_readings(Entries in, Place const& place) {
    if (place.node.kind != JsonKind::Object)
        return wrong_type(in.json, place, {"een object", "an object"}, in.problems);
    for (auto const* member = in.json.first_child(place.node); member; member = in.json.next(*member)) {
        auto const name = in.json.key(*member);
        read_reading(in, {*member}, name);
    }
    std::sort(in.facts.readings.begin(), in.facts.readings.end(),
              [](auto const& left, auto const& right) { return left.reading < right.reading; });
}

}  // namespace

std::vector<std::string> const& envelope_keys() {
    static std::vector<std::string> const keys = {"formaat", "zaak", "peildatum", "opmerking", "oordelen", "lezingen"};
    return keys;
}

bool read_envelope(model::RuleSet const& rules, JsonDocument const& json, Place const& place, std::string_view key,
                   Facts& facts, Problems& problems) {
    if (key == "formaat") {
        check_format(json, place, problems);
    } else if (key == "zaak") {
        facts.case_id = filled_text(json, place, problems).value_or("");
    } else if (key == "peildatum") {
        facts.reference_date = read_date(json, place, problems);
    } else if (key == "opmerking") {
        check_remark(json, place, problems);
    } else if (key == "oordelen") {
        read_judgements({rules, json, facts, problems}, place);
    } else if (key == "lezingen") {
        read_readings({rules, json, facts, problems}, place);
    } else {
        return false;
    }
    return true;
}

}  // namespace wetwijzer::evaluate::case_file
