#include "engine/values/text.hpp"

#include "tests/unit/values/make.hpp"

#include <catch2/catch.hpp>

#include <limits>

namespace wetwijzer::values {
namespace {

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

Type of(Kind kind, std::string unit = {}) {
    Type type;
    type.kind = kind;
    type.unit = std::move(unit);
    return type;
}

std::string dutch(Value const& value, Type const& type) { return to_text(value, type, Language::Dutch); }
std::string english(Value const& value, Type const& type) { return to_text(value, type, Language::English); }

Type const enumeration{Kind::Enumeration, false, {}, {{"B", "B1"}, {"nog_niet_begonnen", "NNB"}}, 0};

TEST_CASE("Amounts have dots at thousands, two decimals or none, and the sign in front") {
    auto const text = [](std::int64_t cents) { return to_text(Money::cents(cents), Language::Dutch); };
    CHECK(text(0) == "€ 0");
    CHECK(text(5) == "€ 0,05");
    CHECK(text(-5) == "-€ 0,05");
    CHECK(text(3750) == "€ 37,50");
    CHECK(text(99999) == "€ 999,99");
    CHECK(text(100000) == "€ 1.000");
    CHECK(text(-12345678) == "-€ 123.456,78");
    CHECK(text(100000000) == "€ 1.000.000");
    CHECK(text(most) == "€ 92.233.720.368.547.758,07");
    CHECK(text(least) == "-€ 92.233.720.368.547.758,08");
    CHECK(to_text(Money::cents(123456789), Language::English) == "€ 1,234,567.89");
}

TEST_CASE("Numbers carry their unit and percentages their sign") {
    CHECK(dutch(std::int64_t{1600}, of(Kind::Number, "uur")) == "1.600 uur");
    CHECK(english(std::int64_t{1600}, of(Kind::Number, "uur")) == "1,600 uur");
    CHECK(dutch(std::int64_t{-12}, of(Kind::Number)) == "-12");
    CHECK(dutch(least, of(Kind::Number)) == "-9.223.372.036.854.775.808");
    CHECK(dutch(ratio(1, 8), of(Kind::Percentage)) == "12,5%");
    CHECK(dutch(ratio(1, 5), of(Kind::Percentage)) == "20%");
    CHECK(dutch(ratio(1, 3), of(Kind::Percentage)) == "33,3333…%");
    CHECK(english(ratio(-1, 8), of(Kind::Percentage)) == "-12.5%");
    CHECK(dutch(Fraction(most), of(Kind::Percentage)) == "922.337.203.685.477.580.700%");
}

TEST_CASE("Exact intermediates are decimals, with an ellipsis where they go on") {
    CHECK(dutch(ratio(5, 2), of(Kind::ExactNumber, "uur")) == "2,5 uur");
    CHECK(dutch(ratio(2, 3), of(Kind::ExactNumber)) == "0,6666…");
    CHECK(dutch(ratio(-1, 3), of(Kind::ExactNumber)) == "-0,3333…");
    CHECK(dutch(ratio(1000, 3), of(Kind::ExactMoney)) == "€ 3,3333…");
    CHECK(dutch(ratio(75, 2), of(Kind::ExactMoney)) == "€ 0,375");
    CHECK(dutch(Fraction(3750), of(Kind::ExactMoney)) == "€ 37,50");
    CHECK(dutch(ratio(1, 64), of(Kind::ExactNumber)) == "0,015625");
    CHECK(dutch(ratio(1, most), of(Kind::ExactNumber)) == "0,0000…");
    CHECK(dutch(ratio(most, most - 1), of(Kind::ExactMoney)) == "€ 0,0100…");
}

TEST_CASE("Dates and weekdays are written out in both languages") {
    CHECK(to_text(on("2023-04-11"), Language::Dutch) == "11 april 2023");
    CHECK(to_text(on("2023-04-11"), Language::English) == "11 April 2023");
    CHECK(weekday_name(on("2023-04-11"), Language::Dutch) == "dinsdag");
    CHECK(weekday_name(on("2023-04-11"), Language::English) == "Tuesday");
    CHECK(to_text(on("2024-02-29"), Language::Dutch) == "29 februari 2024");
    CHECK(holiday_name(Holiday::EasterMonday, Language::Dutch) == "Tweede Paasdag");
    CHECK(holiday_name(Holiday::SecondChristmas, Language::English) == "Boxing Day");
}

TEST_CASE("Durations read as years and months, or as weeks and days") {
    auto const text = [](Duration duration) { return to_text(duration, Language::Dutch); };
    CHECK(text(months(36)) == "3 jaar");
    CHECK(text(months(30)) == "2 jaar en 6 maanden");
    CHECK(text(months(13)) == "1 jaar en 1 maand");
    CHECK(text(months(6)) == "6 maanden");
    CHECK(text(months(1)) == "1 maand");
    CHECK(text(months(0)) == "0 maanden");
    CHECK(text(days(70)) == "10 weken");
    CHECK(text(days(7)) == "1 week");
    CHECK(text(days(1)) == "1 dag");
    CHECK(text(days(0)) == "0 dagen");
    CHECK(text(days(90)) == "90 dagen");
    CHECK(text(months(-6)) == "min 6 maanden");
    CHECK(text(months(std::numeric_limits<std::int32_t>::min())) == "min 178956970 jaar en 8 maanden");
    CHECK(to_text(months(25), Language::English) == "2 years and 1 month");
    CHECK(to_text(days(8), Language::English) == "8 days");
}

TEST_CASE("Periods name their last day, inclusive") {
    CHECK(to_text(until("2022-01-01", "2022-03-01"), Language::Dutch) ==
          "van 1 januari 2022 tot en met 28 februari 2022");
    CHECK(to_text(from("2022-01-01"), Language::Dutch) == "vanaf 1 januari 2022");
    CHECK(to_text(until("2022-01-01", "2022-01-02"), Language::Dutch) == "1 januari 2022");
    CHECK(to_text(until("2022-01-01", "2022-03-01"), Language::English) ==
          "from 1 January 2022 through 28 February 2022");
}

TEST_CASE("Members, truth, geen, rows and texts read as words") {
    CHECK(dutch(Member{1}, enumeration) == "nog niet begonnen");
    CHECK(dutch(Member{9}, enumeration) == "#9");
    CHECK(dutch(true, of(Kind::Boolean)) == "ja");
    CHECK(english(false, of(Kind::Boolean)) == "no");
    CHECK(dutch(None{}, of(Kind::Date)) == "geen");
    CHECK(dutch(RecordRef{4, 2}, of(Kind::Record)) == "nummer 3");
    CHECK(dutch(std::string("Utrecht"), of(Kind::Text)) == "Utrecht");
}

TEST_CASE("Canonical text has one spelling for each value") {
    auto const text = [](Value const& value, Kind kind) { return canonical(value, of(kind)); };
    CHECK(text(true, Kind::Boolean) == "ja");
    CHECK(text(false, Kind::Boolean) == "nee");
    CHECK(text(None{}, Kind::Date) == "geen");
    CHECK(text(std::int64_t{1000}, Kind::Number) == "1000");
    CHECK(text(ratio(24, 10), Kind::ExactNumber) == "12/5");
    CHECK(text(ratio(20, 100), Kind::Percentage) == "1/5");
    CHECK(text(Money::cents(3750), Kind::Money) == "EUR 37.50");
    CHECK(text(Money::cents(-5), Kind::Money) == "EUR -0.05");
    CHECK(text(Money::cents(least), Kind::Money) == "EUR -92233720368547758.08");
    CHECK(text(ratio(75, 2), Kind::ExactMoney) == "75/2 ct");
    CHECK(text(on("2022-01-01"), Kind::Date) == "2022-01-01");
    CHECK(text(months(36), Kind::Duration) == "P36M");
    CHECK(text(days(70), Kind::Duration) == "P70D");
    CHECK(text(until("2022-01-01", "2022-03-01"), Kind::Period) == "[2022-01-01,2022-03-01)");
    CHECK(text(from("2022-01-01"), Kind::Period) == "[2022-01-01,)");
    CHECK(text(RecordRef{1, 2}, Kind::Record) == "#2");
    CHECK(canonical(Member{1}, enumeration) == "nog_niet_begonnen");
    CHECK(text(std::string("a\"b\\c\n\t\x01é"), Kind::Text) == "\"a\\\"b\\\\c\\n\\t\\u0001é\"");
}

TEST_CASE("Types are named in both languages") {
    CHECK(type_name(of(Kind::Number, "uur"), Language::Dutch) == "getal in uur");
    CHECK(type_name(enumeration, Language::Dutch) == "een van (B, nog_niet_begonnen)");
    auto optional = of(Kind::Date);
    optional.optional = true;
    CHECK(type_name(optional, Language::Dutch) == "datum of geen");
    CHECK(type_name(optional, Language::English) == "date or none");
    CHECK(type_name(of(Kind::ExactMoney), Language::Dutch) == "onafgerond bedrag");
}

}  // namespace
}  // namespace wetwijzer::values
