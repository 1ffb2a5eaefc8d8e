// Sets of consecutive days.
#include "engine/values/period.hpp"

#include <algorithm>

namespace wetwijzer::values {

std::optional<Period> Period::from_until(Date first, Date day_after) {
    if (day_after <= first) return {};
    Period period = from(first);
    period.day_after_ = day_after;
    return period;
}

std::optional<Period> Period::from_through(Date first, Date last) {
    if (last < first) return {};
    if (last.next() == last) return from(first);
    return from_until(first, last.next());
}

Period Period::from(Date first) {
    Period period;
    period.first_ = first;
    return period;
}

std::optional<Date> Period::last() const {
    if (!day_after_) return {};
    return day_after_->previous();
}

std::optional<std::int32_t> Period::length_in_days() const {
    if (!day_after_) return {};
    return day_after_->days() - first_.days();
}

bool Period::contains(Date date) const { return first_ <= date && (!day_after_ || date < *day_after_); }

bool Period::contains(Period const& other) const {
    if (other.first_ < first_) return false;
    return !day_after_ || (other.day_after_ && *other.day_after_ <= *day_after_);
}

std::optional<Period> overlap(Period const& left, Period const& right) {
    Date const first = std::max(left.first(), right.first());
    if (!left.day_after() && !right.day_after()) return Period::from(first);
    if (!left.day_after()) return Period::from_until(first, *right.day_after());
    if (!right.day_after()) return Period::from_until(first, *left.day_after());
    return Period::from_until(first, std::min(*left.day_after(), *right.day_after()));
}

std::vector<Period> join(std::vector<Period> periods) {
    std::sort(periods.begin(), periods.end(), [](Period const& a, Period const& b) { return a.first() < b.first(); });
    std::vector<Period> joined;
    for (Period const& next : periods) {
        if (joined.empty() || (joined.back().day_after() && *joined.back().day_after() < next.first())) {
            joined.push_back(next);
            continue;
        }
        Period& open = joined.back();
        if (!open.day_after()) break;  // everything that follows lies inside
        if (!next.day_after()) {
            open = Period::from(open.first());
        } else if (*open.day_after() < *next.day_after()) {
            open = *Period::from_until(open.first(), *next.day_after());
        }
    }
    return joined;
}

}  // namespace wetwijzer::values
