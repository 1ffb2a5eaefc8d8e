// replay: recorded decisions taken again, with the rules and facts of then.
#include "engine/replay/replay.hpp"

#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using replay::Verdict;

// Compiles each stored rule set once, however many decisions used it.
class Compiler {
public:
    std::unique_ptr<model::RuleSet> operator()(std::vector<model::SourceText> const& texts) {
        std::vector<std::pair<std::string, std::string>> key;
        for (auto const& text : texts) key.emplace_back(text.path, text.text);
        auto const found = known_.find(key);
        auto const& rules = found != known_.end() ? found->second : known_.emplace(key, compile(texts)).first->second;
        return rules ? std::make_unique<model::RuleSet>(*rules) : nullptr;
    }

private:
    static std::unique_ptr<model::RuleSet> compile(std::vector<model::SourceText> const& texts) {
        std::vector<dsl::InputFile> files;
        for (auto const& text : texts) files.push_back({text.path, text.text});
        return dsl::compile(std::move(files)).rules;
    }

    std::map<std::vector<std::pair<std::string, std::string>>, std::unique_ptr<model::RuleSet>> known_;
};

struct Name {
    std::string_view code;  // in JSON
    Text text;
};

Name name(Verdict verdict) {
    switch (verdict) {
        case Verdict::Same:
            return {"same", {"hetzelfde", "the same"}};
        case Verdict::OutcomeDiffers:
            return {"outcome_differs", {"een uitkomst verschilt", "an outcome differs"}};
        case Verdict::TraceDiffers:
            return {"trace_differs",
                    {"de uitkomsten zijn gelijk, een stap verschilt", "the outcomes are equal, a step differs"}};
        case Verdict::RuleSetMissing:
            return {"rule_set_missing", {"de regels staan niet in het grootboek", "the rules are not in the ledger"}};
        case Verdict::SealBroken:
            return {"seal_broken", {"het zegel is gebroken", "the seal is broken"}};
        case Verdict::RulesDoNotCompile:
            return {"rules_do_not_compile",
                    {"de vastgelegde regels zijn niet meer te lezen", "the recorded rules can no longer be read"}};
        case Verdict::FactsDoNotFit:
            return {"facts_do_not_fit",
                    {"de vastgelegde feiten passen niet bij de regels", "the recorded facts do not fit the rules"}};
        case Verdict::EngineDiffers:
            return {
                "engine_differs",
                {"vastgelegd onder een andere betekenis van de regels", "recorded under another meaning of the rules"}};
    }
    return {};
}

// What replay says in codes, in words; names of outcomes as they are.
std::string detail(replay::Report const& report, Language language) {
    static constexpr std::pair<std::string_view, Text> words[] = {
        {"seal", {"het zegel past niet bij de inhoud", "the seal does not fit the content"}},
        {"chain", {"het sluit niet aan op het besluit ervoor", "it does not follow the decision before it"}},
        {"trace", {"het spoor is veranderd", "the trace was changed"}},
        {"rule_texts", {"de vastgelegde regels zijn veranderd", "the recorded rules were changed"}},
        {"missing", {"het besluit ontbreekt", "the decision is missing"}},
    };
    for (auto const& [code, text] : words)
        if (report.verdict == Verdict::SealBroken && report.detail == code) return std::string(text.in(language));
    return printable(report.detail);
}

std::string as_text(replay::Report const& report, Language language) {
    auto text = say(language, {"besluit {0}: {1}", "decision {0}: {1}"},
                    {std::to_string(report.number), std::string(name(report.verdict).text.in(language))});
    if (!report.detail.empty()) text += " (" + detail(report, language) + ")";
    text += "\n";
    auto const step = [&](std::string const& line) {
        return line.empty() ? say(language, {"(geen stap)", "(no step)"}) : printable(line);
    };
    if (report.first_step > 0)
        text += say(language,
                    {"  stap {0}\n    vastgelegd: {1}\n    opnieuw:    {2}\n",
                     "  step {0}\n    recorded: {1}\n    again:    {2}\n"},
                    {std::to_string(report.first_step), step(report.recorded_step), step(report.replayed_step)});
    return text;
}

Json as_json(replay::Report const& report) {
    Json json{{"number", report.number}, {"verdict", name(report.verdict).code}};
    if (!report.detail.empty()) json["detail"] = report.detail;
    if (report.first_step > 0) {
        json["first_step"] = report.first_step;
        json["recorded_step"] = report.recorded_step;
        json["replayed_step"] = report.replayed_step;
    }
    return json;
}

// The numbers asked for; CommandError for one that is not there.
std::vector<std::int64_t> numbers(store::Store const& store, Arguments const& arguments) {
    auto const language = arguments.language;
    bool const one = arguments.operands.size() > 1;
    if (one && arguments.all)
        throw CommandError(exit_codes::usage, say(language, {"een nummer en --alles gaan niet samen",
                                                             "a number and --alles do not go together"}));
    if (one) return {record_number(arguments.operands[1], language)};
    std::vector<std::int64_t> result;
    for (auto const& record : store.list()) result.push_back(record.number);
    return result;
}

replay::Report missing(std::int64_t number) {
    replay::Report report;
    report.number = number;
    report.verdict = Verdict::SealBroken;
    report.detail = "missing";
    return report;
}

std::vector<replay::Report> replay_all(store::Store const& store, std::vector<std::int64_t> const& wanted,
                                       Arguments const& arguments, Environment& world) {
    std::vector<replay::Report> reports;
    Compiler compiler;
    Progress progress(wanted.size(), arguments, world);
    std::int64_t expected = arguments.operands.size() > 1 ? wanted[0] : 1;
    for (auto const number : wanted) {
        for (; expected < number; ++expected) reports.push_back(missing(expected));
        auto const record = store.find(number);
        if (!record)
            throw CommandError(exit_codes::usage,
                               say(arguments.language,
                                   {"besluit {0} staat niet in het grootboek", "decision {0} is not in the ledger"},
                                   {std::to_string(number)}));
        reports.push_back(replay::replay(store, *record, std::ref(compiler)));
        expected = number + 1;
        progress.advance();
    }
    return reports;
}

}  // namespace

int replay(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const store = open_ledger(arguments.operands[0], store::OpenMode::ReadOnly, world);
    auto const reports = replay_all(*store, numbers(*store, arguments), arguments, world);
    auto const same = static_cast<std::size_t>(std::count_if(
        reports.begin(), reports.end(), [](auto const& report) { return report.verdict == Verdict::Same; }));
    auto const different = reports.size() - same;
    if (arguments.json) {
        auto json = document("replay");
        json["same"] = same;
        json["different"] = different;
        json["records"] = Json::array();
        for (auto const& report : reports) json["records"].push_back(as_json(report));
        world.out << to_text(json);
    } else {
        for (auto const& report : reports)
            if (report.verdict != Verdict::Same || reports.size() == 1) world.out << as_text(report, language);
        world.out << say(language, {"{0} hetzelfde, {1} anders\n", "{0} the same, {1} different\n"},
                         {std::to_string(same), std::to_string(different)});
    }
    return different == 0 ? exit_codes::fine : exit_codes::replay_differs;
}

}  // namespace wetwijzer::cli::commands
