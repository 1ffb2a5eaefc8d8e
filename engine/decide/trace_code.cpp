#include "engine/decide/trace_code.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace wetwijzer::decide {

namespace {

using trace::Step;
using trace::StepKind;

// Fixed for good, as are the numbers of trace::StepKind.
enum class Tag : std::uint8_t {
    None = 1,
    No = 2,
    Yes = 3,
    Number = 4,      // signed
    Money = 5,       // cents, signed
    Fraction = 6,    // numerator (signed), denominator
    ExactMoney = 7,  // the same, of a cent
    Date = 8,
    Months = 9,       // signed
    Days = 10,        // signed
    Period = 11,      // first day, optional day after the last
    Member = 12,      // name; or 0 and its place
    Row = 13,         // its place
    Text = 14,        // length, bytes
    Unknown = 15,     // how many facts are missing; of each: name, optional row, optional field
    UnknownToo = 16,  // the same facts as the last Unknown
    Fault = 17,       // its number
};

// Where the next byte comes. Handed from function to function, to stay in a register: what is reached through a pointer
// would be read again after each byte that is written.
using At = char*;

At byte(At at, std::uint8_t value) {
    *at = static_cast<char>(value);
    return at + 1;
}
At byte(At at, Tag tag) { return byte(at, static_cast<std::uint8_t>(tag)); }

// Seven bits a byte, at most ten bytes.
At number(At at, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) at = byte(at, static_cast<std::uint8_t>(value | 0x80));
    return byte(at, static_cast<std::uint8_t>(value));
}
At number(At at, std::uint32_t value) { return number(at, std::uint64_t{value}); }
At signed_number(At at, std::int64_t value) {
    auto const bits = static_cast<std::uint64_t>(value);
    return number(at, value < 0 ? ~(bits << 1) : bits << 1);
}
At day(At at, std::int32_t days) { return signed_number(at, days); }
At optional(At at, std::uint32_t value) { return number(at, value == trace::none ? 0 : std::uint64_t{value} + 1); }
At optional(At at, std::optional<values::Date> date) {
    return date ? day(number(at, 1U), date->days()) : number(at, 0U);
}

class Encoder {
public:
    Encoder(model::RuleSet const& rules, Names const& names, trace::Trace const& trace)
        : rules_(rules),
          names_(names),
          trace_(trace),
          numbers_(names.size()),
          versions_(trace.steps.size(), trace::none),
          bytes_(trace.steps.size() * 10 + 1024, '\0') {}

    std::string run() {
        constexpr std::string_view head = "wetwijzer-trace/1\n";
        At at = std::copy(head.begin(), head.end(), bytes_.data());
        for (std::uint32_t i = 0; i < trace_.steps.size(); ++i) {
            auto const& step = trace_.steps[i];
            at = room(at, margin);
            at = byte(at, static_cast<std::uint8_t>(step.kind));
            at = number(at, step.parent == trace::no_step ? 0 : i - step.parent);
            at = what(at, step, i);
            if (step.kind != StepKind::Skipped && step.kind != StepKind::Version) at = outcome(at, step);
        }
        bytes_.resize(static_cast<std::size_t>(at - bytes_.data()));
        return std::move(bytes_);
    }

private:
    static constexpr std::size_t margin = 128;  // more than any step needs without its texts and lists

    // For so many more bytes, so that most are written without a question.
    At room(At at, std::size_t more) {
        auto const used = static_cast<std::size_t>(at - bytes_.data());
        if (bytes_.size() - used < more) bytes_.resize(2 * bytes_.size() + more);
        return bytes_.data() + used;
    }
    // Leaves the margin again.
    At text(At at, std::string_view text) {
        at = number(room(at, text.size() + 2 * margin), std::uint64_t{text.size()});
        return std::copy(text.begin(), text.end(), at);
    }
    At new_name(At at, Names::Number which) {
        numbers_[which] = ++last_;
        return text(number(at, last_), names_.text(which));
    }
    At name(At at, Names::Number which) {
        auto const known = numbers_[which];
        return known != 0 ? number(at, known) : new_name(at, which);
    }
    At optional_name(At at, Names::Number which) { return which == Names::none ? number(at, 0U) : name(at, which); }
    At row(At at, std::uint32_t fact, std::uint32_t place) {
        at = optional(at, place);
        if (place == trace::none) return at;
        return optional_name(at, fact == trace::none ? Names::none : names_.fact(fact));
    }
    At operation(At at, std::uint32_t expression) {
        auto const& expr = rules_.expressions[expression];
        return name(optional_name(at, names_.label(expr.note)), names_.op(expr.op));
    }

