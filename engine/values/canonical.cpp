// The one spelling of each value in hashes and stored decisions. Nothing here may ever change.
#include "engine/values/canonical.hpp"

#include "engine/values/text.hpp"

namespace wetwijzer::values {
namespace {

std::string fraction(Fraction value) {
    auto text = std::to_string(value.numerator());
    if (!value.is_whole()) text += '/' + std::to_string(value.denominator());
    return text;
}

std::string quoted(std::string const& text) {
    constexpr char hex[] = "0123456789abcdef";
    std::string result = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\t') {
            result += "\\t";
        } else if (c == '\r') {
            result += "\\r";
        } else if (byte < 0x20 || byte == 0x7f) {
            result += "\\u00";
            result += hex[byte >> 4];
            result += hex[byte & 15];
        } else {
            result += c;
        }
    }
    return result + '"';
}

std::string amount(Money money) {
    auto const cents = money.cents();
    auto const size =
        cents < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
    auto const rest = size % 100;
    return std::string("EUR ") + (cents < 0 ? "-" : "") + std::to_string(size / 100) + '.' + (rest < 10 ? "0" : "") +
           std::to_string(rest);
}

struct Canonical {
    Type const& type;

    std::string operator()(None) const { return "geen"; }
    std::string operator()(bool yes) const { return yes ? "ja" : "nee"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(Money money) const { return amount(money); }
    std::string operator()(Fraction value) const {
        return type.kind == Kind::ExactMoney ? fraction(value) + " ct" : fraction(value);
    }
    std::string operator()(Date date) const { return date.iso(); }
    std::string operator()(Duration duration) const {
        return 'P' + std::to_string(duration.count) + (duration.family == Duration::Family::Months ? 'M' : 'D');
    }
    std::string operator()(Period const& period) const {
        auto const end = period.day_after();
        return '[' + period.first().iso() + ',' + (end ? end->iso() : std::string()) + ')';
    }
    std::string operator()(Member member) const { return member_name(type, member); }
    std::string operator()(RecordRef row) const { return '#' + std::to_string(row.row); }
    std::string operator()(std::string const& text) const { return quoted(text); }
};

}  // namespace

std::string member_name(Type const& type, Member member) {
    if (member.index < type.members.size()) return type.members[member.index].name;
    return '#' + std::to_string(member.index);
}

std::string canonical(Value const& value, Type const& type) { return std::visit(Canonical{type}, value); }

}  // namespace wetwijzer::values
