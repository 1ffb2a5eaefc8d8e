// Private to engine/ledger: work on many things with more than one thread, with the same result as with one.
#pragma once

#include <cstddef>
#include <functional>

namespace wetwijzer::ledger {

// `work` for 0 … count - 1, in any order. The first exception is thrown again.
void in_parallel(std::size_t count, std::function<void(std::size_t)> const& work);

// `prepare` and then `use` for 0 … count - 1: `use` in order and by this thread, `prepare` some way ahead of it by
// another.
void in_turn(std::size_t count, std::function<void(std::size_t)> const& prepare,
             std::function<void(std::size_t)> const& use);

}  // namespace wetwijzer::ledger
