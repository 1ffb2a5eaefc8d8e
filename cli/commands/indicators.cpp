// indicators: numbers over a file of cases, honest about what is not known.
#include "engine/indicators/indicators.hpp"

#include "cli/case_files.hpp"
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/layout.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "engine/explain/explanation.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using indicators::Form;
using indicators::Result;
using indicators::Tally;
using indicators::Verdict;
using values::Fraction;
using values::Kind;

// Numbers as people read them: shares in percent and averages to one decimal, amounts to the cent, halves upwards.
class Numbers {
public:
    Numbers(model::RuleSet const& rules, model::Indicator const& indicator, Language language)
        : indicator_(indicator), form_(indicators::form_of(indicator)), language_(language) {
        if (indicator.average.is_some()) type_ = rules.type(rules.rules[indicator.average.value].type);
        type_.optional = false;
    }

    std::string text(Fraction exact) const {
        auto const rounded = round(exact).value_or(exact);
        if (form_ == Form::Share) return values::to_text(rounded, typed(Kind::Percentage), language_);
        if (form_ == Form::Count) return std::to_string(exact.numerator());
        if (is_money()) return values::to_text(rounded, typed(Kind::ExactMoney), language_);
        auto number = values::to_text(rounded, typed(Kind::ExactNumber), language_);
        if (type_.kind == Kind::Duration) return number + say(language_, {" dagen", " days"});
        return type_.unit.empty() ? number : number + " " + type_.unit;
    }
    bool was_rounded(Fraction exact) const { return round(exact).value_or(exact) != exact; }
    std::string rounding() const {
        return is_money() ? say(language_, {"afgerond op hele centen", "rounded to whole cents"})
                          : say(language_, {"afgerond op één decimaal", "rounded to one decimal"});
    }
    std::string exact(Fraction value) const {
        auto const whole = std::to_string(value.numerator());
        return value.is_whole() ? whole : whole + "/" + std::to_string(value.denominator());
    }
    // "minstens 80%"
    std::string target() const {
        auto const& [op, value] = *indicator_.target;
        auto const word = op == model::Op::Less        ? Text{"minder dan {0}", "less than {0}"}
                          : op == model::Op::LessEqual ? Text{"hoogstens {0}", "at most {0}"}
                          : op == model::Op::Greater   ? Text{"meer dan {0}", "more than {0}"}
                                                       : Text{"minstens {0}", "at least {0}"};
        return say(language_, word, {values::to_text(value, target_type(value), language_)});
    }

private:
    bool is_money() const { return type_.kind == Kind::Money || type_.kind == Kind::ExactMoney; }
    static values::Type typed(Kind kind) {
        values::Type type;
        type.kind = kind;
        return type;
    }
    values::Type target_type(values::Value const& value) const {
        if (form_ == Form::Share) return typed(Kind::Percentage);
        if (form_ == Form::Count || std::holds_alternative<std::int64_t>(value)) return typed(Kind::Number);
        return type_;
    }
    std::optional<Fraction> round(Fraction exact) const {
        if (form_ == Form::Count) return exact;
        auto const step = is_money() ? 1 : form_ == Form::Share ? 1000 : 10;
        return values::round_to(exact, *Fraction::make(1, step), values::Rounding::HalfUp);
    }

    model::Indicator const& indicator_;
    Form form_;
    Language language_;
    values::Type type_;
};

struct Report {
    std::vector<indicators::CaseAnswers> cases;
    indicators::Window window;
    std::vector<Result> results;
};

std::string fault_text(indicators::Fault const& fault, Report const& report, model::RuleSet const& rules,
                       Language language) {
    return explain::fault_text(rules, fault.fault, report.cases[fault.place].reference_date, language);
}

class TextWriter {
public:
    TextWriter(model::RuleSet const& rules, Report const& report, Language language)
        : rules_(rules), report_(report), language_(language) {}

    std::string run() {
        text_ = amount(language_, report_.cases.size(), {"zaak", "case"}, {"zaken", "cases"}) + window() + "\n";
        if (report_.results.empty())
            text_ += pick({"\nDe regels kennen geen kengetallen.\n", "\nThe rules have no indicators.\n"});
        for (auto const& result : report_.results) write(result);
        return std::move(text_);
    }

private:
    std::string pick(Text text, std::initializer_list<std::string> arguments = {}) const {
        return say(language_, text, arguments);
    }
    std::string day(values::Date date) const { return values::to_text(date, language_); }

