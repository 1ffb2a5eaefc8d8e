// ledger violations: decisions that were not taken as they should: without a judgement, too late, by one official where
// two are needed, or on facts that were corrected since. Opens the contents of decisions: for who may read all cases.
#include "engine/audit/violations.hpp"
#include "cli/auditing.hpp"
#include "cli/command_error.hpp"
#include "cli/commands/ledger/auditing.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using audit::Violation;
using Kind = audit::Violation::Kind;

// By the words of --soort; without them all but the last.
std::vector<Kind> wanted(std::vector<std::string> const& words) {
    std::map<std::string, std::vector<Kind>> const kinds{{"oordeel", {Kind::JudgementMissing}},
                                                         {"termijn", {Kind::Late}},
                                                         {"vier_ogen", {Kind::NoApproval, Kind::OwnApproval}},
                                                         {"gecorrigeerd", {Kind::FactsCorrected}}};
    if (words.empty()) return {Kind::JudgementMissing, Kind::Late, Kind::NoApproval, Kind::OwnApproval};
    std::vector<Kind> result;
    for (auto const& word : words) {
        auto const& more = kinds.at(word);
        result.insert(result.end(), more.begin(), more.end());
    }
    return result;
}

// "/oordelen/verwijtbaar" is verwijtbaar: names as the rules write them.
std::vector<std::string> fact_names(std::vector<std::string> const& keys) {
    std::vector<std::string> names;
    for (auto const& key : keys) {
        std::string name;
        for (std::size_t i = key.starts_with('/') ? 1 : 0; i < key.size(); ++i) {
            if (key[i] == '~' && i + 1 < key.size())
                name += key[++i] == '1' ? '/' : '~';
            else
                name += key[i] == '/' ? '.' : key[i];
        }
        for (std::string_view const folder : {"oordelen.", "lezingen."})
            if (name.starts_with(folder)) name.erase(0, folder.size());
        names.push_back(printable(name));
    }
    return names;
}

std::string sentence(Violation const& one, Language language) {
    switch (one.kind) {
        case Kind::JudgementMissing:
            return say(language, {"{0}: zonder oordeel over {1}", "{0}: without a judgement on {1}"},
                       {one.decision, listed(one.names, language)});
        case Kind::Late:
            return say(language,
                       {"{0}: te laat; de laatste dag was {1} ({2}), besloten is op {3}",
                        "{0}: too late; the last day was {1} ({2}), it was taken on {3}"},
                       {one.decision, one.last_day, one.rule, one.taken_on});
        case Kind::NoApproval:
            return say(language,
                       {"{0}: vier ogen nodig, geen tweede medewerker stemde in",
                        "{0}: takes four eyes, no second official agreed"},
                       {one.decision});
        case Kind::OwnApproval:
            return say(language,
                       {"{0}: vier ogen nodig, alleen wie besloot stemde in (regel {1})",
                        "{0}: takes four eyes, only who decided agreed (entry {1})"},
                       {one.decision, std::to_string(one.other)});
        case Kind::FactsCorrected:
            return say(language,
                       {"genomen op gegevens die later zijn gecorrigeerd (vanaf regel {0}): {1}",
                        "taken on facts that were corrected later (as of entry {0}): {1}"},
                       {std::to_string(one.other), listed(fact_names(one.names), language)});
    }
    return {};
}

Json as_json(Violation const& one, std::string const& case_number) {
    Json json{{"kind", std::string(audit::name(one.kind))},
              {"entry", one.entry},
              {"recorded_at", one.recorded_at},
              {"actor", one.actor},
              {"case", one.case_ref},
              {"case_number", case_number}};
    if (!one.decision.empty()) json["decision"] = one.decision;
    if (one.kind == Kind::JudgementMissing) json["judgements"] = one.names;
    if (one.kind == Kind::FactsCorrected) json["facts"] = one.names;
    if (one.kind == Kind::Late) {
        json["last_day"] = one.last_day;
        json["last_day_by"] = one.rule;
        json["taken_on"] = one.taken_on;
    }
    if (one.kind == Kind::OwnApproval) json["approval"] = one.other;
    if (one.kind == Kind::FactsCorrected) json["corrected_by"] = one.other;
    return json;
}

