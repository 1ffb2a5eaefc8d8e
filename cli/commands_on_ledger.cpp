// The verbs of `ledger` for setting up, recording and looking up, and the options that all of them share.
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

namespace {

Command init() {
    return {
        "ledger init",
        {"maak een grootboek", "make a ledger"},
        {"Maakt de sleutels (van het logboek, de hoofdsleutel en die van de eerste beheerder) in de map van "
         "--sleutels, en "
         "het grootboek. Weigert als er al iets staat.",
         "Makes the keys (of the log, the master key and that of the first administrator) in the folder of --sleutels, "
         "and the ledger. Refuses when anything is there already."},
        {ledger_operand()},
        session_options(),
        {{"wetwijzer ledger init grootboek.db --sleutels sleutels --door \"A. Beheer\"",
          {"een nieuw grootboek, met A. Beheer als beheerder", "a new ledger, with A. Beheer as administrator"}}},
        commands::ledger_init,
        headings::setting_up};
}

Command key() {
    return {
        "ledger key",
        {"maak uw eigen sleutel", "make a key of your own"},
        {"Wie iets vastlegt, ondertekent met een eigen sleutel. Die komt in een bestand dat alleen de eigenaar kan "
         "lezen; "
         "de openbare helft is voor de beheerder.",
         "Who records something signs with a key of their own. It goes into a file that only its owner can read; the "
         "public half is for the administrator."},
        {},
        {key_folder_option(),
         {"--door", &Arguments::actor, {"NAAM", "NAME"}, {"van wie de sleutel wordt", "whose key it will be"}}},
        {{"wetwijzer ledger key --sleutels ~/sleutels --door \"J. de Vries\"",
          {"de sleutel van J. de Vries", "the key of J. de Vries"}}},
        commands::ledger_key,
        headings::setting_up};
}

Command actor() {
    return {
        "ledger actor",
        {"noem wie mag werken, neem iemand op of trek iemand in",
         "list who may work, take somebody in or withdraw them"},
        {"Zonder naam: iedereen die erin staat. Met naam en --rol neemt een beheerder iemand op, met de openbare "
         "sleutel "
         "van --openbaar of die uit de map met sleutels (die gemaakt wordt als hij er niet is). Niemand verdwijnt: wat "
         "iemand deed, blijft controleerbaar.",
         "Without a name: everyone in it. With a name and --rol an administrator takes somebody in, with the public "
         "key "
         "of --openbaar or that of the folder with keys (which is made when it is not there). Nobody disappears: what "
         "somebody did can still be verified."},
        {ledger_operand(), {{"NAAM", "NAME"}, {"van een medewerker", "of a person"}, 0, 1}},
        std::vector<Option>{{"--rol",
                             &Arguments::role,
                             {"ROL", "ROLE"},
                             {"wat iemand mag", "what somebody may do"},
                             {"behandelaar", "beleid", "auditor", "beheerder"}},
                            {"--openbaar",
                             &Arguments::public_key,
                             {"SLEUTEL", "KEY"},
                             {"openbare sleutel, van `ledger key`", "public key, from `ledger key`"}},
                            {"--intrekken",
                             &Arguments::withdraw,
                             {},
                             {"vanaf nu mag deze persoon niets meer", "from now on this person may do nothing"}}} +
            session_options(),
        {{"wetwijzer ledger actor grootboek.db \"J. de Vries\" --rol behandelaar --door \"A. Beheer\"",
          {"J. de Vries mag zaken behandelen", "J. de Vries may handle cases"}},
         {"wetwijzer ledger actor grootboek.db", {"wie erin staat", "who is in it"}}},
        commands::ledger_actor,
        headings::setting_up};
}

Command setting() {
    return {"ledger setting",
            {"stel in welke besluiten vier ogen vragen", "set which decisions need four eyes"},
            {"`vier_ogen` noemt de besluiten die een tweede ambtenaar moet zien. Zonder besluiten: wat er nu geldt.",
             "`vier_ogen` names the decisions that a second official must see. Without decisions: what counts now."},
            {ledger_operand(),
             {{"NAAM", "NAME"}, {"van de instelling", "of the setting"}, 1, 1, Names::Nothing, {"vier_ogen"}},
             {{"BESLUIT", "DECISION"}, {"namen van besluiten", "names of decisions"}, 0, any_number}},
            std::vector<Option>{
                {"--geen", &Arguments::none, {}, {"voor geen enkel besluit meer", "for no decision any more"}}} +
                session_options(),
            {{"wetwijzer ledger setting grootboek.db vier_ogen boete_leerroute --door \"A. Beheer\"",
              {"elke boete wegens de leerroute vraagt vier ogen", "every such fine needs four eyes"}}},
            commands::ledger_setting,
            headings::setting_up};
}

Command approve() {
    return {
        "ledger approve",
        {"stem als tweede in met een besluit", "agree with a decision as the second official"},
        {"Legt vast dat een tweede ambtenaar het besluit zag en ermee instemt. Wie het besluit nam, kan dat niet.",
         "Records that a second official saw the decision and agrees. Who took the decision cannot."},
        {ledger_operand(), number_operand(1)},
        std::vector<Option>{
            {"--opmerking", &Arguments::remark, {"TEKST", "TEXT"}, {"wordt verzegeld bewaard", "is kept under seal"}}} +
            session_options(),
        {{"wetwijzer ledger approve grootboek.db 7 --door \"P. Jansen\"",
          {"P. Jansen stemt in met besluit 7", "P. Jansen agrees with decision 7"}}},
        commands::ledger_approve,
        headings::recording};
}

Command list() {
    return {
        "ledger list",
        {"noem wat er in het grootboek staat", "list what the ledger holds"},
        {"Geeft elke regel van het grootboek in één regel tekst, zonder persoonsgegevens; een zaak heet daarin naar "
         "haar "
         "kenmerk. Met --zaak zoekt wie dat mag de regels van één zaak: dat is inzage, en wordt vastgelegd.",
         "Gives each entry of the ledger in one line, without personal data; a case is called by its reference. With "
         "--zaak those who may find the entries of one case: that is access, and is recorded."},
        {ledger_operand()},
        std::vector<Option>{
            {"--soort",
             &Arguments::kinds,
             {"SOORT", "KIND"},
             {"alleen deze soort; mag vaker", "this kind only; may be repeated"},
             {"begin", "medewerker", "instelling", "regels", "zaak", "feiten", "besluit", "instemming", "inzage",
              "weigering", "wissing", "steekproef", "uitvoer", "herstel", "hoofdsleutel", "overname"}},
            {"--medewerker",
             &Arguments::recorded_by,
             {"NAAM", "NAME"},
             {"alleen wat deze persoon vastlegde", "only what this person recorded"}},
            {"--van",
             &Arguments::from,
             {"DATUM", "DATE"},
             {"vastgelegd op of na deze dag (in Nederland)", "recorded on or after this day (in the Netherlands)"}},
            {"--tot-en-met",
             &Arguments::through,
             {"DATUM", "DATE"},
             {"vastgelegd op of voor deze dag (in Nederland)", "recorded on or before this day (in the Netherlands)"}},
            {"--vanaf-nummer", &Arguments::since, {"NUMMER", "NUMBER"}, {"vanaf deze regel", "from this entry on"}},
            case_option({"alleen deze zaak; vraagt sleutels en --door", "this case only; takes keys and --door"})} +
            session_options(),
        {{"wetwijzer ledger list grootboek.db", {"alles, één per regel", "everything, one a line"}},
         {"wetwijzer ledger list grootboek.db --soort besluit --van 2026-01-01",
          {"de besluiten van dit jaar", "the decisions of this year"}}},
        commands::ledger_list,
        headings::looking};
}

Command show() {
    return {
        "ledger show",
        {"laat één regel helemaal zien", "print one entry in full"},
        {"Zonder nummer: het laatste besluit. Zonder --door alleen wat openbaar is; met --door en sleutels ook feiten, "
         "uitkomsten, wat anders is besloten dan berekend, en wie instemde. Die inzage wordt eerst vastgelegd.",
         "Without a number: the last decision. Without --door only what is public; with --door and keys also facts, "
         "outcomes, what was decided otherwise than computed, and who agreed. That access is recorded first."},
        {ledger_operand(), number_operand()},
        session_options(),
        {{"wetwijzer ledger show grootboek.db 7 --door \"C. Auditor\"",
          {"regel 7 met feiten en uitkomsten", "entry 7 with facts and outcomes"}}},
        commands::ledger_show,
        headings::looking};
}

}  // namespace

std::vector<Command> ledger_commands() { return {init(), key(), actor(), setting(), approve(), list(), show()}; }

}  // namespace wetwijzer::cli
