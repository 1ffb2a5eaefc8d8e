// replay: recorded decisions taken again, with the rules and facts of then or under other rules.
#include "engine/replay/report.hpp"

#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/ledger_rules.hpp"
#include "cli/ledger_session.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/replay_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>
#include <thread>

namespace wetwijzer::cli::commands {

namespace {

using replay::Report;
using replay::Verdict;

constexpr std::size_t shown_differences = 50;        // on the terminal
constexpr std::size_t max_progress_size = 1u << 30;  // bytes
constexpr std::chrono::milliseconds progress_interval{2000};
constexpr unsigned most_threads = 64;

[[noreturn]] void refuse(Language language, Text text, Text hint = {}, std::string const& word = {}) {
    throw CommandError(exit_codes::usage, say(language, text, {word}), say(language, hint, {word}));
}

enum class ReportForm { None, Text, Html, Json };

ReportForm report_form(Arguments const& arguments) {
    if (!arguments.replay_report) return ReportForm::None;
    auto const& path = *arguments.replay_report;
    if (path.ends_with(".html")) return ReportForm::Html;
    if (path.ends_with(".json")) return ReportForm::Json;
    if (path.ends_with(".txt")) return ReportForm::Text;
    refuse(arguments.language,
           {"aan de naam `{0}` is niet te zien welk verslag het moet zijn",
            "the name `{0}` does not tell what report it is to be"},
           {"kies een naam op .html, .json of .txt", "choose a name that ends in .html, .json or .txt"},
           printable(path));
}

void check_arguments(Arguments const& arguments) {
    auto const language = arguments.language;
    bool const one = arguments.operands.size() > 1;
    if (one && arguments.all)
        refuse(language, {"een nummer en --alles gaan niet samen", "a number and --alles do not go together"});
    if (one && arguments.replay_progress)
        refuse(language, {"--voortgang is voor alle besluiten; er staat een nummer bij",
                          "--voortgang is for all decisions; there is a number"});
    if (arguments.replay_threads && *arguments.replay_threads > most_threads)
        refuse(language, {"--draden is hoogstens 64", "--draden is at most 64"});
    report_form(arguments);
}

unsigned threads(Arguments const& arguments) {
    if (arguments.replay_threads) return static_cast<unsigned>(*arguments.replay_threads);
    return std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
}

// Puts the report aside now and then, so that a run that was killed can be gone on with.
class Aside {
public:
    Aside(Arguments const& arguments, Environment& world) : path_(arguments.replay_progress), world_(world) {
        next_ = world.stopwatch() + progress_interval;
    }

    // What was put aside before; CommandError when that is no such file, or of another replay.
    std::optional<Report> read(store::Reading const& reading, replay::Options options, Language language) const {
        if (!path_ || world_.files.kind(*path_) == FileKind::Missing) return std::nullopt;
        auto report = replay::read_report(world_.files.read(*path_, max_progress_size));
        bool const fits = report && report->subject.size <= reading.size() && report->subject.size > 0;
        if (fits) options.through = report->subject.size;
        if (!fits || replay::subject_of(reading, options) != report->subject)
            refuse(language,
                   {"`{0}` is geen voortgang van deze vergelijking", "`{0}` is no progress of this comparison"},
                   {"het hoort bij een ander grootboek, andere regels of andere keuzen; noem een ander bestand",
                    "it belongs to another ledger, other rules or other options; name another file"},
                   printable(*path_));
        return report;
    }