    At what(At at, Step const& step, std::uint32_t index);
    At version(At at, Step const& step);
    At exception(At at, Step const& step);
    At parameter(At at, Step const& step);
    At shifts(At at, Step const& step);
    At outcome(At at, Step const& step);
    At value(At at, values::Value const& value, Step const& step);
    At fraction(At at, values::Fraction value, Step const& step) const;
    static At period(At at, values::Period const& period);
    At member(At at, values::Member member, Step const& step);
    At unknown(At at, values::Unknown const& unknown);
    std::optional<model::TypeId> type_of(Step const& step) const;

    model::RuleSet const& rules_;
    Names const& names_;
    trace::Trace const& trace_;
    std::vector<std::uint32_t> numbers_;   // by name: in order of first appearance, from 1
    std::vector<std::uint32_t> versions_;  // by Rule step: the version taken
    std::uint32_t last_ = 0;
    values::MissingList const* last_missing_ = nullptr;
    std::string bytes_;
};

At Encoder::what(At at, Step const& step, std::uint32_t index) {
    switch (step.kind) {
        case StepKind::Rule:
            return row(name(at, names_.rule(step.subject)), step.extra, step.detail);
        case StepKind::RuleAgain:
            at = row(name(at, names_.rule(step.subject)), step.extra, step.detail);
            return number(at, step.link == trace::no_step ? 0 : index - step.link);
        case StepKind::Version:
            return version(at, step);
        case StepKind::Branch:
        case StepKind::TableRow:
            return number(number(at, step.subject), step.detail);
        case StepKind::Exception:
            return exception(at, step);
        case StepKind::Condition:
        case StepKind::Operation:
        case StepKind::Rounding:
        case StepKind::MonthRule:
            return operation(at, step.subject);
        case StepKind::Fact:
        case StepKind::Judgement:
            return name(at, names_.fact(step.subject));
        case StepKind::Field:
            at = optional(name(at, names_.fact(step.subject)), step.detail);
            return name(at, names_.field(step.subject, step.extra));
        case StepKind::Parameter:
            return parameter(at, step);
        case StepKind::Calendar:
            return shifts(at, step);
        case StepKind::Element:
            return row(at, step.subject, step.detail);
        case StepKind::Skipped:
            at = optional(at, step.detail);
            if (step.subject < rules_.expressions.size()) return operation(at, step.subject);
            return number(number(at, 0U), 0U);
        case StepKind::Assumption:
            return name(at, names_.rule(step.subject));
        case StepKind::ReferenceDate:
            return at;
        case StepKind::Reading:
            return name(at, names_.reading(step.subject));
        case StepKind::Beneath:
            return number(at, step.detail);
    }
    return at;
}

At Encoder::version(At at, Step const& step) {
    auto const* rule = step.parent == trace::no_step ? nullptr : &trace_.steps[step.parent];
    bool const some = step.subject != trace::none && rule && rule->kind == StepKind::Rule;
    at = number(at, some ? 1U : 0U);
    if (some) {
        at = optional(at, rules_.rules[rule->subject].versions[step.subject].validity.from);
        versions_[step.parent] = step.subject;
    }
    return day(at, static_cast<std::int32_t>(step.detail));
}

At Encoder::exception(At at, Step const& step) {
    auto const* rule = step.parent == trace::no_step ? nullptr : &trace_.steps[step.parent];
    auto const version = rule ? versions_[step.parent] : trace::none;
    auto const label = version == trace::none ? Names::none : names_.exception(rule->subject, version, step.subject);
    at = optional_name(at, label);
    if (label == Names::none) at = number(at, step.subject);
    return number(at, step.detail);
}

At Encoder::parameter(At at, Step const& step) {
    auto const& parameter = rules_.parameters[step.subject];
    bool const some = step.detail < parameter.values.size();
    at = number(name(at, names_.parameter(step.subject)), some ? 1U : 0U);
    return some ? optional(at, parameter.values[step.detail].validity.from) : at;
}

At Encoder::shifts(At at, Step const& step) {
    if (step.detail == trace::none) return number(at, 0U);
    std::size_t const end = std::min(trace_.shifts.size(), std::size_t{step.detail} + step.extra);
    auto const count = end > step.detail ? end - step.detail : 0;
    at = number(room(at, count * 20 + margin), std::uint64_t{count} + 1);
    for (auto i = end - count; i < end; ++i)
        at = day(day(at, trace_.shifts[i].from.days()), trace_.shifts[i].to.days());
    return room(at, margin);
}

