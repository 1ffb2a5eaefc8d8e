// A half-open byte range in one source file.
#pragma once

#include <cstdint>

namespace wetwijzer::source {

struct Span {
    std::uint32_t file = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(Span const&, Span const&) = default;
};

}  // namespace wetwijzer::source
