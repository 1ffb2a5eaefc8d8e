// Random rule files: every construct, nested at random, with parentheses where they are and are not needed.
#pragma once

#include <cstdint>
#include <string>

namespace wetwijzer::tests {

std::string random_rules(std::uint64_t seed, bool comments);

}  // namespace wetwijzer::tests
