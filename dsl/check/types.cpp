// Types and the table of operators.
#include "dsl/check/types.hpp"

#include "engine/values/text.hpp"

#include <array>

namespace wetwijzer::check {
namespace {

// All that makes a type what it is, as a key.
std::string key_of(Type const& type) {
    std::string key = std::to_string(static_cast<int>(type.kind)) + (type.optional ? '?' : '!') + type.unit;
    if (type.kind == Kind::Record || type.kind == Kind::List) key += '#' + std::to_string(type.record);
    for (auto const& member : type.members) key += '\x1e' + member.name + '\x1f' + member.code;
    return key;
}

struct Row {
    Operator op;
    Kind left;
    Kind right;
    Combination combination;
};

constexpr auto drop = Combination::Units::Drop;
constexpr auto same = Combination::Units::Same;
constexpr auto at_most_one = Combination::Units::AtMostOne;
constexpr auto left_unit = Combination::Units::Left;

// The whole table of docs/language/reference.md §4.1. An operand before rounding makes the result one: see combine().
constexpr std::array operators{
    Row{Operator::Add, Kind::Number, Kind::Number, {Kind::Number, same}},
    Row{Operator::Add, Kind::Money, Kind::Money, {Kind::Money, drop}},
    Row{Operator::Add, Kind::Percentage, Kind::Percentage, {Kind::Percentage, drop}},
    Row{Operator::Add, Kind::Duration, Kind::Duration, {Kind::Duration, drop}},
    Row{Operator::Add, Kind::Date, Kind::Duration, {Kind::Date, drop}},
    Row{Operator::Subtract, Kind::Number, Kind::Number, {Kind::Number, same}},
    Row{Operator::Subtract, Kind::Money, Kind::Money, {Kind::Money, drop}},
    Row{Operator::Subtract, Kind::Percentage, Kind::Percentage, {Kind::Percentage, drop}},
    Row{Operator::Subtract, Kind::Duration, Kind::Duration, {Kind::Duration, drop}},
    Row{Operator::Subtract, Kind::Date, Kind::Duration, {Kind::Date, drop}},
    Row{Operator::Multiply, Kind::Number, Kind::Number, {Kind::Number, at_most_one}},
    Row{Operator::Multiply, Kind::Money, Kind::Number, {Kind::Money, drop}},
    Row{Operator::Multiply, Kind::Number, Kind::Money, {Kind::Money, drop}},
    Row{Operator::Multiply, Kind::Money, Kind::Percentage, {Kind::ExactMoney, drop}},
    Row{Operator::Multiply, Kind::Percentage, Kind::Money, {Kind::ExactMoney, drop}},
    Row{Operator::Multiply, Kind::Percentage, Kind::Percentage, {Kind::Percentage, drop}},
    Row{Operator::Multiply, Kind::Number, Kind::Percentage, {Kind::ExactNumber, at_most_one}},
    Row{Operator::Multiply, Kind::Percentage, Kind::Number, {Kind::ExactNumber, at_most_one}},
    Row{Operator::Multiply, Kind::Duration, Kind::Number, {Kind::Duration, drop}},
    Row{Operator::Multiply, Kind::Number, Kind::Duration, {Kind::Duration, drop}},
    Row{Operator::Divide, Kind::Number, Kind::Number, {Kind::ExactNumber, left_unit}},
    Row{Operator::Divide, Kind::Money, Kind::Number, {Kind::ExactMoney, drop}},
    Row{Operator::Divide, Kind::Money, Kind::Money, {Kind::ExactNumber, drop}},
    Row{Operator::Divide, Kind::Percentage, Kind::Number, {Kind::Percentage, drop}},
    Row{Operator::Divide, Kind::Percentage, Kind::Percentage, {Kind::ExactNumber, drop}},
    Row{Operator::Divide, Kind::Duration, Kind::Duration, {Kind::ExactNumber, drop}},
};

Kind exact_kind(Kind kind) {
    if (kind == Kind::Number) return Kind::ExactNumber;
    if (kind == Kind::Money) return Kind::ExactMoney;
    return kind;
}

bool same_members(Type const& left, Type const& right) {
    if (left.members.size() != right.members.size()) return false;
    for (std::size_t i = 0; i < left.members.size(); ++i)
        if (left.members[i].name != right.members[i].name) return false;
    return true;
}

}  // namespace

TypeTable::TypeTable() { types_.reserve(64); }

TypeId TypeTable::intern(Type type) {
    auto key = key_of(type);
    auto const found = by_text_.find(key);
    if (found != by_text_.end()) return found->second;
    TypeId const id(types_.size());
    types_.push_back(std::move(type));
    by_text_.emplace(std::move(key), id);
    return id;
}

TypeId TypeTable::number(std::string unit, bool exact) {
    return intern({exact ? Kind::ExactNumber : Kind::Number, false, std::move(unit), {}, 0});
}

TypeId TypeTable::record(std::uint32_t id, bool optional) { return intern({Kind::Record, optional, {}, {}, id}); }

TypeId TypeTable::with_optional(TypeId id, bool optional) {
    if (!id.is_some() || types_[id.value].optional == optional) return id;
    Type type = types_[id.value];
    type.optional = optional;
    return intern(std::move(type));
}

TypeId TypeTable::exact(TypeId id) {
    if (!id.is_some() || exact_kind(types_[id.value].kind) == types_[id.value].kind) return id;
    Type type = types_[id.value];
    type.kind = exact_kind(type.kind);
    return intern(std::move(type));
}

TypeId TypeTable::rounded(TypeId id) {
    if (!id.is_some() || !is_exact(types_[id.value].kind)) return id;
    Type type = types_[id.value];
    type.kind = rounded_kind(type.kind);
    return intern(std::move(type));
}

bool is_exact(Kind kind) { return kind == Kind::ExactNumber || kind == Kind::ExactMoney; }

Kind rounded_kind(Kind kind) {
    if (kind == Kind::ExactNumber) return Kind::Number;
    if (kind == Kind::ExactMoney) return Kind::Money;
    return kind;
}

bool same_kind(Type const& left, Type const& right) {
    if (rounded_kind(left.kind) != rounded_kind(right.kind)) return false;
    if (left.kind == Kind::Enumeration) return same_members(left, right);
    if (left.kind == Kind::Record || left.kind == Kind::List) return left.record == right.record;
    return true;
}

bool comparable(Type const& left, Type const& right) { return same_kind(left, right) && left.unit == right.unit; }

bool ordered(Kind kind) {
    switch (rounded_kind(kind)) {
        case Kind::Number:
        case Kind::Money:
        case Kind::Percentage:
        case Kind::Date:
        case Kind::Duration:
            return true;
        case Kind::Boolean:
        case Kind::Period:
        case Kind::Text:
        case Kind::Enumeration:
        case Kind::Record:
        case Kind::List:
        case Kind::ExactNumber:
        case Kind::ExactMoney:
            return false;
    }
    return false;
}

char const* symbol(Operator op) {
    switch (op) {
        case Operator::Add:
            return "+";
        case Operator::Subtract:
            return "-";
        case Operator::Multiply:
            return "×";
        case Operator::Divide:
            return "/";
    }
    return "";
}

std::optional<Combination> combine(Operator op, Kind left, Kind right) {
    bool const exact = is_exact(left) || is_exact(right);
    for (auto const& row : operators) {
        if (row.op != op || row.left != rounded_kind(left) || row.right != rounded_kind(right)) continue;
        auto combination = row.combination;
        if (!exact) return combination;
        if (combination.result == Kind::Duration) return std::nullopt;  // half a day is no duration
        combination.result = exact_kind(combination.result);
        return combination;
    }
    return std::nullopt;
}

std::string a_type(Type const& type) {
    using values::Language;
    bool const the_dutch_article_is_missing = type.kind == Kind::Boolean || type.kind == Kind::Text ||
                                              type.kind == Kind::Enumeration || type.kind == Kind::List;
    Type shown = type;
    shown.kind = rounded_kind(type.kind);
    std::string dutch = values::type_name(shown, Language::Dutch);
    std::string english = values::type_name(shown, Language::English);
    if (!the_dutch_article_is_missing) {
        dutch.insert(0, "een ");
        english.insert(0, english.starts_with("a") ? "an " : "a ");
    }
    return both(dutch, english);
}

std::string both(std::string const& dutch, std::string const& english) { return dutch + '\x1f' + english; }

}  // namespace wetwijzer::check
