// ledger due: of each case, what may be kept until when, and what should have been erased already.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/dossier_commands.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_rules.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "engine/audit/retention.hpp"
#include "engine/ledger/knowledge.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <ostream>
#include <tuple>

namespace wetwijzer::cli::commands {

namespace {

using audit::KeptData;
using audit::Retention;
using State = Retention::State;

struct KeptCase {
    std::string case_id, ref;
    Retention retention;
    std::vector<evaluate::CaseProblem> problems;  // what is known does not fit the rules: nothing can be told
};

class TextWriter {
public:
    TextWriter(values::Date on, Arguments const& arguments)
        : on_(on), language_(arguments.language), arguments_(arguments) {}

    std::string run(std::vector<KeptCase> const& cases) {
        std::map<State, std::size_t> counts;
        for (auto const& one : cases) ++counts[one.retention.state];
        text_ = pick(
            {"Bewaartermijnen op {0}: {1}, {2} over tijd\n", "Retention on {0}: {1}, {2} overdue\n"},
            {values::to_text(on_, language_), amount(language_, cases.size(), {"zaak", "case"}, {"zaken", "cases"}),
             std::to_string(counts[State::Overdue])});
        std::optional<State> last;
        for (auto const& one : cases) {
            if (last != one.retention.state) text_ += "\n" + heading(one.retention.state) + "\n";
            last = one.retention.state;
            write(one);
        }
        if (counts[State::Overdue] + counts[State::Signalled] > 0) advice();
        return std::move(text_);
    }

private:
    std::string pick(Text text, std::initializer_list<std::string> parts = {}) const {
        return say(language_, text, parts);
    }
    std::string heading(State state) const {
        switch (state) {
            case State::Overdue:
                return pick({"Over tijd", "Overdue"});
            case State::Signalled:
                return pick({"Binnenkort", "Soon"});
            case State::Unknown:
                return pick({"Niet te zeggen", "Cannot be told"});
            case State::Running:
                return pick({"Loopt", "Running"});
            case State::NotStarted:
                break;
        }
        return pick({"Nog niet begonnen", "Not started yet"});
    }

    void write(KeptCase const& one) {
        text_ += "  " + pick({"Zaak {0}", "Case {0}"}, {printable(one.case_id)}) + "\n";
        for (auto const& problem : one.problems)
            text_ += paragraph(
                problem.path + ": " + (language_ == Language::Dutch ? problem.message_nl : problem.message_en), 4,
                "! ");
        // Kinds with the same day together, the earliest first; then those without a day.
        std::map<values::Date, std::vector<std::string>> days;
        std::vector<std::string> not_started, unknown;
        std::map<std::string, std::string> questions, faults;
        for (auto const& data : one.retention.kinds) {
            if (data.last) days[*data.last].push_back(data.title);
            if (data.not_started) not_started.push_back(data.title);
            if (!data.missing.empty()) unknown.push_back(data.title);
            if (!data.fault.empty()) faults[data.fault] = data.title;
            for (auto const& missing : data.missing) questions[missing.name] = missing.question;
        }
        for (auto const& [day, titles] : days) {
            auto const left = day.days() - on_.days();
            auto const when = left < 0 ? pick({" ({0} over tijd)", " ({0} overdue)"}, {in_days(-left)})
                                       : pick({" (nog {0})", " ({0} left)"}, {in_days(left)});
            text_ += paragraph(pick({"uiterlijk {0}{1}: {2}", "at the latest {0}{1}: {2}"},
                                    {values::to_text(day, language_), when, listed(titles, language_)}),
                               4, left < 0 ? "! " : "- ");
        }
        if (!not_started.empty())
            text_ += paragraph(
                pick({"termijn nog niet begonnen: {0}", "term not started yet: {0}"}, {listed(not_started, language_)}),
                4, "- ");
        if (!unknown.empty())
            text_ += paragraph(
                pick({"nog niet te zeggen: {0}", "cannot be told yet: {0}"}, {listed(unknown, language_)}), 4, "? ");
        for (auto const& [name, question] : questions)
            text_ += paragraph(name + (question.empty() ? "" : ": " + question), 6, "? ");
        for (auto const& [fault, title] : faults) text_ += paragraph(title + ": " + fault, 4, "! ");
    }

    std::string in_days(std::int32_t days) const {
        return amount(language_, static_cast<std::uint64_t>(days), {"dag", "day"}, {"dagen", "days"});
    }

    void advice() {
        text_ +=
            "\n" +
            paragraph(pick({"`wetwijzer ledger erase {0} --zaak ZAAKNUMMER --reden …` vernietigt de sleutel van een "
                            "zaak: dan is alles van de zaak weg, ook wat langer mag blijven. De termijnen zijn de "
                            "langste die mogen; wat daarvan elders nog nodig is, hoort eerst daar te staan.",
                            "`wetwijzer ledger erase {0} --zaak CASE-ID --reden …` destroys the key of a case: then "
                            "all of the case is gone, also what may be kept longer. The terms are the longest "
                            "allowed; what is still needed elsewhere belongs there first."},
                           {printable(arguments_.operands[0])}),
                      0);
    }

