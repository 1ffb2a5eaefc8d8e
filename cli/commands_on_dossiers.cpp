// The verbs of `ledger` on what is known of a case, and for the outside world.
#include "cli/command_descriptions.hpp"
#include "cli/commands/ledger/dossier_commands.hpp"

namespace wetwijzer::cli {

namespace {

Option other_rules_option() {
    return {"--met",
            &Arguments::other_rules,
            {"REGELS", "RULES"},
            {"reken met deze regels in plaats van die van toen, mag vaker",
             "compute with these rules instead of those of then, may be repeated"},
            {},
            Names::Rules};
}

Command facts_command() {
    return {
        "ledger facts",
        {"leg gegevens over een zaak vast", "record facts about a case"},
        {"Legt vast wat over een zaak bekend is, met waar het vandaan komt en voor welke dagen het geldt. BESTAND is "
         "een zaakbestand of een bestand met feiten (wetwijzer-feiten/1), waarin elk feit zijn eigen bron en "
         "geldigheid heeft. Alles wordt eerst aan de regels getoetst: past er iets niet, dan wordt niets "
         "vastgelegd. Een later gegeven vervangt een eerder op de dagen waarvoor het geldt; het eerdere blijft "
         "staan.",
         "Records what is known of a case, with where it comes from and for which days it holds. FILE is a case file "
         "or a file of statements (wetwijzer-feiten/1), in which each fact has its own source and validity. "
         "Everything is checked against the rules first: if anything does not fit, nothing is recorded. A later "
         "fact goes before an earlier one on the days for which it is valid; the earlier one stays."},
        {ledger_operand(),
         {{"BESTAND", "FILE"},
          {"zaakbestand, of bestand met feiten; - is standaardinvoer",
           "case file, or file of statements; - is standard input"},
          1,
          1,
          Names::Case}},
        session_options() +
            std::vector<Option>{
                {"--bron",
                 &Arguments::fact_source,
                 {"BRON", "SOURCE"},
                 {"waar de gegevens van een zaakbestand vandaan komen, zoals \"DUO bericht 4711 op 2026-01-10\"",
                  "where the facts of a case file come from, like \"DUO bericht 4711 op 2026-01-10\""}},
                {"--geldig-van",
                 &Arguments::valid_from,
                 {"DATUM", "DATE"},
                 {"de eerste dag waarvoor de gegevens van een zaakbestand gelden",
                  "the first day for which the facts of a case file hold"}},
                {"--geldig-tot",
                 &Arguments::valid_until,
                 {"DATUM", "DATE"},
                 {"de dag na de laatste", "the day after the last"}}},
        {{"wetwijzer ledger facts grootboek.db zaak.json --bron \"DUO bericht 4711 op 2026-01-10\" --door \"J. de "
          "Vries\"",
          {"wat een zaakbestand nieuw vertelt", "what is new in a case file"}},
         {"wetwijzer ledger facts grootboek.db feiten.json --door \"J. de Vries\"",
          {"feiten met elk hun bron", "facts with a source each"}}},
        commands::ledger_facts,
        headings::recording};
}

Command known_command() {
    return {
        "ledger known",
        {"wat was bekend, en wat had besloten moeten worden?", "what was known, and what should have been decided?"},
        {"Geeft de gegevens die op een moment over een dag bekend waren, met bron en auteur, en het besluit dat "
         "daaruit "
         "volgt met de regels van toen (of die van --met). Zet daarnaast wat toen besloten is, en wat men met de "
         "kennis "
         "van nu over die dag zou zeggen. Een dag bij --bekend-op telt tot en met zijn einde in Nederland. Afsluitcode "
         "1: "
         "er "
         "is "
         "anders besloten dan had gemoeten.",
         "Gives the facts that were known at a moment about a day, with source and author, and the decision that "
         "follows "
         "from them with the rules of then (or those of --met). Beside it what was decided then, and what one would "
         "say "
         "with today's knowledge about that day. A day at --bekend-op counts up to its end in the Netherlands. Exit "
         "code 1: the "
         "decision was another than it should have been."},
        {ledger_operand()},
        std::vector<Option>{case_option({"over deze zaak", "about this case"}),
                            {"--alles",
                             &Arguments::all,
                             {},
                             {"over alle zaken: alleen wat verschilt", "about all cases: only what differs"}},
                            {"--bekend-op",
                             &Arguments::known_at,
                             {"DAG", "DAY"},
                             {"wat toen was vastgelegd: een dag in Nederland, of een tijd in UTC; anders nu",
                              "what had been recorded then: a day in the Netherlands, or a time in UTC; else now"}},
                            reference_date_option(),
                            decision_option(),
                            other_rules_option(),
                            {"--kort",
                             &Arguments::brief,
                             {},
                             {"alleen de eerste laag van de redenen", "only the first layer of reasons"}},
                            {"--volledig",
                             &Arguments::full,
                             {},
                             {"alle redenen, tot en met de feiten", "all reasons, down to the facts"}}} +
            session_options(),
        {{"wetwijzer ledger known grootboek.db --zaak 2026-0017 --bekend-op 2025-03-03 --door \"A. Bakker\"",
          {"wat wisten we op 3 maart 2025, en wat hadden we moeten besluiten?",
           "what did we know on 3 March 2025, and what should we have decided?"}},
         {"wetwijzer ledger known grootboek.db --alles --bekend-op 2025-03-03 --door \"A. Bakker\"",
          {"dezelfde vraag voor alle zaken", "the same question for all cases"}}},
        commands::ledger_known,
        headings::auditing};
}

Command dossier_command() {
    return {
        "ledger dossier",
        {"alles over één zaak, voor wie erom vraagt (AVG art. 15)",
         "everything about one case, for who asks for it (GDPR art. 15)"},
        {"Maakt één bestand, in het Nederlands, van alles wat het grootboek over een zaak heeft: elk gegeven met bron, "
         "geldigheid en wat het verving, elk besluit met zijn redenen (berekend en genomen), wie de gegevens bekeek "
         "en waarvoor, steekproeven en verstrekkingen, bewaartermijnen en rechten. De HTML is één pagina die niets "
         "anders nodig heeft.",
         "Makes one file, in Dutch, of all that the ledger has about a case: each fact with source, validity and what "
         "it superseded, each decision with its reasons (computed and taken), who looked at the data and what for, "
         "samples and exports, retention and rights. The HTML is one page that needs nothing else."},
        {ledger_operand()},
        std::vector<Option>{
            case_option({"over deze zaak", "about this case"}),
            {"--format",
             &Arguments::form,
             {"VORM", "FORM"},
             {"vorm van de uitvoer", "form of the output"},
             {"tekst", "html", "markdown", "json"}},
            {"--peildatum",
             &Arguments::reference_date,
             {"DATUM", "DATE"},
             {"de dag waarvoor gegevens gelden; anders vandaag", "the day for which facts hold; else today"}},
            other_rules_option()} +
            session_options(),
        {{"wetwijzer ledger dossier grootboek.db --zaak 2026-0017 --format html --door \"J. de Vries\" > dossier.html",
          {"één pagina om mee te geven of te printen", "one page to hand over or print"}}},
        commands::ledger_dossier,
        headings::citizens};
}

Command due_command() {
    return {
        "ledger due",
        {"welke gegevens moeten weg?", "which data must go?"},
        {"Geeft van elke zaak tot en met welke dag elke soort gegevens mag worden bewaard (Besluit inburgering 2021, "
         "art. 9.9), wat over tijd is en wat binnenkort; een zaak waarvan te weinig bekend is, staat erbij met wat er "
         "ontbreekt. Afsluitcode 1: er is iets over tijd.",
         "Gives of each case through which day each kind of data may be kept (Decree on civic integration 2021, art. "
         "9.9), what is overdue and what is soon; a case of which too little is known is listed with what is missing. "
         "Exit code 1: something is overdue."},
        {ledger_operand()},
        std::vector<Option>{case_option({"alleen deze zaak", "only this case"}),
                            {"--peildatum",
                             &Arguments::reference_date,
                             {"DATUM", "DATE"},
                             {"de dag waarop wordt gekeken; anders vandaag", "the day of looking; else today"}}} +
            session_options(),
        {{"wetwijzer ledger due grootboek.db --peildatum 2034-01-01 --door \"A. Bakker\"",
          {"wat er dan gewist moet zijn", "what must have been erased by then"}}},
        commands::ledger_due,
        headings::citizens};
}

Command processing_command() {
    return {
        "ledger processing",
        {"verwerkingen voor het Logboek Dataverwerkingen", "processing for the Logboek Dataverwerkingen"},
        {"Geeft elke handeling met persoonsgegevens als logregel van de standaard Logboek Dataverwerkingen, in "
         "OTLP/JSON: één regel per betrokkene, zonder persoonsgegevens en zonder namen. Betrokkenen staan er met het "
         "willekeurige kenmerk van hun zaak. Dezelfde periode geeft altijd dezelfde bytes.",
         "Gives every act with personal data as a record of the standard Logboek Dataverwerkingen, in OTLP/JSON: one "
         "record for each person concerned, without personal data and without names. Persons stand there with the "
         "random ref of their case. The same period always gives the same bytes."},
        {ledger_operand()},
        std::vector<Option>{
            {"--van",
             &Arguments::from,
             {"DATUM", "DATE"},
             {"vastgelegd op of na deze dag (in Nederland)", "recorded on or after this day (in the Netherlands)"}},
            {"--tot-en-met",
             &Arguments::through,
             {"DATUM", "DATE"},
             {"vastgelegd op of voor deze dag (in Nederland)", "recorded on or before this day (in the Netherlands)"}},
            {"--register",
             &Arguments::activities,
             {"URI", "URI"},
             {"waar het register van verwerkingsactiviteiten ze beschrijft; erachter komt de soort handeling",
              "where the register of processing activities describes them; the kind of act comes behind it"}},
            {"--aanroeper",
             &Arguments::caller,
             {"URL", "URL"},
             {"de toepassing waarvan de handelingen een traceparent dragen",
              "the application whose traceparent the acts carry"}}} +
            session_options(),
        {{"wetwijzer ledger processing grootboek.db --van 2026-01-01 --tot-en-met 2026-01-31 --door \"B. Smit\"",
          {"de logregels van januari", "the records of January"}}},
        commands::ledger_processing,
        headings::citizens};
}

Command register_command() {
    return {
        "register",
        {"maak een concept voor het Algoritmeregister", "make a draft for the Algoritmeregister"},
        {"Maakt uit de regels een concept voor het Algoritmeregister, met de velden van de publicatiestandaard 1.0. "
         "Wat "
         "alleen de organisatie weet, staat er als zodanig bij.",
         "Makes a draft entry for the Algoritmeregister (the Dutch register of algorithms) from the rules, with the "
         "fields of its publication standard 1.0, in Dutch. What only the organisation knows is marked as such."},
        {rules_operand()},
        {{"--format",
          &Arguments::form,
          {"VORM", "FORM"},
          {"vorm van de uitvoer", "form of the output"},
          {"markdown", "json"}}},
        {{"wetwijzer register rules/ > concept.md", {"om te lezen en aan te vullen", "to read and complete"}}},
        commands::register_entry};
}

}  // namespace

std::vector<Command> dossier_commands() {
    return {facts_command(), known_command(),      dossier_command(),
            due_command(),   processing_command(), register_command()};
}

}  // namespace wetwijzer::cli