std::string csv_header(Language language) {
    return csv_line(language == Language::Dutch
                        ? std::vector<std::string>{"regel", "vastgelegd", "medewerker", "zaak", "besluit", "wat"}
                        : std::vector<std::string>{"entry", "recorded at", "official", "case", "decision", "what"});
}

std::string remarks(audit::ViolationsAnswer const& answer, std::vector<Kind> const& kinds, Language language) {
    std::string text = unanswered_text(answer.unanswered, language);
    if (answer.term_unknown > 0)
        text += say(language,
                    {"van {0} is de laatste dag niet na te gaan: er ontbreken gegevens\n",
                     "of {0} the last day is not known: facts are missing\n"},
                    {amount(language, static_cast<std::uint64_t>(answer.term_unknown), {"besluit", "decision"},
                            {"besluiten", "decisions"})});
    for (auto const& off : answer.off) {
        std::vector<std::string> numbers;
        for (auto const number : off.decisions) numbers.push_back(std::to_string(number));
        text += paragraph(
            say(language,
                {"vier ogen stond voor {0} uit van regel {1} tot regel {2}; zonder tweede medewerker "
                 "besloten in regel {3}",
                 "four eyes was off for {0} from entry {1} to entry {2}; decided without a second "
                 "official in entry {3}"},
                {off.decision, std::to_string(off.since), std::to_string(off.until), listed(numbers, language)}),
            0);
    }
    bool const asked = std::find(kinds.begin(), kinds.end(), Kind::NoApproval) != kinds.end();
    if (asked && !answer.four_eyes)
        text += say(language, {"geen enkel besluit vraagt in dit grootboek vier ogen (`ledger setting`)\n",
                               "no decision takes four eyes in this ledger (`ledger setting`)\n"});
    return text;
}

}  // namespace

int ledger_violations(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const kinds = wanted(arguments.violation_kinds);
    auto const filter = filter_of(arguments);
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    session.store().read([&](store::Reading const& reading) { expect_official(reading, arguments); });
    auto const act = session.act(causes::auditing);
    auto json = document("ledger-violations");
    json["violations"] = Json::array();
    audit::ViolationsAnswer answer;
    session.ledger().access(
        act, ledger::Permission::ReadAll, {arguments.command, {}, {}}, [&](ledger::CaseReader const& reader) {
            audit::RuleSets rules(reader.reading(), compile_texts);
            if (arguments.csv) world.out << csv_header(language);
            answer = audit::violations(reader, rules, filter, kinds, [&](Violation const& one) {
                auto const number = reader.case_id(one.case_ref).value_or("");
                if (arguments.json)
                    json["violations"].push_back(as_json(one, number));
                else if (arguments.csv)
                    world.out << csv_line({std::to_string(one.entry), one.recorded_at, one.actor, number, one.decision,
                                           sentence(one, language)});
                else
                    world.out << one.entry << "  " << one.recorded_at << "  " << printable(one.actor)
                              << say(language, {"  zaak {0}", "  case {0}"}, {printable(number)}) << "\n"
                              << paragraph(sentence(one, language), 4);
            });
        });
    if (arguments.json) {
        json["asked"] = answer.asked;
        json["found"] = answer.found;
        json["term_unknown"] = answer.term_unknown;
        json["four_eyes"] = answer.four_eyes;
        json["four_eyes_off"] = Json::array();
        for (auto const& off : answer.off)
            json["four_eyes_off"].push_back(
                {{"decision", off.decision}, {"since", off.since}, {"until", off.until}, {"decisions", off.decisions}});
        json["unanswered"] = unanswered_json(answer.unanswered);
        world.out << to_text(json);
    } else if (!arguments.csv) {
        world.out << (answer.found > 0 ? "\n" : "")
                  << say(language, {"{0} bij {1}\n", "{0} in {1}\n"},
                         {answer.found == 0 ? say(language, {"geen overtreding gevonden", "no violation found"})
                                            : amount(language, static_cast<std::uint64_t>(answer.found),
                                                     {"bevinding", "finding"}, {"bevindingen", "findings"}),
                          amount(language, static_cast<std::uint64_t>(answer.asked), {"besluit", "decision"},
                                 {"besluiten", "decisions"})})
                  << remarks(answer, kinds, language);
    }
    return answer.found > 0 ? exit_codes::rules_fail : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
