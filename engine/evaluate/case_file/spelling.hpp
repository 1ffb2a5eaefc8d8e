// Private to the case file reader: texts as amounts, percentages, durations and whole numbers, and back. Each has
// one spelling when written; reading accepts nothing that could be meant in two ways.
#pragma once

#include "engine/values/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::evaluate::case_file {

std::optional<std::int64_t> whole_number(std::string_view text);  // -12; nothing outside 64 bits

std::optional<values::Money> amount(std::string_view text);  // 1000.00: exactly two decimals
std::string amount_text(values::Money money);

std::optional<values::Fraction> percentage(std::string_view text);  // 12.5: up to nine decimals
std::string percentage_text(values::Fraction value);

// P2Y6M, P6M (months); P10W, P70D (days). No mixture, nothing negative, no time of day.
std::optional<values::Duration> duration(std::string_view text);
std::string duration_text(values::Duration value);

}  // namespace wetwijzer::evaluate::case_file
