// SHA-256 as lower-case hex, and the hash that names a rule set.
#pragma once

#include "engine/model/rule_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::decide {

std::string sha256_hex(std::string_view bytes);

// Over the sorted texts: for each "path\0length\0text". Independent of where the folder lies.
std::string rule_set_hash(std::vector<model::SourceText> const& texts);

}  // namespace wetwijzer::decide
