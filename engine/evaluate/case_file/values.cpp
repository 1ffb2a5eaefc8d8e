#include "engine/evaluate/case_file/values.hpp"

#include "engine/evaluate/case_file/spelling.hpp"
#include "engine/values/text.hpp"

#include <nlohmann/json.hpp>

#include <compare>
#include <utility>

namespace wetwijzer::evaluate::case_file {

namespace {

using values::Kind;
using values::Value;

// One value being read: what it is compared with, and where complaints go.
struct Reading {
    JsonDocument const& json;
    Place const& place;
    values::Type const& type;
    Problems& problems;
    std::string buffer = {};

    JsonNode const& node() const { return place.node; }
    std::string_view text() { return json.text(node(), buffer); }  // of a string
    bool is(JsonKind kind) const { return node().kind == kind; }

    std::nullopt_t refuse(std::string code, Words message, Words hint = {}) const {
        problems.add(std::move(code), node().begin, pointer_to(json, place), std::move(message), std::move(hint));
        return std::nullopt;
    }

    std::nullopt_t wrong_form(std::string code, Words hint = {}) const {
        auto const found = found_form(json, node());
        auto const expected = expected_form(type);
        return refuse(
            std::move(code),
            {"verwacht " + expected.nl + "; hier staat " + found.nl, "expected " + expected.en + "; found " + found.en},
            std::move(hint));
    }

