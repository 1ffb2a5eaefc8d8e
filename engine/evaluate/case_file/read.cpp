// From the text of a case to typed facts: walks the JSON along the keys that the rule set reads.
#include "engine/evaluate/facts_json.hpp"

#include "engine/evaluate/case_file/envelope.hpp"
#include "engine/evaluate/case_file/json_document.hpp"
#include "engine/evaluate/case_file/keys.hpp"
#include "engine/evaluate/case_file/problems.hpp"
#include "engine/evaluate/case_file/values.hpp"

#include <map>
#include <memory>
#include <utility>

namespace wetwijzer::evaluate {

namespace {

using namespace case_file;

// What values are read into: the facts, or one row of a list.
struct Target {
    model::Record const* record = nullptr;  // null: the facts
    Row* row = nullptr;
    struct PeriodParts {
        JsonNode const* start = nullptr;
        JsonNode const* end = nullptr;
    };
    std::map<std::uint32_t, PeriodParts> periods;  // read from two keys, by subject
};

// Keys that may occur in the object at hand, and where their values go.
struct Scope {
    Key const* keys;
    Target* target;
};

class CaseReader {
public:
    CaseReader(model::RuleSet const& rules, FormatKeys const& keys, JsonDocument const& json, Problems& problems)
        : rules_(rules), keys_(keys), json_(json), problems_(problems), facts_(no_facts(rules)) {}

    Facts run() {
        auto const& root = json_.root();
        if (root.kind != JsonKind::Object) {
            auto const found = found_form(json_, root);
            problems_.add("C0201", root.begin, {},
                          {"een zaak is een object; hier staat " + found.nl, "a case is an object; found " + found.en},
                          {"zet alles tussen { en }", "put everything between { and }"});
            return std::move(facts_);
        }
        Target target;
        read_object({root, {}}, {{keys_.facts.get(), &target}});
        finish_periods(target);
        return std::move(facts_);
    }

private:
    values::Type const& type_of(Target const& target, std::uint32_t subject) const {
        return rules_.type(target.record ? target.record->fields[subject].type : rules_.facts[subject].type);
    }
    std::optional<model::Range> const& range_of(Target const& target, std::uint32_t subject) const {
        return target.record ? target.record->fields[subject].range : rules_.facts[subject].range;
    }
    model::JsonSource const& source_of(Target const& target, std::uint32_t subject) const {
        return target.record ? target.record->fields[subject].json : rules_.facts[subject].json;
    }
    void set(Target& target, std::uint32_t subject, std::optional<values::Value> value) {
        (target.row ? (*target.row)[subject] : facts_.slots[subject].value) = std::move(value);
    }

    void read_object(Place const& place, std::vector<Scope> const& scopes);
    void read_omitted(JsonNode const& object, Scope const& scope);
    void read_member(Place const& place, std::string_view key, std::vector<Scope> const& scopes);
    void expected_object(Place const& place, Words hint);
    Words place_of_fact(std::string const& name) const;
    void report_unknown_key(Place const& place, std::string_view key, std::vector<Scope> const& scopes);
    void use(Place const& place, Target& target, Use use, std::vector<Scope>& inside);
    void read_list(Place const& place, std::uint32_t fact, values::Type const& type);
    void read_record(std::uint32_t fact, values::Type const& type, std::vector<Scope>& inside);
    void finish_periods(Target& target);
    std::optional<values::Value> join(Target const& target, std::uint32_t subject, Target::PeriodParts const& parts);

