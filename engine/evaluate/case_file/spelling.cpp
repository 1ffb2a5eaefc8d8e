#include "engine/evaluate/case_file/spelling.hpp"

#include <charconv>
#include <limits>

namespace wetwijzer::evaluate::case_file {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Digits without a leading zero (other than "0" itself).
bool plain_digits(std::string_view text) { return all_digits(text) && (text.size() == 1 || text.front() != '0'); }

struct Decimal {
    std::int64_t digits = 0;  // all of them, without the point
    std::size_t decimals = 0;
};

std::optional<Decimal> decimal(std::string_view text) {
    bool const negative = !text.empty() && text.front() == '-';
    auto const unsigned_text = negative ? text.substr(1) : text;
    auto const point = unsigned_text.find('.');
    auto const whole = unsigned_text.substr(0, point);
    auto const rest = point == std::string_view::npos ? std::string_view() : unsigned_text.substr(point + 1);
    if (!plain_digits(whole) || (point != std::string_view::npos && !all_digits(rest))) return std::nullopt;
    auto const digits = whole_number((negative ? "-" : "") + std::string(whole) + std::string(rest));
    if (!digits) return std::nullopt;
    return Decimal{*digits, rest.size()};
}

std::string magnitude(std::int64_t value) {
    auto const text = std::to_string(value);
    return value < 0 ? text.substr(1) : text;
}

// `value` with the point before its last `decimals` digits.
std::string with_point(std::int64_t value, std::size_t decimals) {
    auto digits = magnitude(value);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
    return (value < 0 ? "-" : "") + digits;
}

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    auto const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stopped != end) return std::nullopt;
    return value;
}

std::optional<values::Money> amount(std::string_view text) {
    auto const read = decimal(text);
    if (!read || read->decimals != 2) return std::nullopt;
    return values::Money::cents(read->digits);
}

std::string amount_text(values::Money money) { return with_point(money.cents(), 2); }

std::optional<values::Fraction> percentage(std::string_view text) {
    auto const read = decimal(text);
    if (!read || read->decimals > 9) return std::nullopt;
    std::int64_t denominator = 100;
    for (std::size_t i = 0; i < read->decimals; ++i) denominator *= 10;
    return values::Fraction::make(read->digits, denominator);
}

std::string percentage_text(values::Fraction value) {
    auto scaled = values::multiply(value, values::Fraction(100));
    std::size_t decimals = 0;
    while (scaled && !scaled->is_whole() && decimals < 9) {
        scaled = values::multiply(*scaled, values::Fraction(10));
        ++decimals;
    }
    // Not a percentage that a case file can hold: written so that reading refuses it, never rounded.
    if (!scaled || !scaled->is_whole()) {
        return std::to_string(value.numerator()) + "/" + std::to_string(value.denominator());
    }
    return with_point(scaled->numerator(), decimals);
}

std::optional<values::Duration> duration(std::string_view text) {
    if (text.size() < 3 || text.front() != 'P') return std::nullopt;
    std::int64_t total = 0;
    std::string_view units = "YMWD";
    std::optional<values::Duration::Family> family;
    for (auto rest = text.substr(1); !rest.empty();) {
        auto const digits = rest.substr(0, rest.find_first_not_of("0123456789"));
        if (!plain_digits(digits) || digits.size() > 9 || digits.size() == rest.size()) return std::nullopt;
        char const unit = rest[digits.size()];
        auto const order = units.find(unit);
        if (order == std::string_view::npos) return std::nullopt;
        units.remove_prefix(order + 1);  // each unit once, in this order
        auto const own = unit == 'Y' || unit == 'M' ? values::Duration::Family::Months : values::Duration::Family::Days;
        if (family && *family != own) return std::nullopt;
        family = own;
        total += *whole_number(digits) * (unit == 'Y' ? 12 : unit == 'W' ? 7 : 1);
        rest.remove_prefix(digits.size() + 1);
    }
    if (total > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
    return values::Duration{*family, static_cast<std::int32_t>(total)};
}

std::string duration_text(values::Duration value) {
    return "P" + std::to_string(value.count) + (value.family == values::Duration::Family::Months ? "M" : "D");
}

}  // namespace wetwijzer::evaluate::case_file
