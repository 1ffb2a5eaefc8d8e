// Columns cut into parts, and parts written back as cells.
#include "dsl/check/axis.hpp"

#include "engine/values/text.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using values::Fraction;

values::Value from_line(Fraction number, Type const& type, values::Duration::Family family) {
    switch (type.kind) {
        case Kind::Number:
            return number.numerator();
        case Kind::Money:
            return values::Money::cents(number.numerator());
        case Kind::Duration:
            return values::Duration{family, static_cast<std::int32_t>(number.numerator())};
        case Kind::Date: {
            auto const date = values::Date::from_days(number.numerator());
            return date ? *date : values::Date{};
        }
        case Kind::Boolean:
        case Kind::Percentage:
        case Kind::Period:
        case Kind::Text:
        case Kind::Enumeration:
        case Kind::Record:
        case Kind::List:
        case Kind::ExactNumber:
        case Kind::ExactMoney:
            break;
    }
    return number;
}

}  // namespace

std::optional<Fraction> on_a_line(values::Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return Fraction(*whole);
    if (auto const* amount = std::get_if<values::Money>(&value)) return Fraction(amount->cents());
    if (auto const* fraction = std::get_if<Fraction>(&value)) return *fraction;
    if (auto const* date = std::get_if<values::Date>(&value)) return Fraction(date->days());
    if (auto const* duration = std::get_if<values::Duration>(&value)) return Fraction(duration->count);
    return std::nullopt;
}

Axis::Axis(Type const& type, std::optional<model::Range> const& range, std::vector<CellTest> const& cells)
    : type_(type), ordered_(check::ordered(type.kind)) {
    discrete_ =
        type.kind == Kind::Number || type.kind == Kind::Money || type.kind == Kind::Date || type.kind == Kind::Duration;
    if (ordered_) {
        cut(range, cells);
    } else if (type.kind == Kind::Text) {
        for (auto const& cell : cells)
            for (auto const& operand : cell.operands)
                if (auto const* text = std::get_if<std::string>(&operand); text != nullptr && !category(operand))
                    texts_.push_back(*text);
        for (std::size_t i = 0; i <= texts_.size(); ++i) parts_.push_back({Part::Kind::Category, i, {}, {}});
    } else {
        std::size_t const count = type.kind == Kind::Boolean ? 2 : type.members.size();
        for (std::size_t i = 0; i < count; ++i) parts_.push_back({Part::Kind::Category, i, {}, {}});
    }
    if (type.optional) parts_.push_back({Part::Kind::None, 0, {}, {}});
}

bool Axis::is_empty(Fraction low, Fraction high) const {
    auto const next = values::add(low, Fraction(1));
    return discrete_ && next && *next >= high;
}

void Axis::cut(std::optional<model::Range> const& range, std::vector<CellTest> const& cells) {
    std::vector<Fraction> cuts;
    for (auto const& cell : cells) {
        for (auto const& operand : cell.operands) {
            if (auto const* duration = std::get_if<values::Duration>(&operand)) family_ = duration->family;
            if (auto const number = on_a_line(operand)) cuts.push_back(*number);
        }
    }
    std::optional<Fraction> minimum, maximum;
    if (range) {
        minimum = on_a_line(range->minimum);
        maximum = on_a_line(range->maximum);
        cuts.push_back(*minimum);
        cuts.push_back(*maximum);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    if (cuts.empty()) return parts_.push_back({Part::Kind::Between, 0, {}, {}});
    auto const inside = [&](Fraction number) {
        return (!minimum || *minimum <= number) && (!maximum || number <= *maximum);
    };
    if (!minimum) parts_.push_back({Part::Kind::Between, 0, {}, cuts.front()});
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        if (inside(cuts[i])) parts_.push_back({Part::Kind::Point, 0, cuts[i], cuts[i]});
        if (i + 1 == cuts.size() || is_empty(cuts[i], cuts[i + 1])) continue;
        if (inside(cuts[i]) && inside(cuts[i + 1])) parts_.push_back({Part::Kind::Between, 0, cuts[i], cuts[i + 1]});
    }
    if (!maximum) parts_.push_back({Part::Kind::Between, 0, cuts.back(), {}});
}

std::optional<std::size_t> Axis::category(values::Value const& value) const {
    if (auto const* yes = std::get_if<bool>(&value)) return *yes ? 1u : 0u;
    if (auto const* member = std::get_if<values::Member>(&value)) return member->index;
    if (auto const* text = std::get_if<std::string>(&value)) {
        auto const found = std::find(texts_.begin(), texts_.end(), *text);
        if (found != texts_.end()) return static_cast<std::size_t>(found - texts_.begin());
    }
    return std::nullopt;
}

