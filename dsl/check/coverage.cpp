// Column by column over the parts of each axis, keeping the set of rows that still match.
#include "dsl/check/coverage.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

namespace wetwijzer::check {
namespace {

// A set of rows.
class RowSet {
public:
    explicit RowSet(std::size_t rows = 0, bool full = false) : words_((rows + 63) / 64, 0) {
        for (std::size_t row = 0; full && row < rows; ++row) add(row);
    }
    void add(std::size_t row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
    bool has(std::size_t row) const { return (words_[row / 64] >> (row % 64) & 1) != 0; }
    bool empty() const {
        return std::all_of(words_.begin(), words_.end(), [](auto word) { return word == 0; });
    }
    std::size_t count() const {
        std::size_t total = 0;
        for (auto const word : words_) total += static_cast<std::size_t>(std::popcount(word));
        return total;
    }
    // The first row at or after `from`; only for sets that have one.
    std::size_t next(std::size_t from) const {
        while (!has(from)) ++from;
        return from;
    }
    RowSet& operator&=(RowSet const& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
        return *this;
    }
    RowSet& operator|=(RowSet const& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
        return *this;
    }
    friend bool operator<(RowSet const& left, RowSet const& right) { return left.words_ < right.words_; }

private:
    std::vector<std::uint64_t> words_;
};

// Parts of one axis that the same rows match: for the search they are one.
struct PartGroup {
    RowSet rows;
    std::vector<std::size_t> parts;
};

class Search {
public:
    Search(std::vector<Axis> const& axes, std::vector<std::vector<CellTest>> const& rows) : axes_(axes), rows_(rows) {
        for (std::size_t column = 0; column < axes.size(); ++column) prepare(column);
        for (auto const& row : rows) {
            std::size_t constrained = 0;
            for (std::size_t column = 0; column < row.size(); ++column)
                if (row[column].op != CellTest::Op::Any) constrained = column + 1;
            free_from_.push_back(constrained);
        }
    }

    Coverage run() {
        unreachable_rows();
        chosen_.resize(axes_.size());
        descend(0, RowSet(rows_.size(), true));
        return std::move(found_);
    }

private:
    void prepare(std::size_t column) {
        auto const& axis = axes_[column];
        std::vector<RowSet> by_part;
        std::map<RowSet, std::size_t> known;
        std::vector<PartGroup> groups;
        for (std::size_t part = 0; part < axis.size(); ++part) {
            RowSet matching(rows_.size());
            for (std::size_t row = 0; row < rows_.size(); ++row)
                if (axis.matches(part, rows_[row][column])) matching.add(row);
            auto const [at, added] = known.try_emplace(matching, groups.size());
            if (added) groups.push_back({matching, {}});
            groups[at->second].parts.push_back(part);
            by_part.push_back(std::move(matching));
        }
        by_part_.push_back(std::move(by_part));
        groups_.push_back(std::move(groups));
    }

    void unreachable_rows() {
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            bool const reachable = std::all_of(by_part_.begin(), by_part_.end(), [&](auto const& parts) {
                return std::any_of(parts.begin(), parts.end(), [&](RowSet const& rows) { return rows.has(row); });
            });
            if (!reachable) found_.empty_rows.push_back(row);
        }
    }

    bool done() const {
        return found_.too_large || (found_.gaps.size() >= most_findings && found_.overlaps.size() >= most_findings);
    }

    void descend(std::size_t column, RowSet const& rows) {
        if (done()) return;
        if (++visited_ > most_cases) {
            found_.too_large = true;
            return;
        }
        if (rows.empty()) return gap(column);
        auto const count = rows.count();
        if (count == 1 && free_from_[rows.next(0)] <= column) return;  // this row takes all that is left
        if (column == axes_.size()) return overlap(rows);
        for (auto const& group : groups_[column]) {
            chosen_[column] = &group;
            auto left = rows;
            left &= group.rows;
            descend(column + 1, left);
        }
    }

