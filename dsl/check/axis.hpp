// One column of a decision table, cut into parts within which no cell tells two inputs apart.
#pragma once

#include "dsl/check/types.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/values/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::check {

// A cell with its operands as values.
struct CellTest {
    enum class Op : std::uint8_t { Any, Less, AtMost, AtLeast, Greater, FromUntil, FromThrough, OneOf };
    Op op = Op::Any;
    std::vector<values::Value> operands;
};

class Axis {
public:
    // `cells` are all cells of the column; `range` bounds the inputs where one is declared.
    Axis(Type const& type, std::optional<model::Range> const& range, std::vector<CellTest> const& cells);

    std::size_t size() const { return parts_.size(); }
    bool matches(std::size_t part, CellTest const& cell) const;

    // Parts (neighbours on an ordered axis) written as a cell, ready to paste; `*` for all.
    std::string cell_text(std::vector<std::size_t> const& parts) const;
    // Whether parts that are no neighbours can stand in one cell ("a, c").
    bool lists() const { return !ordered_; }
    // Whether this part can be named together with its neighbour; `geen` cannot.
    bool joins(std::size_t part) const { return parts_[part].kind != Part::Kind::None; }

private:
    struct Part {
        enum class Kind : std::uint8_t { None, Category, Point, Between };
        Kind kind = Kind::Category;
        std::size_t category = 0;                   // member, 0 nee and 1 ja, text; texts_.size(): any other text
        std::optional<values::Fraction> low, high;  // Point: low; Between: both ends outside, none when unbounded
    };

    void cut(std::optional<model::Range> const& range, std::vector<CellTest> const& cells);
    std::optional<std::size_t> category(values::Value const& value) const;
    bool equals(Part const& part, values::Value const& value) const;
    std::string category_text(std::size_t part) const;
    std::string run_text(std::size_t first, std::size_t last) const;
    std::string number_text(values::Fraction number) const;
    bool is_empty(values::Fraction low, values::Fraction high) const;

    Type type_;
    bool ordered_ = false;
    bool discrete_ = false;  // between n and n + 1 lies nothing
    values::Duration::Family family_ = values::Duration::Family::Days;
    std::vector<std::string> texts_;
    std::vector<Part> parts_;
};

// Numbers, amounts (in cents), dates and durations on one line; nothing for other values.
std::optional<values::Fraction> on_a_line(values::Value const& value);

}  // namespace wetwijzer::check
