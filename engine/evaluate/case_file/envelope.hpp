// Private to the case file reader: the keys around the facts, the judgements among them.
#pragma once

#include "engine/evaluate/case_file/json_document.hpp"
#include "engine/evaluate/case_file/problems.hpp"
#include "engine/evaluate/case_file/values.hpp"
#include "engine/evaluate/facts.hpp"
#include "engine/model/rule_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::evaluate::case_file {

inline constexpr char case_format[] = "wetwijzer-zaak/1";

std::vector<std::string> const& envelope_keys();  // formaat, zaak, peildatum, opmerking, oordelen, lezingen

// Reads the value of `key` when it is one of these; otherwise does nothing and says so.
bool read_envelope(model::RuleSet const& rules, JsonDocument const& json, Place const& place, std::string_view key,
                   Facts& facts, Problems& problems);

}  // namespace wetwijzer::evaluate::case_file
