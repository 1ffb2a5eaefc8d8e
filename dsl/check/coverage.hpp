// The search for cases of a table that no row, or more than one row, is for.
#pragma once

#include "dsl/check/axis.hpp"

#include <cstdint>
#include <vector>

namespace wetwijzer::check {

struct Overlap {
    std::size_t first = 0, second = 0;  // rows
    std::string cells;                  // "| a | minder dan 3 |"
};

struct Coverage {
    bool too_large = false;
    std::vector<std::string> gaps;        // at most `most_findings`, as cells of the inputs: "| a | * |"
    std::vector<Overlap> overlaps;        // at most `most_findings`, each pair of rows once
    std::vector<std::size_t> empty_rows;  // rows that match no input at all
    bool complete() const { return !too_large && gaps.empty(); }
};

inline constexpr std::size_t most_findings = 3;
inline constexpr std::size_t most_columns = 32;
inline constexpr std::size_t most_cases = 200'000;
inline constexpr std::size_t most_cells = 4'000'000;  // parts of columns × rows

// `rows[r][c]` is the cell of row r in column c.
Coverage examine(std::vector<Axis> const& axes, std::vector<std::vector<CellTest>> const& rows);

}  // namespace wetwijzer::check
