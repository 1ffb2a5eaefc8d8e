// Private to engine/explain: what the renderings share.
#pragma once

#include "engine/explain/explanation.hpp"
#include "engine/explain/phrases.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::explain {

// Whether to show a reason that stands `level` below an outcome. Short shows the first level without versions and what
// is minor, the items of a list below it, and all that leads to something essential.
bool is_shown(Reason const& reason, Depth depth, unsigned level);

// The web address of a law's text or a ruling, empty when there is none.
std::string address(std::string_view juriconnect_or_ecli);

// Breaks at spaces; following lines start with `indent` spaces. Columns are code points.
std::string wrapped(std::string_view text, std::size_t first_indent, std::size_t indent, std::size_t width);

// What the readings stand on, each reference once.
model::Citation grounds_of(Explanation::Part::OtherReading const& other);

// Sources cited whose text was read up to an earlier day than the reference date, by that day.
std::map<values::Date, std::vector<model::SourceId>> read_before(model::RuleSet const& rules,
                                                                 Explanation const& explanation);

// That the reference date lies after the texts that were read; empty when it does not.
std::string notice_read_before(model::RuleSet const& rules, Explanation const& explanation);

// A part in one sentence, for the list above many of them.
std::string in_short(Explanation const& explanation, Explanation::Part const& part);
// How many parts call for that list.
inline constexpr std::size_t many_parts = 3;

char const* kind_name(Reason::Kind kind);  // in JSON

}  // namespace wetwijzer::explain
