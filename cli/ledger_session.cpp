#include "cli/ledger_session.hpp"

#include "cli/command_error.hpp"
#include "cli/output.hpp"
#include "engine/ledger/case_keys.hpp"
#include "engine/ledger/time.hpp"

#include <algorithm>
#include <charconv>
#include <ostream>

namespace wetwijzer::cli {

namespace {

std::string two_digits(std::int64_t number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string rfc3339(std::chrono::sys_seconds time) {
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::hh_mm_ss const clock(time - day);
    auto const date = values::Date::from_days(day.time_since_epoch().count()).value_or(values::Date());
    return date.iso() + "T" + two_digits(clock.hours().count()) + ":" + two_digits(clock.minutes().count()) + ":" +
           two_digits(clock.seconds().count()) + "Z";
}

// W3C Trace Context, version 00: "00-" 32 hex "-" 16 hex "-" 2 hex, ids not all zero. Anything else is ignored, as the
// standard says.
bool is_traceparent(std::string const& text) {
    if (text.size() != 55 || !text.starts_with("00-") || text[35] != '-' || text[52] != '-') return false;
    auto const hex = [&](std::size_t at, std::size_t count) {
        return text.substr(at, count).find_first_not_of("0123456789abcdef") == std::string::npos;
    };
    auto const zero = [&](std::size_t at, std::size_t count) {
        return text.substr(at, count).find_first_not_of('0') == std::string::npos;
    };
    return hex(3, 32) && hex(36, 16) && hex(53, 2) && !zero(3, 32) && !zero(36, 16);
}

// What tells the master key that the ledger has now: see ledger::master_check.
std::string master_now(store::Reading const& reading) {
    store::Selection rekeys;
    rekeys.kind = ledger::name(ledger::Kind::Rekey);
    auto const numbers = reading.numbers(rekeys);
    ledger::RekeyDetails rekey;
    if (!numbers.empty() && ledger::read(ledger::entry_at(reading, numbers.back()).details, rekey)) return rekey.master;
    ledger::GenesisDetails genesis;
    return ledger::read(ledger::entry_at(reading, 1).details, genesis) ? genesis.master : std::string();
}

std::string words_for(std::optional<std::string> const& given, std::string_view otherwise, std::string_view option,
                      Language language) {
    if (!given) return std::string(otherwise);
    if (printable(*given) == *given && given->size() <= 500 && given->find_first_not_of(' ') != std::string::npos)
        return *given;
    throw CommandError(exit_codes::usage, say(language,
                                              {"{0} hoort één regel tekst te zijn, van ten hoogste 500 tekens",
                                               "{0} must be one line of text of at most 500 characters"},
                                              {std::string(option)}));
}

// No other handle of this process has it open now: closing one would drop the locks of all.
bool is_empty(std::string const& path, Environment const& world) {
    try {
        return world.files.read(path, 1).empty();
    } catch (FileError const&) {
        return false;
    }
}

}  // namespace

std::string clock_now(Environment const& world) { return rfc3339(world.clock()); }

ledger::Act act_of(Arguments const& arguments, Environment const& world, std::string_view purpose,
                   std::string_view basis) {
    auto const language = arguments.language;
    if (!arguments.actor)
        throw CommandError(exit_codes::usage, say(language, {"--door ontbreekt", "--door is missing"}),
                           say(language, {"wie iets doet met het grootboek, noemt zijn naam: --door \"J. de Vries\"",
                                          "who does something with the ledger gives a name: --door \"J. de Vries\""}));
    if (!is_name(*arguments.actor))
        throw CommandError(exit_codes::usage,
                           say(language, {"`{0}` is geen naam voor --door", "`{0}` is no name for --door"},
                               {cut(printable(*arguments.actor))}),
                           say(language, name_rules));
    if (arguments.recorded_at && !ledger::is_time(*arguments.recorded_at))
        throw CommandError(exit_codes::usage,
                           say(language, {"`{0}` bij --tijdstip is geen tijdstip", "`{0}` for --tijdstip is no time"},
                               {printable(*arguments.recorded_at)}),
                           say(language, {"schrijf een tijd in UTC, zoals 2026-01-31T12:00:00Z",
                                          "write a time in UTC, like 2026-01-31T12:00:00Z"}));
    ledger::Act act;
    act.actor = *arguments.actor;
    act.command = arguments.command;
    act.purpose = words_for(arguments.purpose, purpose, "--doel", language);
    act.basis = words_for(arguments.basis, basis, "--grondslag", language);
    act.time = arguments.recorded_at ? *arguments.recorded_at : rfc3339(world.clock());
    act.time_given = arguments.recorded_at.has_value();
    if (act.time_given) {
        act.clock = rfc3339(world.clock());
        act.latest_time = rfc3339(world.clock() + std::chrono::minutes(5));  // clocks of machines differ
    }
    if (auto const parent = world.variable("TRACEPARENT"); parent && is_traceparent(*parent)) act.traceparent = *parent;
    return act;
}

std::unique_ptr<store::Store> open_existing(std::string const& path, store::OpenMode mode, Arguments const& arguments,
                                            Environment const& world) {
    auto const language = arguments.language;
    switch (world.files.kind(path)) {
        case FileKind::Missing:
            throw CommandError(exit_codes::input_output,
                               say(language, {"`{0}` bestaat niet", "`{0}` does not exist"}, {printable(path)}),
                               say(language, {"`wetwijzer ledger init` maakt een grootboek",
                                              "`wetwijzer ledger init` makes a ledger"}));
        case FileKind::Folder:
            throw FileError(path, FileProblem::IsFolder);
        case FileKind::Other:
            throw FileError(path, FileProblem::NotAFile);
        case FileKind::Regular:
            break;
    }
    try {
        return store::open_store(path, mode);
    } catch (store::StoreError const& error) {
        throw LedgerFileError(error, path, is_empty(path, world));
    }
}

void expect_nothing_at(std::string const& path, Arguments const& arguments, Environment const& world) {
    for (auto const* const suffix : {"", "-wal", "-journal"})
        if (world.files.kind(path + suffix) != FileKind::Missing)
            throw CommandError(exit_codes::input_output,
                               say(arguments.language,
                                   {"`{0}` bestaat al; er is niets gemaakt", "`{0}` exists already; nothing was made"},
                                   {printable(path + suffix)}));
}

LedgerSession::LedgerSession(std::string const& path, store::OpenMode mode, Arguments const& arguments,
                             Environment& world)
    : arguments_(arguments), world_(world), keys_(arguments, world) {
    store_ = open_existing(path, mode, arguments, world);
    std::string id, master;
    store_->read([&](store::Reading const& reading) {
        id = ledger::ledger_id(reading);
        master = master_now(reading);
        opened_with_ = reading.size();
    });
    keys_.expect_keys();
    finish_rekey(id, master);
    auto const anchor = keys_.anchor(id);
    constexpr std::int64_t first_entries = 2;  // made by `ledger init`
    is_first_sight_ = !anchor && opened_with_ > first_entries;
    ledger_ = std::make_unique<ledger::Ledger>(*store_, keys_.ring(arguments.actor.value_or("")), world.random, anchor);
}

void LedgerSession::finish_rekey(std::string const& id, std::string const& master) {
    if (!keys_.is_named()) return;
    auto const waiting = keys_.waiting_master();
    if (!waiting || ledger::master_check(*waiting, id) != master) return;
    keys_.replace_master();
    world_.err << say(arguments_.language,
                      {"let op: het vervangen van de hoofdsleutel was afgebroken en is nu afgemaakt\n",
                       "note: replacing the master key had been broken off and is now finished\n"});
}

LedgerSession::~LedgerSession() {
    try {
        keep_anchor();
    } catch (...) {
        warn_not_kept();
    }
}

// What was recorded is recorded; but who relies on the anchor must know that it lags behind.
void LedgerSession::warn_not_kept() {
    if (warned_) return;
    warned_ = true;
    world_.err << say(arguments_.language,
                      {"let op: in de map met sleutels kon niet worden bijgehouden hoe ver het grootboek is; wat is "
                       "vastgelegd, staat er wel\n",
                       "note: the folder with keys could not keep how far the ledger has come; what was recorded "
                       "stands\n"});
}

void LedgerSession::keep_anchor(bool whatever) {
    if (!ledger_ || !keys_.is_named()) return;
    auto const now = ledger_->anchor();
    if (now.size <= opened_with_ && !whatever) return;
    try {
        // Another process may have come further meanwhile.
        auto const kept = keys_.anchor(now.ledger);
        if (whatever || !kept || kept->size < now.size) keys_.keep(now);
    } catch (FileError const&) {
        return warn_not_kept();
    } catch (CommandError const&) {
        return warn_not_kept();
    }
    if (is_first_sight_)
        world_.err << say(
            arguments_.language,
            {"let op: deze sleutels zagen dit grootboek nog niet; of het eerder is ingekort of vervangen, "
             "merken ze pas vanaf nu, bij {0} regels\n",
             "note: these keys had not seen this ledger yet; whether it was cut short or replaced before, "
             "they notice only from now, at {0} entries\n"},
            {std::to_string(now.size)});
    is_first_sight_ = false;
    opened_with_ = now.size;
}

ledger::Act LedgerSession::act(std::string_view purpose, std::string_view basis) const {
    return act_of(arguments_, world_, purpose, basis);
}

std::int64_t entry_number(std::string const& text, Language language) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1)
        throw CommandError(exit_codes::usage,
                           say(language,
                               {"`{0}` is geen nummer van een regel in het grootboek: dat is 1, 2, 3, …",
                                "`{0}` is no number of an entry: that is 1, 2, 3, …"},
                               {printable(text)}));
    return number;
}

}  // namespace wetwijzer::cli
