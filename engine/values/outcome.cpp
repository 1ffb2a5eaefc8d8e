// Sets of missing facts that keep the order in which they were met.
#include "engine/values/outcome.hpp"

#include <algorithm>

namespace wetwijzer::values {

MissingList::MissingList(std::initializer_list<Missing> items) {
    if (items.size() > 0) items_ = std::make_shared<Items>(items);
}

MissingList::Items const& MissingList::items() const {
    static Items const none;
    return items_ ? *items_ : none;
}

void MissingList::push_back(Missing const& missing) {
    if (!items_)
        items_ = std::make_shared<Items>();
    else if (items_.use_count() > 1)
        items_ = std::make_shared<Items>(*items_);
    items_->push_back(missing);
}

void merge(Unknown& into, Unknown const& from) {
    if (&into == &from) return;
    for (Missing const& missing : from.missing)
        if (std::find(into.missing.begin(), into.missing.end(), missing) == into.missing.end())
            into.missing.push_back(missing);
}

}  // namespace wetwijzer::values
