#include "engine/decide/canonical.hpp"

#include "engine/crypto/crypto.hpp"
#include "engine/decide/trace_code.hpp"
#include "engine/model/dump.hpp"
#include "engine/values/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace wetwijzer::decide {

namespace {

using trace::Step;
using trace::StepKind;
using values::Kind;
using values::Type;

constexpr std::uint32_t none = 0xffffffff;

Type const& plain_type(Kind kind) {
    static Type const boolean{};
    static Type const number{.kind = Kind::Number, .unit = {}, .members = {}};
    static Type const date{.kind = Kind::Date, .unit = {}, .members = {}};
    return kind == Kind::Number ? number : kind == Kind::Date ? date : boolean;
}

std::string fault_name(values::FaultCode code) {
    auto digits = std::to_string(static_cast<unsigned>(code));
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return "F" + digits;
}

std::string missing_name(model::RuleSet const& rules, values::Missing const& missing) {
    auto const& fact = rules.facts[missing.fact];
    auto name = fact.name;
    if (missing.row != values::Missing::whole) name += "[" + std::to_string(missing.row) + "]";
    if (missing.field != values::Missing::whole) {
        name += "." + rules.records[rules.type(fact.type).record].fields[missing.field].name;
    }
    return name;
}

// Writes the lines of a trace; every number in a step is turned into a name or a date.
class TraceWriter {
public:
    TraceWriter(model::RuleSet const& rules, trace::Trace const& trace)
        : rules_(rules), trace_(trace), versions_(trace.steps.size(), none) {
        text_.reserve(trace.steps.size() * 48);
    }

    std::string run() {
        for (std::size_t i = 0; i < trace_.steps.size(); ++i) line(i);
        return std::move(text_);
    }

private:
    void line(std::size_t index) {
        auto const& step = trace_.steps[index];
        text_ += std::to_string(index + 1);
        text_ += ' ';
        text_ += step.parent == trace::no_step ? "0" : std::to_string(step.parent + 1);
        text_ += ' ';
        what(step);
        outcome(step);
        text_ += '\n';
    }

    void add(std::string_view word) {
        text_ += ' ';
        text_ += word;
    }

    void what(Step const& step);
    void rule(Step const& step);
    void version(Step const& step);
    void exception(Step const& step);
    void parameter(Step const& step);
    void operation(Step const& step);
    void shifts(Step const& step);
    void skipped(Step const& step);
    void outcome(Step const& step);

    void row(std::uint32_t fact, std::uint32_t place) {
        if (place == none) return;
        if (fact != none) add(rules_.facts[fact].name);
        text_ += '[' + std::to_string(place) + ']';
    }
    void from(model::Validity const& validity) { add(validity.from ? validity.from->iso() : "-"); }
    void choice(Step const& step);
    std::string_view name_of_field(Step const& step) const {
        return rules_.records[rules_.type(rules_.facts[step.subject].type).record].fields[step.extra].name;
    }
    model::Version const* version_around(Step const& step) const;
    Type const& type_of(Step const& step) const;

