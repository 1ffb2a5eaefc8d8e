// The verbs of `ledger` for proving that it holds, and for keeping it.
#include "cli/command_descriptions.hpp"
#include "cli/commands/ledger/commands.hpp"

namespace wetwijzer::cli {

namespace {

Option trusted_key_option() {
    return {"--vertrouw",
            &Arguments::trusted_key,
            {"SLEUTEL", "KEY"},
            {"openbare sleutel van het logboek, zoals bij het begin opgeschreven (64 cijfers en letters)",
             "public key of the log as written down at the beginning (64 digits and letters)"}};
}

Option head_option(Text help) { return {"--kop", &Arguments::heads, {"BESTAND", "FILE"}, help, {}, Names::File}; }

Option verified_head_option(Text help) {
    return {"--vanaf", &Arguments::verified_head, {"BESTAND", "FILE"}, help, {}, Names::File};
}

Option reason_option(Text help) { return {"--reden", &Arguments::reason, {"TEKST", "TEXT"}, help}; }

Command verify() {
    return {
        "ledger verify",
        {"controleer het hele grootboek", "verify the whole ledger"},
        {"Rekent elke hash, stand, handtekening en bevoegdheid na en noemt alles wat niet klopt (afsluitcode 3). "
         "Vraagt "
         "geen sleutel. Met --vertrouw en --kop is te zien of het nog hetzelfde grootboek is; met --vanaf wordt alleen "
         "nagekeken wat er sinds die stand bij kwam.",
         "Checks every hash, head, signature and right, and names everything that is wrong (exit code 3). Takes no "
         "key. "
         "With --vertrouw and --kop it shows whether this is still the same ledger; with --vanaf only what was added "
         "since that head is looked at."},
        {ledger_operand()},
        {trusted_key_option(),
         head_option({"een stand die elders bewaard is; mag vaker", "a head kept elsewhere; may be repeated"}),
         verified_head_option({"een stand die al is nagekeken", "a head that was verified before"}),
         {"--draden",
          &Arguments::threads,
          {"AANTAL", "NUMBER"},
          {"zoveel tegelijk; anders alle kernen", "so many at once; else every core"}},
         {"--sleutels",
          &Arguments::key_folders,
          {"MAP", "FOLDER"},
          {"vergelijk ook met de stand die deze sleutels het laatst zagen, en open de verzegelde delen",
           "compare with the state that these keys saw last too, and open the sealed parts"},
          {},
          Names::Folder}},
        {{"wetwijzer ledger verify grootboek.db --kop stand-2026-01.json",
          {"het klopt, en bevat nog alles van januari", "it holds, and still has everything of January"}}},
        commands::ledger_verify,
        headings::proving};
}

Command head() {
    return {
        "ledger head",
        {"geef de laatste ondertekende stand", "print the last signed head"},
        {"Om elders te bewaren: in een ander systeem, een git-archief, of met --kort op papier. Wie hem heeft, ziet "
         "later of "
         "er iets is veranderd of weggelaten. Er staan geen persoonsgegevens in.",
         "To be kept elsewhere: in another system, a git repository, or with --kort on paper. Who has it sees later "
         "whether anything was changed or left out. There are no personal data in it."},
        {ledger_operand()},
        {{"--kort", &Arguments::brief, {}, {"één regel om over te schrijven", "one line to write down"}}},
        {{"wetwijzer ledger head grootboek.db > stand-2026-01.json", {"de stand van januari", "the head of January"}}},
        commands::ledger_head,
        headings::proving};
}

Command prove() {
    return {
        "ledger prove",
        {"bewijs dat iets in het grootboek staat", "prove that something stands in the ledger"},
        {"Met een nummer: dat die regel in het grootboek staat. Met --vanaf: dat alles van een eerdere stand er nog "
         "ongewijzigd in staat. Het bewijs is een klein bestand; wie het krijgt, heeft het grootboek niet nodig.",
         "With a number: that this entry stands in the ledger. With --vanaf: that everything of an earlier head still "
         "stands in it unchanged. The proof is a small file; who gets it does not need the ledger."},
        {ledger_operand(), number_operand()},
        {head_option({"onder deze stand; anders de laatste", "under this head; else the last one"}),
         verified_head_option({"de eerdere stand", "the earlier head"})},
        {{"wetwijzer ledger prove grootboek.db 7 > bewijs-7.json",
          {"dat regel 7 erin staat", "that entry 7 stands in it"}},
         {"wetwijzer ledger prove grootboek.db --vanaf stand-2026-01.json",
          {"dat er sinds januari niets is veranderd", "that nothing was changed since January"}}},
        commands::ledger_prove,
        headings::proving};
}

Command check_proof() {
    return {
        "ledger check-proof",
        {"kijk een bewijs na", "check a proof"},
        {"Zonder het grootboek. Noem met --vertrouw de sleutel of met --kop een stand die u elders vandaan hebt: "
         "anders "
         "bewijst het alleen dat het met zichzelf klopt. Afsluitcode 3 als het niet klopt.",
         "Without the ledger. Name the key with --vertrouw or a head that you have from elsewhere with --kop: else it "
         "proves only that it agrees with itself. Exit code 3 when it does not hold."},
        {{{"BEWIJS", "PROOF"}, {"van `ledger prove`, of -", "from `ledger prove`, or -"}, 1, 1, Names::File}},
        {trusted_key_option(),
         head_option({"een stand die u vertrouwt; mag vaker", "a head that you trust; may be repeated"})},
        {{"wetwijzer ledger check-proof bewijs-7.json --kop stand-2026-01.json",
          {"tegen de stand van januari", "against the head of January"}}},
        commands::ledger_check_proof,
        headings::proving};
}

Command export_() {
    return {
        "ledger export",
        {"geef alles wat na te rekenen is", "print everything that can be verified"},
        {"Als regels JSON, voor een ander programma, zoals docs/ledger_verifier.py. Leesbare persoonsgegevens staan er "
         "niet "
         "in.",
         "As lines of JSON, for another program such as docs/ledger_verifier.py. There are no readable personal data "
         "in it."},
        {ledger_operand()},
        {{"--met-delen",
          &Arguments::with_parts,
          {},
          {"ook de verzegelde delen; onleesbaar zonder sleutels", "the sealed parts too; unreadable without keys"}},
         {"--zonder-regels",
          &Arguments::without_rules,
          {},
          {"de teksten van de regels niet", "not the texts of the rules"}}},
        {{"wetwijzer ledger export grootboek.db > grootboek.jsonl",
          {"voor wie het zelf wil narekenen", "for who wants to verify it"}}},
        commands::ledger_export,
        headings::proving};
}

Command erase() {
    return {
        "ledger erase",
        {"wis de persoonsgegevens van een zaak", "erase the personal data of a case"},
        {"Vernietigt de sleutel van de zaak en overschrijft wat ermee verzegeld was. Het grootboek blijft "
         "controleerbaar en "
         "houdt vast dat, wanneer, door wie en waarom er is gewist. Dit kan niet worden teruggedraaid.",
         "Destroys the key of the case and overwrites what was sealed with it. The ledger can still be verified and "
         "keeps "
         "that, when, by whom and why it was erased. This cannot be undone."},
        {ledger_operand()},
        std::vector<Option>{case_option({"de zaak die gewist wordt", "the case to erase"}),
                            reason_option({"de grond; blijft leesbaar, dus zonder persoonsgegevens",
                                           "the ground; stays readable, so without personal data"})} +
            session_options(),
        {{"wetwijzer ledger erase grootboek.db --zaak Z-2026-001 --reden \"Bi art. 9.9 lid 1\" --door \"A. Beheer\"",
          {"de bewaartermijn is voorbij", "the retention period is over"}}},
        commands::ledger_erase,
        headings::keeping};
}

Command backup() {
    return {"ledger backup",
            {"maak een reservekopie en controleer die", "make a backup and verify it"},
            {"Terwijl anderen doorwerken. De sleutels staan er niet in. Overschrijft niets.",
             "While others go on working. The keys are not in it. Overwrites nothing."},
            {ledger_operand(), {{"KOPIE", "COPY"}, {"nieuw bestand", "new file"}, 1, 1, Names::File}},
            session_options(),
            {{"wetwijzer ledger backup grootboek.db kopie-2026-01-31.db --door \"A. Beheer\"",
              {"de kopie van vandaag", "today's copy"}}},
            commands::ledger_backup,
            headings::keeping};
}

Command restore() {
    return {"ledger restore",
            {"zet een reservekopie terug", "restore a backup"},
            {"Kopieert en controleert. Overschrijft niets: haal eerst weg wat er staat.",
             "Copies and verifies. Overwrites nothing: move what is there away first."},
            {{{"KOPIE", "COPY"}, {"van `ledger backup`", "from `ledger backup`"}, 1, 1, Names::File},
             {{"GROOTBOEK", "LEDGER"}, {"nieuw bestand", "new file"}, 1, 1, Names::File}},
            {},
            {{"wetwijzer ledger restore kopie-2026-01-31.db grootboek.db",
              {"na een kapotte schijf", "after a broken disk"}}},
            commands::ledger_restore,
            headings::keeping};
}

Command accept_restored() {
    return {
        "ledger accept-restored",
        {"ga verder na het terugzetten van een kopie", "go on after a backup was restored"},
        {"Wie een kopie terugzet, verliest wat daarna is vastgelegd; de sleutels merken dat en weigeren. Hiermee gaat "
         "een "
         "beheerder verder. Vastgelegd wordt wat er eerder was gezien.",
         "Who restores a backup loses what was recorded after it; the keys notice and refuse. With this an "
         "administrator "
         "goes on. What had been seen before is recorded."},
        {ledger_operand()},
        std::vector<Option>{reason_option({"wat er is gebeurd", "what happened"})} + session_options(),
        {{"wetwijzer ledger accept-restored grootboek.db --reden \"schijf kapot op 30 januari\" --door \"A. Beheer\"",
          {"verder met de kopie", "go on with the copy"}}},
        commands::ledger_accept_restored,
        headings::keeping};
}

Command rekey() {
    return {
        "ledger rekey",
        {"vervang de hoofdsleutel", "replace the master key"},
        {"Maakt een nieuwe hoofdsleutel en sluit de sleutels van alle zaken daarmee opnieuw in. De oude blijft bewaard "
         "onder "
         "een andere naam, voor oudere kopieën.",
         "Makes a new master key and wraps the keys of all cases with it. The old one is kept under another name, for "
         "older backups."},
        {ledger_operand()},
        session_options(),
        {{"wetwijzer ledger rekey grootboek.db --door \"A. Beheer\"",
          {"na het vertrek van een beheerder", "after an administrator left"}}},
        commands::ledger_rekey,
        headings::keeping};
}

Command upgrade() {
    return {"ledger upgrade",
            {"neem een grootboek van een oudere versie over", "bring over a ledger of an older version"},
            {"Controleert eerst elk oud zegel; klopt er een niet, dan gebeurt er niets. Daarna komt elk oud besluit "
             "als overname "
             "in een nieuw grootboek, dat `ledger init` maakt. Het oude bestand blijft zoals het is.",
             "Checks every old seal first; when one does not hold, nothing happens. Then every old decision comes into "
             "a new "
             "ledger, made by `ledger init`, as one that was brought over. The old file stays as it is."},
            {{{"OUD", "OLD"}, {"grootboek van vorm 1 of 2", "ledger of format 1 or 2"}, 1, 1, Names::File},
             ledger_operand()},
            session_options(),
            {{"wetwijzer ledger upgrade besluiten.db grootboek.db --door \"A. Beheer\"",
              {"alle oude besluiten", "all old decisions"}}},
            commands::ledger_upgrade,
            headings::keeping};
}

}  // namespace

std::vector<Command> proof_commands() {
    return {verify(), head(),    prove(),           check_proof(), export_(), erase(),
            backup(), restore(), accept_restored(), rekey(),       upgrade()};
}

}  // namespace wetwijzer::cli
