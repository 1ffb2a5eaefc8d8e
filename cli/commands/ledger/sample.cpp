// ledger sample: draws decisions by lot and records how, so that anybody can draw them again; or draws a recorded
// sample again. Looks at no personal data.
#include "engine/audit/sample.hpp"
#include "cli/auditing.hpp"
#include "cli/command_error.hpp"
#include "cli/commands/ledger/auditing.hpp"
#include "cli/entry_output.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using audit::Division;
using audit::Stratum;

constexpr std::size_t seed_bytes = 32;
constexpr std::int64_t most = 100'000;

Stratum stratum_of(std::optional<std::string> const& word) {
    if (!word) return Stratum::All;
    if (*word == "medewerker") return Stratum::Official;
    if (*word == "besluit") return Stratum::Decision;
    if (*word == "regels") return Stratum::RuleSet;
    if (*word == "maand") return Stratum::Month;
    return Stratum::Outcome;
}

// What a stratum is called in a list.
std::string stratum_words(Stratum stratum, std::string const& name, Language language) {
    if (stratum == Stratum::Outcome)
        return name == "overridden" ? say(language, {"anders besloten dan berekend", "decided otherwise than computed"})
                                    : say(language, {"besloten als berekend", "decided as computed"});
    if (stratum == Stratum::Decision && name.empty())
        return say(language, {"alle besluiten tegelijk", "all decisions at once"});
    if (stratum == Stratum::RuleSet) return say(language, {"regels {0}", "rules {0}"}, {short_ref(name)});
    return printable(name);
}

std::string seed_of(Arguments const& arguments, Environment& world) {
    if (!arguments.seed) {
        std::array<std::uint8_t, seed_bytes> bytes{};
        world.random(bytes);
        return {bytes.begin(), bytes.end()};
    }
    auto const bytes = crypto::from_hex(*arguments.seed);
    if (!bytes || bytes->size() < 4 || bytes->size() > 64)
        throw CommandError(
            exit_codes::usage,
            say(arguments.language, {"`{0}` is geen begingetal voor --zaad", "`{0}` is no seed for --zaad"},
                {printable(*arguments.seed)}),
            say(arguments.language, {"schrijf 8 tot 128 hexadecimale cijfers in kleine letters",
                                     "write 8 to 128 hexadecimal digits in lower case"}));
    return *bytes;
}

void print_drawn(store::Reading const& reading, audit::SampleRequest const& request, audit::Sample const& sample,
                 Language language, std::ostream& out) {
    std::size_t width = 0;
    for (auto const& one : sample.drawn) width = std::max(width, std::to_string(one.number).size());
    for (auto const& [stratum, size] : sample.strata) {
        auto const of = [&](audit::Drawn const& one) { return one.stratum == stratum; };
        auto const count = std::count_if(sample.drawn.begin(), sample.drawn.end(), of);
        if (request.stratum != Stratum::All)
            out << say(language, {"{0}: {1} van {2}\n", "{0}: {1} of {2}\n"},
                       {stratum_words(request.stratum, stratum, language), std::to_string(count),
                        amount(language, static_cast<std::uint64_t>(size), {"besluit", "decision"},
                               {"besluiten", "decisions"})});
        for (auto const& one : sample.drawn) {
            if (!of(one)) continue;
            auto const entry = ledger::entry_at(reading, one.number);
            auto const number = std::to_string(one.number);
            out << "  " << std::string(width - number.size(), ' ') << number << "  " << entry.recorded_at << "  "
                << printable(entry.actor) << "  " << entry_summary(entry, language) << "\n";
        }
    }
}

Json as_json(audit::SampleRequest const& request, audit::Sample const& sample) {
    auto json = document("ledger-sample");
    auto const details = audit::to_details(request, sample);
    json["seed"] = details.seed;
    json["through"] = details.through;
    json["selection"] = parse_own(details.selection);
    json["per"] = details.strata;
    json["division"] = details.division;
    json["count"] = details.count;
    json["strata"] = Json::array();
    for (auto const& [stratum, size] : sample.strata) {
        Json one{{"name", stratum}, {"size", size}, {"drawn", Json::array()}};
        for (auto const& drawn : sample.drawn)
            if (drawn.stratum == stratum) one["drawn"].push_back(drawn.number);
        json["strata"].push_back(std::move(one));
    }
    return json;
}

void print_csv(store::Reading const& reading, audit::SampleRequest const& request, audit::Sample const& sample,
               Language language, std::ostream& out) {
    out << csv_line(language == Language::Dutch
                        ? std::vector<std::string>{"volgorde", "regel", "deel", "vastgelegd", "medewerker", "zaak"}
                        : std::vector<std::string>{"order", "entry", "stratum", "recorded at", "official", "case"});
    std::int64_t place = 0;
    for (auto const& one : sample.drawn) {
        auto const entry = ledger::entry_at(reading, one.number);
        out << csv_line({std::to_string(++place), std::to_string(one.number),
                         stratum_words(request.stratum, one.stratum, language), entry.recorded_at, entry.actor,
                         entry.case_ref});
    }
}

