// Keys, hashes and signatures differ from run to run. For comparing what is printed: equal values become equal names,
// numbered as they appear.
#pragma once

#include <string>

namespace wetwijzer::tests {

// Runs of 32 or more hex digits, and shortened ones ("3f9a1c22…"), as ⟨hex 1⟩; printed heads ("WW1-…") as ⟨stand 1⟩.
std::string without_random_values(std::string const& text);

// Moments ("2026-01-31T12:00:00Z") as ⟨tijd⟩: where the clock of the machine is printed.
std::string without_times(std::string const& text);

}  // namespace wetwijzer::tests