At Encoder::outcome(At at, Step const& step) {
    if (auto const* known = values::known(step.outcome)) return value(at, *known, step);
    if (auto const* open = std::get_if<values::Unknown>(&step.outcome)) return unknown(at, *open);
    at = byte(at, Tag::Fault);
    return number(at, static_cast<std::uint32_t>(std::get<values::Fault>(step.outcome).code));
}

At Encoder::value(At at, values::Value const& value, Step const& step) {
    if (auto const* yes = std::get_if<bool>(&value)) return byte(at, *yes ? Tag::Yes : Tag::No);
    if (values::is_none(value)) return byte(at, Tag::None);
    if (auto const* date = std::get_if<values::Date>(&value)) return day(byte(at, Tag::Date), date->days());
    if (auto const* count = std::get_if<std::int64_t>(&value)) return signed_number(byte(at, Tag::Number), *count);
    if (auto const* member_of = std::get_if<values::Member>(&value)) return member(at, *member_of, step);
    if (auto const* money = std::get_if<values::Money>(&value))
        return signed_number(byte(at, Tag::Money), money->cents());
    if (auto const* part = std::get_if<values::Fraction>(&value)) return fraction(at, *part, step);
    if (auto const* length = std::get_if<values::Duration>(&value)) {
        bool const months = length->family == values::Duration::Family::Months;
        return signed_number(byte(at, months ? Tag::Months : Tag::Days), length->count);
    }
    if (auto const* days = std::get_if<values::Period>(&value)) return period(at, *days);
    if (auto const* record = std::get_if<values::RecordRef>(&value)) return number(byte(at, Tag::Row), record->row);
    return text(byte(at, Tag::Text), std::get<std::string>(value));
}

At Encoder::fraction(At at, values::Fraction value, Step const& step) const {
    auto const type = type_of(step);
    bool const cents = type && rules_.type(*type).kind == values::Kind::ExactMoney;
    at = signed_number(byte(at, cents ? Tag::ExactMoney : Tag::Fraction), value.numerator());
    return number(at, static_cast<std::uint64_t>(value.denominator()));
}

At Encoder::period(At at, values::Period const& period) {
    return optional(day(byte(at, Tag::Period), period.first().days()), period.day_after());
}

At Encoder::member(At at, values::Member member, Step const& step) {
    auto const type = type_of(step);
    auto const which = type ? names_.member(*type, member.index) : Names::none;
    at = optional_name(byte(at, Tag::Member), which);
    return which == Names::none ? number(at, std::uint32_t{member.index}) : at;
}

// Most steps miss what a step before them misses, and share its list.
At Encoder::unknown(At at, values::Unknown const& unknown) {
    if (last_missing_ && *last_missing_ == unknown.missing) return byte(at, Tag::UnknownToo);
    last_missing_ = &unknown.missing;
    at = number(byte(at, Tag::Unknown), std::uint64_t{unknown.missing.size()});
    for (auto const& missing : unknown.missing) {
        at = name(room(at, margin), names_.fact(missing.fact));
        at = optional(at, missing.row);
        bool const whole = missing.field == values::Missing::whole;
        at = optional_name(at, whole ? Names::none : names_.field(missing.fact, missing.field));
    }
    return room(at, margin);
}

std::optional<model::TypeId> Encoder::type_of(Step const& step) const {
    switch (step.kind) {
        case StepKind::Rule:
        case StepKind::RuleAgain:
        case StepKind::Assumption:
            return rules_.rules[step.subject].type;
        case StepKind::Fact:
        case StepKind::Judgement:
            return rules_.facts[step.subject].type;
        case StepKind::Field:
            return rules_.records[rules_.type(rules_.facts[step.subject].type).record].fields[step.extra].type;
        case StepKind::Parameter:
            return rules_.parameters[step.subject].type;
        case StepKind::Condition:
        case StepKind::Operation:
        case StepKind::Rounding:
        case StepKind::MonthRule:
        case StepKind::Calendar:
        case StepKind::Beneath:
            return rules_.expressions[step.subject].type;
        case StepKind::Reading:
            return rules_.readings[step.subject].type;
        case StepKind::ReferenceDate:
        case StepKind::Version:
        case StepKind::Branch:
        case StepKind::Exception:
        case StepKind::TableRow:
        case StepKind::Element:
        case StepKind::Skipped:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::string trace_code(model::RuleSet const& rules, Names const& names, trace::Trace const& trace) {
    return Encoder(rules, names, trace).run();
}

}  // namespace wetwijzer::decide
