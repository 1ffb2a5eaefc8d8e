// ledger verify: everything in the file, or what was added since a head that was verified.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/commands/ledger/findings.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/progress.hpp"

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

// What the keys at hand add: the state they have seen, and with the master key that sealed parts open.
void add_keys(ledger::Trust& trust, ledger::VerifyOptions& options, Arguments const& arguments, Environment& world) {
    if (arguments.key_folders.empty()) return;  // verification takes no key unless it is given one
    KeyFolder const keys(arguments, world);
    options.master = keys.find(ledger::KeyFile::Kind::Master);
    std::string id;
    as_far_as_readable([&] {
        open_existing(arguments.operands[0], store::OpenMode::ReadOnly, arguments, world)
            ->read([&](store::Reading const& reading) { id = ledger::ledger_id(reading); });
    });
    if (id.empty()) return;
    if (auto const anchor = keys.anchor(id)) trust.anchors.push_back(*anchor);
}

// What is no fault, but a person should know.
std::string remarks(ledger::Verification const& verification, Language language) {
    std::string text;
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

std::string as_text(ledger::Verification const& verification, Arguments const& arguments) {
    auto const language = arguments.language;
    auto const size = std::to_string(verification.size);
    if (!verification.findings.empty())
        return say(language, {"Het grootboek klopt niet:\n", "The ledger does not hold:\n"}) +
               findings_text(verification, language) + remarks(verification, language);
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
    return text + remarks(verification, language);
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
    add_keys(trust, options, arguments, world);
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
        json.update(verification_json(verification));
        world.out << to_text(json);
    } else {
        world.out << as_text(verification, arguments);
    }
    return verification.findings.empty() ? exit_codes::fine : exit_codes::replay_differs;
}

}  // namespace wetwijzer::cli::commands
