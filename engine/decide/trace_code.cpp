#include "engine/decide/trace_code.hpp"


#include <algorithm>
#include <cstring>
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

// Bytes with room ahead, so that most are written without a question.
class Bytes {
public:
    explicit Bytes(std::size_t room) { bytes_.resize(room); }

    void reserve(std::size_t more) {
        if (bytes_.size() - at_ < more) bytes_.resize(2 * bytes_.size() + more);
    }
    // Each of these needs at most ten bytes of reserved room.
    void byte(std::uint8_t value) { bytes_[at_++] = static_cast<char>(value); }
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
        byte(static_cast<std::uint8_t>(value));
    }
    void number(std::int64_t value) {
        auto const bits = static_cast<std::uint64_t>(value);
        number(value < 0 ? ~(bits << 1) : bits << 1);
    }
    void text(std::string_view text) {
        reserve(text.size() + margin);
        number(std::uint64_t{text.size()});
        std::memcpy(bytes_.data() + at_, text.data(), text.size());
        at_ += text.size();
    }
    std::string take() {
        bytes_.resize(at_);
        return std::move(bytes_);
    }

    static constexpr std::size_t margin = 128;  // more than any step needs without its texts and lists

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

class Encoder {
public:
    Encoder(model::RuleSet const& rules, Names const& names, trace::Trace const& trace)
        : rules_(rules),
          names_(names),
          trace_(trace),
          numbers_(names.size()),
          versions_(trace.steps.size(), trace::none),
          out_(trace.steps.size() * 10 + 1024) {}

    std::string run() {
        constexpr std::string_view head = "wetwijzer-trace/1\n";
        for (auto const c : head) out_.byte(static_cast<std::uint8_t>(c));
        for (std::uint32_t i = 0; i < trace_.steps.size(); ++i) {
            auto const& step = trace_.steps[i];
            out_.reserve(Bytes::margin);
            out_.byte(static_cast<std::uint8_t>(step.kind));
            number(step.parent == trace::no_step ? 0 : i - step.parent);
            what(step, i);
            if (step.kind != StepKind::Skipped && step.kind != StepKind::Version) outcome(step);
        }
        return out_.take();
    }

private:
    void number(std::uint32_t value) { out_.number(std::uint64_t{value}); }
    void day(std::int32_t days) { out_.number(std::int64_t{days}); }
    void optional(std::uint32_t value) { out_.number(value == trace::none ? 0 : std::uint64_t{value} + 1); }
    void optional(std::optional<values::Date> date) {
        number(date ? 1 : 0);
        if (date) day(date->days());
    }
    void name(Names::Number which) {
        auto& known = numbers_[which];
        if (known != 0) return number(known);
        known = ++last_;
        number(known);
        out_.text(names_.text(which));
        out_.reserve(Bytes::margin);
    }
    void optional_name(Names::Number which) {
        if (which == Names::none) return number(0);
        name(which);
    }
    void row(std::uint32_t fact, std::uint32_t place) {
        optional(place);
        if (place != trace::none) optional_name(fact == trace::none ? Names::none : names_.fact(fact));
    }
    void operation(std::uint32_t expression) {
        auto const& expr = rules_.expressions[expression];
        optional_name(names_.label(expr.note));
        name(names_.op(expr.op));
    }

    void what(Step const& step, std::uint32_t index);
    void version(Step const& step);
    void exception(Step const& step);
    void parameter(Step const& step);
    void shifts(Step const& step);
    void outcome(Step const& step);
    void value(values::Value const& value, Step const& step);
    void fraction(values::Fraction value, Step const& step);
    void period(values::Period const& period);
    void member(values::Member member, Step const& step);
    void unknown(values::Unknown const& unknown);
    std::optional<model::TypeId> type_of(Step const& step) const;

    model::RuleSet const& rules_;
    Names const& names_;
    trace::Trace const& trace_;
    std::vector<std::uint32_t> numbers_;   // by name: in order of first appearance, from 1
    std::vector<std::uint32_t> versions_;  // by Rule step: the version taken
    std::uint32_t last_ = 0;
    values::MissingList const* last_missing_ = nullptr;
    Bytes out_;
};

void Encoder::what(Step const& step, std::uint32_t index) {
    switch (step.kind) {
        case StepKind::Rule:
            name(names_.rule(step.subject));
            return row(step.extra, step.detail);
        case StepKind::RuleAgain:
            name(names_.rule(step.subject));
            row(step.extra, step.detail);
            return number(step.link == trace::no_step ? 0 : index - step.link);
        case StepKind::Version:
            return version(step);
        case StepKind::Branch:
        case StepKind::TableRow:
            number(step.subject);
            return number(step.detail);
        case StepKind::Exception:
            return exception(step);
        case StepKind::Condition:
        case StepKind::Operation:
        case StepKind::Rounding:
        case StepKind::MonthRule:
            return operation(step.subject);
        case StepKind::Fact:
        case StepKind::Judgement:
            return name(names_.fact(step.subject));
        case StepKind::Field:
            name(names_.fact(step.subject));
            optional(step.detail);
            return name(names_.field(step.subject, step.extra));
        case StepKind::Parameter:
            return parameter(step);
        case StepKind::Calendar:
            return shifts(step);
        case StepKind::Element:
            return row(step.subject, step.detail);
        case StepKind::Skipped:
            optional(step.detail);
            if (step.subject < rules_.expressions.size()) return operation(step.subject);
            number(0);
            return number(0);
        case StepKind::Assumption:
            return name(names_.rule(step.subject));
        case StepKind::ReferenceDate:
            return;
        case StepKind::Reading:
            return name(names_.reading(step.subject));
        case StepKind::Beneath:
            return number(step.detail);
    }
}

