// Private to engine/explain: what the renderings share.
#pragma once

#include "engine/explain/explanation.hpp"
#include "engine/explain/phrases.hpp"

#include <string>
#include <string_view>

namespace wetwijzer::explain {

// The reasons to show below one at this depth; Short leaves out versions and what is minor.
bool is_shown(Reason const& reason, Depth depth);
unsigned levels(Depth depth);

// The web address of a law's text or a ruling, empty when there is none.
std::string address(std::string_view juriconnect_or_ecli);

// Breaks at spaces; following lines start with `indent` spaces. Columns are code points.
std::string wrapped(std::string_view text, std::size_t first_indent, std::size_t indent, std::size_t width);

char const* kind_name(Reason::Kind kind);  // in JSON

}  // namespace wetwijzer::explain
