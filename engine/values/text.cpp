// Values as text for people: Dutch and English spelling of numbers, amounts, dates, durations and periods.
#include "engine/values/text.hpp"

#include "engine/values/canonical.hpp"

#include <array>
#include <cstdlib>

namespace wetwijzer::values {
namespace {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 WideUnsigned;

constexpr unsigned exact_places = 6;
constexpr unsigned shown_places = 4;

char const* pick(Language language, char const* dutch, char const* english) {
    return language == Language::Dutch ? dutch : english;
}

std::string digits(WideUnsigned number) {
    std::string text;
    do {
        text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
        number /= 10;
    } while (number != 0);
    return text;
}

std::string grouped(WideUnsigned number, Language language) {
    std::string text = digits(number);
    for (std::size_t place = text.size(); place > 3; place -= 3)
        text.insert(place - 3, 1, language == Language::Dutch ? '.' : ',');
    return text;
}

WideUnsigned magnitude(Wide number) {
    return number < 0 ? -static_cast<WideUnsigned>(number) : static_cast<WideUnsigned>(number);
}

// Digits behind the comma of rest / below, and whether more follow.
struct Decimals {
    std::string text;
    bool more = false;
};

Decimals decimals(WideUnsigned rest, WideUnsigned below) {
    Decimals result;
    while (rest != 0 && result.text.size() < exact_places) {
        rest *= 10;
        result.text += static_cast<char>('0' + static_cast<int>(rest / below));
        rest %= below;
    }
    if (rest != 0) {
        result.text.resize(shown_places);
        result.more = true;
    }
    return result;
}

// The number above / below (below positive) with its sign before `prefix`; at least `least` places once there is one.
std::string decimal(Wide above, Wide below, std::string const& prefix, unsigned least, Language language) {
    WideUnsigned const size = magnitude(above);
    auto const divisor = static_cast<WideUnsigned>(below);
    Decimals places = decimals(size % divisor, divisor);
    std::string text = above < 0 ? "-" : "";
    text += prefix;
    text += grouped(size / divisor, language);
    if (places.text.empty()) return text;
    while (places.text.size() < least) places.text += '0';
    text += language == Language::Dutch ? ',' : '.';
    text += places.text;
    if (places.more) text += "…";
    return text;
}

std::string with_unit(std::string text, Type const& type) {
    if (!type.unit.empty()) text += ' ' + type.unit;
    return text;
}

std::string fraction_text(Fraction value, Type const& type, Language language) {
    Wide const above = value.numerator();
    Wide const below = value.denominator();
    if (type.kind == Kind::Percentage) return decimal(above * 100, below, "", 0, language) + '%';
    if (type.kind == Kind::ExactMoney || type.kind == Kind::Money)
        return decimal(above, below * 100, "€ ", 2, language);
    return with_unit(decimal(above, below, "", 0, language), type);
}

std::string counted(std::int64_t count, char const* one, char const* many) {
    return digits(magnitude(count)) + ' ' + (count == 1 ? one : many);
}

std::string months_text(std::int64_t count, Language language) {
    auto const years = count / 12;
    auto const rest = count % 12;
    auto const year_part = counted(years, pick(language, "jaar", "year"), pick(language, "jaar", "years"));
    auto const month_part = counted(rest, pick(language, "maand", "month"), pick(language, "maanden", "months"));
    if (years == 0) return month_part;
    if (rest == 0) return year_part;
    return year_part + pick(language, " en ", " and ") + month_part;
}

std::string days_text(std::int64_t count, Language language) {
    if (count != 0 && count % 7 == 0)
        return counted(count / 7, pick(language, "week", "week"), pick(language, "weken", "weeks"));
    return counted(count, pick(language, "dag", "day"), pick(language, "dagen", "days"));
}

struct Texts {
    Type const& type;
    Language language;

