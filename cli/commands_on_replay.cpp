// The command that takes recorded decisions again.
#include "cli/command_descriptions.hpp"
#include "cli/commands/commands.hpp"

namespace wetwijzer::cli {

Command replay_command() {
    return {
        "replay",
        {"neem vastgelegde besluiten opnieuw en vergelijk", "take recorded decisions again and compare"},
        {"Neemt besluiten opnieuw met de regels en de feiten van toen en vergelijkt uitkomsten en spoor met wat is "
         "vastgelegd. Zonder nummer: alle besluiten. Met --met: wat het onder andere regels zou zijn. Dat iemand de "
         "gegevens leest, wordt vastgelegd; verder verandert er niets.",
         "Takes decisions again with the rules and facts of then and compares outcomes and trace with what was "
         "recorded. Without a number: all decisions. With --met: what it would be under other rules. That somebody "
         "reads the data is recorded; nothing else changes."},
        {ledger_operand(), number_operand()},
        session_options() +
            std::vector<Option>{
                {"--alles",
                 &Arguments::all,
                 {},
                 {"alle besluiten; hetzelfde als geen nummer", "all decisions; the same as no number"}},
                {"--met",
                 &Arguments::other_rules,
                 {"PAD", "PATH"},
                 {"onder deze regels in plaats van die van toen (mag vaker)",
                  "under these rules instead of those of then (may be repeated)"}},
                {"--rapport",
                 &Arguments::replay_report,
                 {"BESTAND", "FILE"},
                 {"schrijf het hele verslag: .html, .json of .txt", "write the whole report: .html, .json or .txt"}},
                {"--voortgang",
                 &Arguments::replay_progress,
                 {"BESTAND", "FILE"},
                 {"houd hier bij hoe ver het is, en ga zo nodig verder",
                  "keep here how far it is, and go on if need be"}},
                {"--draden",
                 &Arguments::replay_threads,
                 {"GETAL", "NUMBER"},
                 {"zoveel tegelijk; standaard wat de machine kan", "as many at once; by default what the machine can"}},
                {"--stappen",
                 &Arguments::replay_steps,
                 {},
                 {"toon de eerste stap die verschilt; daarin staan gegevens van de zaak",
                  "show the first step that differs; it tells facts of the case"}}},
        {{"wetwijzer replay grootboek.db --alles --door \"R. Elias\" --rapport verslag.html",
          {"controleer elk besluit en schrijf een verslag", "check every decision and write a report"}},
         {"wetwijzer replay grootboek.db --met nieuwe_regels --door \"R. Elias\"",
          {"wat zou het onder andere regels zijn", "what would it be under other rules"}}},
        commands::replay};
}

}  // namespace wetwijzer::cli
