// Bytes to source files: encoding, size and characters that have no place in a rule file.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/source/source_file.hpp"

#include <string>

namespace wetwijzer::parse {

inline constexpr std::size_t max_file_size = 4u << 20;  // bytes

// Strips a BOM and CR before LF; reports invalid UTF-8, text that is not NFC, tabs, non-breaking spaces, curly quotes
// outside texts, and files that are too large. The file is usable (perhaps empty) in any case.
source::SourceFile load(std::uint32_t id, std::string path, std::string bytes, diagnostics::Diagnostics& diagnostics);

}  // namespace wetwijzer::parse
