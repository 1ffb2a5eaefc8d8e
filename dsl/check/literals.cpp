// Literals to values. The parser has seen to the form (single spaces, Dutch words); here are size, calendar and
// meaning.
#include "dsl/check/literals.hpp"

#include <array>
#include <vector>

namespace wetwijzer::check {
namespace {

using values::Fraction;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while (at < text.size()) {
        while (at < text.size() && text[at] == ' ') ++at;
        auto const begin = at;
        while (at < text.size() && text[at] != ' ') ++at;
        if (at > begin) words.push_back(text.substr(begin, at - begin));
    }
    return words;
}

// The digits before and behind the comma; thousands dots are skipped. Stops at anything else.
struct Decimal {
    std::int64_t digits = 0;  // all digits as one number
    int places = 0;           // how many of them stand behind the comma
    std::size_t length = 0;   // bytes read
};

std::optional<Decimal> read_decimal(std::string_view text) {
    Decimal result;
    bool behind_comma = false;
    for (; result.length < text.size(); ++result.length) {
        char const c = text[result.length];
        if (c == ',' && !behind_comma) {
            behind_comma = true;
        } else if (is_digit(c)) {
            if (__builtin_mul_overflow(result.digits, std::int64_t{10}, &result.digits)) return std::nullopt;
            if (__builtin_add_overflow(result.digits, std::int64_t{c - '0'}, &result.digits)) return std::nullopt;
            if (behind_comma) ++result.places;
        } else if (c != '.') {
            break;
        }
    }
    return result;
}

std::optional<std::int64_t> power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i)
        if (__builtin_mul_overflow(power, std::int64_t{10}, &power)) return std::nullopt;
    return power;
}

std::optional<Fraction> as_fraction(Decimal decimal, int more_places = 0) {
    auto const below = power_of_ten(decimal.places + more_places);
    if (!below) return std::nullopt;
    return Fraction::make(decimal.digits, *below);
}

LiteralReading too_large() { return {std::nullopt, LiteralProblem::TooLarge}; }
LiteralReading value_of(values::Value value, std::string unit = {}) {
    return {LiteralValue{std::move(value), std::move(unit)}, {}};
}

LiteralReading read_number(std::string_view text) {
    auto const decimal = read_decimal(text);
    auto const fraction = decimal ? as_fraction(*decimal) : std::nullopt;
    if (!fraction) return too_large();
    auto const unit = words_of(text.substr(decimal->length));
    std::string unit_name(unit.empty() ? std::string_view{} : unit.front());
    if (decimal->places == 0) return value_of(decimal->digits, std::move(unit_name));
    return value_of(*fraction, std::move(unit_name));
}

LiteralReading read_amount(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && !is_digit(text[at])) ++at;  // the euro sign and a space
    auto const decimal = read_decimal(text.substr(at));
    if (!decimal) return too_large();
    std::int64_t cents = decimal->digits;
    for (int place = decimal->places; place < 2; ++place)
        if (__builtin_mul_overflow(cents, std::int64_t{10}, &cents)) return too_large();
    return value_of(values::Money::cents(cents));
}

LiteralReading read_percentage(std::string_view text) {
    auto const decimal = read_decimal(text);
    auto const fraction = decimal ? as_fraction(*decimal, 2) : std::nullopt;
    return fraction ? value_of(*fraction) : too_large();
}

// How many months or days a word of time counts.
struct TimeWord {
    std::string_view begin;  // singular and plural start with it
    values::Duration::Family family;
    std::int32_t count;
};
constexpr std::array time_words{
    TimeWord{"jaar", values::Duration::Family::Months, 12}, TimeWord{"jaren", values::Duration::Family::Months, 12},
    TimeWord{"maand", values::Duration::Family::Months, 1}, TimeWord{"week", values::Duration::Family::Days, 7},
    TimeWord{"weken", values::Duration::Family::Days, 7},   TimeWord{"dag", values::Duration::Family::Days, 1},
};

