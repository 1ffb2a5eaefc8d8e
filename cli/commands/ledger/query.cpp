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

// Entries are read again to be printed, so that a million of them take little memory.
struct Hit {
    std::int64_t number = 0;
    std::vector<uses::RulePart const*> parts;
};

class Answer {
public:
    Answer(store::Reading const& reading, audit::UseAnswer found, std::vector<Hit> hits)
        : reading_(reading), found_(std::move(found)), hits_(std::move(hits)) {}

    void print_text(Language language, std::ostream& out) const;
    void print_csv(Language language, std::ostream& out) const;
    void print_json(std::ostream& out) const;

private:
    audit::DecisionEntry decision(Hit const& hit) const {
        return audit::read_decision_entry({hit.number, reading_.leaf(hit.number).value_or("")});
    }
    std::size_t actor_width() const {
        std::size_t width = 0;
        for (auto const& one : ledger::actors(reading_)) width = std::max(width, columns(printable(one.details.name)));
        return width;
    }

    store::Reading const& reading_;
    audit::UseAnswer found_;
    std::vector<Hit> hits_;
};

void Answer::print_text(Language language, std::ostream& out) const {
    auto const width = hits_.empty() ? 0 : std::to_string(hits_.back().number).size();
    auto const by = actor_width();
    if (!found_.parts.empty()) {
        out << say(language, {"Gevraagd naar:\n", "Asked after:\n"});
        for (auto const& part : found_.parts) out << "  " << part_text(part, language) << "\n";
        out << "\n";
    }
    for (auto const& hit : hits_) {
        auto const entry = decision(hit).entry;
        auto const number = std::to_string(hit.number);
        out << std::string(width - number.size(), ' ') << number << "  " << entry.recorded_at << "  "
            << padded(printable(entry.actor), by) << "  " << entry_summary(entry, language) << "\n";
        if (found_.parts.size() == 1) continue;
        for (auto const* part : hit.parts) out << std::string(width + 2, ' ') << part_text(*part, language) << "\n";
    }
    if (!hits_.empty()) out << "\n";
    out << found_text(found_.found, found_.asked, language) << "\n" << unanswered_text(found_.unanswered, language);
}

void Answer::print_csv(Language language, std::ostream& out) const {
    out << csv_line(language == Language::Dutch
                        ? std::vector<std::string>{"regel", "vastgelegd", "medewerker", "zaak", "peildatum", "regelset",
                                                   "anders besloten", "gebruikt"}
                        : std::vector<std::string>{"entry", "recorded at", "official", "case", "reference date",
                                                   "rule set", "decided otherwise", "used"});
    for (auto const& hit : hits_) {
        auto const [entry, details] = decision(hit);
        std::string used;
        for (auto const* part : hit.parts) used += (used.empty() ? "" : ", ") + part_text(*part, language);
        out << csv_line({std::to_string(hit.number), entry.recorded_at, entry.actor, entry.case_ref,
                         details.reference_date, details.rule_set,
                         details.overridden ? say(language, {"ja", "yes"}) : say(language, {"nee", "no"}), used});
    }
}

void Answer::print_json(std::ostream& out) const {
    auto json = document("ledger-query");
    json["parts"] = Json::array();
    for (auto const& part : found_.parts) json["parts"].push_back(part_json(part));
    json["decisions"] = Json::array();
    for (auto const& hit : hits_) {
        auto const [entry, details] = decision(hit);
        Json one{{"entry", hit.number},
                 {"recorded_at", entry.recorded_at},
                 {"actor", entry.actor},
                 {"case", entry.case_ref},
                 {"reference_date", details.reference_date},
                 {"rule_set", details.rule_set},
                 {"overridden", details.overridden},
                 {"parts", Json::array()}};
        for (auto const* part : hit.parts) one["parts"].push_back(part_json(*part));
        json["decisions"].push_back(std::move(one));
    }
    json["asked"] = found_.asked;
    json["found"] = found_.found;
    json["unanswered"] = unanswered_json(found_.unanswered);
    out << to_text(json);
}

[[noreturn]] void no_such_part(audit::RuleSets& rules, std::vector<audit::UseQuestion> const& questions,
                               Language language) {
    for (auto const& question : questions) {
        auto const first = audit::first_day(rules, question);
        if (!question.version || !first || audit::is_known(rules, question)) continue;
        auto const what = std::string(word(question.kind).in(language)) + " " + printable(question.name);
        auto const day = question.version->iso();
        throw CommandError(
            exit_codes::usage,
            day < *first ? say(language, {"{0} gold nog niet op {1}", "{0} was not in force yet on {1}"}, {what, day})
                         : say(language, {"{0} gold niet op {1}", "{0} was not in force on {1}"}, {what, day}),
            say(language, {"de eerste versie geldt vanaf {0}", "the first version is of {0}"}, {*first}));
    }
    std::string names;
    std::vector<std::string> like;
    for (auto const& question : questions) {
        if (audit::is_known(rules, question)) continue;
        names += (names.empty() ? "" : ", ") + std::string(word(question.kind).in(language)) + " " +
                 printable(question.name);
        for (auto& name : audit::names_like(rules, question)) like.push_back("`" + name + "`");
    }
    auto const hint = like.empty() ? say(language, {"`wetwijzer dump --stage model` noemt alle namen van een regelset",
                                                    "`wetwijzer dump --stage model` has all names of a rule set"})
                                   : say(language, {"er is wel: {0}", "there is: {0}"}, {listed(like, language)});
    throw CommandError(
        exit_codes::usage,
        say(language,
            {"geen van de regelsets in dit grootboek kent: {0}", "none of the rule sets in this ledger has: {0}"},
            {names}),
        hint);
}

}  // namespace

int ledger_query(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const asked = questions(arguments);
    if (arguments.version && asked.empty())
        throw CommandError(exit_codes::usage, say(language, {"--versie van wat? noem ook --regel, --parameter of …",
                                                             "--versie of what? give --regel, --parameter or … too"}));
    auto filter = filter_of(arguments);
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::auditing);
    session.store().read([&](store::Reading const& reading) { expect_official(reading, arguments); });
    filter.overridden_only = arguments.overridden_only;
    session.ledger().access(act, ledger::Permission::Aggregate, {arguments.command, {}, {}},
                            [&](ledger::CaseReader const& reader) {
                                audit::RuleSets rules(reader.reading(), compile_texts);
                                std::vector<Hit> hits;
                                auto found = audit::who_used(reader, rules, asked, filter, [&](audit::Use const& use) {
                                    hits.push_back({use.entry->number, use.parts});
                                });
                                if (!found) no_such_part(rules, asked, language);
                                Answer const answer(reader.reading(), std::move(*found), std::move(hits));
                                if (arguments.json)
                                    answer.print_json(world.out);
                                else if (arguments.csv)
                                    answer.print_csv(language, world.out);
                                else
                                    answer.print_text(language, world.out);
                            });
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
