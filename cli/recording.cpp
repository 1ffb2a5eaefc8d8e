#include "cli/recording.hpp"

#include "cli/command_error.hpp"
#include "cli/pipeline.hpp"
#include "engine/store/record_of.hpp"

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

// YYYY-MM-DDTHH:MM:SSZ of a moment that exists.
bool is_rfc3339(std::string const& text) {
    auto const number = [&](std::size_t at, int limit) {
        if (text[at] < '0' || text[at] > '9' || text[at + 1] < '0' || text[at + 1] > '9') return false;
        return (text[at] - '0') * 10 + (text[at + 1] - '0') < limit;
    };
    return text.size() == 20 && values::Date::from_iso(std::string_view(text).substr(0, 10)) && text[10] == 'T' &&
           number(11, 24) && text[13] == ':' && number(14, 60) && text[16] == ':' && number(17, 60) && text[19] == 'Z';
}

std::string names(std::vector<std::string> const& decisions) {
    std::string text;
    for (auto const& name : decisions) text += (text.empty() ? "" : ",") + name;
    return text;
}

}  // namespace

std::optional<RecordingRequest> recording_request(Arguments const& arguments, Environment const& world) {
    auto const language = arguments.language;
    if (!arguments.ledger) {
        if (arguments.actor || arguments.recorded_at)
            throw CommandError(exit_codes::usage, say(language, {"--door en --tijdstip horen bij --ledger",
                                                                 "--door and --tijdstip belong to --ledger"}));
        return std::nullopt;
    }
    if (!arguments.actor)
        throw CommandError(exit_codes::usage, say(language, {"--door ontbreekt", "--door is missing"}),
                           say(language, {"wie een besluit vastlegt, noemt zijn naam: --door \"J. de Vries\"",
                                          "who records a decision gives a name: --door \"J. de Vries\""}));
    auto const& actor = *arguments.actor;
    if (printable(actor) != actor || actor.find_first_not_of(' ') == std::string::npos)
        throw CommandError(
            exit_codes::usage,
            say(language, {"`{0}` is geen naam voor --door", "`{0}` is no name for --door"}, {printable(actor)}));
    if (arguments.recorded_at && !is_rfc3339(*arguments.recorded_at))
        throw CommandError(exit_codes::usage,
                           say(language, {"`{0}` bij --tijdstip is geen tijdstip", "`{0}` for --tijdstip is no time"},
                               {printable(*arguments.recorded_at)}),
                           say(language, {"schrijf een tijd in UTC, zoals 2026-01-31T12:00:00Z",
                                          "write a time in UTC, like 2026-01-31T12:00:00Z"}));
    return RecordingRequest{*arguments.ledger, actor,
                            arguments.recorded_at ? *arguments.recorded_at : rfc3339(world.clock())};
}

store::Record record(RecordingRequest const& request, model::RuleSet const& rules, decide::Decision const& decision,
                     Arguments const& arguments, Environment& world) {
    auto entry = store::record_of(decision, names(arguments.decisions), request.actor, request.recorded_at);
    return open_ledger(request.ledger, store::OpenMode::ReadWrite, world)->append(std::move(entry), rules.texts);
}

}  // namespace wetwijzer::cli