int draw(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    audit::SampleRequest request;
    request.filter = filter_of(arguments);
    request.stratum = stratum_of(arguments.stratum);
    request.division = arguments.proportional ? Division::Proportional : Division::Each;
    request.count = *arguments.sample_size;
    request.seed = seed_of(arguments, world);
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    session.store().read([&](store::Reading const& reading) { expect_official(reading, arguments); });
    audit::Sample sample;
    // Drawn under the write lock: what was recorded up to this entry and nothing later.
    auto const written = session.ledger().write(session.act(causes::auditing), ledger::Permission::Aggregate,
                                                ledger::Ledger::Drafts([&](store::Reading const& reading) {
                                                    request.filter.through = reading.size();
                                                    sample = audit::draw(reading, request);
                                                    ledger::Draft draft;
                                                    draft.kind = ledger::Kind::Sample;
                                                    draft.details = ledger::to_text(audit::to_details(request, sample));
                                                    return std::vector<ledger::Draft>{draft};
                                                }));
    auto const entry = written.entries.back().number;
    session.store().read([&](store::Reading const& reading) {
        if (arguments.json) {
            auto json = as_json(request, sample);
            json["entry"] = entry;
            world.out << to_text(json);
        } else if (arguments.csv) {
            print_csv(reading, request, sample, language, world.out);
        } else {
            print_drawn(reading, request, sample, language, world.out);
            world.out << (sample.drawn.empty() ? "" : "\n")
                      << say(language,
                             {"{0} getrokken uit regel 1 tot en met {1}, vastgelegd als regel {2}\nbegingetal: {3}\n",
                              "{0} drawn from entries 1 through {1}, recorded as entry {2}\nseed: {3}\n"},
                             {amount(language, sample.drawn.size(), {"besluit", "decision"},
                                     {"besluiten", "decisions"}),
                              std::to_string(sample.through), std::to_string(entry), crypto::to_hex(request.seed)});
        }
    });
    return exit_codes::fine;
}

int redo(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const number = *arguments.sample_entry;
    bool same = false;
    filter_of(arguments);  // refuses what does not go together
    auto const store = open_existing(arguments.operands[0], store::OpenMode::ReadOnly, arguments, world);
    store->read([&](store::Reading const& reading) {
        auto const entry = ledger::entry_at(reading, number);
        ledger::SampleDetails details;
        if (entry.kind != ledger::Kind::Sample) throw ledger::other_kind(entry, ledger::Kind::Sample);
        if (!ledger::read(entry.details, details))
            throw ledger::LedgerError(ledger::LedgerError::Code::Damaged, std::to_string(number));
        auto const request = audit::read_request(details);
        if (!request || request->filter.through >= number)
            throw CommandError(exit_codes::rules_fail, say(language,
                                                           {"regel {0} zegt niet hoe de steekproef is getrokken",
                                                            "entry {0} does not say how the sample was drawn"},
                                                           {std::to_string(number)}));
        auto const sample = audit::draw(reading, *request);
        same = audit::to_details(*request, sample).drawn == details.drawn;
        if (arguments.json) {
            auto json = as_json(*request, sample);
            json["entry"] = number;
            json["recorded"] = details.drawn;
            json["same"] = same;
            world.out << to_text(json);
            return;
        }
        if (arguments.csv) return print_csv(reading, *request, sample, language, world.out);
        print_drawn(reading, *request, sample, language, world.out);
        world.out << (sample.drawn.empty() ? "" : "\n")
                  << (same ? say(language,
                                 {"opnieuw getrokken: dezelfde als in regel {0}\n",
                                  "drawn again: the same as in entry {0}\n"},
                                 {std::to_string(number)})
                           : say(language,
                                 {"opnieuw getrokken: niet dezelfde als in regel {0}\n",
                                  "drawn again: not the same as in entry {0}\n"},
                                 {std::to_string(number)}));
    });
    return same ? exit_codes::fine : exit_codes::rules_fail;
}

}  // namespace

int ledger_sample(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    if (arguments.sample_entry.has_value() == arguments.sample_size.has_value())
        throw CommandError(exit_codes::usage, say(language, {"geef --aantal om te trekken, of --controleer om een "
                                                             "steekproef opnieuw te trekken",
                                                             "give --aantal to draw, or --controleer to draw a sample "
                                                             "again"}));
    if (arguments.sample_size && *arguments.sample_size > most)
        throw CommandError(exit_codes::usage, say(language, {"--aantal is ten hoogste {0}", "--aantal is at most {0}"},
                                                  {std::to_string(most)}));
    if (arguments.proportional && !arguments.stratum)
        throw CommandError(exit_codes::usage,
                           say(language, {"--naar-rato van wat? geef --per", "--naar-rato of what? give --per"}));
    return arguments.sample_entry ? redo(arguments, world) : draw(arguments, world);
}

}  // namespace wetwijzer::cli::commands