    std::string operator()(None) const { return pick(language, "geen", "none"); }
    std::string operator()(bool yes) const { return yes ? pick(language, "ja", "yes") : pick(language, "nee", "no"); }
    std::string operator()(std::int64_t number) const { return with_unit(decimal(number, 1, "", 0, language), type); }
    std::string operator()(Money amount) const { return values::to_text(amount, language); }
    std::string operator()(Fraction value) const { return fraction_text(value, type, language); }
    std::string operator()(Date date) const { return values::to_text(date, language); }
    std::string operator()(Duration duration) const { return values::to_text(duration, language); }
    std::string operator()(Period const& period) const { return values::to_text(period, language); }
    std::string operator()(Member member) const {
        std::string name = member_name(type, member);
        for (char& letter : name)
            if (letter == '_') letter = ' ';
        return name;
    }
    std::string operator()(RecordRef row) const {
        return pick(language, "nummer ", "number ") + digits(std::uint64_t{row.row} + 1);
    }
    std::string operator()(std::string const& text) const { return text; }
};

constexpr std::array<std::array<char const*, 2>, 12> month_names{{{"januari", "January"},
                                                                  {"februari", "February"},
                                                                  {"maart", "March"},
                                                                  {"april", "April"},
                                                                  {"mei", "May"},
                                                                  {"juni", "June"},
                                                                  {"juli", "July"},
                                                                  {"augustus", "August"},
                                                                  {"september", "September"},
                                                                  {"oktober", "October"},
                                                                  {"november", "November"},
                                                                  {"december", "December"}}};

constexpr std::array<std::array<char const*, 2>, 7> weekday_names{{{"maandag", "Monday"},
                                                                   {"dinsdag", "Tuesday"},
                                                                   {"woensdag", "Wednesday"},
                                                                   {"donderdag", "Thursday"},
                                                                   {"vrijdag", "Friday"},
                                                                   {"zaterdag", "Saturday"},
                                                                   {"zondag", "Sunday"}}};

constexpr std::array<std::array<char const*, 2>, 9> holiday_names{{{"Nieuwjaarsdag", "New Year's Day"},
                                                                   {"Goede Vrijdag", "Good Friday"},
                                                                   {"Tweede Paasdag", "Easter Monday"},
                                                                   {"Koningsdag", "King's Day"},
                                                                   {"Bevrijdingsdag", "Liberation Day"},
                                                                   {"Hemelvaartsdag", "Ascension Day"},
                                                                   {"Tweede Pinksterdag", "Whit Monday"},
                                                                   {"Eerste Kerstdag", "Christmas Day"},
                                                                   {"Tweede Kerstdag", "Boxing Day"}}};

std::string members_text(Type const& type) {
    std::string text;
    for (EnumMember const& member : type.members) text += (text.empty() ? "" : ", ") + member.name;
    return '(' + text + ')';
}

std::string bare_type_name(Type const& type, Language language) {
    auto const in_unit = [&](char const* name) {
        return type.unit.empty() ? std::string(name) : std::string(name) + " in " + type.unit;
    };
    switch (type.kind) {
        case Kind::Boolean:
            return pick(language, "ja/nee", "yes/no");
        case Kind::Number:
            return in_unit(pick(language, "getal", "number"));
        case Kind::Money:
            return pick(language, "bedrag", "amount");
        case Kind::Percentage:
            return "percentage";
        case Kind::Date:
            return pick(language, "datum", "date");
        case Kind::Duration:
            return pick(language, "duur", "duration");
        case Kind::Period:
            return pick(language, "periode", "period");
        case Kind::Text:
            return pick(language, "tekst", "text");
        case Kind::Enumeration:
            return pick(language, "een van ", "one of ") + members_text(type);
        case Kind::Record:
            return pick(language, "begrip", "record");
        case Kind::List:
            return pick(language, "lijst", "list");
        case Kind::ExactNumber:
            return in_unit(pick(language, "onafgerond getal", "unrounded number"));
        case Kind::ExactMoney:
            return pick(language, "onafgerond bedrag", "unrounded amount");
    }
    return {};
}

}  // namespace

std::string to_text(Value const& value, Type const& type, Language language) {
    return std::visit(Texts{type, language}, value);
}

std::string to_text(Date date, Language language) {
    auto const column = static_cast<std::size_t>(language);
    return std::to_string(date.day()) + ' ' + month_names[date.month() - 1][column] + ' ' + std::to_string(date.year());
}

std::string weekday_name(Date date, Language language) {
    return weekday_names[date.iso_weekday() - 1][static_cast<std::size_t>(language)];
}

std::string holiday_name(Holiday holiday, Language language) {
    return holiday_names[static_cast<std::size_t>(holiday)][static_cast<std::size_t>(language)];
}

std::string to_text(Money amount, Language language) { return decimal(amount.cents(), 100, "€ ", 2, language); }

std::string to_text(Duration duration, Language language) {
    std::int64_t const count = duration.count;
    std::int64_t const size = count < 0 ? -count : count;
    auto const text =
        duration.family == Duration::Family::Months ? months_text(size, language) : days_text(size, language);
    return count < 0 ? pick(language, "min ", "minus ") + text : text;
}

std::string to_text(Period const& period, Language language) {
    auto const first = to_text(period.first(), language);
    auto const last = period.last();
    if (!last) return pick(language, "vanaf ", "from ") + first;
    if (*last == period.first()) return first;
    return pick(language, "van ", "from ") + first + pick(language, " tot en met ", " through ") +
           to_text(*last, language);
}

std::string type_name(Type const& type, Language language) {
    auto const name = bare_type_name(type, language);
    return type.optional ? name + pick(language, " of geen", " or none") : name;
}

}  // namespace wetwijzer::values