LiteralReading read_duration(std::string_view text) {
    values::Duration total;
    std::int32_t factor = 0;
    for (auto const word : words_of(text)) {
        if (is_digit(word.front())) {
            auto const decimal = read_decimal(word);
            if (!decimal || decimal->digits > 1'000'000) return too_large();
            factor = static_cast<std::int32_t>(decimal->digits);
            continue;
        }
        for (auto const& time : time_words) {
            if (!word.starts_with(time.begin)) continue;
            std::int32_t part = 0;
            total.family = time.family;
            if (__builtin_mul_overflow(factor, time.count, &part)) return too_large();
            if (__builtin_add_overflow(total.count, part, &total.count)) return too_large();
            break;
        }
    }
    return value_of(total);
}

constexpr std::array<std::string_view, 12> month_words{"januari",   "februari", "maart",    "april",
                                                       "mei",       "juni",     "juli",     "augustus",
                                                       "september", "oktober",  "november", "december"};

// 0, which is no month, for any other word.
unsigned month_number(std::string_view word) {
    for (unsigned i = 0; i < month_words.size(); ++i)
        if (month_words[i] == word) return i + 1;
    return 0;
}

}  // namespace

std::optional<values::Date> read_date(std::string_view text) {
    auto const words = words_of(text);
    if (words.size() == 1) return values::Date::from_iso(words[0]);
    if (words.size() != 3) return std::nullopt;
    auto const day = read_decimal(words[0]);
    auto const year = read_decimal(words[2]);
    if (!day || !year || day->digits > 31 || year->digits > 9999) return std::nullopt;
    return values::Date::from_ymd(static_cast<int>(year->digits), month_number(words[1]),
                                  static_cast<unsigned>(day->digits));
}

bool looks_like_date(std::string_view text) {
    auto const words = words_of(text);
    return words.size() == 3 || (words.size() == 1 && text.size() == 10 && text[4] == '-' && text[7] == '-');
}

LiteralReading read_literal(syntax::Literal const& literal) {
    using syntax::LiteralKind;
    switch (literal.kind) {
        case LiteralKind::Yes:
            return value_of(true);
        case LiteralKind::No:
            return value_of(false);
        case LiteralKind::None:
            return value_of(values::None{});
        case LiteralKind::Number:
        case LiteralKind::NumberWithUnit:
            return read_number(literal.text);
        case LiteralKind::Amount:
            return read_amount(literal.text);
        case LiteralKind::Percentage:
            return read_percentage(literal.text);
        case LiteralKind::Duration:
            return read_duration(literal.text);
        case LiteralKind::Text:
            return value_of(literal.text);
        case LiteralKind::Date:
            break;
    }
    auto const date = read_date(literal.text);
    if (!date)
        return {std::nullopt, looks_like_date(literal.text) ? LiteralProblem::NoSuchDate : LiteralProblem::NotWritten};
    return value_of(*date);
}

bool less(values::Value const& left, values::Value const& right) {
    return std::visit(
        [](auto const& a, auto const& b) {
            using A = std::decay_t<decltype(a)>;
            using B = std::decay_t<decltype(b)>;
            if constexpr (std::is_same_v<A, values::Duration> && std::is_same_v<B, values::Duration>)
                return a.family == b.family && a.count < b.count;
            else if constexpr (std::is_same_v<A, std::int64_t> && std::is_same_v<B, values::Fraction>)
                return values::Fraction(a) < b;
            else if constexpr (std::is_same_v<A, values::Fraction> && std::is_same_v<B, std::int64_t>)
                return a < values::Fraction(b);
            else if constexpr (std::is_same_v<A, B> &&
                               (std::is_same_v<A, std::int64_t> || std::is_same_v<A, values::Fraction> ||
                                std::is_same_v<A, values::Date> || std::is_same_v<A, values::Money>))
                return a < b;
            else
                return false;
        },
        left, right);
}

}  // namespace wetwijzer::check
