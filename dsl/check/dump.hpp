// What checking found, one line a thing: the form of golden tests and of `dump --stage checked`.
#pragma once

#include "dsl/check/checked_tree.hpp"

#include <string>

namespace wetwijzer::check {

std::string dump(CheckedTree const& tree);

}  // namespace wetwijzer::check