    model::RuleSet const& rules_;
    FormatKeys const& keys_;
    JsonDocument const& json_;
    Problems& problems_;
    Facts facts_;
    std::vector<std::unique_ptr<Target>> single_records_;
};

void CaseReader::read_object(Place const& place, std::vector<Scope> const& scopes) {
    bool const top = &place.node == &json_.root();
    std::string buffer;
    for (auto const* member = json_.first_child(place.node); member && !problems_.full();
         member = json_.next(*member)) {
        auto const key = json_.key(*member, buffer);
        Place const inner{*member};
        if (!top || !read_envelope(rules_, json_, inner, key, facts_, problems_)) read_member(inner, key, scopes);
    }
    for (auto const& scope : scopes) read_omitted(place.node, scope);
}

// Keys that are not there, where the rules say that this means `geen`.
void CaseReader::read_omitted(JsonNode const& object, Scope const& scope) {
    std::string buffer;
    auto const is_there = [&](std::string const& name) {
        auto const* member = json_.first_child(object);
        while (member && json_.key(*member, buffer) != name) member = json_.next(*member);
        return member != nullptr;
    };
    for (auto const& omitted : scope.keys->omitted) {
        if (!is_there(omitted.name)) set(*scope.target, omitted.subject, values::None{});
    }
}

void CaseReader::read_member(Place const& place, std::string_view key, std::vector<Scope> const& scopes) {
    std::vector<Scope> inside;
    bool known = false;
    auto const records_before = single_records_.size();
    for (auto const& scope : scopes) {
        auto const* found = scope.keys->child(key);
        if (!found) continue;
        known = true;
        for (auto const use_of_key : found->uses) use(place, *scope.target, use_of_key, inside);
        if (!found->children.empty()) inside.push_back({found, scope.target});
    }
    if (!known) return report_unknown_key(place, key, scopes);
    if (inside.empty()) return;
    if (place.node.kind == JsonKind::Object) {
        read_object(place, inside);
    } else {
        expected_object(place,
                        {"laat de sleutel weg als er niets bekend is", "leave the key out when nothing is known"});
    }
    for (auto i = records_before; i < single_records_.size(); ++i) finish_periods(*single_records_[i]);
    single_records_.resize(records_before);
}

void CaseReader::expected_object(Place const& place, Words hint) {
    auto const found = found_form(json_, place.node);
    problems_.add("C0203", place.node.begin, pointer_to(json_, place),
                  {"verwacht een object; hier staat " + found.nl, "expected an object; found " + found.en},
                  std::move(hint));
}

// Where the fact of this name is read from, for who writes the name instead of the key.
Words CaseReader::place_of_fact(std::string const& name) const {
    for (auto const& fact : rules_.facts) {
        if (fact.name != name) continue;
        if (fact.is_judgement()) return {"een oordeel staat onder `oordelen`", "a judgement stands under `oordelen`"};
        std::string path;
        for (auto const& part : path_of(fact.json, fact.name)) path += (path.empty() ? "" : ".") + part;
        return {"dit gegeven staat onder `" + path + "`", "this fact stands under `" + path + "`"};
    }
    return {};
}

void CaseReader::report_unknown_key(Place const& place, std::string_view key, std::vector<Scope> const& scopes) {
    auto hint = place_of_fact(std::string(key));
    if (hint.nl.empty()) {
        std::vector<std::string> known;
        for (auto const& scope : scopes) {
            for (auto const& child : scope.keys->children) known.push_back(child.first);
        }
        bool const top = pointer_to(json_, place).find('/', 1) == std::string::npos;
        if (top) known.insert(known.end(), envelope_keys().begin(), envelope_keys().end());
        auto const suggestion = nearest(key, known);
        if (!suggestion.empty()) hint = {"bedoelde u `" + suggestion + "`?", "did you mean `" + suggestion + "`?"};
    }
    auto const name = excerpt(key);
    problems_.add("C0202", place.node.key_begin, pointer_to(json_, place),
                  {"onbekende sleutel `" + name + "`", "unknown key `" + name + "`"}, std::move(hint));
}

void CaseReader::use(Place const& place, Target& target, Use use, std::vector<Scope>& inside) {
    auto const& type = type_of(target, use.subject);
    if (use.part != Use::Part::Whole) {
        auto& parts = target.periods[use.subject];
        (use.part == Use::Part::Start ? parts.start : parts.end) = &place.node;
        return;
    }
    bool const holds_rows = type.kind == values::Kind::List || type.kind == values::Kind::Record;
    if (!holds_rows || target.record || (type.optional && place.node.kind == JsonKind::Null)) {
        set(target, use.subject, read_value(json_, place, type, range_of(target, use.subject), problems_));
    } else if (type.kind == values::Kind::List) {
        read_list(place, use.subject, type);
    } else {
        read_record(use.subject, type, inside);
    }
}

void CaseReader::read_list(Place const& place, std::uint32_t fact, values::Type const& type) {
    if (place.node.kind != JsonKind::Array) {
        read_value(json_, place, type, std::nullopt, problems_);  // says what it expects
        return;
    }
    auto const& record = rules_.records[type.record];
    auto& rows = facts_.slots[fact].rows.emplace(place.node.count, Row(record.fields.size()));
    std::size_t index = 0;
    for (auto const* element = json_.first_child(place.node); element && !problems_.full();
         element = json_.next(*element), ++index) {
        Place const inner{*element};
        if (element->kind != JsonKind::Object) {
            expected_object(inner, {});
            continue;
        }
        Target target{&record, &rows[index], {}};
        read_object(inner, {{keys_.records[type.record].get(), &target}});
        finish_periods(target);
    }
}

// The fields are read with the other keys of the same object; see read_member.
void CaseReader::read_record(std::uint32_t fact, values::Type const& type, std::vector<Scope>& inside) {
    auto const& record = rules_.records[type.record];
    auto& slot = facts_.slots[fact];
    auto& rows = slot.rows.emplace(1, Row(record.fields.size()));
    slot.value = values::RecordRef{fact, 0};
    single_records_.push_back(std::make_unique<Target>(Target{&record, &rows.front(), {}}));
    inside.push_back({keys_.records[type.record].get(), single_records_.back().get()});
}

void CaseReader::finish_periods(Target& target) {
    for (auto const& [subject, parts] : target.periods) {
        if (parts.start && parts.end) {
            set(target, subject, join(target, subject, parts));
        } else {  // unknown as long as the other key is; this one must be right all the same
            auto const* part = parts.start ? parts.start : parts.end;
            bool const may_be_null = parts.end || type_of(target, subject).optional;
            if (may_be_null && part->kind == JsonKind::Null) continue;
            read_date(json_, {*part}, problems_);
        }
    }
    target.periods.clear();
}

std::optional<values::Value> CaseReader::join(Target const& target, std::uint32_t subject,
                                              Target::PeriodParts const& parts) {
    bool const open = parts.end->kind == JsonKind::Null;
    if (type_of(target, subject).optional && open && parts.start->kind == JsonKind::Null) return values::None{};
    auto const first = read_date(json_, {*parts.start}, problems_);
    auto const last = open ? first : read_date(json_, {*parts.end}, problems_);
    if (!first || !last) return std::nullopt;
    if (open) return values::Period::from(*first);
    bool const inclusive = source_of(target, subject).end_inclusive;
    auto const period =
        inclusive ? values::Period::from_through(*first, *last) : values::Period::from_until(*first, *last);
    if (period) return *period;
    problems_.add(
        "C0212", parts.end->begin, json_.pointer(*parts.end),
        {"de periode eindigt op " + last->iso() + ", voor haar begin " + first->iso(),
         "the period ends on " + last->iso() + ", before its start " + first->iso()},
        inclusive ? Words{} : Words{"deze einddatum telt zelf niet mee", "this end date itself does not count"});
    return std::nullopt;
}

}  // namespace

CaseFormat::CaseFormat(model::RuleSet const& rules)
    : rules_(&rules), keys_(std::make_unique<case_file::FormatKeys const>(rules)) {}
CaseFormat::CaseFormat(CaseFormat&&) noexcept = default;
CaseFormat& CaseFormat::operator=(CaseFormat&&) noexcept = default;
CaseFormat::~CaseFormat() = default;

std::optional<Facts> CaseFormat::read(std::string_view json, std::vector<CaseProblem>& problems) const {
    Problems found(json, problems);
    auto const document = parse_json(json, found);
    if (found.any()) return std::nullopt;
    auto facts = CaseReader(*rules_, *keys_, document, found).run();
    if (found.any()) return std::nullopt;
    return facts;
}

std::optional<Facts> read_facts(model::RuleSet const& rules, std::string_view json,
                                std::vector<CaseProblem>& problems) {
    return CaseFormat(rules).read(json, problems);
}

}  // namespace wetwijzer::evaluate
