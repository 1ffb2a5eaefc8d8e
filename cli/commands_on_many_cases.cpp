// The commands that work on many cases at once.
#include "cli/command_descriptions.hpp"
#include "cli/commands/commands.hpp"

namespace wetwijzer::cli {

namespace {

Operand cases_operand() {
    return {{"ZAAK", "CASE"},
            {"zaakbestanden (JSON) of mappen ermee, of - voor standaardinvoer",
             "case files (JSON) or folders of them, or - for standard input"},
            1,
            any_number,
            Names::Case};
}

}  // namespace

Command agenda_command() {
    return {
        "agenda",
        {"noem de termijnen van zaken", "list the terms of cases"},
        {"Geeft per zaak elke termijn die begonnen is, op volgorde van de laatste dag: de stand, hoeveel dagen er "
         "nog zijn, wie moet handelen, het signaal en wat het einde verschoof. Met --ical als kalender.",
         "Gives for each case every term that has started, in order of its last day: the status, how many days "
         "are left, who must act, the signal and what moved the end. With --ical as a calendar."},
        {cases_operand()},
        {reference_date_option(),
         {"--tot",
          &Arguments::until,
          {"DATUM", "DATE"},
          {"alleen termijnen die voor deze dag eindigen (JJJJ-MM-DD)",
           "only terms that end before this day (YYYY-MM-DD)"}},
         {"--alleen-lopend",
          &Arguments::running_only,
          {},
          {"alleen termijnen die op de peildatum lopen", "only terms that run on the reference date"}},
         {"--ical",
          &Arguments::icalendar,
          {},
          {"als kalenderbestand (iCalendar, RFC 5545)", "as a calendar file (iCalendar, RFC 5545)"}},
         reading_option()},
        {{"wetwijzer agenda zaken --tot 2026-07-01 --alleen-lopend",
          {"wat voor 1 juli moet gebeuren", "what must be done before 1 July"}},
         {"wetwijzer agenda zaak.json --ical > termijnen.ics", {"voor een agendaprogramma", "for an agenda program"}}},
        commands::agenda};
}

Command indicators_command() {
    return {"indicators",
            {"reken kengetallen uit over zaken", "calculate indicators over cases"},
            {"Geeft elk kengetal van de regels met teller, noemer en norm. Wat niet bekend is, telt niet als nee: dan "
             "volgt tussen welke grenzen de uitkomst ligt. Een zaak met een fout wordt genoemd (afsluitcode 1).",
             "Gives each indicator of the rules with numerator, denominator and target. What is not known is not "
             "counted as no: then come the bounds of the outcome. A case with a fault is named (exit code 1)."},
            {cases_operand()},
            {reference_date_option(),
             {"--van",
              &Arguments::from,
              {"DATUM", "DATE"},
              {"eerste dag van de periode (JJJJ-MM-DD)", "first day of the period (YYYY-MM-DD)"}},
             {"--tot-en-met",
              &Arguments::through,
              {"DATUM", "DATE"},
              {"laatste dag van de periode (JJJJ-MM-DD)", "last day of the period (YYYY-MM-DD)"}},
             reading_option()},
            {{"wetwijzer indicators zaken --van 2025-01-01 --tot-en-met 2025-12-31",
              {"over het jaar 2025", "over the year 2025"}}},
            commands::indicators};
}

Command validate_command() {
    return {"validate",
            {"controleer de berichten van zaken", "check the messages of cases"},
            {"Zegt van elk bericht in de zaak of het door de controles komt: aanvaard, geweigerd (met de controles die "
             "het weigeren) of nog niet te zeggen. Afsluitcode 1 als er een is geweigerd.",
             "Says of every message in the case whether it passes the checks: accepted, refused (with the checks that "
             "refuse it) or not to be told yet. Exit code 1 when one is refused."},
            {cases_operand()},
            {reference_date_option(), reading_option()},
            {{"wetwijzer validate zaak.json", {"mag dit zo naar DUO?", "may this go to DUO as it is?"}}},
            commands::validate};
}

}  // namespace wetwijzer::cli
