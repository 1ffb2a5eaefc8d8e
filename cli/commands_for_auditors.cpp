// The verbs of `ledger` that answer the questions of auditors.
#include "cli/command_descriptions.hpp"
#include "cli/commands/ledger/auditing.hpp"

namespace wetwijzer::cli {

namespace {

std::vector<Option> period_options() {
    return {{"--van",
             &Arguments::from,
             {"DATUM", "DATE"},
             {"vastgelegd op of na deze dag (in Nederland)", "recorded on or after this day (in the Netherlands)"}},
            {"--tot-en-met",
             &Arguments::through,
             {"DATUM", "DATE"},
             {"vastgelegd op of voor deze dag (in Nederland)", "recorded on or before this day (in the Netherlands)"}},
            {"--medewerker",
             &Arguments::recorded_by,
             {"NAAM", "NAME"},
             {"alleen besluiten van deze medewerker", "only decisions of this official"}}};
}

std::vector<Option> csv_option() {
    return {{"--csv",
             &Arguments::csv,
             {},
             {"voor een rekenblad: puntkomma's, bedragen met een komma",
              "for a spreadsheet: semicolons, amounts with a comma"}}};
}

Option named(std::string_view name, std::vector<std::string> Arguments::*target, Text help) {
    return {name, target, {"NAAM", "NAME"}, help};
}

Command query() {
    return {
        "ledger query",
        {"welke besluiten gebruikten deze regel, parameter, lezing of dit oordeel",
         "which decisions used this rule, parameter, reading or judgement"},
        {"Noemt de besluiten waarvan de berekening een versie van de regel gebruikte, een uitzondering toepaste, een "
         "waarde, lezing of oordeel gebruikte, of waarin het besluit aan de orde was. Wie meer noemt, krijgt de "
         "besluiten "
         "die dat alles gebruikten; wie niets noemt, alle besluiten. Regelsets die naast elkaar in het grootboek "
         "staan, "
         "worden allemaal nagegaan. Noemt regels van het grootboek en geen personen; de rollen beleid en auditor mogen "
         "het, en het wordt vastgelegd.",
         "Names the decisions whose computation used a version of the rule, applied an exception, used a value, "
         "reading "
         "or judgement, or in which the law asked for the decision. Naming more gives the decisions that used all of "
         "it; naming nothing gives all decisions. All rule sets in the ledger are asked. Names entries and no persons; "
         "the roles policy and auditor may, and it is recorded."},
        {ledger_operand()},
        std::vector<Option>{
            named("--regel", &Arguments::used_rules, {"deze regel, tabel of termijn", "this rule, table or term"}),
            named("--uitzondering", &Arguments::used_exceptions,
                  {"deze uitzondering is toegepast; ook REGEL of REGEL:LETTER",
                   "this exception applied; RULE or RULE:LETTER too"}),
            named("--parameter", &Arguments::used_parameters, {"een waarde van deze parameter", "a value of it"}),
            named("--lezing", &Arguments::used_readings,
                  {"deze lezing, of LEZING=KEUZE", "this reading, or READING=CHOICE"}),
            named("--oordeel", &Arguments::used_judgements, {"dit oordeel is gegeven", "this judgement was given"}),
            named("--besluit", &Arguments::decisions,
                  {"dit besluit was aan de orde", "the law asked for this decision"}),
            {"--versie",
             &Arguments::version,
             {"DATUM", "DATE"},
             {"alleen de versie of waarde die op deze dag geldt", "only the version or value in force on this day"}},
            {"--afgeweken",
             &Arguments::overridden_only,
             {},
             {"alleen waar anders is besloten dan berekend", "only where something else than computed was decided"}}} +
            period_options() + csv_option() + session_options(),
        {{"wetwijzer ledger query grootboek.db --parameter boetemaximum --versie 2025-01-01 --door \"C. Auditor\"",
          {"besluiten met de waarde die op 1 januari 2025 gold", "decisions with the value of 1 January 2025"}},
         {"wetwijzer ledger query grootboek.db --afgeweken --medewerker \"J. de Vries\" --door \"C. Auditor\"",
          {"waar één medewerker anders besloot", "where one official decided otherwise"}}},
        commands::ledger_query,
        headings::auditing};
}

Command fines() {
    return {
        "ledger fines",
        {"alle boetes in een periode, met hun grond", "all fines of a period, with their ground"},
        {"Geeft elk besluit dat volgens de regels een bestuurlijke boete is (`bestuurlijke boete van`) en waarvan het "
         "berekende of het genomen bedrag meer dan nul is: bedrag, berekend en besloten, de artikelen waaruit het "
         "bedrag "
         "volgt, het oordeel en van wie, en wie instemde. Leest alle zaken: voor auditors, en vastgelegd.",
         "Gives each decision that by the rules is an administrative fine (`bestuurlijke boete van`) of which the "
         "amount, "
         "computed or taken, is more than nothing: the amount, computed and taken, the articles that gave it, the "
         "judgement and by whom, and who agreed. Reads all cases: for auditors, and recorded."},
        {ledger_operand()},
        period_options() + csv_option() + session_options(),
        {{"wetwijzer ledger fines grootboek.db --van 2025-01-01 --tot-en-met 2025-12-31 --csv --door \"C. Auditor\"",
          {"de boetes van 2025 voor een rekenblad", "the fines of 2025 for a spreadsheet"}}},
        commands::ledger_fines,
        headings::auditing};
}

Command violations() {
    return {
        "ledger violations",
        {"besluiten zonder vereist oordeel, te laat, of zonder tweede medewerker",
         "decisions without a required judgement, too late, or without a second official"},
        {"Zoekt besluiten waarvoor een oordeel nodig was dat er niet is; die zijn vastgelegd na de laatste dag die de "
         "wet "
         "geeft (`binnen`), gerekend naar de dag in Nederland; en die volgens de instelling vier_ogen van dat moment "
         "een "
         "tweede medewerker vragen die er niet is. Met --soort gecorrigeerd ook besluiten op gegevens die later anders "
         "bleken. Leest alle zaken: voor auditors, en vastgelegd. Afsluitcode 1 als er iets is gevonden.",
         "Looks for decisions that needed a judgement nobody gave; that were recorded after the last day the law "
         "allows "
         "(`binnen`), by the day in the Netherlands; and that by the setting vier_ogen of that moment take a second "
         "official who is not there. With --soort gecorrigeerd also decisions on facts that turned out otherwise. "
         "Reads "
         "all cases: for auditors, and recorded. Exit code 1 when something was found."},
        {ledger_operand()},
        std::vector<Option>{{"--soort",
                             &Arguments::violation_kinds,
                             {"SOORT", "KIND"},
                             {"alleen deze; mag vaker (anders: oordeel, termijn en vier_ogen)",
                              "only this; may be repeated (otherwise: oordeel, termijn and vier_ogen)"},
                             {"oordeel", "termijn", "vier_ogen", "gecorrigeerd"}}} +
            period_options() + csv_option() + session_options(),
        {{"wetwijzer ledger violations grootboek.db --door \"C. Auditor\"",
          {"alles wat te vinden is", "all there is to find"}},
         {"wetwijzer ledger violations grootboek.db --soort termijn --van 2025-01-01 --door \"C. Auditor\"",
          {"wat sinds 2025 te laat is besloten", "what was decided too late since 2025"}}},
        commands::ledger_violations,
        headings::auditing};
}

Command sample() {
    return {
        "ledger sample",
        {"een steekproef die iedereen kan natrekken", "a sample that anybody can draw again"},
        {"Trekt besluiten door loting: de volgorde volgt uit een begingetal en de inhoud van het grootboek, en niets "
         "anders. Begingetal, keuze en uitkomst worden vastgelegd. Met --per komen er --aantal uit elk deel, met "
         "--naar-rato zoveel uit elk deel als past bij zijn grootte. Met --controleer NUMMER wordt een vastgelegde "
         "steekproef opnieuw getrokken; daarvoor zijn geen sleutels nodig. Afsluitcode 1 als die niet dezelfde is.",
         "Draws decisions by lot: the order follows from a seed and what the ledger holds, and from nothing else. "
         "Seed, "
         "choice and result are recorded. With --per, --aantal come from each part; with --naar-rato as many as fit "
         "its "
         "size. --controleer NUMBER draws a recorded sample again, which takes no keys. Exit code 1 when it is not the "
         "same."},
        {ledger_operand()},
        std::vector<Option>{
            {"--aantal", &Arguments::sample_size, {"N", "N"}, {"hoeveel besluiten", "how many decisions"}},
            {"--per",
             &Arguments::stratum,
             {"DEEL", "PART"},
             {"verdeel de besluiten eerst", "divide the decisions first"},
             {"medewerker", "besluit", "regels", "maand", "afwijking"}},
            {"--naar-rato",
             &Arguments::proportional,
             {},
             {"--aantal over alle delen samen, naar hun grootte", "--aantal over all parts together, by their size"}},
            {"--zaad",
             &Arguments::seed,
             {"HEX", "HEX"},
             {"dit begingetal (anders: een willekeurig)", "this seed (otherwise: a random one)"}},
            {"--controleer",
             &Arguments::sample_entry,
             {"NUMMER", "NUMBER"},
             {"trek de steekproef van deze regel opnieuw", "draw the sample of this entry again"}}} +
            period_options() + csv_option() + session_options(),
        {{"wetwijzer ledger sample grootboek.db --aantal 25 --per medewerker --door \"C. Auditor\"",
          {"25 besluiten van elke medewerker", "25 decisions of each official"}},
         {"wetwijzer ledger sample grootboek.db --controleer 1204",
          {"de steekproef van regel 1204 natrekken", "check the sample of entry 1204"}}},
        commands::ledger_sample,
        headings::auditing};
}

}  // namespace

std::vector<Command> auditor_commands() { return {query(), fines(), violations(), sample()}; }

}  // namespace wetwijzer::cli
