// The proleptic Gregorian calendar, by way of std::chrono's day arithmetic.
#include "engine/values/date.hpp"

#include <chrono>

namespace wetwijzer::values {
namespace {

constexpr std::int32_t days_of(int year, unsigned month, unsigned day) {
    using namespace std::chrono;
    auto const since = sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
    return static_cast<std::int32_t>(since.time_since_epoch().count());
}

constexpr std::int32_t first_day = days_of(1, 1, 1);
constexpr std::int32_t last_day = days_of(9999, 12, 31);

std::chrono::year_month_day civil(std::int32_t days) {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append_padded(std::string& text, unsigned number, unsigned width) {
    auto const digits = std::to_string(number);
    text.append(digits.size() < width ? width - digits.size() : 0, '0');
    text += digits;
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, unsigned month, unsigned day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
    auto const civil_day = std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
    if (!civil_day.ok()) return {};
    return Date(days_of(year, month, day));
}

std::optional<Date> Date::from_days(std::int64_t days) {
    if (days < first_day || days > last_day) return {};
    return Date(static_cast<std::int32_t>(days));
}

std::optional<Date> Date::from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    unsigned numbers[3] = {0, 0, 0};
    unsigned place = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) {
            ++place;
        } else if (is_digit(text[i])) {
            numbers[place] = numbers[place] * 10 + static_cast<unsigned>(text[i] - '0');
        } else {
            return {};
        }
    }
    return from_ymd(static_cast<int>(numbers[0]), numbers[1], numbers[2]);
}

int Date::year() const { return static_cast<int>(civil(days_).year()); }
unsigned Date::month() const { return static_cast<unsigned>(civil(days_).month()); }
unsigned Date::day() const { return static_cast<unsigned>(civil(days_).day()); }

unsigned Date::iso_weekday() const {
    return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days_}}}.iso_encoding();
}

std::string Date::iso() const {
    std::string text;
    append_padded(text, static_cast<unsigned>(year()), 4);
    text += '-';
    append_padded(text, month(), 2);
    text += '-';
    append_padded(text, day(), 2);
    return text;
}

std::optional<Date> Date::plus_days(std::int64_t days) const {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(std::int64_t{days_}, days, &sum)) return {};
    return from_days(sum);
}

Date Date::next() const { return days_ < last_day ? Date(days_ + 1) : *this; }
Date Date::previous() const { return days_ > first_day ? Date(days_ - 1) : *this; }

}  // namespace wetwijzer::values
