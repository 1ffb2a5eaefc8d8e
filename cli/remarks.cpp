#include "cli/remarks.hpp"

#include "engine/values/text.hpp"

#include <algorithm>

namespace wetwijzer::cli {

namespace {

using trace::Step;
using trace::StepKind;
using values::TermShift;

std::string day(values::Date date, Language language) {
    return values::weekday_name(date, language) + " " + values::to_text(date, language);
}

std::string reason(TermShift const& shift, Language language) {
    switch (shift.reason) {
    case TermShift::Reason::Saturday: return say(language, {"een zaterdag", "a Saturday"});
    case TermShift::Reason::Sunday: return say(language, {"een zondag", "a Sunday"});
    case TermShift::Reason::PublicHoliday: return values::holiday_name(shift.holiday, language);
    case TermShift::Reason::Equated:
        return say(language, {"gelijkgesteld met een feestdag ({0})", "equated with a holiday ({0})"}, {shift.equated_reason});
    case TermShift::Reason::TwoWorkingDays: break;
    }
    return {};
}

std::string sentence(TermShift const& shift, Language language) {
    auto const to = day(shift.to, language);
    if (shift.reason == TermShift::Reason::TwoWorkingDays)
        return say(language, {"de termijn moet twee werkdagen bevatten, daarom schuift het einde van {0} naar {1}",
                              "the term must hold two working days, so its end moves from {0} to {1}"},
                   {day(shift.from, language), to});
    return say(language, {"{0} is {1}, daarom schuift het einde naar {2}", "{0} is {1}, so the end moves to {2}"},
               {values::to_text(shift.from, language), reason(shift, language), to});
}

class Collector {
public:
    Collector(model::RuleSet const& rules, trace::Trace const& trace, Language language)
        : rules_(rules), trace_(trace), language_(language) {}

    std::vector<std::string> run() {
        for (auto const& step : trace_.steps) look_at(step);
        return std::move(list_);
    }

private:
    void look_at(Step const& step) {
        if (step.kind == StepKind::MonthRule) month_rule(step);
        if (step.kind == StepKind::Calendar) calendar(step);
        if (step.kind == StepKind::Rounding) rounding(step);
    }

    void month_rule(Step const& step) {
        auto const rule = rules_.expressions[step.subject].month_rule;
        auto const* const value = values::known(step.outcome);
        auto const* const date = value == nullptr ? nullptr : std::get_if<values::Date>(value);
        if (date == nullptr) return;
        add(rule == values::MonthRule::LastDayOfMonth
                ? say(language_, {"de dag bestaat niet in die maand; de maandregel neemt de laatste dag van de maand: {0}",
                                  "the day does not exist in that month; the month rule takes the last day of the month: {0}"},
                      {values::to_text(*date, language_)})
                : say(language_, {"de dag bestaat niet in die maand; de maandregel neemt de eerste dag van de volgende maand: {0}",
                                  "the day does not exist in that month; the month rule takes the first day of the next month: {0}"},
                      {values::to_text(*date, language_)}));
    }

    void calendar(Step const& step) {
        if (step.detail == trace::none) {
            add(say(language_, {"de Algemene termijnenwet geldt niet voor een termijn van deze lengte (art. 4)",
                                "the General Extension of Time Limits Act does not hold for a term of this length (art. 4)"}));
            return;
        }
        for (std::uint32_t i = 0; i < step.extra; ++i) add(sentence(trace_.shifts[step.detail + i], language_));
    }

    void rounding(Step const& step) {
        auto const& expr = rules_.expressions[step.subject];
        auto const* const value = values::known(step.outcome);
        if (value == nullptr) return;
        static constexpr Text how[] = {{"omlaag", "down"}, {"omhoog", "up"}, {"half omhoog", "half up"}};
        auto const rounding = rules_.roundings[expr.payload].rounding;
        add(say(language_, {"afgerond {0} tot {1}", "rounded {0} to {1}"},
                {std::string(how[static_cast<std::size_t>(rounding)].in(language_)),
                 values::to_text(*value, rules_.type(expr.type), language_)}));
    }

    void add(std::string sentence) {
        if (std::find(list_.begin(), list_.end(), sentence) == list_.end()) list_.push_back(std::move(sentence));
    }

    model::RuleSet const& rules_;
    trace::Trace const& trace_;
    Language language_;
    std::vector<std::string> list_;
};

Text words_for(values::FaultCode code) {
    using Code = values::FaultCode;
    switch (code) {
    case Code::Overflow: return {"het getal of de datum is te groot om mee te rekenen", "the number or date is too large to calculate with"};
    case Code::DivisionByZero: return {"delen door nul", "division by zero"};
    case Code::NoneOperand: return {"rekenen of vergelijken met `geen`", "calculating or comparing with `geen`"};
    case Code::MixedDurations: return {"maanden en dagen gaan niet samen", "months and days do not mix"};
    case Code::ConflictingExceptions: return {"twee uitzonderingen gelden allebei", "two exceptions both apply"};
    case Code::NoVersion: return {"op die datum is er geen versie van de regel of parameter", "there is no version of the rule or parameter on that date"};
    case Code::EmptyPeriod: return {"de periode eindigt voor zij begint", "the period ends before it starts"};
    case Code::NoTableRow: return {"geen rij van de tabel past", "no row of the table fits"};
    case Code::LimitExceeded: return {"de berekening is te groot", "the calculation is too large"};
    }
    return {};
}

}  // namespace

std::vector<std::string> remarks(model::RuleSet const& rules, trace::Trace const& trace, Language language) {
    return Collector(rules, trace, language).run();
}

std::string describe(values::FaultCode code, Language language) {
    return "F000" + std::to_string(static_cast<int>(code)) + ": " + say(language, words_for(code));
}

std::string describe(values::Missing const& missing, model::RuleSet const& rules, Language language) {
    auto const& fact = rules.facts[missing.fact];
    auto text = fact.name;
    if (missing.row != values::Missing::whole)
        text += say(language, {", rij {0}", ", row {0}"}, {std::to_string(missing.row + 1)});
    if (missing.field != values::Missing::whole) text += ", " + rules.records[rules.type(fact.type).record].fields[missing.field].name;
    return text;
}

}  // namespace wetwijzer::cli