    std::string window() const {
        auto const& [from, through] = report_.window;
        if (from && through)
            return pick({"  ·  van {0} tot en met {1}", "  ·  from {0} through {1}"}, {day(*from), day(*through)});
        if (from) return pick({"  ·  vanaf {0}", "  ·  from {0}"}, {day(*from)});
        return through ? pick({"  ·  tot en met {0}", "  ·  through {0}"}, {day(*through)}) : std::string();
    }

    void write(Result const& result) {
        auto const& one = rules_.indicators[result.indicator.value];
        Numbers const numbers(rules_, one, language_);
        text_ += "\n" + paragraph(one.description.empty() ? one.name : one.description, 0);
        auto const form = indicators::form_of(one);
        if (form == Form::Count && !one.unit.empty())
            text_ += paragraph(
                pick({"Uitkomst ({0}): {1}", "Outcome ({0}): {1}"}, {one.unit, value(result.all, numbers)}), 2);
        else
            line({"Uitkomst: {0}", "Outcome: {0}"}, value(result.all, numbers));
        if (one.target) line({"Norm: {0}", "Target: {0}"}, numbers.target() + ": " + verdict(result.all));
        auto const counts = [&](Text label, std::uint64_t number, std::uint64_t unknown) {
            auto text = pick(label, {one.unit}) + std::to_string(number);
            if (unknown > 0) text += pick({"; niet bekend: {0}", "; not known: {0}"}, {std::to_string(unknown)});
            text_ += paragraph(text, 2);
        };
        if (form != Form::Count)
            counts({"Noemer ({0}): ", "Denominator ({0}): "}, result.all.denominator, result.all.unknown_denominator);
        if (form == Form::Share)
            counts({"Teller ({0}): ", "Numerator ({0}): "}, result.all.numerator, result.all.unknown_numerator);
        if (form == Form::Average)
            counts({"Met een waarde ({0}): ", "With a value ({0}): "}, result.all.numerator,
                   result.all.unknown_numerator);
        if (!result.by_day)
            line({"Let op: {0}", "Note: {0}"},
                 pick({"dit kengetal telt niet per periode: alle zaken zijn meegeteld",
                       "this indicator does not count by period: all cases were counted"}));
        write_groups(result, one, numbers);
        line({"Grondslag: {0}", "Legal ground: {0}"}, model::to_text(rules_, one.citation));
        line({"Kengetal: {0}", "Indicator: {0}"}, one.name);
        for (auto const& fault : result.faults)
            text_ += paragraph(pick({"Zaak {0}, {1}: {2}", "Case {0}, {1}: {2}"},
                                    {case_name(report_.cases[fault.place].case_id), rules_.rules[fault.rule.value].name,
                                     fault_text(fault, report_, rules_, language_)}),
                               2, "! ");
    }

    std::string case_name(std::string const& number) const {
        return number.empty() ? pick({"zonder nummer", "without number"}) : printable(number);
    }
    void line(Text text, std::string const& value) { text_ += paragraph(pick(text, {value}), 2); }

    void write_groups(Result const& result, model::Indicator const& one, Numbers const& numbers) {
        if (!one.breakdown.is_some()) return;
        auto const& rule = rules_.rules[one.breakdown.value];
        if (!result.groups.empty() || result.unknown_group > 0) line({"Uitgesplitst:", "Broken down:"}, {});
        for (auto const& group : result.groups) {
            auto text = value(group.tally, numbers);
            if (one.target) text += pick({"; norm {0}", "; target {0}"}, {verdict(group.tally)});
            text_ += paragraph(values::to_text(group.value, rules_.type(rule.type), language_) + ": " + text, 4, "- ");
        }
        if (result.unknown_group > 0)
            text_ += paragraph(pick({"groep niet bekend: {0}; dat maakt elke groep onzeker",
                                     "group not known: {0}; that leaves every group open"},
                                    {std::to_string(result.unknown_group)}),
                               4, "? ");
    }

    std::string value(Tally const& tally, Numbers const& numbers) const {
        if (tally.overflow) return pick({"te groot om uit te rekenen", "too large to calculate"});
        if (tally.value) {
            auto text = numbers.text(*tally.value);
            if (numbers.was_rounded(*tally.value)) text += " (" + numbers.rounding() + ")";
            return text;
        }
        if (tally.lower && tally.upper)
            return pick({"nog niet te zeggen: minstens {0} en hoogstens {1}",
                         "cannot be told yet: at least {0} and at most {1}"},
                        {numbers.text(*tally.lower), numbers.text(*tally.upper)});
        if (tally.denominator == 0 && tally.unknown_denominator == 0)
            return pick({"geen, want niets telt mee in de noemer", "none, for nothing counts in the denominator"});
        return pick({"nog niet te zeggen", "cannot be told yet"});
    }

