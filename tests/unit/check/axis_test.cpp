// Columns cut into parts: every value lies in exactly one, and a part written back as a cell matches that part.
#include "dsl/check/axis.hpp"
#include "dsl/check/coverage.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using check::Axis;
using check::CellTest;
using Op = CellTest::Op;

namespace {

CellTest cell(Op op, std::vector<values::Value> operands) { return {op, std::move(operands)}; }
values::Value number(std::int64_t n) { return n; }
check::Type plain(check::Kind kind, bool optional = false) { return {kind, optional, {}, {}, 0}; }

std::size_t matching(Axis const& axis, CellTest const& test) {
    std::size_t count = 0;
    for (std::size_t part = 0; part < axis.size(); ++part) count += axis.matches(part, test) ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("parts of whole numbers leave out what holds no number") {
    std::vector const cells{cell(Op::Less, {number(3)}), cell(Op::AtLeast, {number(4)})};
    Axis const axis(plain(check::Kind::Number), {}, cells);
    CHECK(axis.size() == 4);  // below 3, 3, 4, above 4
    CHECK(matching(axis, cells[0]) == 1);
    CHECK(matching(axis, cells[1]) == 2);
    Axis const dense(plain(check::Kind::Percentage), {}, cells);
    CHECK(dense.size() == 5);
}

TEST_CASE("a range bounds the parts") {
    std::vector const cells{cell(Op::Less, {number(3)})};
    Axis const axis(plain(check::Kind::Number), model::Range{number(0), number(10)}, cells);
    CHECK(axis.size() == 5);  // 0, 1 to 2, 3, 4 to 9, 10
    CHECK(axis.cell_text({0, 1}) == "minder dan 3");
    CHECK(axis.cell_text({2, 3, 4}) == "minstens 3");
    CHECK(axis.cell_text({1}) == "van 1 tot 3");
    CHECK(axis.cell_text({0, 1, 2, 3, 4}) == "*");
}

TEST_CASE("`geen` is a part of its own") {
    std::vector const cells{cell(Op::Less, {number(3)}), cell(Op::OneOf, {values::None{}})};
    Axis const axis(plain(check::Kind::Number, true), {}, cells);
    CHECK(axis.size() == 4);
    CHECK(matching(axis, cells[1]) == 1);
    CHECK(matching(axis, cell(Op::Any, {})) == 4);
    CHECK(axis.cell_text({3}) == "geen");
    CHECK(axis.cell_text({1, 2}) == "minstens 3");
}

TEST_CASE("the search tells gaps, overlaps and rows without a case") {
    std::vector const column{cell(Op::Less, {number(3)}), cell(Op::AtMost, {number(5)}),
                             cell(Op::FromUntil, {number(9), number(9)})};
    std::vector<Axis> const axes{Axis(plain(check::Kind::Number), {}, column)};
    auto const found = check::examine(axes, {{column[0]}, {column[1]}, {column[2]}});
    REQUIRE(found.gaps.size() == 1);
    CHECK(found.gaps[0] == "| meer dan 5 |");
    REQUIRE(found.overlaps.size() == 1);
    CHECK(found.overlaps[0].first == 0);
    CHECK(found.overlaps[0].second == 1);
    CHECK(found.overlaps[0].cells == "| minder dan 3 |");
    REQUIRE(found.empty_rows.size() == 1);
    CHECK(found.empty_rows[0] == 2);
    CHECK_FALSE(found.complete());
}

TEST_CASE("a search that would not end is given up") {
    std::vector<Axis> axes;
    std::vector<std::vector<CellTest>> rows;
    std::size_t const columns = 22;
    for (std::size_t row = 0; row < columns; ++row) {
        std::vector<CellTest> cells(columns, cell(Op::Any, {}));
        cells[row] = cell(Op::OneOf, {true});
        rows.push_back(cells);
    }
    for (std::size_t column = 0; column < columns; ++column)
        axes.emplace_back(plain(check::Kind::Boolean), std::nullopt, std::vector{cell(Op::OneOf, {true})});
    auto const found = check::examine(axes, rows);
    CHECK((found.too_large || found.overlaps.size() == check::most_findings));
    CHECK_FALSE(found.complete());
}
