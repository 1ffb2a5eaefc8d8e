// Private to engine/articles: the order in which articles stand in a law.
#pragma once

#include "engine/model/rule_set.hpp"

#include <compare>
#include <string_view>

namespace wetwijzer::articles {

// Numbers as numbers, letters behind them: 2.9 < 2.10, 6.2 < 6.2a < 6.3, 5:9 < 5:10, z < aa.
std::strong_ordering order_of_numbers(std::string_view left, std::string_view right);

// An article before its parts; a whole law before its articles.
std::strong_ordering order_of_parts(std::vector<model::ReferencePart> const& left,
                                    std::vector<model::ReferencePart> const& right);

// Without `aanhef` and `slotzin`, which belong to what they open and close.
model::Reference plain(model::Reference reference);

// Whether `whole` is `part` or an article, lid or point that holds it.
bool holds(model::Reference const& whole, model::Reference const& part);

}  // namespace wetwijzer::articles
