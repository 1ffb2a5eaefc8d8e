// Private to the case file reader: one JSON value as a value of a type, and back. The spelling of each type is
// in docs/case-format.md.
#pragma once

#include "engine/evaluate/case_file/json_document.hpp"
#include "engine/evaluate/case_file/problems.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/values/type.hpp"
#include "engine/values/value.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace wetwijzer::evaluate::case_file {

// Where a value stands. `pointer` for messages when that is not where the node stands in its document.
struct Place {
    JsonNode const& node;
    std::string pointer = {};
};
std::string pointer_to(JsonDocument const& json, Place const& place);

// A value of every type but records and lists. Nothing when it does not fit; the reason is then reported.
std::optional<values::Value> read_value(JsonDocument const& json, Place const& place, values::Type const& type,
                                        std::optional<model::Range> const& range, Problems& problems);

std::optional<values::Date> read_date(JsonDocument const& json, Place const& place, Problems& problems);

nlohmann::json write_value(values::Value const& value, values::Type const& type);

// The code of a member in case files: its own, or its name.
std::string const& code_of(values::EnumMember const& member);

// "een datum, zoals \"2024-03-01\"": what a value of the type looks like.
Words expected_form(values::Type const& type);

// The found value in words: "een getal", "de tekst `abc`".
Words found_form(JsonDocument const& json, JsonNode const& node);

}  // namespace wetwijzer::evaluate::case_file
