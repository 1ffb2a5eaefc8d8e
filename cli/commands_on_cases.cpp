// The commands that work on cases and on recorded decisions.
#include "cli/command_descriptions.hpp"
#include "cli/commands/commands.hpp"

namespace wetwijzer::cli {

Operand case_operand(std::size_t minimum) {
    return {{"ZAAK", "CASE"},
            {"zaakbestand (JSON), of - voor standaardinvoer", "case file (JSON), or - for standard input"},
            minimum,
            1,
            Names::Case};
}

Option reference_date_option() {
    return {"--peildatum",
            &Arguments::reference_date,
            {"DATUM", "DATE"},
            {"datum waarnaar wordt gekeken (JJJJ-MM-DD); gaat voor die in de zaak",
             "date that is looked at (YYYY-MM-DD); goes before the one in the case"}};
}

Option decision_option() {
    return {"--besluit",
            &Arguments::decisions,
            {"NAAM", "NAME"},
            {"alleen dit besluit; mag vaker", "this decision only; may be repeated"}};
}

Option reading_option() {
    return {"--lezing",
            &Arguments::readings,
            {"NAAM=KEUZE", "NAME=CHOICE"},
            {"neem deze lezing van de wet, wat de zaak ook zegt; mag vaker",
             "take this reading of the law, whatever the case says; may be repeated"}};
}

namespace {

Option all_option() {
    return {"--alles",
            &Arguments::all,
            {},
            {"ook de besluiten die niet van toepassing zijn", "the decisions that do not apply as well"}};
}

Option format_option() {
    return {"--format",
            &Arguments::format,
            {"VORM", "FORM"},
            {"vorm van de uitvoer", "form of the output"},
            {"text", "markdown", "json"}};
}

Option full_option() {
    return {"--volledig", &Arguments::full, {}, {"redenen tot op de feiten", "reasons down to the facts"}};
}

Option brief_option() { return {"--kort", &Arguments::brief, {}, {"één laag redenen", "one level of reasons"}}; }

}  // namespace

Command decide_command() {
    return {
        "decide",
        {"beslis over een zaak", "decide a case"},
        {"Past de regels toe op de zaak en geeft elke uitkomst met de redenen; besluiten die niet van toepassing zijn, "
         "worden alleen genoemd. Met --ledger wordt het besluit vastgelegd, met de gegevens die nog niet in het "
         "grootboek "
         "stonden; met --zaak in plaats van een zaakbestand beslist hij op wat het grootboek al weet. Wie anders "
         "besluit "
         "dan berekend, zegt dat met --anders: dan staan beide erin.",
         "Applies the rules to the case and gives every outcome with its reasons; decisions that do not apply are only "
         "named. With --ledger the decision is recorded, with the facts that the ledger did not have yet; with --zaak "
         "in place of a case file it decides on what the ledger knows. Who decides otherwise than computed says so "
         "with "
         "--anders: then both are recorded."},
        {case_operand(0)},
        std::vector<Option>{
            reference_date_option(),
            decision_option(),
            reading_option(),
            all_option(),
            full_option(),
            brief_option(),
            format_option(),
            {"--ledger",
             &Arguments::ledger,
             {"GROOTBOEK", "LEDGER"},
             {"leg het besluit vast in dit grootboek", "record the decision in this ledger"},
             {},
             Names::File},
            case_option(
                {"beslis op wat het grootboek van deze zaak weet", "decide on what the ledger knows of this case"}),
            {"--bron",
             &Arguments::fact_source,
             {"BRON", "SOURCE"},
             {"waar de gegevens vandaan komen, zoals \"DUO bericht 4711 op 2026-01-10\"",
              "where the facts come from, like \"DUO bericht 4711 op 2026-01-10\""}},
            {"--anders",
             &Arguments::taken,
             {"UITKOMST=WAARDE", "OUTCOME=VALUE"},
             {"besloten is dit, niet wat is berekend; mag vaker",
              "this was decided, not what was computed; may be repeated"}},
            {"--motivering",
             &Arguments::taken_motivations,
             {"TEKST", "TEXT"},
             {"waarom; één keer voor elke --anders, of één voor alle", "why; once for each --anders, or one for all"}},
            {"--op-grond-van",
             &Arguments::taken_law_grounds,
             {"ARTIKEL", "ARTICLE"},
             {"op welke grond anders wordt besloten, zoals \"Awb art. 5:46 lid 2\"; net zo vaak als --motivering",
              "on what ground it is decided otherwise, like \"Awb art. 5:46 lid 2\"; as often as --motivering"}}} +
            session_options(),
        {{"wetwijzer decide zaak.json --peildatum 2026-01-15", {"beslis en leg uit", "decide and explain"}},
         {"wetwijzer decide zaak.json --besluit boete_leerroute --ledger grootboek.db --door \"J. de Vries\"",
          {"beslis en leg vast", "decide and record"}},
         {"wetwijzer decide zaak.json --besluit boete_leerroute --ledger grootboek.db --door \"J. de Vries\" --anders "
          "\"boete_leerroute_bedrag=€ 100\" --motivering \"schulden\" --op-grond-van \"Awb art. 5:46 lid 2\"",
          {"besluit anders dan berekend", "decide otherwise than computed"}}},
        commands::decide};
}

Command explain_command() {
    return {"explain",
            {"leg de uitkomst van een zaak uit", "explain the outcome of a case"},
            {"Geeft alle redenen tot op de feiten, of met --waarom-niet waarom een uitkomst niet is wat men hoopte en "
             "wat dat zou veranderen.",
             "Gives all reasons down to the facts, or with --waarom-niet why an outcome is not what one hoped for and "
             "what would change it."},
            {case_operand()},
            {reference_date_option(),
             decision_option(),
             {"--waarom-niet",
              &Arguments::why_not,
              {"NAAM", "NAME"},
              {"waarom deze uitkomst niet ja of niet hoger is", "why this outcome is not ja, or not higher"}},
             reading_option(),
             all_option(),
             full_option(),
             brief_option(),
             format_option()},
            {{"wetwijzer explain zaak.json --waarom-niet inburgeringsplichtig",
              {"welke voorwaarden ontbreken", "which conditions are lacking"}}},
            commands::explain};
}

Command ask_command() {
    return {"ask",
            {"wat moet nog gevraagd worden", "what still has to be asked"},
            {"Noemt de feiten en oordelen waarop de uitkomsten nog wachten, in de volgorde om ze te vragen, met vraag, "
             "grondslag en herkomst.",
             "Lists the facts and judgements that the outcomes still wait for, in the order to ask them, with "
             "question, legal ground and origin."},
            {case_operand()},
            {reference_date_option(), decision_option(), reading_option()},
            {{"wetwijzer ask zaak.json", {"de open vragen van deze zaak", "the open questions of this case"}}},
            commands::ask};
}

Command eval_command() {
    return {"eval",
            {"reken een uitdrukking uit", "calculate an expression"},
            {"Rekent een uitdrukking van de regeltaal uit, met de namen van de regels en de feiten van een zaak als "
             "die er zijn, en zegt waarom een datum verschoof. Werkt ook zonder regels.",
             "Calculates an expression of the rule language, with the names of the rules and the facts of a case when "
             "there are any, and says why a date moved. Works without rules as well."},
            {{{"UITDRUKKING", "EXPRESSION"},
              {"in de regeltaal, of - voor standaardinvoer", "in the rule language, or - for standard input"},
              1,
              1},
             case_operand(0)},
            {reference_date_option(),
             {"--maandregel",
              &Arguments::month_rule,
              {"DAG", "DAY"},
              {"als er geen regels zijn die hem noemen: een dag die de maand niet heeft, wordt de laatste van die "
               "maand of de eerste van de volgende",
               "when there are no rules that name it: a day that the month lacks becomes the last of that month or the "
               "first of the next"},
              {"laatste", "eerste"}},
             reading_option()},
            {{"wetwijzer eval '31 januari 2025 + 1 maand' --maandregel laatste",
              {"met de reden van de verschuiving", "with the reason of the shift"}},
             {"wetwijzer eval 'leeftijd' zaak.json --peildatum 2026-01-15",
              {"een regel, voor een zaak", "a rule, for a case"}}},
            commands::eval};
}

}  // namespace wetwijzer::cli
