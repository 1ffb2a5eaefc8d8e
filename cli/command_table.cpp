#include "cli/command_table.hpp"

#include "cli/commands/commands.hpp"

#include <algorithm>

namespace wetwijzer::cli {

namespace {

Operand rules_operand() {
    return {{"REGELS", "RULES"},
            {"mappen en bestanden met regels; anders de map van --regels", "folders and files with rules; else that of --regels"},
            0, any_number, Names::Rules};
}

Operand case_operand(std::size_t minimum = 1) {
    return {{"ZAAK", "CASE"}, {"zaakbestand (JSON), of - voor standaardinvoer", "case file (JSON), or - for standard input"},
            minimum, 1, Names::Case};
}

Operand ledger_operand() {
    return {{"GROOTBOEK", "LEDGER"}, {"bestand met vastgelegde besluiten", "file with recorded decisions"}, 1, 1, Names::File};
}

Operand number_operand() {
    return {{"NUMMER", "NUMBER"}, {"nummer van een vastgelegd besluit", "number of a recorded decision"}, 0, 1};
}

Option reference_date_option() {
    return {"--peildatum", &Arguments::reference_date, {"DATUM", "DATE"},
            {"datum waarnaar wordt gekeken (JJJJ-MM-DD); gaat voor die in de zaak",
             "date that is looked at (YYYY-MM-DD); goes before the one in the case"}};
}

Option decision_option() {
    return {"--besluit", &Arguments::decisions, {"NAAM", "NAME"},
            {"alleen dit besluit; mag vaker", "this decision only; may be repeated"}};
}

Option format_option() {
    return {"--format", &Arguments::format, {"VORM", "FORM"}, {"vorm van de uitvoer", "form of the output"},
            {"text", "markdown", "json"}};
}

Option full_option() {
    return {"--volledig", &Arguments::full, {}, {"redenen tot op de feiten", "reasons down to the facts"}};
}

Option brief_option() {
    return {"--kort", &Arguments::brief, {}, {"één laag redenen", "one level of reasons"}};
}

Command check_command() {
    return {"check",
            {"controleer regels", "check rules"},
            {"Leest alle regels en meldt elke fout met plaats, code en tip. Voert niets uit.",
             "Reads all rules and reports every error with its place, code and hint. Runs nothing."},
            {rules_operand()},
            {},
            {{"wetwijzer check rules", {"controleer de map rules", "check the folder rules"}}},
            commands::check};
}

Command test_command() {
    return {"test",
            {"voer scenario's uit", "run scenarios"},
            {"Voert de scenario's bij de regels uit en meldt wat anders uitkomt dan verwacht. Zijn alleen .scenario-bestanden "
             "genoemd, dan komen de regels van --regels en worden alleen die scenario's uitgevoerd.",
             "Runs the scenarios beside the rules and reports what comes out other than expected. When only .scenario files "
             "are named, the rules are those of --regels and only these scenarios run."},
            {rules_operand()},
            {{"--filter", &Arguments::filter, {"TEKST", "TEXT"},
              {"alleen scenario's met deze tekst in titel of pad", "only scenarios with this text in title or path"}},
             {"--coverage", &Arguments::coverage, {},
              {"meld welke voorwaarden nooit waar of nooit onwaar waren",
               "report which conditions were never true or never false"}}},
            {{"wetwijzer test rules --filter \"Tweede Paasdag\"",
              {"voer de scenario's over Tweede Paasdag uit", "run the scenarios on Tweede Paasdag"}},
             {"wetwijzer test --coverage", {"alles, met de dekking van voorwaarden", "everything, with coverage of conditions"}}},
            commands::test};
}

Command decide_command() {
    return {"decide",
            {"beslis over een zaak", "decide a case"},
            {"Past de regels toe op de zaak en geeft elke uitkomst met de redenen. Met --ledger wordt het besluit vastgelegd in het "
             "grootboek; --door noemt wie het vastlegt.",
             "Applies the rules to the case and gives every outcome with its reasons. With --ledger the decision is recorded in "
             "the ledger; --door names who records it."},
            {case_operand()},
            {reference_date_option(), decision_option(),
             {"--ledger", &Arguments::ledger, {"BESTAND", "FILE"},
              {"leg het besluit vast in dit grootboek", "record the decision in this ledger"}, {}, Names::File},
             {"--door", &Arguments::actor, {"NAAM", "NAME"}, {"wie het besluit vastlegt", "who records the decision"}},
             {"--tijdstip", &Arguments::recorded_at, {"TIJD", "TIME"},
              {"tijdstip van vastleggen (UTC, 2026-01-31T12:00:00Z) in plaats van de klok",
               "time of recording (UTC, 2026-01-31T12:00:00Z) instead of the clock"}},
             full_option(), brief_option(), format_option()},
            {{"wetwijzer decide zaak.json --peildatum 2026-01-15", {"beslis en leg uit", "decide and explain"}},
             {"wetwijzer decide zaak.json --besluit boete_leerroute --ledger besluiten.db --door \"J. de Vries\"",
              {"beslis en leg vast", "decide and record"}}},
            commands::decide};
}

Command explain_command() {
    return {"explain",
            {"leg de uitkomst van een zaak uit", "explain the outcome of a case"},
            {"Geeft alle redenen tot op de feiten, of met --waarom-niet waarom een uitkomst niet is wat men hoopte en wat dat zou "
             "veranderen.",
             "Gives all reasons down to the facts, or with --waarom-niet why an outcome is not what one hoped for and what "
             "would change it."},
            {case_operand()},
            {reference_date_option(), decision_option(),
             {"--waarom-niet", &Arguments::why_not, {"NAAM", "NAME"},
              {"waarom deze uitkomst niet ja of niet hoger is", "why this outcome is not ja, or not higher"}},
             full_option(), brief_option(), format_option()},
            {{"wetwijzer explain zaak.json --waarom-niet inburgeringsplichtig",
              {"welke voorwaarden ontbreken", "which conditions are lacking"}}},
            commands::explain};
}

Command ask_command() {
    return {"ask",
            {"wat moet nog gevraagd worden", "what still has to be asked"},
            {"Noemt de feiten en oordelen waarop de uitkomsten nog wachten, in de volgorde om ze te vragen, met vraag, grondslag "
             "en herkomst.",
             "Lists the facts and judgements that the outcomes still wait for, in the order to ask them, with question, legal "
             "ground and origin."},
            {case_operand()},
            {reference_date_option(), decision_option()},
            {{"wetwijzer ask zaak.json", {"de open vragen van deze zaak", "the open questions of this case"}}},
            commands::ask};
}

Command ledger_command() {
    return {"ledger",
            {"bekijk vastgelegde besluiten", "look at recorded decisions"},
            {"`list` noemt de besluiten in het grootboek, `show` laat er een helemaal zien (het laatste zonder nummer). "
             "Verandert niets.",
             "`list` names the decisions in the ledger, `show` prints one in full (the last without a number). Changes nothing."},
            {{{"WAT", "WHAT"}, {"list of show", "list or show"}, 1, 1, Names::Nothing, {"list", "show"}},
             ledger_operand(), number_operand()},
            {{"--zaak", &Arguments::case_id, {"ZAAKNUMMER", "CASE-ID"},
              {"alleen besluiten over deze zaak", "only decisions on this case"}}},
            {{"wetwijzer ledger list besluiten.db", {"alle besluiten, één per regel", "all decisions, one a line"}},
             {"wetwijzer ledger show besluiten.db 3", {"besluit 3 met feiten en uitkomsten", "decision 3 with facts and outcomes"}}},
            commands::ledger};
}

Command replay_command() {
    return {"replay",
            {"neem vastgelegde besluiten opnieuw en vergelijk", "take recorded decisions again and compare"},
            {"Controleert het zegel, neemt het besluit opnieuw met de vastgelegde regels en feiten, en meldt de eerste stap die "
             "verschilt. Zonder nummer: alle besluiten. Verandert niets.",
             "Checks the seal, takes the decision again with the recorded rules and facts, and reports the first step that "
             "differs. Without a number: all decisions. Changes nothing."},
            {ledger_operand(), number_operand()},
            {{"--alles", &Arguments::all, {}, {"alle besluiten; hetzelfde als geen nummer", "all decisions; the same as no number"}}},
            {{"wetwijzer replay besluiten.db --alles", {"controleer het hele grootboek", "check the whole ledger"}}},
            commands::replay};
}

Command eval_command() {
    return {"eval",
            {"reken een uitdrukking uit", "calculate an expression"},
            {"Rekent een uitdrukking van de regeltaal uit, met de namen van de regels en de feiten van een zaak als die er zijn, en "
             "zegt waarom een datum verschoof. Werkt ook zonder regels.",
             "Calculates an expression of the rule language, with the names of the rules and the facts of a case when there are "
             "any, and says why a date moved. Works without rules as well."},
            {{{"UITDRUKKING", "EXPRESSION"}, {"in de regeltaal, of - voor standaardinvoer",
              "in the rule language, or - for standard input"}, 1, 1},
             case_operand(0)},
            {reference_date_option(),
             {"--maandregel", &Arguments::month_rule, {"DAG", "DAY"},
              {"als er geen regels zijn die hem noemen: een dag die de maand niet heeft, wordt de laatste van die maand of de eerste "
               "van de volgende",
               "when there are no rules that name it: a day that the month lacks becomes the last of that month or the first "
               "of the next"},
              {"laatste", "eerste"}}},
            {{"wetwijzer eval '31 januari 2025 + 1 maand' --maandregel laatste",
              {"met de reden van de verschuiving", "with the reason of the shift"}},
             {"wetwijzer eval 'leeftijd' zaak.json --peildatum 2026-01-15", {"een regel, voor een zaak", "a rule, for a case"}}},
            commands::eval};
}

Command schema_command() {
    return {"schema",
            {"geef het JSON Schema van een zaak", "print the JSON Schema of a case"},
            {"Het schema (2020-12) volgt uit de feiten die de regels vragen.",
             "The schema (2020-12) follows from the facts that the rules ask for."},
            {},
            {},
            {{"wetwijzer schema > zaak.schema.json", {"voor een editor of een koppeling", "for an editor or an interface"}}},
            commands::schema};
}

Command new_case_command() {
    return {"new-case",
            {"geef een lege zaak om in te vullen", "print an empty case to fill in"},
            {"Een zaakbestand dat al gelezen kan worden, met alle namen die de regels kennen.",
             "A case file that can be read as it stands, with all names that the rules know."},
            {{{"ZAAKNUMMER", "CASE-ID"}, {"kenmerk van de zaak", "identification of the case"}, 1, 1}},
            {{"--peildatum", &Arguments::reference_date, {"DATUM", "DATE"},
              {"datum van de zaak (JJJJ-MM-DD); hoort erbij", "date of the case (YYYY-MM-DD); is required"}}},
            {{"wetwijzer new-case Z-2026-001 --peildatum 2026-01-15 > zaak.json", {"begin een zaak", "start a case"}}},
            commands::new_case};
}

Command fmt_command() {
    return {"fmt",
            {"maak regels op", "lay out rules"},
            {"Geeft een regelbestand in de vaste opmaak. Zonder --schrijf blijft het bestand zoals het is. Met --taal en in "
             "Engelse sleutelwoorden.",
             "Prints a rule file in the canonical layout. Without --schrijf the file stays as it is. With --taal en in English "
             "keywords."},
            {{{"BESTAND", "FILE"}, {"regelbestanden of mappen, of - voor standaardinvoer",
              "rule files or folders, or - for standard input"}, 1, any_number, Names::Rules}},
            {{"--check", &Arguments::check_only, {},
              {"schrijf niets; noem de bestanden die anders opgemaakt horen (afsluitcode 1)",
               "write nothing; list the files that should be laid out otherwise (exit code 1)"}},
             {"--schrijf", &Arguments::write, {}, {"vervang de bestanden", "replace the files"}}},
            {{"wetwijzer fmt rules --schrijf", {"maak alle regels op", "lay out all rules"}},
             {"wetwijzer fmt rules/begrippen.regels --taal en", {"met Engelse sleutelwoorden", "with English keywords"}}},
            commands::fmt};
}

Command dump_command() {
    return {"dump",
            {"toon een tussenstap", "print a stage in between"},
            {"Wat de stappen aan elkaar doorgeven: de boom van de tekst, de gecontroleerde boom, het model of het spoor van één "
             "zaak (--stage trace, met een zaakbestand in plaats van regels).",
             "What the steps hand to each other: the tree of the text, the checked tree, the model or the trace of one case "
             "(--stage trace, with a case file instead of rules)."},
            {{{"REGELS", "RULES"},
              {"mappen en bestanden met regels; bij --stage trace één zaakbestand",
               "folders and files with rules; with --stage trace one case file"},
              0, any_number, Names::Rules}},
            {{"--stage", &Arguments::stage, {"STAP", "STAGE"}, {"welke stap", "which stage"}, {"syntax", "checked", "model", "trace"}},
             reference_date_option(), decision_option()},
            {{"wetwijzer dump --stage model rules", {"het model van de regels", "the model of the rules"}},
             {"wetwijzer dump --stage trace zaak.json", {"elke stap van de berekening", "every step of the calculation"}}},
            commands::dump};
}

Command completion_command() {
    return {"completion",
            {"geef het aanvulscript voor een shell", "print the completion script for a shell"},
            {"Het script vult opdrachten, opties en hun waarden aan.", "The script completes commands, options and their values."},
            {{{"SHELL", "SHELL"}, {"bash, zsh of fish", "bash, zsh or fish"}, 1, 1, Names::Nothing, {"bash", "zsh", "fish"}}},
            {},
            {{"source <(wetwijzer completion bash)", {"voor deze sessie van bash", "for this session of bash"}}},
            commands::completion};
}

Command version_command() {
    return {"version",
            {"geef de versie", "print the version"},
            {"De versie van het programma, en die van de betekenis van de regels: besluiten van dezelfde betekenis geven bij "
             "herhaling hetzelfde.",
             "The version of the program, and that of the meaning of the rules: decisions of one meaning give the same when "
             "taken again."},
            {},
            {},
            {{"wetwijzer version --json", {"voor een programma", "for a program"}}},
            commands::version};
}

}  // namespace

std::vector<Command> const& command_table() {
    static std::vector<Command> const table{
        check_command(), test_command(),   decide_command(),   explain_command(), ask_command(),
        ledger_command(), replay_command(), eval_command(),    schema_command(),  new_case_command(),
        fmt_command(),   dump_command(),   completion_command(), version_command(),
    };
    return table;
}

std::vector<Option> const& global_options() {
    static std::vector<Option> const options{
        {"--regels", &Arguments::rule_paths, {"PAD", "PATH"},
         {"map of bestand met regels, mag vaker; anders die van WETWIJZER_RULES, een map `rules` hier of hoger, of de "
          "meegeleverde regels",
          "folder or file with rules, may be repeated; else that of WETWIJZER_RULES, a folder `rules` here or above, or the "
          "rules that came along"}, {}, Names::Rules},
        {"--taal", &Arguments::language, {"TAAL", "LANGUAGE"},
         {"taal van de berichten", "language of the messages"}, {"nl", "en"}},
        {"--json", &Arguments::json, {}, {"uitvoer als JSON", "output as JSON"}},
        {"--kleur", &Arguments::colour, {"WANNEER", "WHEN"}, {"kleur in de uitvoer", "colour in the output"},
         {"auto", "altijd", "nooit"}},
        {"--help", &Arguments::help, {}, {"deze uitleg", "this text"}, {}, Names::Nothing, "-h"},
        {"--version", &Arguments::show_version, {}, {"geef de versie", "print the version"}},
    };
    return options;
}

Command const* find_command(std::string_view name) {
    auto const& table = command_table();
    auto const found = std::find_if(table.begin(), table.end(), [&](Command const& command) { return command.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace wetwijzer::cli