    void keep(Report const& report) {
        if (!path_ || (!report.finished() && world_.stopwatch() < next_)) return;
        world_.files.write(*path_, replay::to_text(report));
        next_ = world_.stopwatch() + progress_interval;
    }

private:
    std::optional<std::string> path_;
    Environment& world_;
    std::chrono::milliseconds next_{};
};

Report replay_all(ledger::CaseReader const& reader, LedgerSession& session, replay::RuleSets& rule_sets,
                  replay::Options options, Arguments const& arguments, Environment& world) {
    options.through = reader.reading().size();
    Aside aside(arguments, world);
    Report report;
    if (auto before = aside.read(reader.reading(), options, arguments.language)) {
        report = std::move(*before);
        options.from = report.done + 1;
        options.through = report.subject.size;
        world.err << say(arguments.language,
                         {"verder na regel {0} (uit {1})\n", "going on after entry {0} (from {1})\n"},
                         {std::to_string(report.done), printable(*arguments.replay_progress)});
    } else {
        report.subject = replay::subject_of(reader.reading(), options);
    }
    Progress progress(static_cast<std::size_t>(options.through - options.from + 1), arguments, world);
    replay::replay_range(reader, session.store().path(), rule_sets, options,
                         [&](std::vector<replay::Result>&& results, std::int64_t done) {
                             progress.advance(static_cast<std::size_t>(done - report.done));
                             report.add(std::move(results), done);
                             aside.keep(report);
                         });
    aside.keep(report);
    return report;
}

Report replay_entry(ledger::CaseReader const& reader, replay::RuleSets& rule_sets, replay::Options options,
                    std::int64_t number) {
    options.from = options.through = number;
    Report report;
    std::vector<replay::Result> results;
    results.push_back(replay::replay_one(reader, rule_sets, number, options));
    report.subject = replay::subject_of(reader.reading(), options);
    report.add(std::move(results), number);
    return report;
}

void write_report(Report const& report, Arguments const& arguments, Environment& world) {
    auto const form = report_form(arguments);
    if (form == ReportForm::None) return;
    auto const text = form == ReportForm::Html   ? replay_html(report)
                      : form == ReportForm::Json ? to_text(replay_json(report))
                                                 : replay_text(report, arguments.language, report.differences.size());
    world.files.write(*arguments.replay_report, text);
}

// There is nothing to take again, nor anything read that must be recorded.
Report replay_erased(store::Store const& store, replay::Options options, std::int64_t number) {
    options.from = options.through = number;
    replay::Result result;
    result.number = number;
    result.verdict = replay::Verdict::FactsErased;
    Report report;
    store.read([&](store::Reading const& reading) {
        report = {};
        report.subject = replay::subject_of(reading, options);
        auto const entry = ledger::entry_at(reading, number);
        result.imported = entry.kind == ledger::Kind::Import;
        if (entry.kind != ledger::Kind::Decision && !result.imported)
            throw ledger::other_kind(entry, ledger::Kind::Decision);
        result.case_ref = entry.case_ref;
        ledger::DecisionDetails details;
        if (!ledger::read(entry.details, details)) return;
        result.reference_date = details.reference_date;
        result.rule_set = details.rule_set;
    });
    report.add({std::move(result)}, number);
    return report;
}

std::string told(Report const& report, bool one, Language language) {
    if (!one) return replay_text(report, language, shown_differences);
    replay::Result same;
    same.number = report.done;
    if (!report.decided_otherwise.empty()) same.overridden = report.decided_otherwise.front().second;
    return replay_result_text(report.differences.empty() ? same : report.differences.front(),
                              !report.subject.rules.empty(), language);
}

}  // namespace

int replay(Arguments const& arguments, Environment& world) {
    check_arguments(arguments);
    bool const one = arguments.operands.size() > 1;
    auto const number = one ? entry_number(arguments.operands[1], arguments.language) : 0;
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::auditing);
    auto const permission = one ? ledger::Permission::ReadCase : ledger::Permission::ReadAll;
    session.ledger().permit(act, permission);

    replay::RuleSets::Compiled other;
    if (!arguments.other_rules.empty()) {
        auto rules = compile_rules(arguments, world, arguments.other_rules);
        if (!rules) return exit_codes::rules_fail;
        other = replay::RuleSets::prepare(std::move(rules->compilation.rules));
    }
    replay::Options options;
    options.other = other.rules ? &other : nullptr;
    options.steps = arguments.replay_steps;
    options.threads = threads(arguments);
    replay::RuleSets rule_sets(compile_texts);

    ledger::AccessDetails about;
    about.what = "replay";
    if (one) about.entries = {number};
    Report report;
    try {
        session.ledger().access(act, permission, about, [&](ledger::CaseReader const& reader) {
            report = one ? replay_entry(reader, rule_sets, options, number)
                         : replay_all(reader, session, rule_sets, options, arguments, world);
        });
    } catch (ledger::LedgerError const& error) {
        if (!one || error.code() != ledger::LedgerError::Code::Erased) throw;
        report = replay_erased(session.store(), options, number);
    }
    session.keep_anchor();
    write_report(report, arguments, world);
    world.out << (arguments.json ? to_text(replay_json(report)) : told(report, one, arguments.language));
    bool const alarming = std::any_of(report.differences.begin(), report.differences.end(),
                                      [&](auto const& result) { return is_alarming(result, other.rules != nullptr); });
    return alarming ? exit_codes::replay_differs : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
