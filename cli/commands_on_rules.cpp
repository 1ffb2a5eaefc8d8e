// The commands that work on rules, and those on the program itself.
#include "cli/command_descriptions.hpp"
#include "cli/commands/commands.hpp"

namespace wetwijzer::cli {

Operand rules_operand() {
    return {{"REGELS", "RULES"},
            {"mappen en bestanden met regels; anders de map van --regels",
             "folders and files with rules; else that of --regels"},
            0,
            any_number,
            Names::Rules};
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
    return {
        "test",
        {"voer scenario's uit", "run scenarios"},
        {"Voert de scenario's bij de regels uit en meldt wat anders uitkomt dan verwacht. Zijn alleen "
         ".scenario-bestanden genoemd, dan komen de regels van --regels en worden alleen die scenario's uitgevoerd.",
         "Runs the scenarios beside the rules and reports what comes out other than expected. When only .scenario "
         "files are named, the rules are those of --regels and only these scenarios run."},
        {rules_operand()},
        {{"--filter",
          &Arguments::filter,
          {"TEKST", "TEXT"},
          {"alleen scenario's met deze tekst in titel of pad", "only scenarios with this text in title or path"}},
         {"--coverage",
          &Arguments::coverage,
          {},
          {"meld welke voorwaarden nooit waar of nooit onwaar waren",
           "report which conditions were never true or never false"}}},
        {{"wetwijzer test rules --filter \"Tweede Paasdag\"",
          {"voer de scenario's over Tweede Paasdag uit", "run the scenarios on Tweede Paasdag"}},
         {"wetwijzer test --coverage",
          {"alles, met de dekking van voorwaarden", "everything, with coverage of conditions"}}},
        commands::test};
}

Command coverage_command() {
    return {
        "coverage",
        {"leg de wet naast de regels", "lay the law beside the rules"},
        {"Zegt van elk artikel en lid wat ervan werd: uitgewerkt (in welke regels), een oordeel van mensen, niet te "
         "berekenen of buiten bereik (met de reden), of nog niets.",
         "Says of every article and lid what became of it: encoded (in which rules), judged by people, not "
         "computable or out of scope (with the reason), or nothing yet."},
        {rules_operand()},
        {{"--ontbrekend",
          &Arguments::missing_only,
          {},
          {"alleen wat er hoort te zijn en door niets wordt aangehaald (dan afsluitcode 1)",
           "only what should be there and nothing cites (exit code 1 then)"}},
         {"--bron",
          &Arguments::source,
          {"BRON", "SOURCE"},
          {"alleen deze wet of andere bron, bij haar afkorting (Wi)",
           "only this law or other source, by its abbreviation (Wi)"}},
         {"--markdown", &Arguments::markdown, {}, {"als tabellen in Markdown", "as tables in Markdown"}}},
        {{"wetwijzer coverage rules", {"elk artikel met zijn regels", "every article with its rules"}},
         {"wetwijzer coverage rules --bron Wi", {"een wet", "one law"}},
         {"wetwijzer coverage --ontbrekend", {"wat nog ontbreekt", "what is still missing"}}},
        commands::coverage};
}

Command schema_command() {
    return {"schema",
            {"geef het JSON Schema van een zaak", "print the JSON Schema of a case"},
            {"Het schema (2020-12) volgt uit de feiten die de regels vragen.",
             "The schema (2020-12) follows from the facts that the rules ask for."},
            {},
            {},
            {{"wetwijzer schema > zaak.schema.json",
              {"voor een editor of een koppeling", "for an editor or an interface"}}},
            commands::schema};
}

Command new_case_command() {
    return {"new-case",
            {"geef een lege zaak om in te vullen", "print an empty case to fill in"},
            {"Een zaakbestand dat al gelezen kan worden, met alle namen die de regels kennen.",
             "A case file that can be read as it stands, with all names that the rules know."},
            {{{"ZAAKNUMMER", "CASE-ID"}, {"kenmerk van de zaak", "identification of the case"}, 1, 1}},
            {{"--peildatum",
              &Arguments::reference_date,
              {"DATUM", "DATE"},
              {"datum van de zaak (JJJJ-MM-DD); hoort erbij", "date of the case (YYYY-MM-DD); is required"}}},
            {{"wetwijzer new-case Z-2026-001 --peildatum 2026-01-15 > zaak.json", {"begin een zaak", "start a case"}}},
            commands::new_case};
}

Command fmt_command() {
    return {
        "fmt",
        {"maak regels op", "lay out rules"},
        {"Geeft een regelbestand in de vaste opmaak. Zonder --schrijf blijft het bestand zoals het is. Met --taal en "
         "in Engelse sleutelwoorden.",
         "Prints a rule file in the canonical layout. Without --schrijf the file stays as it is. With --taal en in "
         "English keywords."},
        {{{"BESTAND", "FILE"},
          {"regelbestanden of mappen, of - voor standaardinvoer", "rule files or folders, or - for standard input"},
          1,
          any_number,
          Names::Rules}},
        {{"--check",
          &Arguments::check_only,
          {},
          {"schrijf niets; noem de bestanden die anders opgemaakt horen (afsluitcode 1)",
           "write nothing; list the files that should be laid out otherwise (exit code 1)"}},
         {"--schrijf", &Arguments::write, {}, {"vervang de bestanden", "replace the files"}}},
        {{"wetwijzer fmt rules --schrijf", {"maak alle regels op", "lay out all rules"}},
         {"wetwijzer fmt rules/begrippen.regels --taal en", {"met Engelse sleutelwoorden", "with English keywords"}}},
        commands::fmt};
}

Command dump_command() {
    return {
        "dump",
        {"toon een tussenstap", "print a stage in between"},
        {"Wat de stappen aan elkaar doorgeven: de boom van de tekst, de gecontroleerde boom, het model of het spoor "
         "van één zaak (--stage trace, met een zaakbestand in plaats van regels).",
         "What the steps hand to each other: the tree of the text, the checked tree, the model or the trace of one "
         "case (--stage trace, with a case file instead of rules)."},
        {{{"REGELS", "RULES"},
          {"mappen en bestanden met regels; bij --stage trace één zaakbestand",
           "folders and files with rules; with --stage trace one case file"},
          0,
          any_number,
          Names::Rules}},
        {{"--stage",
          &Arguments::stage,
          {"STAP", "STAGE"},
          {"welke stap", "which stage"},
          {"syntax", "checked", "model", "trace"}},
         reference_date_option(),
         decision_option(),
         reading_option()},
        {{"wetwijzer dump --stage model rules", {"het model van de regels", "the model of the rules"}},
         {"wetwijzer dump --stage trace zaak.json", {"elke stap van de berekening", "every step of the calculation"}}},
        commands::dump};
}

Command completion_command() {
    return {"completion",
            {"geef het aanvulscript voor een shell", "print the completion script for a shell"},
            {"Het script vult opdrachten, opties en hun waarden aan.",
             "The script completes commands, options and their values."},
            {{{"SHELL", "SHELL"},
              {"bash, zsh of fish", "bash, zsh or fish"},
              1,
              1,
              Names::Nothing,
              {"bash", "zsh", "fish"}}},
            {},
            {{"source <(wetwijzer completion bash)", {"voor deze sessie van bash", "for this session of bash"}}},
            commands::completion};
}

Command version_command() {
    return {"version",
            {"geef de versie", "print the version"},
            {"De versie van het programma, en die van de betekenis van de regels: besluiten van dezelfde betekenis "
             "geven bij herhaling hetzelfde.",
             "The version of the program, and that of the meaning of the rules: decisions of one meaning give the same "
             "when taken again."},
            {},
            {},
            {{"wetwijzer version --json", {"voor een programma", "for a program"}}},
            commands::version};
}

}  // namespace wetwijzer::cli
