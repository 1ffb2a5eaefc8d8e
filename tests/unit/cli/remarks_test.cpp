#include "cli/remarks.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::cli;
using values::Date;
using values::TermShift;

namespace {

Date date(char const* iso) { return *Date::from_iso(iso); }

std::vector<std::string> of(std::vector<TermShift> shifts, Language language = Language::Dutch) {
    model::RuleSet const rules;
    trace::Trace trace;
    trace::Step step;
    step.kind = trace::StepKind::Calendar;
    step.detail = 0;
    step.extra = static_cast<std::uint32_t>(shifts.size());
    trace.steps.push_back(step);
    trace.shifts = std::move(shifts);
    return remarks(rules, trace, language);
}

}  // namespace

TEST_CASE("each shift of a term has its reason") {
    auto const list = of({{date("2023-04-08"), date("2023-04-09"), TermShift::Reason::Saturday, {}, {}},
                          {date("2023-04-09"), date("2023-04-10"), TermShift::Reason::Sunday, {}, {}},
                          {date("2023-04-10"), date("2023-04-11"), TermShift::Reason::PublicHoliday, values::Holiday::EasterMonday, {}},
                          {date("2023-05-19"), date("2023-05-22"), TermShift::Reason::Equated, {}, "dag na Hemelvaart"},
                          {date("2023-05-22"), date("2023-05-23"), TermShift::Reason::TwoWorkingDays, {}, {}}});
    CHECK(list == std::vector<std::string>{
                      "8 april 2023 is een zaterdag, daarom schuift het einde naar zondag 9 april 2023",
                      "9 april 2023 is een zondag, daarom schuift het einde naar maandag 10 april 2023",
                      "10 april 2023 is Tweede Paasdag, daarom schuift het einde naar dinsdag 11 april 2023",
                      "19 mei 2023 is gelijkgesteld met een feestdag (dag na Hemelvaart), daarom schuift het einde naar maandag 22 mei 2023",
                      "de termijn moet twee werkdagen bevatten, daarom schuift het einde van maandag 22 mei 2023 naar dinsdag 23 mei 2023"});
}

TEST_CASE("a sentence stands once, however often the trace has it") {
    TermShift const shift{date("2023-04-10"), date("2023-04-11"), TermShift::Reason::PublicHoliday, values::Holiday::EasterMonday, {}};
    CHECK(of({shift, shift}).size() == 1);
    CHECK(of({shift}, Language::English) == std::vector<std::string>{"10 April 2023 is Easter Monday, so the end moves to Tuesday 11 April 2023"});
}

TEST_CASE("every fault has a code and words") {
    for (int code = 1; code <= 9; ++code)
        for (auto const language : {Language::Dutch, Language::English}) {
            auto const text = describe(static_cast<values::FaultCode>(code), language);
            CHECK(text.starts_with("F000" + std::to_string(code) + ": "));
            CHECK(text.size() > 10);
        }
}