    std::string verdict(Tally const& tally) const {
        if (tally.verdict == Verdict::Met) return pick({"gehaald", "met"});
        if (tally.verdict == Verdict::NotMet) return pick({"niet gehaald", "not met"});
        return pick({"nog niet te zeggen", "cannot be told yet"});
    }

    model::RuleSet const& rules_;
    Report const& report_;
    Language language_;
    std::string text_;
};

Json number_json(std::optional<Fraction> const& value, Numbers const& numbers) {
    if (!value) return {};
    return {{"exact", numbers.exact(*value)}, {"text", numbers.text(*value)}};
}

Json tally_json(Tally const& tally, Numbers const& numbers) {
    Json json{{"value", number_json(tally.value, numbers)},       {"lower", number_json(tally.lower, numbers)},
              {"upper", number_json(tally.upper, numbers)},       {"denominator", tally.denominator},
              {"unknown_denominator", tally.unknown_denominator}, {"numerator", tally.numerator},
              {"unknown_numerator", tally.unknown_numerator}};
    if (tally.verdict == Verdict::Met || tally.verdict == Verdict::NotMet)
        json["target_met"] = tally.verdict == Verdict::Met;
    else if (tally.verdict == Verdict::Open)
        json["target_met"] = nullptr;
    return json;
}

Json result_json(Result const& result, Report const& report, model::RuleSet const& rules, Language language) {
    static constexpr char const* forms[] = {"count", "share", "average"};
    auto const& one = rules.indicators[result.indicator.value];
    Numbers const numbers(rules, one, language);
    Json json{{"name", one.name},
              {"description", one.description},
              {"unit", one.unit},
              {"form", forms[static_cast<std::size_t>(indicators::form_of(one))]},
              {"citation", model::to_text(rules, one.citation)},
              {"by_period", result.by_day}};
    if (one.target) json["target"] = numbers.target();
    json["all"] = tally_json(result.all, numbers);
    if (one.breakdown.is_some()) {
        auto const& rule = rules.rules[one.breakdown.value];
        json["broken_down_by"] = rule.name;
        json["unknown_group"] = result.unknown_group;
        json["groups"] = Json::array();
        for (auto const& group : result.groups) {
            auto entry = tally_json(group.tally, numbers);
            entry["group"] = values::to_text(group.value, rules.type(rule.type), language);
            json["groups"].push_back(std::move(entry));
        }
    }
    json["faults"] = Json::array();
    for (auto const& fault : result.faults)
        json["faults"].push_back({{"case", report.cases[fault.place].case_id},
                                  {"part", rules.rules[fault.rule.value].name},
                                  {"message", fault_text(fault, report, rules, language)}});
    return json;
}

Json as_json(Report const& report, model::RuleSet const& rules, Language language) {
    auto json = document("indicators");
    json["rule_set_hash"] = rules.hash;
    json["cases"] = report.cases.size();
    json["from"] = report.window.from ? Json(report.window.from->iso()) : Json();
    json["through"] = report.window.through ? Json(report.window.through->iso()) : Json();
    json["indicators"] = Json::array();
    for (auto const& result : report.results)
        json["indicators"].push_back(result_json(result, report, rules, language));
    return json;
}

}  // namespace

int indicators(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    Report report;
    report.window = {arguments.from, arguments.through};
    if (arguments.from && arguments.through && *arguments.through < *arguments.from)
        throw CommandError(exit_codes::usage,
                           say(language, {"de periode eindigt voor zij begint", "the period ends before it starts"}));
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const& model = rules->model();
    bool const read =
        each_case(arguments, model, world, CaseNumbers::Distinct, [&](evaluate::Facts const& facts, values::Date date) {
            report.cases.push_back(indicators::answers(model, facts, date));
        });
    if (!read) return exit_codes::usage;

    report.results = indicators::results(model, report.cases, report.window);
    world.out << (arguments.json ? to_text(as_json(report, model, language))
                                 : TextWriter(model, report, language).run());
    bool fault = false;
    for (auto const& result : report.results) fault = fault || !result.faults.empty();
    return fault ? exit_codes::rules_fail : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
