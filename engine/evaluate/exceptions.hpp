// Which of several exceptions that may apply goes first.
#pragma once

#include "engine/evaluate/operators.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace wetwijzer::evaluate {

// An exception whose condition holds, or may hold.
struct Held {
    std::uint32_t index = 0;
    bool sure = false;
};

// a stands before b when it overrides b (and not the other way about), or when neither has a value of its own:
// both then send to the last "anders".
bool stands_before(std::span<model::Exception const> all, std::uint32_t a, std::uint32_t b);

// What holds, as a list to be tried in order, up to the first that is sure. Nothing when two exceptions
// conflict, or would conflict if all that may hold did.
std::optional<std::vector<Held>> in_order(std::span<model::Exception const> all, std::span<Held const> held);

// The first two that conflict.
std::pair<std::uint32_t, std::uint32_t> conflict(std::span<model::Exception const> all, std::span<Held const> held);

}  // namespace wetwijzer::evaluate