    std::nullopt_t wrong_type() const {
        if (is(JsonKind::Null)) {
            return wrong_form("C0208", {"laat de sleutel weg als de waarde niet bekend is; null betekent: bestaat niet",
                                        "leave the key out when the value is not known; null means: does not exist"});
        }
        return wrong_form("C0203");
    }
};

std::optional<Value> read_boolean(Reading& r) {
    if (r.is(JsonKind::True)) return Value(true);
    if (r.is(JsonKind::False)) return Value(false);
    if (r.is(JsonKind::String)) {
        return r.wrong_form("C0203",
                            {"schrijf true of false, zonder aanhalingstekens", "write true or false, without quotes"});
    }
    return r.wrong_type();
}

std::optional<Value> read_number(Reading& r) {
    if (r.is(JsonKind::String) && whole_number(r.text())) {
        return r.wrong_form("C0203", {"schrijf het getal zonder aanhalingstekens", "write the number without quotes"});
    }
    if (!r.is(JsonKind::Number)) return r.wrong_type();
    auto const raw = r.json.raw(r.node());
    if (raw.find_first_of(".eE") != std::string_view::npos) {
        return r.wrong_form("C0206", {"schrijf een geheel getal, zonder decimalen en zonder exponent",
                                      "write a whole number, without decimals and without an exponent"});
    }
    if (auto const number = whole_number(raw)) return Value(*number);
    return r.refuse("C0206", {"het getal past niet in 64 bits", "the number does not fit in 64 bits"});
}

std::optional<Value> read_amount(Reading& r) {
    if (r.is(JsonKind::Number)) {
        auto const raw = r.json.raw(r.node());
        if (raw.find_first_of(".eE") != std::string_view::npos) {
            return r.wrong_form("C0209", {"schrijf het bedrag als tekst met twee decimalen, zoals \"37.50\"",
                                          "write the amount as a text with two decimals, such as \"37.50\""});
        }
        auto const euros = whole_number(raw);
        auto const cents = euros ? amount(std::to_string(*euros) + ".00") : std::nullopt;
        if (cents) return Value(*cents);
        return r.refuse("C0209", {"het bedrag is te groot", "the amount is too large"});
    }
    if (!r.is(JsonKind::String)) return r.wrong_type();
    auto const text = r.text();
    if (auto const money = amount(text)) return Value(*money);
    if (text.find(',') != std::string_view::npos) {
        return r.wrong_form("C0209",
                            {"schrijf een punt voor de centen en geen duizendtallen, zoals \"1000.00\"",
                             "write a point before the cents and no thousands separators, such as \"1000.00\""});
    }
    return r.wrong_form("C0209", {"schrijf precies twee decimalen, zoals \"1000.00\"",
                                  "write exactly two decimals, such as \"1000.00\""});
}

std::optional<Value> read_percentage(Reading& r) {
    if (r.is(JsonKind::Number)) {
        return r.wrong_form("C0210",
                            {"zet het percentage tussen aanhalingstekens", "put the percentage between quotes"});
    }
    if (!r.is(JsonKind::String)) return r.wrong_type();
    auto const text = r.text();
    if (auto const value = percentage(text)) return Value(*value);
    return r.wrong_form("C0210", {"schrijf een decimale punt en geen procentteken, hoogstens negen decimalen",
                                  "write a decimal point and no percent sign, at most nine decimals"});
}

std::optional<Value> read_duration(Reading& r) {
    if (!r.is(JsonKind::String)) return r.wrong_type();
    if (auto const value = duration(r.text())) return Value(*value);
    return r.wrong_form("C0211", {"jaren en maanden (P2Y6M), of weken en dagen (P10W, P70D), niet gemengd",
                                  "years and months (P2Y6M), or weeks and days (P10W, P70D), not mixed"});
}

std::optional<Value> read_text(Reading& r) {
    if (!r.is(JsonKind::String)) return r.wrong_type();
    return Value(std::string(r.text()));
}

std::optional<Value> read_member(Reading& r) {
    if (!r.is(JsonKind::String)) return r.wrong_type();
    auto const text = r.text();
    for (std::size_t i = 0; i < r.type.members.size(); ++i) {
        if (code_of(r.type.members[i]) == text) return Value(values::Member{static_cast<std::uint16_t>(i)});
    }
    std::vector<std::string> codes;
    for (auto const& member : r.type.members) codes.push_back(code_of(member));
    auto suggestion = nearest(text, codes);
    for (auto const& member : r.type.members) {
        if (member.name == text) suggestion = code_of(member);
    }
    if (suggestion.empty()) return r.wrong_form("C0204");
    return r.wrong_form("C0204", {"bedoelde u \"" + suggestion + "\"?", "did you mean \"" + suggestion + "\"?"});
}

// A period in one value: {"van": …, "tot": …} or {"van": …, "totEnMet": …}; null or no end is open.
std::optional<Value> read_period(Reading& r) {
    if (!r.is(JsonKind::Object)) return r.wrong_type();
    std::optional<values::Date> first;
    std::optional<values::Date> last;
    int ends = 0;
    bool inclusive = false;
    std::string buffer;
    for (auto const* member = r.json.first_child(r.node()); member; member = r.json.next(*member)) {
        auto const key = r.json.key(*member, buffer);
        auto const inside = r.place.pointer.empty() ? "" : r.place.pointer + pointer_segment(key);
        Place const place{*member, inside};
        if (key == "van") {
            first = read_date(r.json, place, r.problems);
            if (!first) return std::nullopt;
        } else if (key == "tot" || key == "totEnMet") {
            ++ends;
            inclusive = key == "totEnMet";
            if (member->kind == JsonKind::Null) continue;
            last = read_date(r.json, place, r.problems);
            if (!last) return std::nullopt;
        } else {
            return r.wrong_form("C0202");
        }
    }
    if (!first || ends > 1) return r.wrong_form("C0212");
    if (!last) return Value(values::Period::from(*first));
    auto const period =
        inclusive ? values::Period::from_through(*first, *last) : values::Period::from_until(*first, *last);
    if (period) return Value(*period);
    return r.refuse("C0212", {"de periode eindigt voor zij begint", "the period ends before it starts"});
}

// -1, 0, 1; nothing when the two cannot be compared (months with days).
std::optional<int> compare(Value const& left, Value const& right) {
    auto const sign = [](std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
    if (left.index() != right.index()) return std::nullopt;
    if (auto const* number = std::get_if<std::int64_t>(&left)) return sign(*number <=> std::get<std::int64_t>(right));
    if (auto const* money = std::get_if<values::Money>(&left)) return sign(*money <=> std::get<values::Money>(right));
    if (auto const* part = std::get_if<values::Fraction>(&left))
        return sign(*part <=> std::get<values::Fraction>(right));
    if (auto const* date = std::get_if<values::Date>(&left)) return sign(*date <=> std::get<values::Date>(right));
    if (auto const* length = std::get_if<values::Duration>(&left)) {
        auto const other = std::get<values::Duration>(right);
        if (length->family != other.family) return std::nullopt;
        return sign(length->count <=> other.count);
    }
    return std::nullopt;
}

std::optional<Value> within(Reading& r, Value value, model::Range const& range) {
    auto const low = compare(range.minimum, value);
    auto const high = compare(value, range.maximum);
    if (low && high && *low <= 0 && *high <= 0) return value;
    auto const show = [&](Value const& v, values::Language language) { return values::to_text(v, r.type, language); };
    return r.refuse(
        "C0207",
        {show(value, values::Language::Dutch) + " ligt niet tussen " + show(range.minimum, values::Language::Dutch) +
             " en " + show(range.maximum, values::Language::Dutch),
         show(value, values::Language::English) + " is not between " + show(range.minimum, values::Language::English) +
             " and " + show(range.maximum, values::Language::English)});
}

std::optional<Value> read_any(Reading& r) {
    switch (r.type.kind) {
        case Kind::Boolean:
            return read_boolean(r);
        case Kind::Number:
            return read_number(r);
        case Kind::Money:
            return read_amount(r);
        case Kind::Percentage:
            return read_percentage(r);
        case Kind::Duration:
            return read_duration(r);
        case Kind::Period:
            return read_period(r);
        case Kind::Text:
            return read_text(r);
        case Kind::Enumeration:
            return read_member(r);
        case Kind::Date:
            if (auto const date = read_date(r.json, r.place, r.problems)) return Value(*date);
            return std::nullopt;
        // Records and lists hold rows, not values; exact intermediates are never given.
        case Kind::Record:
        case Kind::List:
        case Kind::ExactNumber:
        case Kind::ExactMoney:
            break;
    }
    return r.wrong_type();
}

nlohmann::json write_period(values::Period const& period) {
    nlohmann::json result = {{"van", period.first().iso()}, {"tot", nullptr}};
    if (auto const end = period.day_after()) result["tot"] = end->iso();
    return result;
}

}  // namespace

std::string pointer_to(JsonDocument const& json, Place const& place) {
    return place.pointer.empty() ? json.pointer(place.node) : place.pointer;
}

std::optional<Value> read_value(JsonDocument const& json, Place const& place, values::Type const& type,
                                std::optional<model::Range> const& range, Problems& problems) {
    if (type.optional && place.node.kind == JsonKind::Null) return Value(values::None{});
    Reading reading{json, place, type, problems};
    auto value = read_any(reading);
    return value && range ? within(reading, std::move(*value), *range) : value;
}

std::optional<values::Date> read_date(JsonDocument const& json, Place const& place, Problems& problems) {
    static values::Type const type{.kind = Kind::Date, .unit = {}, .members = {}};
    Reading r{json, place, type, problems};
    if (!r.is(JsonKind::String)) return r.wrong_type();
    auto const text = r.text();
    if (auto const date = values::Date::from_iso(text)) return date;
    bool const shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                        text.find_first_not_of("0123456789-") == std::string_view::npos;
    if (shaped) {
        return r.refuse("C0205", {"de datum `" + std::string(text) + "` bestaat niet",
                                  "the date `" + std::string(text) + "` does not exist"});
    }
    return r.wrong_form(
        "C0205", {"schrijf jaar-maand-dag, zoals \"2024-03-01\"", "write year-month-day, such as \"2024-03-01\""});
}

nlohmann::json write_value(Value const& value, values::Type const& type) {
    struct Writer {
        values::Type const& type;
        nlohmann::json operator()(values::None) const { return nullptr; }
        nlohmann::json operator()(bool yes) const { return yes; }
        nlohmann::json operator()(std::int64_t number) const { return number; }
        nlohmann::json operator()(values::Money money) const { return amount_text(money); }
        nlohmann::json operator()(values::Fraction part) const { return percentage_text(part); }
        nlohmann::json operator()(values::Date date) const { return date.iso(); }
        nlohmann::json operator()(values::Duration length) const { return duration_text(length); }
        nlohmann::json operator()(values::Period const& period) const { return write_period(period); }
        nlohmann::json operator()(values::Member member) const {
            return member.index < type.members.size() ? nlohmann::json(code_of(type.members[member.index]))
                                                      : nlohmann::json();
        }
        nlohmann::json operator()(values::RecordRef) const { return nullptr; }  // written as its row
        nlohmann::json operator()(std::string const& text) const { return text; }
    };
    return std::visit(Writer{type}, value);
}

std::string const& code_of(values::EnumMember const& member) { return member.code.empty() ? member.name : member.code; }

}  // namespace wetwijzer::evaluate::case_file
