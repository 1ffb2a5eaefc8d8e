// Selections: one index drives, the rest is looked at in what it finds; always in order of number.
#include "engine/store/tables.hpp"

#include <algorithm>

namespace wetwijzer::store {

namespace {

// WHERE and ORDER BY, and what must be bound from place 3 on (1 and 2: the numbers).
struct Where {
    std::string sql = " WHERE number BETWEEN ?1 AND ?2";
    std::vector<std::string const*> values;

    // Gives whether there is something to compare. A "+" keeps SQLite from taking the index of this column.
    bool add(bool by_index, char const* condition, std::string const& value) {
        if (value.empty()) return false;
        values.push_back(&value);
        sql += std::string(" AND ") + (by_index ? "" : "+") + condition + " ?" + std::to_string(values.size() + 2);
        return true;
    }
};

Where where(Selection const& selection) {
    Where result;
    bool const by_case = result.add(true, "case_ref =", selection.case_ref);
    bool found = by_case;
    found |= result.add(!found, "rule_set =", selection.rule_set);
    found |= result.add(!found, "actor =", selection.actor);
    bool const dates = !selection.reference_from.empty() || !selection.reference_through.empty();
    if (!found && dates) {
        // Only decisions have the date. Sorted as numbers, before leaves are read.
        result.sql += " AND number IN (SELECT number FROM entry WHERE reference_date IS NOT NULL";
        result.add(true, "reference_date >=", selection.reference_from);
        result.add(true, "reference_date <=", selection.reference_through);
        result.sql += ")";
        found = true;
    } else {
        result.add(false, "reference_date >=", selection.reference_from);
        result.add(false, "reference_date <=", selection.reference_through);
    }
    result.add(by_case || !found, "kind =", selection.kind);  // the index by case has the kind too
    result.sql += " ORDER BY number";
    return result;
}

}  // namespace

// Entries are recorded in order of time (a trigger sees to it): the first that was recorded at or after `time`, or
// only after it; size + 1 when there is none.
std::int64_t Tables::first_recorded(std::string const& time, bool after, std::int64_t size) const {
    std::int64_t low = 1, high = size + 1;
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        Cached row(connection_, "SELECT recorded_at FROM entry WHERE number = ?1");
        if (!row.bind(1, middle).step())
            throw StoreError(StoreError::Code::Damaged,
                             connection_.path() + ": entry " + std::to_string(middle) + " is missing");
        auto const recorded = row.view(0);
        bool const later = after ? recorded > time : recorded >= time;
        if (later) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

void Tables::select(char const* columns, Selection const& selection,
                    std::function<bool(Statement const&)> const& use) const {
    auto const all = size();
    auto from = std::max<std::int64_t>(selection.from, 1);
    auto through = std::min(selection.through.value_or(all), all);
    if (!selection.recorded_from.empty()) from = std::max(from, first_recorded(selection.recorded_from, false, all));
    if (!selection.recorded_through.empty())
        through = std::min(through, first_recorded(selection.recorded_through, true, all) - 1);
    if (from > through) return;
    auto const condition = where(selection);
    Statement rows(connection_, std::string("SELECT ") + columns + " FROM entry" + condition.sql);
    rows.bind(1, from).bind(2, through);
    int place = 3;
    for (auto const* value : condition.values) rows.bind(place++, std::string_view(*value));
    while (rows.step())
        if (!use(rows)) return;
}

void Tables::leaves(Selection const& selection, std::function<bool(Leaf const&)> const& use) const {
    Leaf leaf;
    select("number, leaf", selection, [&](Statement const& row) {
        leaf.number = row.number(0);
        leaf.text.assign(row.view(1));
        return use(leaf);
    });
}

std::vector<std::int64_t> Tables::numbers(Selection const& selection) const {
    std::vector<std::int64_t> found;
    select("number", selection, [&](Statement const& row) {
        found.push_back(row.number(0));
        return true;
    });
    return found;
}

}  // namespace wetwijzer::store
