// Three-valued truth with the strong Kleene tables.
#pragma once

#include <algorithm>
#include <cstdint>

namespace wetwijzer::values {

enum class Truth : std::uint8_t { No, Unknown, Yes };

constexpr Truth kleene_and(Truth left, Truth right) { return std::min(left, right); }
constexpr Truth kleene_or(Truth left, Truth right) { return std::max(left, right); }
constexpr Truth kleene_not(Truth truth) {
    return truth == Truth::Yes ? Truth::No : truth == Truth::No ? Truth::Yes : Truth::Unknown;
}

}  // namespace wetwijzer::values
