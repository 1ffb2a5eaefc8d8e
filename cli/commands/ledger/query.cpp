// ledger query: which decisions used this rule, value, reading, exception or judgement. Names entries, no persons:
// opens only which parts of the rules each decision used.
#include "cli/auditing.hpp"
#include "cli/command_error.hpp"
#include "cli/commands/ledger/auditing.hpp"
#include "cli/entry_output.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "engine/audit/who_used.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using Kind = uses::RulePart::Kind;

std::vector<audit::UseQuestion> questions(Arguments const& arguments) {
    std::vector<audit::UseQuestion> result;
    auto const add = [&](std::vector<std::string> const& names, Kind kind) {
        for (auto const& name : names) result.push_back({kind, name, arguments.version});
    };
    add(arguments.used_rules, Kind::RuleVersion);
    add(arguments.used_exceptions, Kind::Exception);
    add(arguments.used_parameters, Kind::ParameterValue);
    add(arguments.used_readings, Kind::Alternative);
    add(arguments.used_judgements, Kind::Judgement);
    add(arguments.decisions, Kind::Decision);
    return result;
}

Text word(Kind kind) {
    switch (kind) {
        case Kind::RuleVersion:
            return {"regel", "rule"};
        case Kind::Exception:
            return {"uitzondering", "exception"};
        case Kind::ParameterValue:
            return {"parameter", "parameter"};
        case Kind::Alternative:
            return {"lezing", "reading"};
        case Kind::Judgement:
        case Kind::JudgementMissing:
            return {"oordeel", "judgement"};
        case Kind::Decision:
            return {"besluit", "decision"};
    }
    return {};
}

// "regel boete_leerroute_bedrag vanaf 2023-01-01", "uitzondering x op regel y"
std::string part_text(uses::RulePart const& part, Language language) {
    auto text = std::string(word(part.kind).in(language)) + " ";
    if (part.kind == Kind::Exception)
        text += say(language, {"{0} op {1}", "{0} on {1}"}, {part.detail, part.name});
    else
        text += part.name + (part.detail.empty() ? "" : "=" + part.detail);
    if (!part.since.empty()) text += say(language, {" vanaf {0}", " as of {0}"}, {part.since});
    return text;
}

Json part_json(uses::RulePart const& part) {
    Json json{{"kind", std::string(uses::name(part.kind))}, {"name", part.name}};
    if (!part.detail.empty()) json["detail"] = part.detail;
    if (!part.since.empty()) json["since"] = part.since;
    return json;
}

struct Row {
    ledger::Entry entry;
    ledger::DecisionDetails details;
    std::vector<uses::RulePart const*> parts;
};

struct Answer {
    audit::UseAnswer found;
    std::vector<Row> rows;
};

void print_text(Answer const& answer, Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    std::size_t number_width = 0, actor_width = 0;
    for (auto const& row : answer.rows) {
        number_width = std::max(number_width, std::to_string(row.entry.number).size());
        actor_width = std::max(actor_width, columns(printable(row.entry.actor)));
    }
    bool const several = answer.found.parts.size() > 1;
    if (!answer.found.parts.empty()) {
        world.out << say(language, {"Gevraagd naar:\n", "Asked after:\n"});
        for (auto const& part : answer.found.parts) world.out << "  " << part_text(part, language) << "\n";
        world.out << "\n";
    }
    for (auto const& row : answer.rows) {
        auto const number = std::to_string(row.entry.number);
        world.out << std::string(number_width - number.size(), ' ') << number << "  " << row.entry.recorded_at << "  "
                  << padded(printable(row.entry.actor), actor_width) << "  " << entry_summary(row.entry, language)
                  << "\n";
        if (several)
            for (auto const* part : row.parts)
                world.out << std::string(number_width + 2, ' ') << part_text(*part, language) << "\n";
    }
    if (!answer.rows.empty()) world.out << "\n";
    world.out << found_text(answer.found.found, answer.found.asked, language) << "\n"
              << unanswered_text(answer.found.unanswered, language);
}

