// The verbs of `ledger`: setting up, recording, looking up, proving, keeping.
#include "cli/command_descriptions.hpp"
#include "cli/commands/ledger/commands.hpp"

namespace wetwijzer::cli {

Operand ledger_operand() {
    return {{"GROOTBOEK", "LEDGER"}, {"bestand van het grootboek", "file of the ledger"}, 1, 1, Names::File};
}

Operand number_operand(std::size_t minimum) {
    return {{"NUMMER", "NUMBER"},
            {"nummer van een regel in het grootboek", "number of an entry in the ledger"},
            minimum,
            1};
}

Option case_option(Text help) { return {"--zaak", &Arguments::case_id, {"ZAAKNUMMER", "CASE-ID"}, help}; }

Option key_folder_option() {
    return {"--sleutels",
            &Arguments::key_folders,
            {"MAP", "FOLDER"},
            {"map met sleutels, mag vaker; anders die van WETWIJZER_SLEUTELS",
             "folder with keys, may be repeated; else that of WETWIJZER_SLEUTELS"},
            {},
            Names::Folder};
}

std::vector<Option> session_options() {
    return {
        key_folder_option(),
        {"--door", &Arguments::actor, {"NAAM", "NAME"}, {"wie dit doet", "who does this"}},
        {"--doel",
         &Arguments::purpose,
         {"TEKST", "TEXT"},
         {"waarvoor; anders wat bij de opdracht past", "what for; else what fits the command"}},
        {"--grondslag",
         &Arguments::basis,
         {"TEKST", "TEXT"},
         {"op welke grond; anders die bij de opdracht past", "on what legal basis; else what fits the command"}},
        {"--tijdstip",
         &Arguments::recorded_at,
         {"TIJD", "TIME"},
         {"tijdstip van vastleggen (UTC, 2026-01-31T12:00:00Z) in plaats van de klok; het grootboek bewaart dat het "
          "is opgegeven",
          "time of recording (UTC, 2026-01-31T12:00:00Z) instead of the clock; the ledger keeps that it was given"}}};
}

std::vector<Option> operator+(std::vector<Option> first, std::vector<Option> const& others) {
    first.insert(first.end(), others.begin(), others.end());
    return first;
}

std::vector<Command> ledger_commands() {
    return {{"ledger list",
             {"noem wat er in het grootboek staat", "list what the ledger holds"},
             {"Geeft elke regel van het grootboek in één regel tekst, zonder persoonsgegevens. Verandert niets.",
              "Gives each entry of the ledger in one line, without personal data. Changes nothing."},
             {ledger_operand()},
             {},
             {{"wetwijzer ledger list grootboek.db", {"alles, één per regel", "everything, one a line"}}},
             commands::ledger_list,
             headings::looking}};
}

}  // namespace wetwijzer::cli