bool Axis::equals(Part const& part, values::Value const& value) const {
    switch (part.kind) {
        case Part::Kind::None:
            return values::is_none(value);
        case Part::Kind::Category:
            return category(value) == part.category;
        case Part::Kind::Point:
            return on_a_line(value) == part.low;
        case Part::Kind::Between:
            return false;
    }
    return false;
}

bool Axis::matches(std::size_t index, CellTest const& cell) const {
    auto const& part = parts_[index];
    if (cell.op == CellTest::Op::Any) return true;
    if (cell.op == CellTest::Op::OneOf)
        return std::any_of(cell.operands.begin(), cell.operands.end(),
                           [&](auto const& value) { return equals(part, value); });
    bool const point = part.kind == Part::Kind::Point;
    if (!point && part.kind != Part::Kind::Between) return false;
    auto const first = on_a_line(cell.operands.front());
    auto const second = on_a_line(cell.operands.back());
    if (!first || !second) return false;
    // A part lies wholly on one side of every number that a cell names.
    auto const below = [&](Fraction limit) { return point ? *part.low < limit : part.high && *part.high <= limit; };
    auto const above = [&](Fraction limit) { return point ? limit < *part.low : part.low && limit <= *part.low; };
    auto const at = [&](Fraction limit) { return point && *part.low == limit; };
    switch (cell.op) {
        case CellTest::Op::Less:
            return below(*first);
        case CellTest::Op::AtMost:
            return below(*first) || at(*first);
        case CellTest::Op::AtLeast:
            return above(*first) || at(*first);
        case CellTest::Op::Greater:
            return above(*first);
        case CellTest::Op::FromUntil:
            return (above(*first) || at(*first)) && below(*second);
        case CellTest::Op::FromThrough:
            return (above(*first) || at(*first)) && (below(*second) || at(*second));
        case CellTest::Op::Any:
        case CellTest::Op::OneOf:
            break;
    }
    return false;
}

std::string Axis::number_text(Fraction number) const {
    return values::to_text(from_line(number, type_, family_), type_, values::Language::Dutch);
}

std::string Axis::category_text(std::size_t index) const {
    auto const& part = parts_[index];
    if (part.kind == Part::Kind::None) return "geen";
    if (type_.kind == Kind::Boolean) return part.category == 1 ? "ja" : "nee";
    if (type_.kind == Kind::Enumeration) return type_.members[part.category].name;
    return part.category < texts_.size() ? '"' + texts_[part.category] + '"' : "\"…\"";
}

std::string Axis::cell_text(std::vector<std::size_t> const& parts) const {
    if (parts.size() == parts_.size()) return "*";
    if (ordered_) return run_text(parts.front(), parts.back());
    std::string text;
    for (auto const part : parts) text += (text.empty() ? "" : ", ") + category_text(part);
    return text;
}

// Neighbours on an ordered axis. An end that is the axis' own end need not be named.
std::string Axis::run_text(std::size_t first, std::size_t last) const {
    auto const& low = parts_[first];
    auto const& high = parts_[last];
    if (low.kind == Part::Kind::None) return "geen";
    bool const date = type_.kind == Kind::Date;
    bool const from_point = low.kind == Part::Kind::Point;
    bool const to_point = high.kind == Part::Kind::Point;
    if (first == last && from_point) return number_text(*low.low);
    bool const to_end = last + 1 == parts_.size() || parts_[last + 1].kind == Part::Kind::None;
    if (first == 0 && to_end) return number_text(high.low ? *high.low : Fraction(0));  // all but `geen`: one of them
    if (first == 0)
        return to_point ? "hoogstens " + number_text(*high.low)
                        : (date ? "voor " : "minder dan ") + number_text(*high.high);
    if (to_end) return (from_point ? (date ? "vanaf " : "minstens ") : "meer dan ") + number_text(*low.low);
    auto const from = from_point ? low.low : discrete_ ? values::add(*low.low, Fraction(1)) : std::nullopt;
    if (!from) {  // no cell says "more than a and less than b": a number between the two
        auto const sum = values::add(*low.low, *low.high);
        auto const middle = sum ? values::divide(*sum, Fraction(2)) : std::nullopt;
        return number_text(middle ? *middle : *low.high);
    }
    if (!to_point && discrete_ && values::add(*from, Fraction(1)) == high.high) return number_text(*from);
    return "van " + number_text(*from) +
           (to_point ? " tot en met " + number_text(*high.low) : " tot " + number_text(*high.high));
}

}  // namespace wetwijzer::check