void print_csv(Answer const& answer, Language language, std::ostream& out) {
    out << csv_line(language == Language::Dutch
                        ? std::vector<std::string>{"regel", "vastgelegd", "medewerker", "zaak", "peildatum", "regelset",
                                                   "anders besloten", "gebruikt"}
                        : std::vector<std::string>{"entry", "recorded at", "official", "case", "reference date",
                                                   "rule set", "decided otherwise", "used"});
    for (auto const& row : answer.rows) {
        std::string used;
        for (auto const* part : row.parts) used += (used.empty() ? "" : ", ") + part_text(*part, language);
        out << csv_line({std::to_string(row.entry.number), row.entry.recorded_at, row.entry.actor, row.entry.case_ref,
                         row.details.reference_date, row.details.rule_set,
                         row.details.overridden ? say(language, {"ja", "yes"}) : say(language, {"nee", "no"}), used});
    }
}

void print_json(Answer const& answer, std::ostream& out) {
    auto json = document("ledger-query");
    json["parts"] = Json::array();
    for (auto const& part : answer.found.parts) json["parts"].push_back(part_json(part));
    json["decisions"] = Json::array();
    for (auto const& row : answer.rows) {
        Json one{{"entry", row.entry.number},
                 {"recorded_at", row.entry.recorded_at},
                 {"actor", row.entry.actor},
                 {"case", row.entry.case_ref},
                 {"reference_date", row.details.reference_date},
                 {"rule_set", row.details.rule_set},
                 {"overridden", row.details.overridden},
                 {"parts", Json::array()}};
        for (auto const* part : row.parts) one["parts"].push_back(part_json(*part));
        json["decisions"].push_back(std::move(one));
    }
    json["asked"] = answer.found.asked;
    json["found"] = answer.found.found;
    json["unanswered"] = unanswered_json(answer.found.unanswered);
    out << to_text(json);
}

[[noreturn]] void no_such_part(std::vector<audit::UseQuestion> const& questions, Language language) {
    std::string names;
    for (auto const& question : questions)
        names += (names.empty() ? "" : ", ") + std::string(word(question.kind).in(language)) + " " +
                 printable(question.name);
    throw CommandError(
        exit_codes::usage,
        say(language,
            {"geen van de regelsets in dit grootboek kent: {0}", "none of the rule sets in this ledger has: {0}"},
            {names}),
        say(language, {"of niet in een versie van die dag; `wetwijzer check` en `coverage` noemen de namen",
                       "or not in a version of that day; `wetwijzer check` and `coverage` tell the names"}));
}

}  // namespace

int ledger_query(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const asked = questions(arguments);
    if (arguments.version && asked.empty())
        throw CommandError(exit_codes::usage, say(language, {"--versie van wat? noem ook --regel, --parameter of …",
                                                             "--versie of what? give --regel, --parameter or … too"}));
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::auditing);
    std::optional<Answer> answer;
    std::unique_ptr<audit::RuleSets> rules;
    session.ledger().access(act, ledger::Permission::Aggregate, {arguments.command, {}, {}},
                            [&](ledger::CaseReader const& reader) {
                                rules = std::make_unique<audit::RuleSets>(reader.reading(), compile_texts);
                                std::vector<Row> rows;
                                auto filter = filter_of(arguments);
                                filter.overridden_only = arguments.overridden_only;
                                auto found = audit::who_used(reader, *rules, asked, filter, [&](audit::Use const& use) {
                                    rows.push_back({*use.entry, *use.details, use.parts});
                                });
                                answer.reset();
                                if (found) answer = Answer{std::move(*found), std::move(rows)};
                            });
    if (!answer) no_such_part(asked, language);
    if (arguments.json)
        print_json(*answer, world.out);
    else if (arguments.csv)
        print_csv(*answer, language, world.out);
    else
        print_text(*answer, arguments, world);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