void Encoder::version(Step const& step) {
    auto const* rule = step.parent == trace::no_step ? nullptr : &trace_.steps[step.parent];
    bool const some = step.subject != trace::none && rule && rule->kind == StepKind::Rule;
    number(some ? 1 : 0);
    if (some) {
        optional(rules_.rules[rule->subject].versions[step.subject].validity.from);
        versions_[step.parent] = step.subject;
    }
    day(static_cast<std::int32_t>(step.detail));
}

void Encoder::exception(Step const& step) {
    auto const* rule = step.parent == trace::no_step ? nullptr : &trace_.steps[step.parent];
    auto const version = rule ? versions_[step.parent] : trace::none;
    auto const label = version == trace::none ? Names::none : names_.exception(rule->subject, version, step.subject);
    optional_name(label);
    if (label == Names::none) number(step.subject);
    number(step.detail);
}

void Encoder::parameter(Step const& step) {
    auto const& parameter = rules_.parameters[step.subject];
    name(names_.parameter(step.subject));
    bool const some = step.detail < parameter.values.size();
    number(some ? 1 : 0);
    if (some) optional(parameter.values[step.detail].validity.from);
}

void Encoder::shifts(Step const& step) {
    if (step.detail == trace::none) return number(0);
    std::size_t const end = std::min(trace_.shifts.size(), std::size_t{step.detail} + step.extra);
    auto const count = end > step.detail ? end - step.detail : 0;
    out_.reserve(count * 20 + Bytes::margin);
    out_.number(std::uint64_t{count} + 1);
    for (auto i = end - count; i < end; ++i) {
        day(trace_.shifts[i].from.days());
        day(trace_.shifts[i].to.days());
    }
}

void Encoder::outcome(Step const& step) {
    if (auto const* known = values::known(step.outcome)) return value(*known, step);
    if (auto const* open = std::get_if<values::Unknown>(&step.outcome)) return unknown(*open);
    out_.byte(static_cast<std::uint8_t>(Tag::Fault));
    number(static_cast<std::uint32_t>(std::get<values::Fault>(step.outcome).code));
}

void Encoder::value(values::Value const& value, Step const& step) {
    auto const tag = [this](Tag which) { out_.byte(static_cast<std::uint8_t>(which)); };
    if (auto const* yes = std::get_if<bool>(&value)) return tag(*yes ? Tag::Yes : Tag::No);
    if (values::is_none(value)) return tag(Tag::None);
    if (auto const* date = std::get_if<values::Date>(&value)) {
        tag(Tag::Date);
        return day(date->days());
    }
    if (auto const* count = std::get_if<std::int64_t>(&value)) {
        tag(Tag::Number);
        return out_.number(*count);
    }
    if (auto const* member_of = std::get_if<values::Member>(&value)) return member(*member_of, step);
    if (auto const* money = std::get_if<values::Money>(&value)) {
        tag(Tag::Money);
        return out_.number(money->cents());
    }
    if (auto const* part = std::get_if<values::Fraction>(&value)) return fraction(*part, step);
    if (auto const* length = std::get_if<values::Duration>(&value)) {
        tag(length->family == values::Duration::Family::Months ? Tag::Months : Tag::Days);
        return out_.number(std::int64_t{length->count});
    }
    if (auto const* days = std::get_if<values::Period>(&value)) return period(*days);
    if (auto const* record = std::get_if<values::RecordRef>(&value)) {
        tag(Tag::Row);
        return number(record->row);
    }
    tag(Tag::Text);
    out_.text(std::get<std::string>(value));
}

void Encoder::fraction(values::Fraction value, Step const& step) {
    auto const type = type_of(step);
    bool const cents = type && rules_.type(*type).kind == values::Kind::ExactMoney;
    out_.byte(static_cast<std::uint8_t>(cents ? Tag::ExactMoney : Tag::Fraction));
    out_.number(value.numerator());
    out_.number(static_cast<std::uint64_t>(value.denominator()));
}

void Encoder::period(values::Period const& period) {
    out_.byte(static_cast<std::uint8_t>(Tag::Period));
    day(period.first().days());
    optional(period.day_after());
}

void Encoder::member(values::Member member, Step const& step) {
    auto const type = type_of(step);
    auto const which = type ? names_.member(*type, member.index) : Names::none;
    out_.byte(static_cast<std::uint8_t>(Tag::Member));
    optional_name(which);
    if (which == Names::none) number(member.index);
}

// Most steps miss what a step before them misses, and share its list.
void Encoder::unknown(values::Unknown const& unknown) {
    auto const tag = [this](Tag which) { out_.byte(static_cast<std::uint8_t>(which)); };
    if (last_missing_ && *last_missing_ == unknown.missing) return tag(Tag::UnknownToo);
    last_missing_ = &unknown.missing;
    tag(Tag::Unknown);
    out_.number(std::uint64_t{unknown.missing.size()});
    for (auto const& missing : unknown.missing) {
        out_.reserve(Bytes::margin);
        name(names_.fact(missing.fact));
        optional(missing.row);
        optional_name(missing.field == values::Missing::whole ? Names::none
                                                              : names_.field(missing.fact, missing.field));
    }
    out_.reserve(Bytes::margin);
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
