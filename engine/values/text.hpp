// Values as text. `canonical` is part of hashes and of stored decisions and never changes; the others
// are for people.
#pragma once

#include "engine/values/calendar.hpp"
#include "engine/values/type.hpp"
#include "engine/values/value.hpp"

#include <string>

namespace wetwijzer::values {

enum class Language : std::uint8_t { Dutch, English };

// One spelling for each value: ja nee geen; 12; 12/5; 1/5 (20%); EUR 37.50; 75/2 ct (an exact amount);
// 2022-01-01; P36M P70D; [2022-01-01,2022-03-01) [2022-01-01,); the member's name; #row; "text" with JSON escapes.
std::string canonical(Value const& value, Type const& type);

// As a Dutch (or English) reader writes it: € 1.000, 12,5%, 800 uur, 1 januari 2022, 3 jaar en 6 maanden,
// 10 weken, van 1 januari 2022 tot en met 28 februari 2022. Exact intermediates as a decimal of at most six places;
// what needs more ends in an ellipsis after four (€ 3,3333…). A row counts from 1.
std::string to_text(Value const& value, Type const& type, Language language);

std::string to_text(Date date, Language language);       // 11 april 2023 / 11 April 2023
std::string weekday_name(Date date, Language language);  // dinsdag / Tuesday
std::string to_text(Money amount, Language language);    // € 1.250 / € 1.250,50 / -€ 0,05
std::string to_text(Period const& period, Language language);
std::string holiday_name(Holiday holiday, Language language);  // Tweede Paasdag / Easter Monday
std::string to_text(Duration duration, Language language);
std::string type_name(Type const& type, Language language);  // "bedrag", "getal in uur", "een van (B, O, Z)"

}  // namespace wetwijzer::values