    values::Date on_;
    Language language_;
    Arguments const& arguments_;
    std::string text_;
};

Json optional_day(std::optional<values::Date> const& date) { return date ? Json(date->iso()) : Json(); }

Json as_json(KeptCase const& one, Language language) {
    Json json{{"case", one.case_id}, {"case_ref", one.ref}, {"state", std::string(name(one.retention.state))}};
    json["first_day_over"] = optional_day(one.retention.first);
    json["last_day_over"] = optional_day(one.retention.last);
    json["kinds"] = Json::array();
    for (auto const& data : one.retention.kinds) {
        Json kind{{"kind", data.name}, {"title", data.title}};
        kind["last_day"] = optional_day(data.last);
        kind["signal"] = optional_day(data.signal);
        kind["not_started"] = data.not_started;
        kind["missing"] = Json::array();
        for (auto const& missing : data.missing) kind["missing"].push_back(missing.name);
        if (!data.fault.empty()) kind["fault"] = data.fault;
        json["kinds"].push_back(std::move(kind));
    }
    json["problems"] = Json::array();
    for (auto const& problem : one.problems)
        json["problems"].push_back(
            {{"code", problem.code},
             {"path", problem.path},
             {"message", language == Language::Dutch ? problem.message_nl : problem.message_en}});
    return json;
}

KeptCase kept(ledger::CaseReader const& reader, std::string const& ref, model::RuleSet const& rules,
              evaluate::CaseFormat const& format, audit::RetentionRules const& which, values::Date on,
              Language language) {
    KeptCase one{reader.case_id(ref).value_or(""), ref, {}, {}};
    auto const known = ledger::statements(reader, ref, {}, on.iso());
    auto const facts = format.read(ledger::case_json(one.case_id, known, on.iso()), one.problems);
    if (facts)
        one.retention = audit::retention(rules, which, *facts, on, language);
    else
        one.retention.state = State::Unknown;
    return one;
}

bool comes_before(KeptCase const& left, KeptCase const& right) {
    constexpr auto end = "9999-99-99";
    auto const day = [](KeptCase const& one) { return one.retention.first ? one.retention.first->iso() : end; };
    return std::tuple(left.retention.state, day(left), left.case_id) <
           std::tuple(right.retention.state, day(right), right.case_id);
}

}  // namespace

int ledger_due(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::erasing);
    auto const permission = arguments.case_id ? ledger::Permission::ReadCase : ledger::Permission::ReadAll;
    session.ledger().permit(act, permission);
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const which = audit::RetentionRules::of(rules->model());
    if (!which)
        throw CommandError(exit_codes::usage,
                           say(language, {"deze regels zeggen niet hoe lang gegevens worden bewaard",
                                          "these rules do not say how long data are kept"}),
                           say(language, {"dat doen regels met de uitkomst `uiterlijk_verwijderen_op` en het gegeven "
                                          "`soort_gegevens`",
                                          "rules do that by the outcome `uiterlijk_verwijderen_op` and the fact "
                                          "`soort_gegevens`"}));
    auto const on = day_asked(arguments, act.time);
    evaluate::CaseFormat const format(rules->model());
    ledger::AccessDetails about;
    about.what = "ledger due";
    if (arguments.case_id) about.cases = {case_named(session.ledger(), arguments)};
    std::vector<KeptCase> cases;
    session.ledger().access(act, permission, about, [&](ledger::CaseReader const& reader) {
        cases.clear();
        auto refs = about.cases;
        if (!arguments.case_id)
            reader.reading().case_keys([&](store::CaseKey const& key) {
                refs.push_back(key.ref);
                return true;
            });
        Progress progress(refs.size(), arguments, world);
        for (auto const& ref : refs) {
            cases.push_back(kept(reader, ref, rules->model(), format, *which, on, language));
            progress.advance();
        }
    });
    std::sort(cases.begin(), cases.end(), comes_before);

    if (arguments.json) {
        auto json = document("ledger-due");
        json["reference_date"] = on.iso();
        json["rule_set_hash"] = rules->model().hash;
        json["cases"] = Json::array();
        for (auto const& one : cases) json["cases"].push_back(as_json(one, language));
        world.out << to_text(json);
    } else {
        world.out << TextWriter(on, arguments).run(cases);
    }
    bool const overdue =
        std::any_of(cases.begin(), cases.end(), [](auto const& one) { return one.retention.state == State::Overdue; });
    return overdue ? exit_codes::rules_fail : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
