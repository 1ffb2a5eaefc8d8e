// ledger verify: everything in the file, or what was added since a head that was verified.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/commands/ledger/findings.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/progress.hpp"
#include "engine/ledger/details.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <ostream>
#include <thread>

namespace wetwijzer::cli::commands {

namespace {

// What stops here because of damage is a finding of verification, which says more.
void as_far_as_readable(std::function<void()> const& use) {
    try {
        use();
    } catch (ledger::LedgerError const&) {
    } catch (store::StoreError const& error) {
        if (error.code() != store::StoreError::Code::Damaged) throw;
    }
}

// What the keys at hand add: the state they have seen, and with the master key that sealed parts open. False when they
// have not seen this ledger yet.
bool add_keys(ledger::Trust& trust, ledger::VerifyOptions& options, Arguments const& arguments, Environment& world) {
    if (arguments.key_folders.empty()) return true;  // verification takes no key unless it is given one
    KeyFolder const keys(arguments, world);
    keys.expect_keys();
    options.master = keys.find(ledger::KeyFile::Kind::Master);
    ledger::GenesisDetails genesis;
    as_far_as_readable([&] {
        open_existing(arguments.operands[0], store::OpenMode::ReadOnly, arguments, world)
            ->read([&](store::Reading const& reading) {
                if (!ledger::read(ledger::entry_at(reading, 1).details, genesis)) genesis = {};
            });
    });
    if (genesis.ledger.empty()) return true;
    auto const log = keys.find(ledger::KeyFile::Kind::Log);
    if (log && crypto::SigningKey(*log).public_key().hex() != genesis.log_key) {
        auto const language = arguments.language;
        throw CommandError(
            exit_codes::usage,
            say(language,
                {"de sleutels in `{0}` zijn van een ander grootboek dan {1}; er is niets nagegaan",
                 "the keys in `{0}` are of another ledger than {1}; nothing was verified"},
                {printable(arguments.key_folders.front()), printable(arguments.operands[0])}),
            say(language, {"noem de sleutels van dit grootboek, of laat --sleutels weg; hoort het bij deze sleutels, "
                           "dan is het door een ander vervangen",
                           "name the keys of this ledger, or leave --sleutels out; if it belongs to these keys, it was "
                           "replaced by another"}));
    }
    auto const anchor = keys.anchor(genesis.ledger);
    if (anchor) trust.anchors.push_back(*anchor);
    return anchor.has_value();
}

// What is no fault, but a person should know.
std::string remarks(ledger::Verification const& verification, bool seen, Language language) {
    std::string text;
    if (!seen)
        text += paragraph(say(language, {"deze sleutels zagen dit grootboek nog niet: of het is ingekort, is met hen "
                                         "niet na te gaan",
                                         "these keys have not seen this ledger yet: whether it was cut short cannot "
                                         "be told with them"}),
                          2, "- ");
    if (verification.ahead > 0)
        text += paragraph(say(language,
                              verification.ahead == 1
                                  ? Text{"regel {0} is later vastgelegd dan de klok van deze computer nu zegt",
                                         "entry {0} was recorded later than the clock of this computer says now"}
                                  : Text{"regel {0} en wat volgt ({1} regels) zijn later vastgelegd dan de klok van "
                                         "deze computer nu zegt",
                                         "entry {0} and what follows ({1} entries) were recorded later than the clock "
                                         "of this computer says now"},
                              {std::to_string(verification.ahead_from), std::to_string(verification.ahead)}),
                          2, "- ");
    auto const remark = [&](std::int64_t count, Text one, Text many) {
        if (count > 0) text += paragraph(say(language, count == 1 ? one : many, {std::to_string(count)}), 2, "- ");
    };
    remark(verification.erased, {"één zaak is gewist", "one case was erased"},
           {"{0} zaken zijn gewist", "{0} cases were erased"});
    remark(verification.refusals, {"één poging is geweigerd", "one attempt was refused"},
           {"{0} pogingen zijn geweigerd", "{0} attempts were refused"});
    remark(verification.times_given,
           {"bij één regel is het tijdstip opgegeven, niet van de klok",
            "one entry has a time that was given, not the clock's"},
           {"bij {0} regels is het tijdstip opgegeven, niet van de klok",
            "{0} entries have a time that was given, not the clock's"});
    remark(verification.clock_back,
           {"bij één regel liep de klok achter op de regel ervoor",
            "at one entry the clock was behind the entry before it"},
           {"bij {0} regels liep de klok achter op de regel ervoor",
            "at {0} entries the clock was behind the entry before them"});
    remark(
        verification.restores,
        {"één keer is verder gegaan na een teruggezette reservekopie", "work went on once after a backup was restored"},
        {"{0} keer is verder gegaan na een teruggezette reservekopie",
         "work went on {0} times after a backup was restored"});
    remark(verification.imports,
           {"één besluit is overgenomen uit een ouder grootboek", "one decision was brought over from an older ledger"},
           {"{0} besluiten zijn overgenomen uit een ouder grootboek",
            "{0} decisions were brought over from an older ledger"});
    return text.empty()
               ? text
               : say(language, {"\nGeen fout, wel goed om te weten:\n", "\nNo fault, but good to know:\n"}) + text;
}

std::string as_text(ledger::Verification const& verification, bool seen, Arguments const& arguments) {
    auto const language = arguments.language;
    auto const size = std::to_string(verification.size);
    if (!verification.findings.empty())
        return say(language, {"Het grootboek klopt niet:\n", "The ledger does not hold:\n"}) +
               findings_text(verification, language) + remarks(verification, seen, language);
    auto text = arguments.verified_head
                    ? say(language,
                          {"Wat er sinds die stand bij kwam, klopt en sluit erop aan: nu {0} regels.\n",
                           "What was added since that head holds and continues it: {0} entries now.\n"},
                          {size})
                    : say(language, {"Het grootboek klopt: {0} regels.\n", "The ledger holds: {0} entries.\n"}, {size});
    if (verification.head)
        text += say(language, {"laatste stand: {0}, wortel {1}\n", "last head: {0}, root {1}\n"},
                    {verification.head->at, verification.head->root.hex()});
    text += say(language, {"openbare sleutel van het logboek: {0}\n", "public key of the log: {0}\n"},
                {verification.log_key.hex()});
    if (!arguments.trusted_key && arguments.heads.empty() && !arguments.verified_head)
        text += paragraph(
            say(language, {"Is dat niet de sleutel die bij het begin is opgeschreven, dan is dit een ander "
                           "grootboek. --vertrouw vergelijkt hem, --kop vergelijkt met een stand die elders ligt.",
                           "If that is not the key that was written down at the beginning, this is another "
                           "ledger. --vertrouw compares it, --kop compares with a head kept elsewhere."}),
            0);
    return text + remarks(verification, seen, language);
}

}  // namespace

int ledger_verify(Arguments const& arguments, Environment& world) {
    auto const& path = arguments.operands[0];
    auto trust = trust_of(arguments, world);
    ledger::VerifyOptions options;
    std::int64_t size = 0;
    as_far_as_readable([&] {
        open_existing(path, store::OpenMode::ReadOnly, arguments, world)->read([&](store::Reading const& reading) {
            size = reading.size();
        });
    });
    auto const seen = add_keys(trust, options, arguments, world);
    options.now = clock_now(world);
    auto const cores = std::max(1U, std::thread::hardware_concurrency());
    options.threads =
        arguments.threads ? static_cast<unsigned>(std::min<std::int64_t>(*arguments.threads, 256)) : cores;
    std::int64_t done = 0;
    Progress progress(static_cast<std::size_t>(size), arguments, world);
    options.progress = [&](std::int64_t entries) {
        for (; done < std::min(entries, size); ++done) progress.advance();
    };
    auto const verification = ledger::verify(path, trust, options);
    if (arguments.json) {
        auto json = document("ledger-verification");
        json["holds"] = verification.findings.empty();
        if (!seen) json["seen_before"] = false;
        json.update(verification_json(verification));
        world.out << to_text(json);
    } else {
        world.out << as_text(verification, seen, arguments);
    }
    return verification.findings.empty() ? exit_codes::fine : exit_codes::replay_differs;
}

}  // namespace wetwijzer::cli::commands