    model::RuleSet const& rules_;
    trace::Trace const& trace_;
    std::vector<std::uint32_t> versions_;  // by Rule step: the version taken
    std::string text_;
};

void TraceWriter::what(Step const& step) {
    switch (step.kind) {
        case StepKind::Rule:
            text_ += "rule";
            return rule(step);
        case StepKind::RuleAgain:
            text_ += "again";
            rule(step);
            if (step.link != trace::no_step) add("see " + std::to_string(step.link + 1));
            return;
        case StepKind::Version:
            return version(step);
        case StepKind::Branch:
            text_ += "branch " + std::to_string(step.subject + 1);
            return choice(step);
        case StepKind::Exception:
            return exception(step);
        case StepKind::TableRow:
            text_ += "row " + std::to_string(step.subject + 1);
            return choice(step);
        case StepKind::Condition:
            text_ += "condition";
            return operation(step);
        case StepKind::Operation:
            text_ += "operation";
            return operation(step);
        case StepKind::Fact:
            text_ += "fact ";
            text_ += rules_.facts[step.subject].name;
            return;
        case StepKind::Judgement:
            text_ += "judgement ";
            text_ += rules_.facts[step.subject].name;
            return;
        case StepKind::Field:
            text_ += "field";
            add(rules_.facts[step.subject].name);
            row(none, step.detail);
            text_ += '.';
            text_ += name_of_field(step);
            return;
        case StepKind::Parameter:
            return parameter(step);
        case StepKind::Rounding:
            text_ += "rounding";
            return operation(step);
        case StepKind::MonthRule:
            text_ += "month_rule";
            return operation(step);
        case StepKind::Calendar:
            return shifts(step);
        case StepKind::Element:
            text_ += "element";
            return row(step.subject, step.detail);
        case StepKind::Skipped:
            return skipped(step);
        case StepKind::Assumption:
            text_ += "assumption";
            add(rules_.rules[step.subject].name);
            return;
        case StepKind::ReferenceDate:
            text_ += "reference_date";
            return;
        case StepKind::Reading:
            text_ += "reading";
            return add(rules_.readings[step.subject].name);
        case StepKind::Beneath:
            text_ += "beneath";
            return choice(step);
    }
}

void TraceWriter::rule(Step const& step) {
    add(rules_.rules[step.subject].name);
    if (step.detail != none) row(step.extra, step.detail);
}

void TraceWriter::version(Step const& step) {
    text_ += "version";
    auto const* parent = step.parent == trace::no_step ? nullptr : &trace_.steps[step.parent];
    if (step.subject == none || !parent || parent->kind != StepKind::Rule) {
        add("none");
    } else {
        from(rules_.rules[parent->subject].versions[step.subject].validity);
        versions_[step.parent] = step.subject;
    }
    auto const law_date = values::Date::from_days(static_cast<std::int32_t>(step.detail));
    if (law_date) add("law " + law_date->iso());
}

// The version of the rule that an exception belongs to.
model::Version const* TraceWriter::version_around(Step const& step) const {
    if (step.parent == trace::no_step || trace_.steps[step.parent].kind != StepKind::Rule) return nullptr;
    auto const& versions = rules_.rules[trace_.steps[step.parent].subject].versions;
    auto const version = versions_[step.parent];
    return version < versions.size() ? &versions[version] : nullptr;
}

void TraceWriter::exception(Step const& step) {
    text_ += "exception";
    auto const* version = version_around(step);
    bool const labelled =
        version && step.subject < version->exceptions.size() && !version->exceptions[step.subject].label.empty();
    add(labelled ? version->exceptions[step.subject].label : std::to_string(step.subject + 1));
    choice(step);
}

void TraceWriter::choice(Step const& step) {
    if (step.detail == static_cast<std::uint32_t>(trace::Choice::Taken)) return add("taken");
    if (step.detail == static_cast<std::uint32_t>(trace::Choice::Possible)) return add("possible");
    if (step.detail == static_cast<std::uint32_t>(trace::Choice::Overridden)) return add("overridden");
    add("not_taken");
}

void TraceWriter::parameter(Step const& step) {
    text_ += "parameter";
    auto const& parameter = rules_.parameters[step.subject];
    add(parameter.name);
    if (step.detail < parameter.values.size()) from(parameter.values[step.detail].validity);
}

void TraceWriter::operation(Step const& step) {
    auto const& expr = rules_.expressions[step.subject];
    if (expr.note.is_some() && !rules_.notes[expr.note.value].label.empty()) add(rules_.notes[expr.note.value].label);
    add(model::op_name(expr.op));
}

void TraceWriter::shifts(Step const& step) {
    text_ += "calendar";
    if (step.detail == none) return add("excluded");
    for (auto i = step.detail; i < step.detail + step.extra && i < trace_.shifts.size(); ++i) {
        auto const& shift = trace_.shifts[i];
        add(shift.from.iso() + ">" + shift.to.iso());
    }
}

void TraceWriter::skipped(Step const& step) {
    text_ += "skipped";
    if (step.detail != none) add(std::to_string(step.detail + 1));
    if (step.subject < rules_.expressions.size()) operation(step);
}

Type const& TraceWriter::type_of(Step const& step) const {
    switch (step.kind) {
        case StepKind::Rule:
        case StepKind::RuleAgain:
        case StepKind::Assumption:
            return rules_.type(rules_.rules[step.subject].type);
        case StepKind::Fact:
        case StepKind::Judgement: {
            auto const& type = rules_.type(rules_.facts[step.subject].type);
            return type.kind == Kind::List ? plain_type(Kind::Number) : type;
        }
        case StepKind::Field:
            return rules_.type(
                rules_.records[rules_.type(rules_.facts[step.subject].type).record].fields[step.extra].type);
        case StepKind::Parameter:
            return rules_.type(rules_.parameters[step.subject].type);
        case StepKind::Condition:
        case StepKind::Operation:
        case StepKind::Rounding:
        case StepKind::MonthRule:
        case StepKind::Calendar:
            return rules_.type(rules_.expressions[step.subject].type);
        case StepKind::Beneath:
            return rules_.type(rules_.expressions[step.subject].type);
        case StepKind::Reading:
            return rules_.type(rules_.readings[step.subject].type);
        case StepKind::ReferenceDate:
            return plain_type(Kind::Date);
        case StepKind::Version:
        case StepKind::Branch:
        case StepKind::Exception:
        case StepKind::TableRow:
        case StepKind::Element:
        case StepKind::Skipped:
            break;
    }
    return plain_type(Kind::Boolean);
}

void TraceWriter::outcome(Step const& step) {
    if (step.kind == StepKind::Skipped || step.kind == StepKind::Version) return;
    if (auto const* value = values::known(step.outcome)) {
        text_ += " = ";
        text_ += values::canonical(*value, type_of(step));
    } else if (auto const* unknown = std::get_if<values::Unknown>(&step.outcome)) {
        text_ += " ?";
        for (auto const& missing : unknown->missing) add(missing_name(rules_, missing));
    } else {
        text_ += " ! ";
        text_ += fault_name(std::get<values::Fault>(step.outcome).code);
    }
}

// As a JSON text.
void quote(std::string& json, std::string_view text) {
    bool const plain =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
    if (plain) {
        json += '"';
        json += text;
        json += '"';
    } else {
        json += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
}

void write_outcome(std::string& json, model::RuleSet const& rules, model::Rule const& rule,
                   values::Outcome const& outcome) {
    if (auto const* value = values::known(outcome)) {
        json += R"({"known":)";
        quote(json, values::canonical(*value, rules.type(rule.type)));
    } else if (auto const* unknown = std::get_if<values::Unknown>(&outcome)) {
        json += R"({"unknown":[)";
        bool first = true;
        for (auto const& missing : unknown->missing) {
            if (!std::exchange(first, false)) json += ',';
            quote(json, missing_name(rules, missing));
        }
        json += ']';
    } else {
        json += R"({"fault":)";
        quote(json, fault_name(std::get<values::Fault>(outcome).code));
    }
    json += '}';
}

}  // namespace

std::string outcomes_json(model::RuleSet const& rules, std::vector<model::RuleId> const& requested,
                          std::vector<values::Outcome> const& outcomes) {
    std::vector<std::pair<std::string_view, std::size_t>> names;
    for (std::size_t i = 0; i < requested.size() && i < outcomes.size(); ++i)
        names.emplace_back(rules.rules[requested[i].value].name, i);
    std::sort(names.begin(), names.end());
    std::string json = "{";
    for (auto const& [name, i] : names) {
        if (json.size() > 1) json += ',';
        quote(json, name);
        json += ':';
        write_outcome(json, rules, rules.rules[requested[i].value], outcomes[i]);
    }
    return json += '}';
}

std::string trace_text(model::RuleSet const& rules, trace::Trace const& trace) {
    return TraceWriter(rules, trace).run();
}

std::string trace_digest(model::RuleSet const& rules, Names const& names, trace::Trace const& trace) {
    return crypto::blake2b(trace_code(rules, names, trace)).hex();
}

}  // namespace wetwijzer::decide