    void overlap(RowSet const& rows) {
        auto const first = rows.next(0);
        auto const second = rows.next(first + 1);
        if (found_.overlaps.size() >= most_findings || !pairs_.insert({first, second}).second) return;
        std::string cells = "|";
        for (std::size_t column = 0; column < axes_.size(); ++column) {
            cells += ' ' + axes_[column].cell_text({chosen_[column]->parts.front()}) + " |";
        }
        found_.overlaps.push_back({first, second, cells});
    }

    using Box = std::vector<std::vector<std::size_t>>;  // parts by column

    static bool contains(Box const& box, std::vector<std::size_t> const& point) {
        for (std::size_t column = 0; column < box.size(); ++column)
            if (!std::binary_search(box[column].begin(), box[column].end(), point[column])) return false;
        return true;
    }

    // No row matches, whatever the columns from `decided` on hold.
    void gap(std::size_t decided) {
        if (found_.gaps.size() >= most_findings) return;
        std::vector<std::size_t> point;
        for (std::size_t column = 0; column < axes_.size(); ++column)
            point.push_back(column < decided ? chosen_[column]->parts.front() : 0);
        for (auto const& box : boxes_)
            if (contains(box, point)) return;
        Box box;
        for (auto const part : point) box.push_back({part});
        for (std::size_t column = 0; column < axes_.size(); ++column) widen(box, column, point[column]);
        std::string cells = "|";
        for (std::size_t column = 0; column < axes_.size(); ++column)
            cells += ' ' + axes_[column].cell_text(box[column]) + " |";
        found_.gaps.push_back(cells);
        boxes_.push_back(std::move(box));
    }

    // Takes in the parts of one column that leave the box without rows; on an ordered axis only neighbours, unless all.
    void widen(Box& box, std::size_t column, std::size_t start) const {
        RowSet others(rows_.size(), true);
        for (std::size_t other = 0; other < box.size(); ++other) {
            if (other == column) continue;
            RowSet any(rows_.size());
            for (auto const part : box[other]) any |= by_part_[other][part];
            others &= any;
        }
        auto const free = [&](std::size_t part) {
            auto rows = by_part_[column][part];
            rows &= others;
            return rows.empty();
        };
        std::vector<std::size_t> all;
        for (std::size_t part = 0; part < axes_[column].size(); ++part)
            if (free(part)) all.push_back(part);
        if (axes_[column].lists() || all.size() == axes_[column].size()) {
            box[column] = std::move(all);
            return;
        }
        auto first = start, last = start;
        if (!axes_[column].joins(start)) return;
        while (first > 0 && free(first - 1) && axes_[column].joins(first - 1)) --first;
        while (last + 1 < axes_[column].size() && free(last + 1) && axes_[column].joins(last + 1)) ++last;
        box[column].clear();
        for (auto part = first; part <= last; ++part) box[column].push_back(part);
    }

    std::vector<Axis> const& axes_;
    std::vector<std::vector<CellTest>> const& rows_;
    std::vector<std::vector<RowSet>> by_part_;    // by column and part
    std::vector<std::vector<PartGroup>> groups_;  // by column
    std::vector<std::size_t> free_from_;          // by row: it says "any" from this column on
    std::vector<PartGroup const*> chosen_;
    std::vector<Box> boxes_;
    std::set<std::pair<std::size_t, std::size_t>> pairs_;
    std::size_t visited_ = 0;
    Coverage found_;
};

}  // namespace

Coverage examine(std::vector<Axis> const& axes, std::vector<std::vector<CellTest>> const& rows) {
    Coverage coverage;
    std::size_t cells = 0;
    for (auto const& axis : axes) cells += axis.size() * rows.size();
    coverage.too_large = axes.size() > most_columns || cells > most_cells;
    if (coverage.too_large) return coverage;
    return Search(axes, rows).run();
}

}  // namespace wetwijzer::check
