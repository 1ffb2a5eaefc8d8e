// Reads a file of statements about a case: each value as in a case file, with where it comes from and its days.
#include "engine/evaluate/statements_json.hpp"

#include "engine/evaluate/case_file/envelope.hpp"
#include "engine/evaluate/case_file/json_document.hpp"
#include "engine/evaluate/case_file/problems.hpp"
#include "engine/evaluate/case_file/values.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace wetwijzer::evaluate {

namespace {

using namespace case_file;
using Json = nlohmann::json;  // keys in byte order

constexpr char statement_format[] = "wetwijzer-feiten/1";

bool is_two_digits(std::string_view text, int limit) {
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return false;
    return (text[0] - '0') * 10 + (text[1] - '0') < limit;
}

// A date, or YYYY-MM-DDTHH:MM:SSZ.
bool is_day_or_time(std::string_view text) {
    if (text.size() < 10 || !values::Date::from_iso(text.substr(0, 10))) return false;
    if (text.size() == 10) return true;
    return text.size() == 20 && text[10] == 'T' && is_two_digits(text.substr(11), 24) && text[13] == ':' &&
           is_two_digits(text.substr(14), 60) && text[16] == ':' && is_two_digits(text.substr(17), 60) &&
           text[19] == 'Z';
}

bool is_digest(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Words did_you_mean(std::string const& near) {
    if (near.empty()) return {};
    return {"bedoelde u `" + near + "`?", "did you mean `" + near + "`?"};
}

class StatementReader {
public:
    StatementReader(model::RuleSet const& rules, JsonDocument const& json, Problems& problems)
        : rules_(rules), json_(json), problems_(problems) {}

    StatementFile run() {
        StatementFile file;
        Place const top{json_.root(), {}};
        if (!is_object(top)) return file;
        bool format = false;
        std::vector<std::string> absent{"zaak", "feiten"};
        for (auto const* member = json_.first_child(top.node); member; member = json_.next(*member)) {
            auto const key = json_.key(*member);
            Place const place{*member, pointer_segment(key)};
            std::erase(absent, key);
            if (key == "formaat") {
                format = check_format(place);
            } else if (key == "zaak") {
                file.case_id = text(place);
            } else if (key == "feiten") {
                read_facts_list(place, file.facts);
            } else if (key != "opmerking") {
                unknown_key(place, key, {"formaat", "zaak", "feiten", "opmerking"});
            }
        }
        if (!format && !problems_.any()) wrong_format(top);
        missing(top, absent);
        return file;
    }

private:
    void add(std::string code, Place const& place, Words message, Words hint = {}) {
        problems_.add(std::move(code), place.node.begin, place.pointer, std::move(message), std::move(hint));
    }

    void wrong_form(Place const& place, Words const& expected) {
        auto const found = found_form(json_, place.node);
        add("C0203", place,
            {"verwacht " + expected.nl + "; hier staat " + found.nl,
             "expected " + expected.en + "; found " + found.en});
    }

    bool is_object(Place const& place) {
        if (place.node.kind == JsonKind::Object) return true;
        wrong_form(place, {"een object", "an object"});
        return false;
    }

    void wrong_format(Place const& place) {
        add("C0215", place, {"dit is geen bestand met feiten", "this is no file of statements"},
            {std::string("zet erin: \"formaat\": \"") + statement_format + "\"",
             std::string("put in: \"formaat\": \"") + statement_format + "\""});
    }

    bool check_format(Place const& place) {
        if (place.node.kind == JsonKind::String && json_.text(place.node) == statement_format) return true;
        wrong_format(place);
        return false;
    }

    void unknown_key(Place const& place, std::string const& key, std::vector<std::string> const& known) {
        problems_.add("C0202", place.node.key_begin, place.pointer,
                      {"onbekende sleutel `" + excerpt(key) + "`", "unknown key `" + excerpt(key) + "`"},
                      did_you_mean(nearest(key, known)));
    }

    void missing(Place const& place, std::vector<std::string> const& absent) {
        for (auto const& key : absent) add("C0216", place, {"`" + key + "` ontbreekt", "`" + key + "` is missing"});
    }

    // A text that says something; empty and reported otherwise.
    std::string text(Place const& place) {
        if (place.node.kind != JsonKind::String) {
            wrong_form(place, {"een tekst", "a text"});
            return {};
        }
        auto result = json_.text(place.node);
        if (result.find_first_not_of(" \t\r\n") != std::string::npos) return result;
        add("C0214", place, {"deze tekst is leeg", "this text is empty"});
        return {};
    }

    // The first day (or the day after the last); null is open.
    std::string day(Place const& place) {
        if (place.node.kind == JsonKind::Null) return {};
        auto const date = read_date(json_, place, problems_);
        return date ? date->iso() : std::string();
    }

    void read_facts_list(Place const& list, std::vector<StatedFact>& facts) {
        if (list.node.kind != JsonKind::Array) return wrong_form(list, {"een lijst", "a list"});
        if (list.node.count == 0) add("C0214", list, {"deze lijst is leeg", "this list is empty"});
        std::size_t index = 0;
        for (auto const* one = json_.first_child(list.node); one && !problems_.full();
             one = json_.next(*one), ++index) {
            Place const place{*one, list.pointer + "/" + std::to_string(index)};
            if (!is_object(place)) continue;
            auto fact = read_fact(place);
            check_validity(place, fact, facts);
            facts.push_back(std::move(fact));
        }
    }

    StatedFact read_fact(Place const& place) {
        StatedFact fact;
        JsonNode const *value = nullptr, *withdrawn = nullptr, *source = nullptr, *name = nullptr;
        for (auto const* member = json_.first_child(place.node); member; member = json_.next(*member)) {
            auto const key = json_.key(*member);
            Place const inner{*member, place.pointer + pointer_segment(key)};
            if (key == "gegeven") {
                name = member;
            } else if (key == "waarde") {
                value = member;
            } else if (key == "ingetrokken") {
                withdrawn = member;
                if (member->kind != JsonKind::True) wrong_form(inner, {"true", "true"});
            } else if (key == "geldigVan") {
                fact.valid_from = day(inner);
            } else if (key == "geldigTot") {
                fact.valid_until = day(inner);
            } else if (key == "bron") {
                source = member;
                read_source(inner, fact);
            } else {
                unknown_key(inner, key, {"gegeven", "waarde", "ingetrokken", "geldigVan", "geldigTot", "bron"});
            }
        }
        if (!source) missing(place, {"bron"});
        if (!name) missing(place, {"gegeven"});
        if ((value != nullptr) == (withdrawn != nullptr))
            add("C0217", place,
                {"een feit heeft of een `waarde`, of `ingetrokken`", "a fact has either `waarde` or `ingetrokken`"},
                {"null is een waarde: het gegeven is er niet; `\"ingetrokken\": true` maakt het weer onbekend",
                 "null is a value: there is none; `\"ingetrokken\": true` makes it unknown again"});
        else if (name)
            read_key_and_value(place, *name, value, fact);
        return fact;
    }

    // `gegeven` as a pointer, and the value as a case file with nothing else would have it.
    void read_key_and_value(Place const& place, JsonNode const& name, JsonNode const* value, StatedFact& fact) {
        Place const named{name, place.pointer + "/gegeven"};
        auto const path = text(named);
        if (path.empty()) return;
        auto const slash = path.find('/');
        auto const first = path.substr(0, slash);
        bool const group = first == "oordelen" || first == "lezingen";
        bool const fits = group ? slash != std::string::npos && slash + 1 < path.size() &&
                                      path.find('/', slash + 1) == std::string::npos
                                : slash == std::string::npos && !is_around_the_facts(path);
        if (!fits) {
            add("C0218", named, {"`" + excerpt(path) + "` is geen gegeven", "`" + excerpt(path) + "` is no fact"},
                group ? Words{"een oordeel is `oordelen/NAAM`, een lezing `lezingen/NAAM`",
                              "a judgement is `oordelen/NAME`, a reading `lezingen/NAME`"}
                      : Words{"een gegeven is een sleutel van het bovenste niveau van een zaak: van een bericht wordt "
                              "het hele object vermeld",
                              "a fact is a key of the top level of a case: of a message the whole object is stated"});
            return;
        }
        fact.key = group ? "/" + first + pointer_segment(path.substr(slash + 1)) : pointer_segment(path);
        check_value(place, named, path, value, fact);
    }

    static bool is_around_the_facts(std::string const& key) {
        auto const& keys = envelope_keys();
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    }

    void check_value(Place const& place, Place const& named, std::string const& path, JsonNode const* value,
                     StatedFact& fact) {
        auto const slash = path.find('/');
        auto const raw = value ? std::string(json_.raw(*value)) : std::string();
        auto const quoted = [](std::string const& key) { return Json(key).dump(); };
        // What is withdrawn must be a fact of the rules as well: an object is no value of most, but its key is known.
        auto const inner = value ? raw : std::string("{}");
        auto const whole = slash == std::string::npos ? "{" + quoted(path) + ":" + inner + "}"
                                                      : "{" + quoted(path.substr(0, slash)) + ":{" +
                                                            quoted(path.substr(slash + 1)) + ":" + inner + "}}";
        std::vector<CaseProblem> found;
        auto const facts = read_facts(rules_, whole, found);
        for (auto& problem : found) {
            bool const about_key = problem.path == fact.key && problem.code == "C0202";
            if (!value && !about_key) continue;
            auto const rest = problem.path.substr(std::min(problem.path.size(), fact.key.size()));
            Place const spot{about_key ? named.node : *value,
                             about_key ? named.pointer : place.pointer + "/waarde" + rest};
            add(problem.code, spot, {problem.message_nl, problem.message_en}, {problem.hint_nl, problem.hint_en});
        }
        if (!value || !facts) return;
        // What the canonical case does not hold by itself (half a period, the standard alternative of a reading) stands
        // as it was written, in one spelling of JSON.
        auto const canonical = Json::parse(write_facts(rules_, *facts));
        Json::json_pointer const pointer(fact.key);
        auto const& json = canonical.contains(pointer) ? canonical.at(pointer) : Json::parse(raw);
        fact.value = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

    void read_source(Place const& place, StatedFact& fact) {
        if (!is_object(place)) return;
        bool kind = false;
        for (auto const* member = json_.first_child(place.node); member; member = json_.next(*member)) {
            auto const key = json_.key(*member);
            Place const inner{*member, place.pointer + pointer_segment(key)};
            if (key == "soort") {
                kind = true;
                fact.source = source_kind(inner);
            } else if (key == "bericht") {
                fact.message = text(inner);
            } else if (key == "tijdstip") {
                fact.at = text(inner);
                if (!fact.at.empty() && !is_day_or_time(fact.at))
                    add("C0219", inner, {"dit is geen datum of tijdstip", "this is no date or time"},
                        {"schrijf 2026-01-31 of 2026-01-31T12:00:00Z (UTC)",
                         "write 2026-01-31 or 2026-01-31T12:00:00Z (UTC)"});
            } else if (key == "document") {
                fact.document = text(inner);
                if (!fact.document.empty() && !is_digest(fact.document))
                    add("C0220", inner,
                        {"een document staat hier met zijn SHA-256 of BLAKE2b: 64 cijfers 0-9 en a-f",
                         "a document stands here with its SHA-256 or BLAKE2b: 64 digits 0-9 and a-f"},
                        {"`sha256sum BESTAND` geeft het", "`sha256sum FILE` gives it"});
            } else if (key == "medewerker") {
                fact.official = text(inner);
            } else {
                unknown_key(inner, key, {"soort", "bericht", "tijdstip", "document", "medewerker"});
            }
        }
        if (!kind) missing(place, {"soort"});
    }

    std::string source_kind(Place const& place) {
        auto const kind = text(place);
        if (kind.empty()) return {};
        std::vector<std::string> known;
        std::string list;
        for (auto const& provenance : rules_.provenances) {
            if (provenance.name == kind) return kind;
            known.push_back(provenance.name);
            list += (list.empty() ? "" : ", ") + provenance.name;
        }
        auto hint = did_you_mean(nearest(kind, known));
        if (hint.nl.empty()) hint = {"de regels kennen: " + list, "the rules have: " + list};
        add("C0204", place, {"`" + excerpt(kind) + "` is geen herkomst", "`" + excerpt(kind) + "` is no source"},
            std::move(hint));
        return kind;
    }

    void check_validity(Place const& place, StatedFact const& fact, std::vector<StatedFact> const& earlier) {
        if (!fact.valid_from.empty() && !fact.valid_until.empty() && fact.valid_until <= fact.valid_from)
            add("C0221", place, {"de geldigheid eindigt voor zij begint", "the validity ends before it starts"},
                {"`geldigTot` is de dag na de laatste", "`geldigTot` is the day after the last"});
        for (auto const& other : earlier) {
            if (fact.key.empty() || other.key != fact.key) continue;
            bool const apart =
                (!fact.valid_until.empty() && !other.valid_from.empty() && fact.valid_until <= other.valid_from) ||
                (!other.valid_until.empty() && !fact.valid_from.empty() && other.valid_until <= fact.valid_from);
            if (apart) continue;
            add("C0222", place,
                {"dit gegeven staat er tweemaal in voor dezelfde dagen", "this fact is here twice for the same days"},
                {"geef elk zijn `geldigVan` en `geldigTot`", "give each its `geldigVan` and `geldigTot`"});
            return;
        }
    }

    model::RuleSet const& rules_;
    JsonDocument const& json_;
    Problems& problems_;
};

}  // namespace

bool is_statement_file(std::string_view json) {
    std::vector<CaseProblem> ignored;
    Problems problems(json, ignored);
    auto const document = parse_json(json, problems);
    if (problems.any() || document.root().kind != JsonKind::Object) return false;
    for (auto const* member = document.first_child(document.root()); member; member = document.next(*member)) {
        auto const key = document.key(*member);
        if (key == "formaat")
            return member->kind == JsonKind::String && document.text(*member).starts_with("wetwijzer-feiten/");
    }
    return false;
}

std::optional<StatementFile> read_statements(model::RuleSet const& rules, std::string_view json,
                                             std::vector<CaseProblem>& list) {
    Problems problems(json, list);
    auto const document = parse_json(json, problems);
    if (problems.any()) return std::nullopt;
    auto file = StatementReader(rules, document, problems).run();
    if (problems.any()) return std::nullopt;
    return file;
}

}  // namespace wetwijzer::evaluate
