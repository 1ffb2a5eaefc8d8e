// ledger upgrade: the decisions of an older ledger, brought over into one of today.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "engine/ledger/import.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

Text words_for(store::OldBreak::Reason reason) {
    using Reason = store::OldBreak::Reason;
    switch (reason) {
        case Reason::Missing:
            return {"het ontbreekt", "it is missing"};
        case Reason::Chain:
            return {"het volgt niet op het besluit ervoor", "it does not follow the decision before it"};
        case Reason::Seal:
            return {"het zegel klopt niet", "its seal does not hold"};
        case Reason::Trace:
            return {"het spoor klopt niet", "its trace does not hold"};
        case Reason::RuleTexts:
            return {"de tekst van de regels ontbreekt of klopt niet",
                    "the text of its rules is missing or does not hold"};
    }
    return {};
}

bool is_of_today(std::string const& path) {
    try {
        store::open_store(path, store::OpenMode::ReadOnly);
        return true;
    } catch (store::StoreError const&) {
        return false;
    }
}

std::int64_t size_of_old(std::string const& path, Language language) {
    std::int64_t size = 0;
    try {
        store::read_old_ledger(path, [&](store::OldReading const& reading) { size = reading.size(); });
    } catch (store::StoreError const& error) {
        if (!is_of_today(path)) throw LedgerFileError(error, path, false);
        throw CommandError(exit_codes::usage, say(language,
                                                  {"`{0}` is al van deze vorm; er is niets over te nemen",
                                                   "`{0}` is of this format already; there is nothing to bring over"},
                                                  {printable(path)}));
    }
    return size;
}

}  // namespace

int ledger_upgrade(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const& old = arguments.operands[0];
    if (world.files.kind(old) == FileKind::Missing) throw FileError(old, FileProblem::Missing);
    LedgerSession session(arguments.operands[1], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::administering);
    session.ledger().permit(act, ledger::Permission::Administer);
    auto const size = size_of_old(old, language);
    Progress progress(static_cast<std::size_t>(size), arguments, world);
    std::int64_t done = 0;
    ledger::Imported imported;
    try {
        imported = ledger::import_ledger(
            session.ledger(), [&] { return session.act(causes::administering); }, old,
            [&](std::int64_t records) {
                for (; done < records && done < size; ++done) progress.advance();
            });
    } catch (ledger::OldLedgerBroken const& error) {
        throw CommandError(exit_codes::replay_differs,
                           say(language,
                               {"besluit {0} van `{1}` is niet wat er is vastgelegd: {2}; er is niets overgenomen",
                                "decision {0} of `{1}` is not what was recorded: {2}; nothing was brought over"},
                               {std::to_string(error.found().number), printable(old),
                                say(language, words_for(error.found().reason))}));
    }
    if (arguments.json) {
        auto json = document("ledger-upgrade");
        json["records"] = imported.records;
        json["entries"] = imported.entries;
        json["already_there"] = imported.there;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    auto const count = [&](std::int64_t number) {
        return amount(language, static_cast<std::uint64_t>(number), {"besluit", "decision"},
                      {"besluiten", "decisions"});
    };
    auto text = say(
        language,
        {"Alle zegels van {0} kloppen. Overgenomen in {1}: {2}.", "All seals of {0} hold. Brought over into {1}: {2}."},
        {printable(old), printable(arguments.operands[1]), count(imported.records)});
    if (imported.there > 0)
        text += say(language, {" Eerder al overgenomen: {0}.", " Brought over before: {0}."}, {count(imported.there)});
    text += say(language,
                {" In {0} staan nog persoonsgegevens die iedereen kan lezen: bewaar of vernietig het zoals de wet dat "
                 "vraagt.",
                 " {0} still holds personal data that anyone can read: keep or destroy it as the law requires."},
                {printable(old)});
    world.out << paragraph(text, 0);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
