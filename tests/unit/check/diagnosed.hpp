// Rule text in, codes and places out. A § stands before each place where a diagnostic must begin, in order.
#pragma once

#include "dsl/compile.hpp"

#include <string>

namespace wetwijzer::tests {

struct Case {
    char const* what;
    char const* codes;  // "E0301 W0502", in the order of the places
    char const* text;   // after a line that declares source Wi
};

// Checks codes and places exactly. W0504 (unused) is left out of account unless the case names it.
void expect(Case const& test);

// The compilation of a text with the line that declares source Wi before it.
dsl::Compilation compiled(std::string const& text);

// The first hint of this code, in Dutch; empty when there is none.
std::string hint_of(std::string const& text, std::string const& code);
std::string message_of(std::string const& text, std::string const& code);

}  // namespace wetwijzer::tests
